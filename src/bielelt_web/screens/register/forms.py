"""Forms of the register check shape only; rules live in the actions."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bielelt.core.kinds import KINDS
from bielelt.core.numbering import act_key
from bielelt.core.schedules import SCHEDULES
from bielelt_web.actions.assignments import Terms
from bielelt_web.actions.control import FOLLOWS
from bielelt_web.actions.decisions import Facts, NewClause, Upload
from bielelt_web.models import Assignment, Clause, Decision, Organisation
from bielelt_web.screens.imports.forms import OrganisationField

# Bodies that are named by their kind: «all districts».
GROUPS = {
    "districts": (Organisation.Kind.DISTRICT, _("All districts")),
    "bags": (Organisation.Kind.BAG, _("All bags")),
    "agencies": (Organisation.Kind.AGENCY, _("All agencies")),
}
_GROUP_MARK = "group:"


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of decisions in the reader's language."""
    mongolian = get_language() == "mn"
    return [
        (key, kind.word.capitalize() if mongolian else kind.title)
        for key, kind in KINDS.items()
    ]


def schedule_choices() -> list[tuple[str, str]]:
    """Return the schedules in the reader's language."""
    mongolian = get_language() == "mn"
    return [(key, s.name if mongolian else s.english) for key, s in SCHEDULES.items()]


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self) -> None:
        """Write what the picker reads."""
        super().__init__(format="%Y-%m-%d")


