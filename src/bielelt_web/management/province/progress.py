"""What one organisation reports about one clause in one period, with ratings."""

from collections.abc import Iterator
from decimal import Decimal

from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.scales import scale_on
from bielelt.language.dates import official_day
from bielelt_web.management.province import frames, mistakes, places
from bielelt_web.management.province.calendar import BY_PERIOD, Span
from bielelt_web.management.province.figures import Setting, fill, inside, pick
from bielelt_web.management.province.outcomes import (
    NOT_DUE_LEVEL,
    Outcome,
    outcome,
    periods_of,
)
from bielelt_web.management.province.themes import BY_KEY
from bielelt_web.management.province.values import Clause, ProgressText, Quantity

_DIFFERS = 100, 20  # of a hundred measures the upper rating of so many differs, if it can
_LOWERED = 5, 4
"""The lower and the higher rating the body above may give, by the self rating."""
_LOWER = {100: (90, 70), 90: (80, 70), 70: (50, 50), 50: (40, 30), 30: (0, 0)}
_HIGHER = {90: 100, 70: 80, 50: 70, 30: 40}


def progress_for(clause: Clause, code: str, period: str) -> ProgressText:
    """Return the report of organisation ``code`` about ``clause`` in ``period``.

    Figures are told from the beginning of the work, so they grow from period to period.
    About three in a hundred hold a mistake, named in ``mistake``.

    Raises:
        ValueError: the organisation does not report this clause in this period; see
            ``outcomes.periods_of``.

    """
    if code not in places.targets(
        clause.addressees, clause.issued
    ) or period not in periods_of(clause, code):
        raise ValueError(
            f"{code} reports nothing about {clause.key} in {period}. Ask periods_of first."
        )
    span = BY_PERIOD[period]
    found = outcome(clause, code, span)
    key = f"{clause.key}/{code}/{period}"
    if found.level == NOT_DUE_LEVEL:
        return _not_due(clause, code, span, found)
    mistake = mistakes.kind_of(clause, code, span)
    text = _text(clause, code, span, found, mistake)
    own = 100 if mistake == mistakes.RATING else found.level
    upper, reason = _upper(key, own)
    return ProgressText(
        text,
        (_quantity(clause, found),),
        scale_on(span.last).rate(own),
        scale_on(span.last).rate(upper),
        reason,
        mistake=mistake,
    )


def _setting(clause: Clause, code: str, span: Span, found: Outcome) -> Setting:
    place = places.BY_CODE[code]
    district = place.kind == "district"
    parts = places.parts_of(code)
    key = f"{clause.key}/{code}"
    spot = parts[pick(f"{key}/spot", len(parts))]
    words = {
        **mistakes.counted(clause, found),
        "scope": f"{place.name}ын хэмжээнд" if district else "аймгийн хэмжээнд",
        "gen": f"{place.name}ын" if district else "аймгийн",
        "who": f"{place.name}ын Засаг даргын Тамгын газар" if district else place.name,
        "spot": inside(spot),
        "due": official_day(clause.due) if clause.due else "",
    }
    first = max(span.first, clause.issued)
    factor = 1 if district else 6
    return Setting(key, words, parts, found.step, first, span.told_until, factor)


def _text(clause: Clause, code: str, span: Span, found: Outcome, mistake: str) -> str:
    if mistake == mistakes.COPIED:
        code = mistakes.neighbour(clause, code, span) or code
        found = outcome(clause, code, span)
    if mistake == mistakes.RATING:
        found = Outcome(found.step, 0, found.baseline, found.plan, 0)
    setting = _setting(clause, code, span, found)
    sentences = [fill(template, setting) for template in _templates(clause, code, found)]
    if mistake == mistakes.SUM:
        sentences.insert(1, mistakes.wrong_sum(clause, found, setting.parts))
    if mistake == mistakes.PERCENT:
        sentences[0] = mistakes.wrong_percent(clause, found)
    return " ".join(sentences)


def _templates(clause: Clause, code: str, found: Outcome) -> Iterator[str]:
    """Yield the sentences of a report in their order, with their slots."""
    theme, key = BY_KEY[clause.theme], f"{clause.key}/{code}"

    def one(family: tuple[str, ...], name: str, count: int = 1) -> tuple[str, ...]:
        start = pick(f"{key}/{name}", len(family))
        return tuple(family[(start + n) % len(family)] for n in range(count))

    yield from one(frames.OPENINGS[found.level], f"opening/{found.step}")
    if found.level == 100:  # noqa: PLR2004 - percent
        yield from one(theme.facts, "facts", 3)
        yield from one(theme.results, "results")
    elif found.level >= 70:  # noqa: PLR2004 - percent
        yield from one(theme.facts, "facts", 2 + min(found.step, 1))
        yield from one(theme.nexts, "nexts")
    elif found.level > 0:
        yield from one(theme.preparations, "preparations")
        if found.level >= 50:  # noqa: PLR2004 - percent
            yield from one(theme.facts, "facts")
        # A hindrance and the plan that answers it stand at the same place.
        yield from one(theme.hindrances, "hindrance")
        yield theme.nexts[
            pick(f"{key}/hindrance", len(theme.hindrances)) % len(theme.nexts)
        ]
    elif found.level == 0:
        yield from one(theme.hindrances, "hindrance")
        yield from one(frames.BEGINNINGS, "beginning")
    else:
        yield from one(theme.preparations, "preparations", 2)


def _not_due(clause: Clause, code: str, span: Span, found: Outcome) -> ProgressText:
    setting = _setting(clause, code, span, found)
    reasons = frames.NOT_DUE_REASONS
    reason = reasons[pick(f"{clause.key}/{code}/reason", len(reasons))]
    return ProgressText(
        " ".join(fill(template, setting) for template in _templates(clause, code, found)),
        (_quantity(clause, found),),
        NOT_DUE,
        NOT_DUE,
        not_due_until=clause.due,
        not_due_reason=fill(reason, setting),
    )


def _quantity(clause: Clause, found: Outcome) -> Quantity:
    indicator = clause.duty.indicator
    return Quantity(
        indicator[:1].upper() + indicator[1:],
        clause.duty.unit,
        Decimal(found.baseline),
        Decimal(found.plan),
        Decimal(found.done),
    )


def _upper(key: str, own: int) -> tuple[Rating, str]:
    """Return the rating of the body above, with a reason where it differs."""
    of, differing = _DIFFERS
    if pick(f"{key}/upper", of) >= differing:
        return own, ""
    of, lowered = _LOWERED
    choice = pick(f"{key}/choice", of)
    if own in _LOWER and (choice < lowered or own not in _HIGHER):
        rating = _LOWER[own][choice % 2]
        return rating, frames.LOWERED[pick(f"{key}/why", len(frames.LOWERED))]
    if own in _HIGHER:
        return _HIGHER[own], frames.RAISED[pick(f"{key}/why", len(frames.RAISED))]
    return own, ""
