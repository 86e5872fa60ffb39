"""The decisions of the demonstration: registered, given out, and what became of some."""

from datetime import date
from decimal import Decimal
from itertools import islice

from bielelt.language.dates import official_day
from bielelt_web.actions import control, decisions
from bielelt_web.actions.assignments import Terms
from bielelt_web.actions.decisions import Facts, NewClause
from bielelt_web.management.entering.bodies import clerk
from bielelt_web.management.province import places
from bielelt_web.management.province.decisions import DECISIONS
from bielelt_web.management.province.figures import between
from bielelt_web.management.province.values import Clause, Decision
from bielelt_web.models import Assignment, Organisation
from bielelt_web.models import Decision as Row

Given = dict[tuple[str, str], Assignment]
"""The assignment of each clause, by its key, to each organisation, by its code."""

_BASES = {
    "299": (
        "Монгол Улсын Засаг захиргаа, нутаг дэвсгэрийн нэгж, түүний удирдлагын тухай "
        "хуулийн 61 дүгээр зүйл"
    ),
    "001": "Монгол Улсын Засгийн газрын тухай хуулийн 30 дугаар зүйл",
}
_HEADS = {
    ("299", "order"): ("ХАН-ӨЛЗИЙ АЙМГИЙН ЗАСАГ ДАРГЫН", "ЗАХИРАМЖ", "ЗАХИРАМЖЛАХ нь"),
    ("299", "directive"): (
        "ХАН-ӨЛЗИЙ АЙМГИЙН ЗАСАГ ДАРГЫН",
        "АЛБАН ДААЛГАВАР",
        "ДААЛГАХ нь",
    ),
    ("299", "resolution"): (
        "ХАН-ӨЛЗИЙ АЙМГИЙН ИРГЭДИЙН ТӨЛӨӨЛӨГЧДИЙН ХУРЛЫН",
        "ТОГТООЛ",
        "ТОГТООХ нь",
    ),
    ("001", "resolution"): ("МОНГОЛ УЛСЫН ЗАСГИЙН ГАЗРЫН", "ТОГТООЛ", "ТОГТООХ нь"),
    ("001", "ministerial_order"): ("МОНГОЛ УЛСЫН САЙДЫН", "ТУШААЛ", "ТУШААХ нь"),
}
_JOINT = "ministerial_order"
_UNGIVEN = 2  # in so many of the newest decisions nobody answers for the last clause

_MEETING = date(2026, 7, 8)
_BASIS = f"Аймгийн Засаг даргын зөвлөлийн {official_day(_MEETING)} хуралдааны тэмдэглэл"
_REMOVED, _REPEALED, _REPLACED = 8, 2, 3
_DONE = "Заалтууд бүрэн хэрэгжсэн тул хяналтаас хасах санал гаргасан."
_OUTDATED = "Холбогдох хууль шинэчлэгдсэн тул хүчингүй болгосон."
_RENEWED = "Дараа оны шийдвэр гарсан тул түүгээр үргэлжлүүлэн хэрэгжүүлнэ."
_ONE_CLAUSE = "Энэ заалтыг бусад байгууллага бүрэн хариуцах болсон."


def enter_decisions(bodies: dict[str, Organisation]) -> Given:
    """Register every decision and give its clauses out, each on the day it was issued."""
    by, keys = clerk(), {}
    newest = {decision.key for decision in DECISIONS[-_UNGIVEN:]}
    for decision in DECISIONS:
        row = decisions.register(
            issuer=bodies[decision.issuer],
            facts=_facts(decision),
            clauses=[
                _clause(clause, bodies, is_given=not (last and decision.key in newest))
                for clause in decision.clauses
                for last in (clause is decision.clauses[-1],)
            ],
            on=decision.date,
            by=by,
            opens=False,
        )
        keys[row.pk] = decision.key
    rows = Assignment.objects.select_related("clause__decision", "organisation")
    in_order = ("clause__decision__kind", "clause__decision__date", "clause_id", "id")
    return {
        (_key(keys, row), row.organisation.code): row for row in rows.order_by(*in_order)
    }