class NarrowForm(forms.Form):
    """What the list of decisions is narrowed to."""

    words = forms.CharField(label=_("Number or title"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1990, max_value=2100
    )
    control = forms.ChoiceField(label=_("Control"), required=False)
    unanswered = forms.BooleanField(label=_("Nobody answers for it"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Offer the kinds and states in the reader's language."""
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("Any")), *kind_choices()]  # type: ignore[attr-defined]
        self.fields["control"].choices = [("", _("Any")), *Decision.Control.choices]  # type: ignore[attr-defined]


class TextForm(forms.Form):
    """The whole text of an act, pasted or as a file, and whose it is."""

    issuer = OrganisationField(label=_("Issued by"), queryset=None)
    file = forms.FileField(
        label=_("File of the act"), required=False, allow_empty_file=True
    )
    text = forms.CharField(
        label=_("or its text, pasted"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        issuers: QuerySet[Organisation],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Offer ``issuers`` only; the first is chosen already."""
        super().__init__(*args, **options)
        self.fields["issuer"].queryset = issuers  # type: ignore[attr-defined]
        self.fields["issuer"].initial = issuers.first()


class FactsForm(forms.Form):
    """What a decision says of itself."""

    kind = forms.ChoiceField(label=_("Kind"))
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    joint = forms.CharField(
        label=_("Further numbers"),
        required=False,
        max_length=300,
        help_text=_("Of a joint act, with a semicolon between: А/12; Б/7."),
    )
    date = forms.DateField(label=_("Date of the decision"), widget=DateInput())
    title = forms.CharField(label=_("Title"), widget=forms.Textarea(attrs={"rows": 2}))
    legal_basis = forms.CharField(
        label=_("Legal basis"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    basis_url = forms.URLField(
        label=_("Link to the legal basis"), required=False, assume_scheme="https"
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Offer the kinds in the reader's language."""
        super().__init__(*args, **options)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]

    @property
    def facts(self) -> Facts:
        """The cleaned form as the actions take it."""
        given = self.cleaned_data
        joint = [n.strip() for n in re.split(r"[;\n]", given["joint"]) if n.strip()]
        first = [given["number"]] if given["number"] or joint else []
        return Facts(
            kind=given["kind"],
            numbers=(*first, *joint),
            date=given["date"],
            title=given["title"].strip(),
            legal_basis=given["legal_basis"].strip(),
            basis_url=given["basis_url"],
            text=given["text"],
        )


class UploadSeal(forms.Form):
    """The stored file between two pages, sealed so that nobody puts another one in."""

    upload = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean_upload(self) -> Upload | None:
        """Return the stored file; refuse a seal that is not ours."""
        sealed = self.cleaned_data["upload"]
        try:
            return Upload(*signing.loads(sealed)) if sealed else None
        except signing.BadSignature:
            raise forms.ValidationError(
                _("The file is not the one that was uploaded. Begin anew.")
            ) from None


def seal(upload: Upload) -> str:
    """Return what the hidden field of ``UploadSeal`` carries."""
    return signing.dumps([upload.sha256, upload.name])


class BodiesField(forms.MultipleChoiceField):
    """Groups and single bodies, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, bodies: Sequence[Organisation]) -> None:
        """Offer the groups that have members, then each body by its code."""
        kinds = {body.kind for body in bodies}
        groups = [
            (f"{_GROUP_MARK}{key}", name)
            for key, (kind, name) in GROUPS.items()
            if kind in kinds
        ]
        self.choices = [*groups, *((body.code, body.name) for body in bodies)]


class TermsForm(forms.Form):
    """To whom a clause is given, and on which terms."""

    bodies = BodiesField(label=_("Given to"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Assignment.ROLES, initial="lead")
    schedule = forms.ChoiceField(label=_("Reported"), initial="default")
    due_on = forms.DateField(label=_("Due on"), required=False, widget=DateInput())
    continuing = forms.BooleanField(
        label=_("Continuing"),
        required=False,
        help_text=_("Reported every time, also after 100 %."),
    )
    weight = forms.DecimalField(
        label=_("Weight"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=6,
        decimal_places=2,
        initial=Decimal(1),
    )

    def __init__(self, *args: Any, bodies: Sequence[Organisation], **options: Any) -> None:  # noqa: ANN401
        """Offer ``bodies`` and their groups."""
        super().__init__(*args, **options)
        self.offered = bodies
        self.fields["bodies"].offer(bodies)  # type: ignore[attr-defined]
        self.fields["schedule"].choices = schedule_choices()  # type: ignore[attr-defined]

    @property
    def terms(self) -> Terms:
        """The terms; the group is named if one and nothing else was chosen."""
        given = self.cleaned_data
        chosen = given["bodies"]
        group = chosen[0].removeprefix(_GROUP_MARK) if len(chosen) == 1 else ""
        return Terms(
            role=given["role"],
            group=group if group in GROUPS else "",
            schedule=given["schedule"],
            due_on=given["due_on"],
            continuing=given["continuing"],
            weight=given["weight"] or Decimal(1),
        )

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The bodies chosen, by group or by name, each once."""
        return chosen_bodies(self.cleaned_data["bodies"], self.offered)


def chosen_bodies(
    chosen: Iterable[str], offered: Sequence[Organisation]
) -> tuple[Organisation, ...]:
    """Return the bodies that codes and group keys name, in the order they are offered."""
    keys = set(chosen)
    kinds = {kind for key, (kind, _n) in GROUPS.items() if f"{_GROUP_MARK}{key}" in keys}
    return tuple(body for body in offered if body.code in keys or body.kind in kinds)


class ClauseForm(forms.Form):
    """The words of a clause and what its verb does."""

    label = forms.CharField(label=_("No."), max_length=40, required=False)
    text = forms.CharField(
        label=_("Text of the clause"), widget=forms.Textarea(attrs={"rows": 3})
    )
    force = forms.ChoiceField(
        label=_("Force"), choices=Clause.Force.choices, initial=Clause.Force.DUTY
    )


class NewClauseForm(TermsForm, ClauseForm):
    """One clause of a new decision; ``leave_out`` drops what is no clause."""

    leave_out = forms.BooleanField(label=_("Leave out"), required=False)
    field_order = ("label", "text", "force", "bodies")

    @property
    def new_clause(self) -> NewClause:
        """The clause as the actions take it."""
        given = self.cleaned_data
        return NewClause(
            label=given["label"],
            text=given["text"],
            force=given["force"],
            organisations=self.organisations,
            terms=self.terms,
        )


class ControlForm(forms.Form):
    """An event in the life of a decision."""

    kind = forms.ChoiceField(
        label=_("Event"),
        choices=[(key, Decision.Control(key).label) for key in FOLLOWS],
    )
    clause: forms.ModelChoiceField[Clause] = forms.ModelChoiceField(
        label=_("Only of the clause"),
        required=False,
        queryset=None,
        empty_label=_("the whole decision"),
    )
    on = forms.DateField(label=_("Day"), widget=DateInput())
    basis = forms.CharField(
        label=_("Basis"),
        max_length=500,
        help_text=_("The document on whose ground it is done, with number and date."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    successor = forms.CharField(
        label=_("Number of the decision that replaced it"), required=False, max_length=60
    )

    def __init__(self, *args: Any, decision: Decision, **options: Any) -> None:  # noqa: ANN401
        """Offer the clauses of ``decision``."""
        super().__init__(*args, **options)
        self.decision = decision
        self.fields["clause"].queryset = decision.clauses.all()  # type: ignore[attr-defined]

    def clean_successor(self) -> Decision | None:
        """Return the one decision of the same issuer that has this number."""
        number = self.cleaned_data["successor"]
        if not number:
            return None
        year, key = act_key(number, None)
        found = Decision.objects.filter(issuer=self.decision.issuer_id, number_key=key)
        rows = list(found.filter(year=year) if year else found)
        if len(rows) != 1:
            raise forms.ValidationError(
                _("%(count)s decisions have this number. Write it with its year, e.g. "
                  "2026_А/15, and register the decision first if it is not here."),
                params={"count": len(rows)},
            )  # fmt: skip
        return rows[0]
