"""Report ⇄ ``bielelt-report/1``, the JSON form that ``bielelt read --json`` prints."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import (
    NOT_DUE,
    Assessor,
    Clause,
    Decision,
    Doubt,
    Origin,
    Place,
    Rating,
    Repair,
    Report,
    Signature,
    Summary,
    Unplaced,
)

SCHEMA = "bielelt-report/1"


def dumps(report: Report) -> str:
    """Return ``report`` as one JSON object, keys in the documented order."""
    return json.dumps(to_dict(report), ensure_ascii=False, indent=1)


def loads(text: str) -> Report:
    """Return the report that ``dumps`` wrote; raise UnreadableDocument for anything else."""
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"This is no JSON of {SCHEMA}: {error}.") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UnreadableDocument(f"This JSON is not {SCHEMA}: its “schema” must say so.")
    try:
        return from_dict(data)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise UnreadableDocument(
            f"This JSON breaks the form {SCHEMA}: {error!r}. Write it with `bielelt read --json`."
        ) from None


def to_dict(report: Report) -> dict[str, Any]:
    """Return plain lists, dicts, strings and numbers."""
    return {
        "schema": SCHEMA,
        "source": _origin(report.source),
        "title": report.title,
        "organisation": report.organisation,
        "place": report.place,
        "date": _date(report.date),
        "period": report.period,
        "decisions": [_decision(decision) for decision in report.decisions],
        "summaries": [_summary(summary) for summary in report.summaries],
        "signatures": [
            {"role": s.role, "position": s.position, "name": s.name}
            for s in report.signatures
        ],
        "repairs": [_repair(repair) for repair in report.repairs],
        "doubts": [
            {"clause": d.clause, "field": d.field, "why": d.why} for d in report.doubts
        ],
        "unplaced": [{**_place(u.place), "text": u.text} for u in report.unplaced],
    }


def from_dict(data: dict[str, Any]) -> Report:
    """Return the report that ``to_dict`` took apart."""
    source = data.get("source")
    return Report(
        title=data["title"],
        organisation=data["organisation"],
        place=data["place"],
        date=_parse_date(data["date"]),
        period=data["period"],
        decisions=tuple(_parse_decision(d) for d in data["decisions"]),
        summaries=tuple(_parse_summary(s) for s in data["summaries"]),
        signatures=tuple(Signature(**s) for s in data["signatures"]),
        repairs=tuple(_parse_repair(r) for r in data["repairs"]),
        doubts=tuple(Doubt(**d) for d in data["doubts"]),
        unplaced=tuple(
            Unplaced(Place(u["page"], u["row"], u["column"]), u["text"])
            for u in data["unplaced"]
        ),
        source=Origin(**source) if source else None,
    )


def _origin(source: Origin | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "name": source.name,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "reader": source.reader,
        "pages": source.pages,
    }


def _date(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _parse_date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _place(place: Place) -> dict[str, int]:
    return {"page": place.page, "row": place.row, "column": place.column}


def _number(value: Decimal | None) -> int | float | None:
    """JSON has one kind of number; the shortest float form keeps every printed digit."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "serial": decision.serial,
        "kind": decision.kind,
        "title": decision.title,
        "date": _date(decision.date),
        "number": decision.number,
        "clauses": [_clause(clause) for clause in decision.clauses],
    }


def _parse_decision(data: dict[str, Any]) -> Decision:
    return Decision(
        serial=data["serial"],
        kind=data["kind"],
        title=data["title"],
        date=_parse_date(data["date"]),
        number=data["number"],
        clauses=tuple(_parse_clause(c) for c in data["clauses"]),
    )


def _clause(clause: Clause) -> dict[str, Any]:
    known = {
        "due_on": _date(clause.due_on),
        "not_due_until": _date(clause.not_due_until),
        "not_due_reason": clause.not_due_reason,
        "evidence": clause.evidence,
    }
    return {
        "serial": clause.serial,
        "label": clause.label,
        "text": clause.text,
        "progress": clause.progress,
        "self": clause.self_rating,
        "upper": clause.upper_rating,
        "origin": [_place(place) for place in clause.origin],
        "confidence": round(clause.confidence, 3),
        **{key: value for key, value in known.items() if value is not None},
    }


def _parse_clause(data: dict[str, Any]) -> Clause:
    return Clause(
        serial=data["serial"],
        label=data["label"],
        text=data["text"],
        progress=data["progress"],
        self_rating=_parse_rating(data["self"]),
        upper_rating=_parse_rating(data["upper"]),
        origin=tuple(Place(**place) for place in data["origin"]),
        confidence=float(data["confidence"]),
        due_on=_parse_date(data.get("due_on")),
        not_due_until=_parse_date(data.get("not_due_until")),
        not_due_reason=data.get("not_due_reason"),
        evidence=data.get("evidence"),
    )


def _parse_rating(value: int | str | None) -> Rating:
    return NOT_DUE if value == NOT_DUE else None if value is None else int(value)


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "by": summary.by,
        "total": summary.total,
        "counts": dict(summary.counts),
        "overall": _number(summary.overall),
    }


def _parse_summary(data: dict[str, Any]) -> Summary:
    return Summary(
        by=Assessor(data["by"]),
        total=data["total"],
        counts=tuple(data["counts"].items()),
        overall=None if data["overall"] is None else Decimal(data["overall"]),
    )


def _repair(repair: Repair) -> dict[str, Any]:
    data = {
        "kind": repair.kind,
        "clause": repair.clause,
        "field": repair.field,
        "from": repair.before,
        "to": repair.after,
        "why": repair.why,
    }
    return {**data, "dropped": repair.dropped} if repair.dropped else data


def _parse_repair(data: dict[str, Any]) -> Repair:
    return Repair(
        kind=data["kind"],
        clause=data["clause"],
        field=data["field"],
        before=data["from"],
        after=data["to"],
        why=data["why"],
        dropped=data.get("dropped", ""),
    )
