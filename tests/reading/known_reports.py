"""Known reports of our own writing: what the damaged ones are compared with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.reading import corpus

from bielelt.core.numbering import CHAPTERS
from bielelt.core.report import (
    NOT_DUE,
    Assessor,
    Clause,
    Decision,
    Rating,
    Report,
    Signature,
    Summary,
)
from bielelt.core.rollup import roll_up
from bielelt.core.scales import scale_on

STEPS = {
    "four": ((100, 4), (70, 6), (30, 2), (0, 1)),
    "bands": ((100, 4), (90, 2), (80, 2), (70, 5), (50, 2), (30, 2), (0, 1)),
}
Numbering = Callable[[int, int], str]
FRONT = (1, 4, 9)  # the numerals whose vowels are front: дүгээр, -ний


def known_report(
    seed: int,
    *,
    clauses: tuple[int, int] = (5, 90),
    gaps: bool = True,
    wrong_summary: bool | None = None,
) -> Report:
    """Compose a report; equal arguments give equal reports.

    Args:
        seed: any integer.
        clauses: least and greatest number of clauses.
        gaps: whether some clauses that are due have no progress, and some reports no
            signatures.
        wrong_summary: whether the printed summary contradicts the table; by chance if None.

    Returns:
        A report without repairs, doubts and places; its texts have single blanks only.

    """
    rng = Random(f"known {seed}")
    low, high = clauses
    total = low + int((high - low) * rng.random() ** 2)
    year = rng.choice((2022, 2023, 2024, 2025))
    writer = Writer(rng, year, gaps=gaps)
    report = Report(
        organisation=rng.choice(
            (
                f"{rng.choice(corpus.SOUMS)} сум",
                f"{rng.choice(corpus.SOUMS)} сум",
                "Хан-Уул дүүрэг",
            )
        ),
        place=rng.choice(corpus.PLACES),
        decisions=writer.decisions(total),
        signatures=() if gaps and rng.random() < 0.1 else _signatures(rng),
        **_period(rng, year),
    )
    wrong = rng.random() < 0.25 if wrong_summary is None else wrong_summary
    return replace(report, summaries=_summaries(rng, report, wrong=wrong))


def official(day: date, *, padded: bool = True, suffix: str = "") -> str:
    """«2024 оны 06 дугаар сарын 25», with ``suffix`` «өдөр» «2024 оны … 25-ны өдөр»."""
    number = f"{day.month:02}" if padded else f"{day.month}"
    ordinal = "дүгээр" if day.month % 10 in FRONT else "дугаар"
    text = f"{day.year} оны {number} {ordinal} сарын {day.day:02}"
    return f"{text}-{'ний' if day.day % 10 in FRONT else 'ны'} {suffix}" if suffix else text


def _period(rng: Random, year: int) -> dict[str, object]:
    """Title, period and date, which tell one story."""
    kind = rng.choice(("H1", "H1", "H1", "", "", "Q1", "Q3", "M9"))
    quarter = {"Q1": "1 ДҮГЭЭР", "Q3": "3 ДУГААР"}.get(kind, "")
    words, month = {
        "H1": (("ХАГАС ЖИЛИЙН", "ЭХНИЙ ХАГАС ЖИЛИЙН"), 6),
        "": (("ЖИЛИЙН ЭЦСИЙН", "ЖИЛИЙН"), 12),
        "Q1": ((f"{quarter} УЛИРЛЫН", "I УЛИРЛЫН"), 3),
        "Q3": ((f"{quarter} УЛИРЛЫН", "III УЛИРЛЫН"), 9),
        "M9": (("9 САРЫН", "ЭХНИЙ 9 САРЫН"), 9),
    }[kind]
    subject = rng.choice(
        (
            "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН",
            "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ, АЛБАН ДААЛГАВРЫН",
            "ДЭЭД ШАТНЫ БАЙГУУЛЛАГЫН ШИЙДВЭРИЙН",
        )
    )
    noun = rng.choice(("ХЭРЭГЖИЛТ", "БИЕЛЭЛТ", "ХЭРЭГЖИЛТИЙН ТАЙЛАН"))
    return {
        "title": f"{subject} {year} ОНЫ {rng.choice(words)} {noun}",
        "period": f"{year}-{kind}" if kind else f"{year}",
        "date": date(year, month, rng.randint(15, 28)),
    }


def _signatures(rng: Random) -> tuple[Signature, ...]:
    above, below = rng.sample(corpus.POSTS, 2)
    first, second = rng.sample(corpus.PEOPLE, 2)
    return (
        Signature("reviewed", " ".join(above), first.upper()),
        Signature("prepared", " ".join(below), second.upper()),
    )


def _summaries(rng: Random, report: Report, *, wrong: bool) -> tuple[Summary, ...]:
    scale = scale_on(report.date)
    right = [roll_up(report, by, scale=scale).as_summary() for by in Assessor]
    if any(summary.overall is None for summary in right):
        return ()
    if wrong:
        at = rng.randrange(len(right))
        right[at] = _falsified(rng, right[at])
        return tuple(right)
    return tuple(rng.choice(([], right[:1], right, right, right, right)))


def _falsified(rng: Random, summary: Summary) -> Summary:
    assert summary.total is not None
    match rng.randrange(3):
        case 0:
            return replace(summary, total=summary.total + rng.choice((-1, 1, 2)))
        case 1:
            return replace(summary, overall=Decimal(rng.randint(40, 99)))
        case _:
            key, count = summary.counts[0]
            return replace(summary, counts=((key, count + 2), *summary.counts[1:]))


@dataclass
class Writer:
    """Composes decisions; remembers what it wrote so that it can repeat itself."""

    rng: Random
    year: int
    gaps: bool = True

    def __post_init__(self):
        rng = self.rng
        scale = "four" if self.year < 2024 else rng.choice(("four", "bands"))
        self.steps = STEPS[scale]
        self.letter = rng.choice("AА")  # Latin or Cyrillic, one per office
        self.number: Numbering = rng.choice(
            (
                lambda year, n: f"{year}_{self.letter}/{n:02}",
                lambda _, n: f"{self.letter}/{n}",
                lambda year, n: f"{year}_{self.letter}/{n:03}",
            )
        )
        self.texts: list[str] = []
        self.earlier: list[str] = []  # of other decisions, not of the neighbouring row
        self.reports: list[str] = []
        self.titles = rng.sample(corpus.TITLES, len(corpus.TITLES))

    def fill(self, text: str) -> str:
        """Fill every slot anew."""
        rng = self.rng
        day = date(self.year, 1, 1) + timedelta(days=rng.randrange(300))
        slots: dict[str, Callable[[], str]] = {
            "{name}": lambda: rng.choice(corpus.PEOPLE),
            "{soum}": lambda: rng.choice(corpus.SOUMS),
            "{bag}": lambda: rng.choice(corpus.BAGS),
            "{url}": lambda: rng.choice(corpus.URLS),
            "{year}": lambda: str(self.year),
            "{no}": lambda: f"{rng.choice('АБ')}/{rng.randint(2, 240)}",
            "{big}": lambda: (
                rng.choice(("{}", "{:,}", "{} мянга"))
                .format(rng.randint(101, 49_999))
                .replace(",", " ")
            ),
            "{pct}": lambda: rng.choice(("{}", "{}.5", "{}.2")).format(rng.randint(21, 97)),
            "{money}": lambda: rng.choice(("{} сая", "{}000000", "{} 500.0 мянган")).format(
                rng.randint(2, 85)
            ),
            "{n}": lambda: str(rng.randint(2, 48)),
            "{day}": lambda: official(day, padded=rng.random() < 0.7),
        }
        for slot, value in slots.items():
            while slot in text:
                text = text.replace(slot, value(), 1)
        return text

    def order(self) -> str:
        """One clause of an order, resolution or ministerial order."""
        rng = self.rng
        text = rng.choice(corpus.ORDERS).replace("{who}", rng.choice(corpus.WHO))
        return self.fill(text.replace("{duty}", rng.choice(corpus.DUTIES)))

    def directive(self) -> str:
        """One clause of a directive, sometimes of two duties."""
        rng = self.rng
        parts = rng.sample(corpus.DIRECTIVES, 2 if rng.random() < 0.15 else 1)
        first, *more = parts
        return self.fill("".join([first, *(f" {m[0].lower()}{m[1:]}" for m in more)]))

    def progress(self, text: str) -> str:
        """One to seven passages; now and then copied, or echoing the clause."""
        rng = self.rng
        # Not the last one: the same text in neighbouring rows would be a doubled cell.
        if len(self.reports) > 2 and rng.random() < 0.06:
            return rng.choice(self.reports[:-2])
        count = rng.choice((1, 1, 1, 2, 2, 3, 4, 6, 11))
        passages = [self.fill(p) for p in rng.sample(corpus.PROGRESS, count)]
        if rng.random() < 0.15:
            words = text.split()
            passages[0] = " ".join(
                [*words[: min(5, len(words) // 2)], "талаар", passages[0]]
            )
        return " ".join(passages)

    def rating(self) -> int:
        values, weights = zip(*self.steps, strict=True)
        return self.rng.choices(values, weights)[0]

    def clause(self, serial: int, label: str, text: str) -> Clause:
        """Rate and report a clause."""
        rng = self.rng
        self.texts.append(text)
        if serial == 4 or rng.random() < 0.08:
            words = rng.choice((*corpus.NOT_DUE_PROGRESS, None))
            return Clause(serial, label, text, words, NOT_DUE, NOT_DUE)
        mine: Rating = self.rating()
        upper: Rating = mine if rng.random() < 0.8 else self.rating()
        if self.gaps and rng.random() < 0.04:
            return Clause(serial, label, text, None, mine, upper)
        progress = self.progress(text)
        self.reports.append(progress)
        return Clause(serial, label, text, progress, mine, upper)

    def decisions(self, total: int) -> tuple[Decision, ...]:
        """Sections in their order, decisions by date, serials through all of them."""
        rng = self.rng
        groups = min(25, max(2, round(total / rng.choice((1.3, 2, 3, 4)))))
        sizes = _sizes(rng, total, groups)
        kinds = _sections(rng, len(sizes))
        made: list[Decision] = []
        serial, day, count = 1, self._start(), rng.randint(1, 20)
        for index, (size, kind) in enumerate(zip(sizes, kinds, strict=True)):
            if index and kind != kinds[index - 1]:
                day, count = self._start(), rng.randint(1, 5)
            self.earlier = [t for t in self.texts[:-1] if kinds[index - 1] == kind]
            later = day + timedelta(days=rng.randint(0, 3))
            count = (count if later.year == day.year else 0) + rng.randint(1, 14)
            day = later
            plain = kind == "directive"
            number = f"{day.year}_{count:02}" if plain else self.number(day.year, count)
            title = self.fill(self.titles[index % len(self.titles)])
            pairs = self._labelled(kind, size)
            rows = tuple(self.clause(serial + i, *pair) for i, pair in enumerate(pairs))
            made.append(Decision(index + 1, kind, title, day, number, rows))
            serial += size
        return tuple(made)

    def _start(self) -> date:
        """So early that the last decision is older than the report."""
        return date(self.year - 1, self.rng.randint(3, 12), self.rng.randint(1, 28))

    def _labelled(self, kind: str, size: int) -> list[tuple[str, str]]:
        rng = self.rng
        if kind != "directive":
            labels, label = [], 0
            for _ in range(size):
                label += rng.choice((1, 1, 1, 2, 3))
                labels.append(f"{label}.")
            return [(label, self._order_or_copy()) for label in labels]
        first, chapter = rng.randint(1, 20), rng.randint(0, 11)
        style = rng.choice((self._chaptered, self._numbered, self._parts, self._plain))
        return style(size, first, chapter)

    def _order_or_copy(self) -> str:
        """A clause repeated verbatim in another decision is nothing unusual."""
        if self.rng.random() < 0.06 and self.earlier:
            return self.rng.choice(self.earlier)
        return self.order()

    def _chaptered(self, size: int, first: int, chapter: int) -> list[tuple[str, str]]:
        """«11. Зургаа. … нарт: …» with the heading carried into each clause."""
        word, who = CHAPTERS[chapter], self.rng.choice(corpus.CHAPTER_WHO)
        return [
            (f"{first + i}. {word}", f"{word}. {who}: {self.directive()}")
            for i in range(size)
        ]

    def _numbered(self, size: int, first: int, chapter: int) -> list[tuple[str, str]]:
        """«14. Хоёр. … нарт: 2.1.…», then «15. 2.2.…»."""
        word, who = CHAPTERS[chapter], self.rng.choice(corpus.CHAPTER_WHO)
        pairs = [
            (f"{first + i}. {chapter + 1}.{i + 1}", self.directive()) for i in range(size)
        ]
        label, text = pairs[0]
        return [(label, f"{word}. {who}: {chapter + 1}.1.{text}"), *pairs[1:]]

    def _parts(self, size: int, _: int, chapter: int) -> list[tuple[str, str]]:
        return [(f"{chapter + 1}.{i + 1}", self.directive()) for i in range(size)]

    def _plain(self, size: int, first: int, _: int) -> list[tuple[str, str]]:
        return [(f"{first + i}.", self.directive()) for i in range(size)]


def _sizes(rng: Random, total: int, groups: int) -> list[int]:
    """Cut ``total`` clauses into ``groups`` decisions of at least one."""
    groups = min(groups, total)
    cuts = sorted(rng.sample(range(1, total), groups - 1)) if groups > 1 else []
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _sections(rng: Random, count: int) -> list[str]:
    """A kind per decision: each kind is one run, in the order of the sections."""
    order = rng.choice(
        (
            ["order", "directive"],
            ["order", "directive"],
            ["resolution", "order", "directive"],
            ["order"],
            ["resolution", "ministerial_order", "order"],
        )
    )
    cuts = (
        sorted(rng.sample(range(1, count), min(len(order), count) - 1)) if count > 1 else []
    )
    runs = [b - a for a, b in zip([0, *cuts], [*cuts, count], strict=True)]
    return [kind for kind, run in zip(order, runs, strict=False) for _ in range(run)]
