"""How well each organisation does: levels and shares that only rise from period to period."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from bielelt_web.management.province.calendar import SPANS, Span
from bielelt_web.management.province.figures import between, pick
from bielelt_web.management.province.places import BY_CODE
from bielelt_web.management.province.values import Clause

NOT_DUE_LEVEL = -1
"""Stands in ``Outcome.level`` where the time of carrying out has not come."""

# A score is read as a share of the target: from which score, from which percent.
_CURVE = (
    (0, 0),
    (6, 0),
    (7, 14),
    (18, 36),
    (30, 58),
    (38, 63),
    (66, 82),
    (74, 87),
    (86, 97),
    (87, 100),
)
_LEVELS = ((100, 100), (85, 90), (60, 70), (40, 50), (1, 30))
_FAR = 150
_AWAKE = 9  # what has to be done all the time has been begun everywhere
_LARGE = 20  # smaller targets are crews and buildings, of which a province has not many


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a duty stands at the end of a period; ``step`` counts its periods from 0.

    ``level`` is a rating of the scale or NOT_DUE_LEVEL; ``percent`` is ``done`` in ``plan``,
    rounded half up.
    """

    step: int
    level: int
    baseline: int
    plan: int
    done: int

    @property
    def percent(self) -> int:
        """The share done, in percent; 100 and 0 only where nothing or all is missing."""
        if self.plan == self.done:
            return 100
        rounded = (200 * self.done + self.plan) // (2 * self.plan)
        return min(rounded, 99)


def spans_of(clause: Clause) -> tuple[Span, ...]:
    """Return the periods in which a clause can be reported, by its date and schedule."""
    return tuple(
        span
        for span in SPANS
        if clause.issued < span.told_until
        and not (clause.schedule == "yearly" and span.period.endswith("H1"))
    )


def _is_later(due: dt.date, span: Span, key: str) -> bool:
    """Whether the work belongs to the next period: surely if it is due far behind this one."""
    far = due > span.last + dt.timedelta(days=_FAR)
    return far or (due > span.last and pick(f"{key}/later", 3) == 0)


def _score(key: str, code: str, step: int) -> int:
    zeal = between(f"{code}/zeal", -12, 12)
    base = between(f"{key}/base", 0, 100) + zeal
    return max(0, base + step * between(f"{key}/speed", 12, 38))


def _share(score: int) -> int:
    """Return the percent of the target that a score reaches, along ``_CURVE``."""
    for (low, from_percent), (high, to_percent) in pairwise(_CURVE):
        if score <= high:
            return from_percent + (to_percent - from_percent) * (score - low) // (
                high - low
            )
    return 100


def _size(clause: Clause, code: str) -> int:
    low, high = clause.duty.size
    size = between(f"{clause.key}/{code}/size", low, high)
    if BY_CODE[code].kind == "district":
        return size
    return size * (5 if high >= _LARGE else 2)


def outcome(clause: Clause, code: str, span: Span) -> Outcome:
    """Return where an organisation stands; of continuing duties the target grows too."""
    step = spans_of(clause).index(span)
    key = f"{clause.key}/{code}"
    size = _size(clause, code)
    plan = size * (step + 1) if clause.continuing else size
    baseline = size * between(f"{key}/baseline", 20, 60) // 100
    if step == 0 and clause.due and _is_later(clause.due, span, key):
        return Outcome(step, NOT_DUE_LEVEL, baseline, plan, 0)
    score = _score(key, code, step)
    share = _share(max(score, _AWAKE) if clause.continuing else score)
    done = plan * share // 100
    percent = Outcome(step, 0, 0, plan, done).percent
    level = next((rating for low, rating in _LEVELS if percent >= low), 0)
    return Outcome(step, level, baseline, plan, done)


def periods_of(clause: Clause, code: str) -> tuple[str, ...]:
    """Return the periods in which an organisation reports a clause.

    Continuing duties are reported in every period, others until they are carried out.
    """
    periods: list[str] = []
    for span in spans_of(clause):
        periods.append(span.period)
        if outcome(clause, code, span).level == 100 and not clause.continuing:  # noqa: PLR2004 - percent
            break
    return tuple(periods)
