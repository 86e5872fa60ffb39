"""What a check is, what it finds, and the JSON form ``bielelt-findings/1``."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from functools import lru_cache, wraps
from typing import Any, Protocol, TypeVar

from bielelt.core.report import NOT_DUE, Assessor, Clause, Decision, Report
from bielelt.core.scales import NOT_DUE_SIGN
from bielelt.language.likeness import Likeness
from bielelt.language.misspelling import Fault, Misspelt, find_misspelt
from bielelt.language.mixed import vocabulary

SCHEMA = "bielelt-findings/1"


class Severity(StrEnum):
    """How sure we are that a finding is a mistake."""

    ERROR = auto()
    """The document contradicts itself; one of the quoted places must change."""
    DOUBT = auto()
    """Probably a mistake; an innocent reading exists."""
    HINT = auto()
    """Worth knowing; nothing has to change."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in Mongolian and in English."""

    mn: str
    en: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report and where they stand.

    ``clause`` is a clause serial, None for the document; ``field`` one of text, progress,
    title, number, date, self, upper, signature, heading, or summary:self and summary:upper.
    ``start`` is the place of the first letter in that field, None where it is no running
    text. ``report`` names another report («Найрамдал сум, 2023-H1»); empty for this one.
    """

    clause: int | None
    field: str
    text: str
    start: int | None = None
    report: str = ""


class Answerer(StrEnum):
    """Who has to answer a finding, because the quoted words are theirs."""

    REPORTER = auto()
    """The organisation that reports: progress and self rating."""
    ASSESSOR = auto()
    """The body above it: the upper rating."""
    REGISTRAR = auto()
    """Who keeps the register: decisions, clauses and their numbers."""


ANSWERER_OF = {Assessor.SELF: Answerer.REPORTER, Assessor.UPPER: Answerer.ASSESSOR}
"""Who answers for a rating."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction, worded for the person who has to resolve it.

    ``suggestion`` says what to do; ``clauses`` are the serials concerned; ``arithmetic``
    is the calculation («2 500 + 800 = 3 300 ≠ 3 200»), empty where nothing is calculated.
    """

    rule: str
    severity: Severity
    clauses: tuple[int, ...]
    quotes: tuple[Quote, ...]
    explanation: Words
    suggestion: Words
    answerer: Answerer = Answerer.REPORTER
    arithmetic: str = ""

    @property
    def id(self) -> str:
        """Ten digits that stay the same in every run over the same words.

        Other words elsewhere in the report do not change it, nor where in its field a
        quote begins: an answer holds until what was answered changes.
        """
        quoted = [[q.clause, q.field, q.text, q.report] for q in self.quotes]
        told = json.dumps([self.rule, self.clauses, quoted], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Setting:
    """A number of a check that a province may tune: the field of that name of the check."""

    name: str
    title: Words
    least: int
    most: int


LEAST_DAYS = Setting(
    "days", Words("Зөрүүний доод хэмжээ, хоног", "Least difference, days"), 1, 365
)
"""By how many days two dates have to differ before it is told."""


class Rule(Protocol):
    """What all rules tell of themselves.

    What may be tuned is a field of the dataclass with its default, described in
    ``settings``. A rule with ``is_on`` False runs only where a province switched it on.
    """

    @property
    def slug(self) -> str:
        """Stable name used in URLs, settings and tests; ``Finding.rule``."""

    @property
    def title(self) -> Words:
        """Short name shown to people."""

    @property
    def example(self) -> Words:
        """One sentence each on what is told, with an invented quotation, for the list of rules."""

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What a province may tune; empty for most."""

    @property
    def is_on(self) -> bool:
        """Whether it runs where nobody decided anything."""


