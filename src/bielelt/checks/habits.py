"""How an organisation works with its reports, as figures: statistics and no accusation.

Each function takes plain values, which the register or its audit trail knows, and returns
exact figures with words that explain them and name an innocent reading. None says that
something is wrong, so none is a finding. Source: docs/methodology.md §6.46–§6.48.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from bielelt.checks.base import Words
from bielelt.core.report import Rating
from bielelt.language.numerals import figure

LAST_HOURS = timedelta(hours=24)
_FEW = 10  # clauses, events: with fewer, a share says nothing


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the upper body gave the rating that the organisation gave itself."""

    compared: int
    equal: int
    raised: int
    lowered: int

    @property
    def share(self) -> Fraction | None:
        """The equal part of all that have both ratings, from 0 to 1; None for none."""
        return Fraction(self.equal, self.compared) if self.compared else None

    @property
    def is_throughout(self) -> bool:
        """Whether all are equal, of enough clauses to be worth a look."""
        return self.equal == self.compared >= _FEW

    @property
    def words(self) -> Words:
        """Say it in a sentence."""
        return Words(
            f"Хоёр үнэлгээтэй {self.compared} заалтын {self.equal}-д дээд шатны үнэлгээ өөрийн "
            f"үнэлгээтэй тэнцүү{_percent(self.share)}, {self.raised}-д өндөр, {self.lowered}-д "
            "бага байна. Өөрийн үнэлгээ үнэн зөв бол тэнцүү гарах нь зүй ёсны.",
            f"Of {self.compared} clauses with both ratings {self.equal} have an upper rating "
            f"equal to their own{_percent(self.share)}, {self.raised} a higher and "
            f"{self.lowered} a lower one. Honest self ratings are confirmed, too.",
        )


def agreement(ratings: Iterable[tuple[Rating, Rating]]) -> Agreement:
    """Compare self and upper ratings; what lacks one of them does not count.

    Not due is a rating like others; against a percentage it is neither higher nor lower.
    """
    both = [(own, upper) for own, upper in ratings if own is not None and upper is not None]
    numbers = [(a, b) for a, b in both if isinstance(a, int) and isinstance(b, int)]
    return Agreement(
        len(both),
        sum(own == upper for own, upper in both),
        sum(upper > own for own, upper in numbers),
        sum(upper < own for own, upper in numbers),
    )


@dataclass(frozen=True, slots=True)
class EasyFirst:
    """Whether what asks for little is closed before what asks for much.

    ``first`` and ``second`` are the mean efforts of the half closed first and of the half
    closed last, of the middle one of an odd number in neither. ``order`` runs from -1
    (hard ones first) over 0 (no order) to 1 (easy ones first): of the pairs that differ in
    both day and effort, those in that order less the others (Goodman and Kruskal's gamma).
    """

    closed: int
    first: Fraction | None
    second: Fraction | None
    order: Fraction | None

    @property
    def words(self) -> Words:
        """Say it in a sentence."""
        if self.first is None or self.second is None or self.order is None:
            return Words(
                f"Хаасан {self.closed} заалтаас дараалал тодорхойлох боломжгүй.",
                f"The {self.closed} clauses that were closed show no order.",
            )
        means = figure(self.first, 1), figure(self.second, 1)
        order = f"{float(self.order):+.2f}"
        return Words(
            f"Хаасан {self.closed} заалтын эхэнд хаасан хагасын дундаж хэмжээ {means[0]}, сүүлд "
            f"хаасан хагасынх {means[1]}; дарааллын үзүүлэлт {order} (+1: хөнгөн нь эхэндээ). "
            "Богино хугацаатай заалт түрүүлж хаагдах нь зүй ёсны.",
            f"Of {self.closed} closed clauses the half closed first had a mean effort of "
            f"{means[0]}, the other half {means[1]}; order {order} (+1: easy ones first). What "
            "is due soon is rightly closed soon.",
        )