def _key(keys: dict[int, str], row: Assignment) -> str:
    return f"{keys[row.clause.decision_id]}/{row.clause.label.removesuffix('.')}"


def _facts(decision: Decision) -> Facts:
    joint = between(f"{decision.key}/joint", 60, 240)
    numbers = (decision.number, *([f"Б/{joint}"] if decision.kind == _JOINT else []))
    return Facts(
        kind=decision.kind,
        numbers=numbers,
        date=decision.date,
        title=decision.title,
        legal_basis=_BASES[decision.issuer],
        text=_text(decision, numbers),
    )


def _text(decision: Decision, numbers: tuple[str, ...]) -> str:
    """Return the whole act as it would have been pasted."""
    issuer, kind, ordering = _HEADS[decision.issuer, decision.kind]
    seat = "Улаанбаатар" if decision.issuer == places.STATE.code else "Хан-Өлзий"
    clauses = "\n".join(f"{clause.number}. {clause.text}" for clause in decision.clauses)
    return (
        f"{issuer}\n{kind}\n\n{official_day(decision.date)}    Дугаар {', '.join(numbers)}"
        f"    {seat}\n\n{decision.title}\n\n{_BASES[decision.issuer]}ийг үндэслэн "
        f"{ordering}:\n\n{clauses}\n"
    )


def _clause(
    clause: Clause, bodies: dict[str, Organisation], *, is_given: bool
) -> NewClause:
    codes = places.targets(clause.addressees, clause.issued) if is_given else ()
    through = clause.addressees[0] if len(clause.addressees) == 1 else ""
    return NewClause(
        label=f"{clause.number}.",
        text=clause.text,
        organisations=tuple(bodies[code] for code in codes),
        terms=Terms(
            group=through if through in places.GROUPS else "",
            schedule=clause.schedule,
            due_on=clause.due,
            continuing=clause.continuing,
            weight=Decimal(clause.weight),
        ),
    )


def follow_up() -> None:
    """Enter what became of some decisions after the last period: removed, repealed, replaced."""
    ended = [d for d in DECISIONS if not any(c.continuing for c in d.clauses)]
    own = [d for d in ended if d.issuer == places.PROVINCE.code]
    later = {d.key: d for d in own if d.key.endswith("-2026")}
    renewed = [d for d in own if d.key.replace("-2025", "-2026") in later.keys() - {d.key}]
    replaced = renewed[:_REPLACED]
    others = [d for d in own if d not in replaced and d.key not in later]
    for decision in islice(others, _REMOVED):
        _change(decision, "removed", _DONE)
    for decision in islice(others, _REMOVED, _REMOVED + _REPEALED):
        _change(decision, "repealed", _OUTDATED)
    for decision in replaced:
        successor = later[decision.key.replace("-2025", "-2026")]
        _change(decision, "replaced", _RENEWED, _row(successor))
    partly = next(d for d in others[_REMOVED + _REPEALED :] if len(d.clauses) > 1)
    row = _row(partly)
    control.change(
        decision=row,
        kind="removed",
        on=_MEETING,
        basis=_BASIS,
        reason=_ONE_CLAUSE,
        clause=row.clauses.order_by("id").first(),
        by=clerk(),
    )


def _change(
    decision: Decision, kind: str, reason: str, successor: Row | None = None
) -> None:
    control.change(
        decision=_row(decision),
        kind=kind,
        on=_MEETING,
        basis=_BASIS,
        reason=reason,
        successor=successor,
        by=clerk(),
    )


def _row(decision: Decision) -> Row:
    rows = Row.objects.select_related("issuer")
    return rows.get(issuer__code=decision.issuer, kind=decision.kind, title=decision.title)