class Check(Rule, Protocol):
    """A pure rule over a report; see checks/decision_numbers.py for a short one."""

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield one Finding per contradiction; never raise on odd data."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text of the report: a clause, what was reported, or a decision's title.

    ``sure`` is False where the reader doubts that the words stand in their order.
    """

    clause: int
    field: str
    text: str
    sure: bool = True

    def quote(self, start: int, end: int) -> Quote:
        """Return the words between two places, word for word, without outer blanks."""
        quoted = self.text[start:end]
        begin = start + len(quoted) - len(quoted.lstrip())
        return Quote(self.clause, self.field, quoted.strip(), begin)


def passages(report: Report) -> Iterator[Passage]:
    """Yield every text of the report that a check may read.

    The title of a decision stands under its first clause.
    """
    return iter(_passages(report))


def _read_passages(report: Report) -> Iterator[Passage]:
    doubted = {(doubt.clause, doubt.field) for doubt in report.doubts}
    for decision in report.decisions:
        if decision.title and decision.clauses:
            yield Passage(decision.clauses[0].serial, "title", decision.title)
        for clause in decision.clauses:
            for field, text in (("text", clause.text), ("progress", clause.progress)):
                if text:
                    sure = (clause.serial, field) not in doubted
                    yield Passage(clause.serial, field, text, sure)


class Spot(Protocol):
    """Something found in a text, with the places where it begins and ends."""

    @property
    def start(self) -> int:
        """Place of its first letter."""

    @property
    def end(self) -> int:
        """Place behind its last letter."""


_TEXTS = 8_192  # the clauses of a province, and what was told last
T = TypeVar("T")
SpotT = TypeVar("SpotT", bound=Spot)


def gather(
    report: Report,
    find: Callable[[str], Iterable[SpotT]],
    key: Callable[[SpotT], Hashable] = lambda _: None,
) -> Iterator[tuple[int, list[tuple[Quote, SpotT]]]]:
    """Yield what ``find`` sees in the passages, one list per clause and ``key``."""
    found: dict[tuple[int, Hashable], list[tuple[Quote, SpotT]]] = {}
    for passage in passages(report):
        for spot in find(passage.text):
            quote = passage.quote(spot.start, spot.end)
            found.setdefault((passage.clause, key(spot)), []).append((quote, spot))
    for (clause, _), places in found.items():
        yield clause, places


def kept(find: Callable[[str], Iterable[T]]) -> Callable[[str], tuple[T, ...]]:
    """Keep what ``find`` sees in a text: a clause stands in the reports of many organisations."""
    return lru_cache(maxsize=_TEXTS)(lambda text: tuple(find(text)))


def once(function: Callable[[Report], T]) -> Callable[[Report], T]:
    """Keep what ``function`` returned for the last report: several checks ask the same."""
    last: list[tuple[Report, T]] = []

    @wraps(function)
    def remembering(report: Report) -> T:
        for known, value in last:
            if known is report:
                return value
        value = function(report)
        last[:] = [(report, value)]
        return value

    return remembering


@once
def _passages(report: Report) -> tuple[Passage, ...]:
    return tuple(_read_passages(report))


@once
def words_of(report: Report) -> Counter[str]:
    """Count the words of the report that are written in Cyrillic alone."""
    return vocabulary(passage.text for passage in passages(report))


@once
def misspelt_words(report: Report) -> list[tuple[Quote, Misspelt]]:
    """Return the faulty words of all passages."""
    known = words_of(report)
    return [
        (passage.quote(found.start, found.end), found)
        for passage in passages(report)
        for found in find_misspelt(passage.text, known)
    ]


def by_word(
    report: Report, fault: Fault
) -> Iterator[tuple[int, Misspelt, tuple[Quote, ...]]]:
    """Yield each word with this fault once per clause, with all its places."""
    found: dict[tuple[int | None, str], list[tuple[Quote, Misspelt]]] = {}
    for quote, word in misspelt_words(report):
        if word.fault is fault:
            found.setdefault((quote.clause, word.word), []).append((quote, word))
    for (clause, _), places in found.items():
        quotes = tuple(dict.fromkeys(quote for quote, _ in places))
        yield clause or 0, places[0][1], quotes


def first_clause(decision: Decision) -> int | None:
    """Return the serial under which a decision is quoted."""
    return decision.clauses[0].serial if decision.clauses else None


def rating_quotes(clause: Clause, assessors: Iterable[Assessor]) -> tuple[Quote, ...]:
    """Quote the ratings that these assessors gave a clause."""
    ratings = [(by, clause.rating(by)) for by in assessors]
    return tuple(
        Quote(clause.serial, by, NOT_DUE_SIGN if rating == NOT_DUE else f"{rating}%")
        for by, rating in ratings
        if rating is not None
    )


def rated_otherwise(one: Clause, other: Clause) -> list[Assessor]:
    """Return who gave these two clauses different ratings; missing ones differ from none."""
    ratings = [(by, one.rating(by), other.rating(by)) for by in Assessor]
    return [by for by, a, b in ratings if None not in (a, b) and a != b]


@dataclass(frozen=True, slots=True)
class RatedApart:
    """Two clauses that say the same and have different ratings of one assessor.

    ``given`` are the ratings of the one and of the other, as printed.
    """

    serials: tuple[int, int]
    given: tuple[str, str]
    quotes: tuple[Quote, ...]
    severity: Severity
    answerer: Answerer


def rated_apart(
    report: Report, told: Sequence[Passage], pairs: Iterable[Likeness], *, sure_from: float
) -> Iterator[RatedApart]:
    """Yield the pairs of passages whose clauses were rated differently.

    A DOUBT needs a likeness of ``sure_from`` and cells that the reader does not doubt.
    """
    clauses = {clause.serial: clause for clause in report.clauses}
    for pair in pairs:
        one, other = told[pair.one], told[pair.other]
        both = clauses[one.clause], clauses[other.clause]
        assessors = rated_otherwise(*both)
        if one.clause == other.clause or not assessors:
            continue
        first, second = (rating_quotes(clause, assessors) for clause in both)
        sure = pair.share >= sure_from and one.sure and other.sure
        yield RatedApart(
            (one.clause, other.clause),
            (_listed(first), _listed(second)),
            (beginning(one), beginning(other), *first, *second),
            Severity.DOUBT if sure else Severity.HINT,
            ANSWERER_OF[assessors[0]],
        )


def _listed(quotes: Iterable[Quote]) -> str:
    return ", ".join(dict.fromkeys(quote.text for quote in quotes))


def shorten(text: str, letters: int) -> str:
    """Return the beginning of a text, cut behind a word; it stays a part of the text."""
    return (
        text
        if len(text) <= letters
        else text[: letters + 1].rpartition(" ")[0] or text[:letters]
    )


def beginning(passage: Passage, letters: int = 120) -> Quote:
    """Quote how a text begins, where all of it is meant."""
    return passage.quote(0, len(shorten(passage.text, letters)))


def to_dict(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return findings as plain lists, dicts, strings and numbers."""
    return {"schema": SCHEMA, "findings": [_finding(finding) for finding in findings]}


def from_dict(told: Mapping[str, Any]) -> Finding:
    """Return the finding that ``to_dict`` wrote as ``told``, one entry of its «findings»."""
    return Finding(
        told["rule"],
        Severity(told["severity"]),
        tuple(told["clauses"]),
        tuple(Quote(**quote) for quote in told["quotes"]),
        Words(**told["explanation"]),
        Words(**told["suggestion"]),
        Answerer(told["answerer"]),
        told["arithmetic"],
    )


def findings_json(findings: Iterable[Finding]) -> str:
    """Return ``bielelt-findings/1``: one JSON object, keys in the documented order."""
    return json.dumps(to_dict(findings), ensure_ascii=False, indent=1)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "clauses": list(finding.clauses),
        "quotes": [
            {
                "clause": q.clause,
                "field": q.field,
                "text": q.text,
                "start": q.start,
                "report": q.report,
            }
            for q in finding.quotes
        ],
        "explanation": asdict(finding.explanation),
        "arithmetic": finding.arithmetic,
        "suggestion": asdict(finding.suggestion),
        "answerer": str(finding.answerer),
    }