def easy_first(closings: Iterable[tuple[datetime, int]]) -> EasyFirst:
    """Look at the order in which clauses were closed.

    Each closing has its time and the effort asked for: any number that grows with the
    work, the same for all, such as the words or the demands of the clause.
    """
    done = sorted(closings)
    efforts = [effort for _, effort in done]
    half = len(done) // 2
    halves = efforts[:half], efforts[len(done) - half :]
    first, second = (Fraction(sum(h), len(h)) if h else None for h in halves)
    return EasyFirst(len(done), first, second, _order(done))


def _order(done: list[tuple[datetime, int]]) -> Fraction | None:
    """Return gamma of sorted closings, in n log n: pairs of one time are left out."""
    earlier: list[int] = []
    waiting: list[int] = []
    up = down = 0
    for number, (time, effort) in enumerate(done):
        if number and done[number - 1][0] != time:
            for other in waiting:
                insort(earlier, other)
            waiting = []
        up += bisect_left(earlier, effort)
        down += len(earlier) - bisect_right(earlier, effort)
        waiting.append(effort)
    return Fraction(up - down, up + down) if up + down else None


@dataclass(frozen=True, slots=True)
class LastHours:
    """How much was entered in the last hours before a deadline, and after it.

    ``people`` are those who entered in the last hours with their number of entries, the
    busiest first; ``hour`` is the busiest hour of them, from its beginning, with its number.
    """

    entries: int
    late: int
    after: int
    hours: int
    people: tuple[tuple[str, int], ...]
    hour: tuple[datetime, int] | None

    @property
    def share(self) -> Fraction | None:
        """The part of all entries until the deadline, from 0 to 1; None for none."""
        before = self.entries - self.after
        return Fraction(self.late, before) if before else None

    @property
    def is_mass(self) -> bool:
        """Whether most of enough entries were made in the last hours."""
        return self.late >= _FEW and self.share is not None and self.share > Fraction(1, 2)

    @property
    def words(self) -> Words:
        """Say it in a sentence."""
        before = self.entries - self.after
        busiest = self.hour[1] if self.hour else 0
        return Words(
            f"Хугацаа дуусахаас өмнө оруулсан {before} мэдээллийн {self.late} нь сүүлийн "
            f"{self.hours} цагт{_percent(self.share)}, хамгийн ачаалалтай цагт {busiest} "
            f"орсон; хугацааны дараа {self.after}. Тайланг эцсийн өдөр нэгтгэдэг байгууллагад "
            "ийм байж болно.",
            f"Of {before} entries before the deadline {self.late} were made in its last "
            f"{self.hours} hours{_percent(self.share)}, {busiest} in the busiest hour; "
            f"{self.after} came after it. An office that puts its report together on the last "
            "day looks like this, too.",
        )


def last_hours(
    events: Iterable[tuple[datetime, str, str]],
    deadline: datetime,
    within: timedelta = LAST_HOURS,
) -> LastHours:
    """Count entries (time, who, what) near a deadline.

    What one person enters several times counts once, when it was entered first: drafts and
    corrections are no habit worth telling.
    """
    first: dict[tuple[str, str], datetime] = {}
    for time, who, what in sorted(events):
        first.setdefault((who, what), time)
    late = {k: time for k, time in first.items() if deadline - within <= time <= deadline}
    hours = Counter(map(_hour, late.values()))
    people = Counter(who for who, _ in late)
    return LastHours(
        len(first),
        len(late),
        sum(time > deadline for time in first.values()),
        int(within.total_seconds() // 3600),
        tuple(sorted(people.items(), key=lambda one: (-one[1], one[0]))),
        max(hours.items(), key=lambda one: one[1], default=None),
    )


def _hour(time: datetime) -> datetime:
    return time.replace(minute=0, second=0, microsecond=0)


def _percent(share: Fraction | None) -> str:
    return "" if share is None else f" ({figure(100 * share, 1)}%)"
