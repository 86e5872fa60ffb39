"""Corrections ⇄ ``bielelt-corrections/1``, the JSON form that ``bielelt correct`` takes."""

import json
from typing import Any

from bielelt.core.corrections.values import Change, Correction, Kind, Spot
from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Place, Unplaced

SCHEMA = "bielelt-corrections/1"
_BROKEN = (KeyError, TypeError, ValueError, AttributeError)


def dumps(corrections: list[Correction]) -> str:
    """Return the list as one JSON object, in its order."""
    listed = [to_dict(correction) for correction in corrections]
    data = {"schema": SCHEMA, "corrections": listed}
    return json.dumps(data, ensure_ascii=False, indent=1)


def loads(text: str) -> list[Correction]:
    """Return the list that ``dumps`` wrote; raise UnreadableDocument for anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"This is no JSON of {SCHEMA}: {error}.") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UnreadableDocument(f"This JSON is not {SCHEMA}: its “schema” must say so.")
    try:
        return [from_dict(entry) for entry in data["corrections"]]
    except _BROKEN as error:
        raise UnreadableDocument(
            f"This JSON breaks the form {SCHEMA}: {error!r}. See docs/corrections.md."
        ) from None


def to_dict(correction: Correction) -> dict[str, Any]:
    """Return plain lists, dicts, strings and numbers; what is empty is left out."""
    data = {
        "kind": correction.kind.value,
        "at": _spot(correction.spot),
        "changes": [
            {"field": c.field, "from": c.before, "to": c.after} for c in correction.changes
        ],
        "answers": [{"field": field, "why": why} for field, why in correction.answers],
        "target": _spot(correction.target),
        "unplaced": _unplaced(correction.piece),
        "part": correction.part,
        "given": dict(correction.given),
    }
    return {key: value for key, value in data.items() if value}


def from_dict(data: dict[str, Any]) -> Correction:
    """Return the correction that ``to_dict`` took apart.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it has another form.

    """
    made = Correction(
        Kind(data["kind"]),
        _parse_spot(data.get("at")),
        tuple(
            Change(str(c["field"]), str(c["from"]), str(c["to"]))
            for c in data.get("changes", ())
        ),
        tuple((str(a["field"]), str(a["why"])) for a in data.get("answers", ())),
        _parse_spot(data.get("target")),
        _parse_unplaced(data.get("unplaced")),
        int(data.get("part", 0)),
        tuple((str(name), str(text)) for name, text in data.get("given", {}).items()),
    )
    _refuse_incomplete(made)
    return made


_CLAUSE_FIELDS = {"label", "text", "progress", "self", "upper", "kind", "title", "date"}
_REPORT_FIELDS = {"title", "organisation", "place", "date", "period"}
_NAMED = {
    Kind.SPLIT: {"text", "progress"},
    Kind.MERGE: {"text", "progress", "self", "upper"},
    Kind.MOVE: {"decision"},
    Kind.BEGIN: {"decision"},
}


def _refuse_incomplete(made: Correction) -> None:
    """Refuse what ``replay`` could not carry out, so that it fails here and in words."""
    fields = {change.field for change in made.changes}
    known = (_CLAUSE_FIELDS | {"number"}) if made.spot else _REPORT_FIELDS
    if made.kind in _NAMED and (fields != _NAMED[made.kind] or not made.spot):
        raise ValueError(f"“{made.kind}” needs a place and {sorted(_NAMED[made.kind])}")
    if made.kind not in _NAMED and not fields <= known:
        raise ValueError(f"there is no field {sorted(fields - known)}")
    if made.kind in {Kind.MERGE, Kind.MOVE} and not made.target:
        raise ValueError(f"“{made.kind}” needs a target")
    given = dict(made.given)
    if made.kind is Kind.BEGIN and set(given) != {"kind", "title", "date", "number"}:
        raise ValueError("“begin” gives kind, title, date and number")
    if made.kind is Kind.PLACE and (
        len(fields) != 1 or not made.spot or set(given) != {"stretch"}
    ):
        raise ValueError("“place” needs a place, one field and a stretch")


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    row = spot.row
    place = {"page": row.page, "row": row.row, "column": row.column} if row else None
    data = {"clause": spot.serial, "part": spot.part, "row": place, "said": spot.said}
    return {k: v for k, v in data.items() if v is not None and (k, v) != ("part", 1)}


def _parse_spot(data: dict[str, Any] | None) -> Spot | None:
    if data is None:
        return None
    place = data.get("row")
    return Spot(
        int(data["clause"]),
        int(data.get("part", 1)),
        Place(place["page"], place["row"], place["column"]) if place else None,
        str(data["said"]),
    )


def _unplaced(piece: Unplaced | None) -> dict[str, Any] | None:
    if piece is None:
        return None
    place = piece.place
    return {
        "page": place.page,
        "row": place.row,
        "column": place.column,
        "text": piece.text,
    }


def _parse_unplaced(data: dict[str, Any] | None) -> Unplaced | None:
    if data is None:
        return None
    return Unplaced(Place(data["page"], data["row"], data["column"]), data["text"])
