"""The decisions of the demonstration: themes × titles × years, dated, numbered, addressed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt_web.management.province import places
from bielelt_web.management.province.figures import between, day_in, pick
from bielelt_web.management.province.persons import HEADS
from bielelt_web.management.province.themes import THEMES
from bielelt_web.management.province.themes.common import COMMON
from bielelt_web.management.province.values import Clause, Decision, Duty, Theme, Title

COUNT = 200
_DECEMBER = 12
_LAST_DAY = dt.date(2026, 6, 5)
_MOST_CLAUSES = 6
_ALL_DUTIES = 5  # one decision in five holds all duties of its theme
_FEW_DISTRICTS = 4
_TO_ALL = 2, 5  # of five acts about districts two bind them all, the others a few

_ISSUERS = {"province": places.PROVINCE.code, "state": places.STATE.code}
_STEPS = {("order", "А"): (2, 5), ("order", "Б"): (6, 14), ("directive", ""): (1, 1)}
"""How far apart the numbers of a series stand; the others by ``_OTHER_STEPS``."""
_OTHER_STEPS = (3, 9)


@dataclass(frozen=True, slots=True)
class _Act:
    """A decision before it has a number; ``index`` is that of its title in the theme."""

    theme: Theme
    title: Title
    index: int
    year: int
    date: dt.date

    @property
    def key(self) -> str:
        return f"{self.theme.key}-{self.index + 1}-{self.year}"

    @property
    def series(self) -> str:
        return "" if self.title.kind in {"directive", "resolution"} else self.title.series

    @property
    def register(self) -> tuple[str, str, int, str]:
        """Issuer, kind, year and series: within them numbers are given in order."""
        issuer = _ISSUERS[self.title.level]
        return issuer, self.title.kind, self.date.year, self.series


def _acts() -> Iterator[_Act]:
    for theme in THEMES:
        for index, title in enumerate(theme.titles):
            for year in (2025, 2026) if "{year}" in title.text else (2025,):
                in_year = year - 1 if title.month == _DECEMBER else year
                first = dt.date(in_year, title.month, 3)
                last = dt.date(in_year, title.month, 27)
                date = day_in(f"{theme.key}/{index}/{year}", first, last)
                if date <= _LAST_DAY:
                    yield _Act(theme, title, index, year, date)


def _chosen() -> list[_Act]:
    """Return as many acts as wanted, by date; later years give way first."""
    acts = sorted(_acts(), key=lambda act: (act.year, pick(act.key, 1000), act.key))
    return sorted(acts[:COUNT], key=lambda act: (act.date, act.key))


def _numbered() -> Iterator[tuple[_Act, str]]:
    counters: defaultdict[tuple[str, str, int, str], int] = defaultdict(int)
    for act in _chosen():
        step = _STEPS.get((act.title.kind, act.series), _OTHER_STEPS)
        counters[act.register] += between(f"{act.key}/number", *step)
        number = counters[act.register]
        if act.title.kind == "directive":
            yield act, f"{act.date.year}_{number:02}"
        else:
            yield act, f"{act.series}/{number}" if act.series else str(number)


def _duties(act: _Act) -> Iterator[tuple[str, Duty]]:
    """Yield the key of the theme and each duty: the titles of a theme share its duties."""
    duties, titles = act.theme.duties, len(act.theme.titles)
    whole = pick(f"{act.key}/whole", _ALL_DUTIES) == 0
    for n, duty in enumerate(duties):
        if whole or n % titles == act.index or len(duties) < titles:
            yield act.theme.key, duty
    extra = (0, 1, 1, 1, 2, 3)[pick(f"{act.key}/common", 6)]
    start = pick(f"{act.key}/start", len(COMMON.duties))
    for n in range(extra):
        yield COMMON.key, COMMON.duties[(start + n) % len(COMMON.duties)]


def _addressees(duty: Duty, key: str, issued: dt.date) -> tuple[str, ...]:
    found: list[str] = []
    all_of_them, of = _TO_ALL
    few = pick(f"{key}/few", of) >= all_of_them
    for to in duty.to.split():
        if to == "some" or (to == "districts" and few):
            start = pick(f"{key}/some", len(places.DISTRICTS))
            step = len(places.DISTRICTS) // _FEW_DISTRICTS
            indexes = sorted(
                (start + n * step + pick(f"{key}/some/{n}", step)) % len(places.DISTRICTS)
                for n in range(_FEW_DISTRICTS)
            )
            codes = [places.DISTRICTS[index].code for index in indexes]
            found += [code for code in codes if places.exists(code, issued)]
        else:
            found.append(places.AGENCY.get(to, to))
    return tuple(sorted(found, key=_rank))


def _rank(to: str) -> int:
    """Agencies come first, then groups, then single districts: so acts name them."""
    if to in places.GROUPS:
        return 1
    return 0 if places.BY_CODE[to].kind == "agency" else 2


_GROUP_NAMES = {
    "districts": "сумдын Засаг дарга нарт",
    "agencies": "аймгийн төрийн байгууллагын дарга нарт",
}


def _addressed(addressees: tuple[str, ...]) -> str:
    """Return the addressees as an act names them, all in the dative."""
    named: list[str] = []
    districts: list[str] = []
    for to in addressees:
        if to in _GROUP_NAMES:
            named.append(_GROUP_NAMES[to])
            continue
        place = places.BY_CODE[to]
        if place.kind == "district":
            districts.append(place.name.removesuffix(" сум"))
        else:
            named.append(f"{place.name} ({HEADS[to].name})-{place.dative}")
    if districts:
        named.append(f"{', '.join(districts)} сумын Засаг дарга нарт")
    return ", ".join(named)


def _verb(act: _Act, addressees: tuple[str, ...], key: str) -> str:
    each = "тус тус " if len(addressees) > 1 else ""
    if act.title.kind == "directive":
        return f"{each}үүрэг болгож байна."
    return f"{each}{('үүрэг болгосугай.', 'даалгасугай.')[pick(f'{key}/verb', 2)]}"


def _due(duty: Duty, issued: dt.date) -> dt.date | None:
    """Return the first such day that leaves three weeks for the work."""
    if duty.due is None:
        return None
    days = (dt.date(issued.year + n, *duty.due) for n in range(2))
    return next(day for day in days if day >= issued + dt.timedelta(weeks=3))


def _clauses(act: _Act) -> Iterator[Clause]:
    for number, (theme, duty) in enumerate(list(_duties(act))[:_MOST_CLAUSES], start=1):
        key = f"{act.key}/{number}"
        addressees = _addressees(duty, key, act.date)
        whom = _addressed(addressees)
        yield Clause(
            key=key,
            number=number,
            text=f"{duty.text} {whom} {_verb(act, addressees, key)}",
            addressees=addressees,
            schedule=duty.schedule,
            due=_due(duty, act.date),
            continuing=duty.continuing,
            weight=2 if pick(f"{key}/weight", 25) == 0 else duty.weight,
            theme=theme,
            duty=duty,
            issued=act.date,
        )


def _decisions() -> Iterator[Decision]:
    for act, number in _numbered():
        issuer, kind, _, series = act.register
        title = act.title.text.replace("{year}", str(act.year))
        yield Decision(
            act.key, issuer, kind, series, number, act.date, title, tuple(_clauses(act))
        )


DECISIONS: tuple[Decision, ...] = tuple(_decisions())
"""All decisions by date."""
CLAUSES: dict[str, Clause] = {c.key: c for d in DECISIONS for c in d.clauses}
"""Every clause by its key."""
