"""The mistakes that are put into about three reports in a hundred, so that checks find some.

They look like what tired people write: parts that miss their total, a percentage of other
figures, a neighbour's text, full marks for work that has not begun.
"""

from bielelt_web.management.province import places
from bielelt_web.management.province.calendar import Span
from bielelt_web.management.province.figures import (
    between,
    inside,
    pick,
    printed,
    sentence,
    split,
)
from bielelt_web.management.province.outcomes import (
    NOT_DUE_LEVEL,
    Outcome,
    outcome,
    periods_of,
)
from bielelt_web.management.province.values import Clause

SUM, PERCENT, COPIED, RATING = "sum", "percent", "copied", "rating"
KINDS = (SUM, PERCENT, COPIED, RATING)

_ONE_IN = 30
_MUCH = 12  # percentage points by which a wrong percentage is off
_MIDDLE = range(30, 90)
_COUNTABLE = 10


def kind_of(clause: Clause, code: str, span: Span) -> str:
    """Return which mistake this report holds; empty for nearly all."""
    key = f"{clause.key}/{code}/{span.period}/mistake"
    if pick(key, _ONE_IN):
        return ""
    found = outcome(clause, code, span)
    fits = {
        SUM: found.level > 0,
        PERCENT: found.level in _MIDDLE and found.plan >= _COUNTABLE,
        COPIED: neighbour(clause, code, span) is not None,
        RATING: found.level in _MIDDLE,
    }
    start = pick(f"{key}/kind", len(KINDS))
    turns = (KINDS[(start + n) % len(KINDS)] for n in range(len(KINDS)))
    return next((kind for kind in turns if fits[kind]), "")


def neighbour(clause: Clause, code: str, span: Span) -> str | None:
    """Return the next district that reports the same clause with a text worth copying."""
    if places.BY_CODE[code].kind != "district":
        return None
    group = [
        other
        for other in places.targets(clause.addressees, clause.issued)
        if places.BY_CODE[other].kind == "district"
    ]
    at = group.index(code)
    for other in (*group[at + 1 :], *group[:at]):
        if span.period in periods_of(clause, other) and outcome(
            clause, other, span
        ).level not in {0, NOT_DUE_LEVEL}:
            return other
    return None


def counted(clause: Clause, found: Outcome) -> dict[str, str]:
    """Return the words of a sentence that tell what was planned and done."""
    return {
        "work": clause.duty.work,
        "indicator": clause.duty.indicator,
        "unit": clause.duty.unit,
        "plan": printed(found.plan),
        "done": printed(found.done),
        "planned": _behind(clause, found.plan),
        "reached": _behind(clause, found.done),
        "left": printed(found.plan - found.done),
        "percent": str(found.percent),
    }


def _behind(clause: Clause, number: int) -> str:
    """Return a figure that stands behind its indicator: the unit is not said twice."""
    told = clause.duty.indicator.endswith(clause.duty.unit)
    return printed(number) if told else f"{printed(number)} {clause.duty.unit}"


def wrong_sum(clause: Clause, found: Outcome, parts: tuple[str, ...]) -> str:
    """Return a sentence whose parts by bags or districts miss the total they follow."""
    key = f"{clause.key}/{found.plan}/sum"
    total = max(found.done, _COUNTABLE)
    first, second, third = split(key, total, 3)
    gap = max(2, total // 20)
    numbers = (first, second + gap, third)
    start = pick(key, len(parts))
    listed = ", ".join(
        f"{inside(parts[(start + n) % len(parts)])} {printed(number)}"
        for n, number in enumerate(numbers)
    )
    return f"Нийт {printed(total)} {clause.duty.unit}, үүнд: {listed} байна."


def wrong_percent(clause: Clause, found: Outcome) -> str:
    """Return an opening whose percentage does not follow from its own figures."""
    words = counted(clause, found)
    off = _MUCH + between(f"{clause.key}/{found.plan}/off", 0, 12)
    stated = found.percent + off if found.percent + off < 100 else found.percent - off  # noqa: PLR2004 - percent
    return sentence(
        f"{words['work']} ажлын хүрээнд нийт {words['plan']} {words['unit']} төлөвлөснөөс "
        f"{words['done']} нь буюу {stated} хувь нь хэрэгжсэн байна."
    )
