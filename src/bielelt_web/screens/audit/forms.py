"""What the audit trail can be narrowed to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bielelt_web.screens.wording import ACTIONS


class FilterForm(forms.Form):
    """All fields may be left empty; their names are those of ``queries.audit.trail``."""

    person = forms.CharField(
        label=_("Person"),
        required=False,
        max_length=150,
        widget=forms.TextInput({"list": "people"}),
    )
    action = forms.ChoiceField(
        label=_("What was done"),
        required=False,
        choices=[("", _("anything")), *ACTIONS.items()],
    )
    subject = forms.CharField(
        label=_("To what"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"placeholder": "report:12"}),
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"})
    )
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )


class ProofForm(forms.Form):
    """Behind which entry the chain is to be proved; none is its start."""

    after = forms.IntegerField(required=False, min_value=0, max_value=2**62)
