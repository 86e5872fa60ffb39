"""Forms check shape only; rules live in the actions and the library."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bielelt.core.corrections import AnswerKind
from bielelt_web.models import Organisation
from bielelt_web.queries.imports import read_suffixes

VALUE_PREFIX = "value-"


class OrganisationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Soums of several provinces share a name: show the province before it."""

    def label_from_instance(self, organisation: Organisation) -> str:
        """Return «Province, district»; a province stands alone."""
        if organisation.parent and organisation.kind != Organisation.Kind.PROVINCE:
            return f"{organisation.parent.name}, {organisation.name}"
        return organisation.name


class UploadForm(forms.Form):
    """A report as a file, and whose report it is."""

    organisation = OrganisationField(
        label=_("Organisation the report is about"), queryset=None
    )
    file = forms.FileField(label=_("Report file"), allow_empty_file=True)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisations: QuerySet[Organisation],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Offer ``organisations`` only."""
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["accept"] = ",".join(read_suffixes())


class AnswerForm(forms.Form):
    """The answer to one doubt; the new values come as ``value-<field>`` or ``whole``."""

    kind = forms.TypedChoiceField(
        choices=[(kind.value, kind.value) for kind in AnswerKind], coerce=AnswerKind
    )
    reading = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        """Gather the values; which fields there are depends on the doubt."""
        values = {
            name.removeprefix(VALUE_PREFIX): str(value)
            for name, value in self.data.items()
            if name.startswith(VALUE_PREFIX)
        }
        if self.cleaned_data.get("kind") is AnswerKind.SPLIT:
            values = {"whole": str(self.data.get("whole", ""))}
        return {**self.cleaned_data, "values": values}


class AcceptForm(forms.Form):
    """The last word of a person before a report enters the register."""

    period = forms.CharField(
        label=_("Reporting period"),
        max_length=7,
        help_text=_("The year alone or with -Q1…-Q4, -H1, -H2 or -M9, e.g. 2024-H1."),
    )
