"""Forms for correcting what no doubt is about; rules live in the actions and the library."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bielelt.core.corrections import CLAUSE_FIELDS, PLACED_IN, Kind
from bielelt.core.kinds import KINDS, UNKNOWN
from bielelt.core.report import NOT_DUE
from bielelt.core.scales import NOT_DUE_SIGN
from bielelt_web.queries.correcting import ClauseDesk
from bielelt_web.queries.review import ClauseItem
from bielelt_web.screens.wording import FIELDS
from bielelt_web.templatetags.bielelt import kind_name

LONG = {"text", "progress"}
_SHOWN = 70  # letters of a clause in a list of clauses


class CorrectionForm(forms.Form):
    """What a person wants of one clause: ``values`` by field, and the reading they saw."""

    reading = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - QueryDict or None
        kind: Kind,
        fields: dict[str, forms.Field],
        reading: int,
    ) -> None:
        """Ask for ``fields``, whose initial values are what stands there."""
        super().__init__(
            data, auto_id=f"{kind}-%s", prefix="new", initial={"reading": reading}
        )
        self.kind = kind
        self.fields |= fields

    def clean(self) -> dict[str, Any]:
        """Gather what the action takes."""
        taken = dict(self.cleaned_data)
        reading = taken.pop("reading", None)
        seen = {name: self._seen(name) for name in taken if self._seen(name) is not None}
        # Of what was seen only what is changed is sent on: the rest may be changed by others.
        values = {n: v for n, v in taken.items() if n not in seen or n in self.changed_data}
        return {
            "reading": reading,
            "kind": self.kind,
            "values": values,
            "seen": {name: text for name, text in seen.items() if name in values},
        }

    def _seen(self, name: str) -> str | None:
        """Return what stood in a field of the page that was sent; None if it does not tell."""
        return self.data.get(self[name].html_initial_name)

    def show_what_stands(self) -> None:
        """Let the next sending be held against what stands now, which the refusal told of."""
        data = dict(self.data.items())
        for name, field in self.fields.items():
            if field.show_hidden_initial:
                data[self[name].html_initial_name] = field.initial
        self.data = data


def clause_forms(data: Any, desk: ClauseDesk, reading: int) -> dict[str, CorrectionForm]:  # noqa: ANN401
    """Return the forms by which one clause can be corrected, by kind.

    ``data`` is what was sent, None if nothing; it fills the form whose kind it names.
    """
    wanted = {
        Kind.EDIT: {
            name: _field(name, _stands(desk.item, name), seen=True)
            for name in CLAUSE_FIELDS
        },
        Kind.SPLIT: {
            name: _field(name, _stands(desk.item, name)) for name in sorted(LONG)[::-1]
        },
    }
    if desk.following:
        ratings = ("self", "upper") if desk.rated_apart else ()
        wanted[Kind.MERGE] = {n: _field(n, _stands(desk.item, n)) for n in ratings}
    if desk.decisions:
        wanted[Kind.MOVE] = {"to": _decisions(desk)}
    if not desk.begins_a_decision:
        wanted[Kind.BEGIN] = _begun(desk)
    sent = data.get("kind") if data else None
    return {
        kind.value: CorrectionForm(data if kind == sent else None, kind, fields, reading)
        for kind, fields in wanted.items()
    }


class PlaceForm(CorrectionForm):
    """Which stretch of a text goes into which field of which clause."""

    def clean(self) -> dict[str, Any]:
        """Tell the clause apart from what else the action takes."""
        taken = super().clean()
        return {**taken, "address": taken["values"].pop("address", "")}


def place_form(
    data: Any,  # noqa: ANN401
    text: str,
    number: int,
    clauses: tuple[tuple[str, ClauseItem], ...],
    reading: int,
) -> PlaceForm:
    """Return the form by which the unplaced text ``number`` is placed."""
    stretch = forms.CharField(
        label=_("Words to be placed"),
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=text,
        help_text=_("Leave only what belongs there; the rest stays where it is."),
    )
    fields: dict[str, forms.Field] = {
        "number": forms.CharField(widget=forms.HiddenInput, initial=str(number)),
        "stretch": stretch,
        "address": forms.ChoiceField(
            label=_("Clause"), choices=[(key, _listed(item)) for key, item in clauses]
        ),
        "field": forms.ChoiceField(
            label=_("Field"), choices=[(name, FIELDS[name]) for name in PLACED_IN]
        ),
        "at": forms.ChoiceField(
            label=_("Where in the field"),
            choices=[("end", _("behind what stands there")), ("start", _("before it"))],
        ),
    }
    return PlaceForm(data, Kind.PLACE, fields, reading)


def _field(name: str, value: str, *, seen: bool = False) -> forms.Field:
    """Return a field with what stands there; ``seen``: what is sent says what that was."""
    if name in LONG:
        widget: forms.Widget = forms.Textarea(attrs={"rows": 5})
    else:
        widget = forms.TextInput()
    return forms.CharField(
        label=FIELDS[name],
        required=False,
        widget=widget,
        initial=value,
        show_hidden_initial=seen,
    )


def _stands(item: ClauseItem, name: str) -> str:
    attribute = {"self": "self_rating", "upper": "upper_rating"}.get(name, name)
    value = getattr(item.clause, attribute)
    if value is NOT_DUE:
        return NOT_DUE_SIGN
    return "" if value is None else str(value)


def _decisions(desk: ClauseDesk) -> forms.ChoiceField:
    choices = [
        (
            address,
            " · ".join(
                part
                for part in (f"{d.serial}.", d.number or "", (d.title or "")[:_SHOWN])
                if part
            ),
        )
        for address, d in desk.decisions
    ]
    return forms.ChoiceField(label=_("Decision it belongs to"), choices=choices)


def _begun(desk: ClauseDesk) -> dict[str, forms.Field]:
    kinds = [(key, kind_name(key)) for key in (*KINDS, UNKNOWN)]
    date = forms.CharField(
        label=FIELDS["date"],
        required=False,
        help_text=_("Year-month-day, e.g. 2024-06-25."),
    )
    return {
        "title": _field("title", ""),
        "number": _field("number", ""),
        "date": date,
        "kind": forms.ChoiceField(
            label=FIELDS["kind"], choices=kinds, initial=desk.item.decision.kind
        ),
    }


def _listed(item: ClauseItem) -> str:
    words = item.clause.text or item.clause.progress or "–"
    cut = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
    return f"{item.clause.serial}. {cut}"
