"""What people fill in about findings and rules."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bielelt.checks import Rule
from bielelt_web.models import KeptFinding


class AnswerForm(forms.Form):
    """What is said to a finding; empty takes it back."""

    answer = forms.ChoiceField(
        choices=[("", ""), *KeptFinding.Answer.choices], required=False
    )
    reason = forms.CharField(required=False, max_length=2000)


class RuleForm(forms.Form):
    """How a rule works from a day on; its numbers are fields of their own."""

    is_on = forms.BooleanField(label=_("The rule runs"), required=False)
    severity = forms.ChoiceField(
        label=_("Severity of its findings"),
        choices=[("", _("as the rule finds it")), *KeptFinding.SEVERITIES],
        required=False,
    )
    since = forms.DateField(
        label=_("Holds from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Reports that opened before this day are judged as they were."),
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )

    def __init__(self, *args: Any, rule: Rule, **options: Any) -> None:  # noqa: ANN401
        """Add a number for each setting of ``rule``."""
        super().__init__(*args, **options)
        self.rule = rule
        for setting in rule.settings:
            title = setting.title.mn if get_language() == "mn" else setting.title.en
            self.fields[f"value_{setting.name}"] = forms.IntegerField(
                label=title, min_value=setting.least, max_value=setting.most
            )

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The fields of the settings."""
        return [self[f"value_{setting.name}"] for setting in self.rule.settings]

    def clean(self) -> dict[str, Any]:
        """Gather the numbers, as the action wants them."""
        given = dict(super().clean() or {})
        names = [setting.name for setting in self.rule.settings]
        values = {n: given.pop(f"value_{n}") for n in names if f"value_{n}" in given}
        return {**given, "values": values}
