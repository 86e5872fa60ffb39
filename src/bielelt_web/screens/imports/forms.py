"""Forms check shape only; rules live in the actions and the library."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bielelt.core.corrections import AnswerKind
from bielelt_web.models import Organisation
from bielelt_web.queries.imports import accepted_suffixes

VALUE_PREFIX = "value-"


class OrganisationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Soums of several provinces share a name: show the province before it."""

    def label_from_instance(self, organisation: Organisation) -> str:
        """Return «Province, district»; a province stands alone."""
        if organisation.parent and organisation.kind != Organisation.Kind.PROVINCE:
            return f"{organisation.parent.name}, {organisation.name}"
        return organisation.name


class FilesInput(forms.FileInput):
    """A file input in which several files may be chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; its value is a list of them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:  # noqa: ANN401
        """Check the shape of each file that came."""
        single = super().clean
        return [single(file, initial) for file in data or [None]]


class UploadForm(forms.Form):
    """Reports as files, and whose reports they are."""

    organisation = OrganisationField(
        label=_("Organisation the report is about"), queryset=None
    )
    file = FilesField(label=_("Report files"), allow_empty_file=True)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisations: QuerySet[Organisation],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Offer ``organisations`` only."""
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["accept"] = ",".join(accepted_suffixes())


class MoveForm(forms.Form):
    """Whose report it is."""

    organisation = OrganisationField(queryset=None)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation]) -> None:  # noqa: ANN401
        """Allow ``organisations`` only."""
        super().__init__(*args)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


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


class AcceptManyForm(forms.Form):
    """The doubts a person left ticked."""

    doubts = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick at least one doubt.")}
    )

    def __init__(self, *args: Any, numbers: Iterable[int], **options: Any) -> None:  # noqa: ANN401
        """Take the doubts with these numbers; the action leaves what is answered alone."""
        super().__init__(*args, **options)
        self.fields["doubts"].choices = [(n, n) for n in numbers]  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """The last word of a person before a report enters the register."""

    period = forms.CharField(
        label=_("Reporting period"),
        max_length=7,
        help_text=_("The year alone or with -Q1…-Q4, -H1, -H2 or -M9, e.g. 2024-H1."),
    )
