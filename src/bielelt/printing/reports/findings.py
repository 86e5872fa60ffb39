"""What the checks found in one report, for the people who have to answer it.

The form is our own; no regulation prescribes one. Its words stand in ``finding_words``.
Findings, rules and replies are known by their shape: ``bielelt.checks``
and the site have them, printing knows neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Protocol

from bielelt.core.errors import BieleltError
from bielelt.core.numbering import join_label
from bielelt.core.report import Clause, Decision, Report
from bielelt.printing.characters import visible
from bielelt.printing.document import (
    Fact,
    FindingCounts,
    FindingList,
    FoundInClause,
    FoundInDecision,
    FoundRow,
    QuotedWords,
)
from bielelt.printing.finding_words import LANGUAGES, Wording, day_in, period_in

SEVERITIES = ("error", "doubt", "hint")
"""In the order in which findings of one clause are told."""

LONGEST_QUOTE, _HEAD, _TAIL = 600, 400, 170
_BEGINNING = 80
_GROUP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_NONE = "–"
_WHOLE = 0  # stands for the serial of what concerns no clause
# Files carry a date; that of an undated list has to be the same every time.
_UNDATED = date(1970, 1, 1)


class Words(Protocol):
    """The same said in Mongolian and in English."""

    @property
    def mn(self) -> str:
        """Mongolian."""

    @property
    def en(self) -> str:
        """English."""


class Quote(Protocol):
    """Words of a report: ``clause`` is a serial or None, ``report`` empty for this one."""

    @property
    def clause(self) -> int | None: ...  # noqa: D102
    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def report(self) -> str: ...  # noqa: D102


class Finding(Protocol):
    """What is printed of a ``bielelt.checks.Finding``."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> str: ...  # noqa: D102
    @property
    def clauses(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def quotes(self) -> Sequence[Quote]: ...  # noqa: D102
    @property
    def explanation(self) -> Words: ...  # noqa: D102
    @property
    def suggestion(self) -> Words: ...  # noqa: D102
    @property
    def answerer(self) -> str: ...  # noqa: D102
    @property
    def arithmetic(self) -> str: ...  # noqa: D102


class Rule(Protocol):
    """What is printed of a rule: its title for the slug that findings carry."""

    @property
    def slug(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> Words: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a finding: ``answer`` is «corrected» or «right»."""

    answer: str
    reason: str = ""
    name: str = ""
    day: date | None = None


def findings(
    report: Report,
    found: Iterable[Finding],
    *,
    rules: Sequence[Rule],
    day: date | None = None,
    language: str = "mn",
    replies: Mapping[str, Reply] | None = None,
) -> FindingList:
    """Say what was found in a report.

    Args:
        report: what was checked; gives the heading, the decisions and the clauses.
        found: its findings, each once, in the order of the checks.
        rules: the rules in the order for people; one that is not among them is told by
            its slug.
        day: when it was checked; not told if not given.
        language: «mn» or «en»; what is quoted stays as it is.
        replies: what was answered, by the id of the finding.

    Returns:
        The list: what concerns the whole report, then decision by decision and clause by
        clause, errors first. A finding about several clauses stands under its first, one
        that quotes none (a summary page) with the whole report. Of a quote longer than
        LONGEST_QUOTE letters the middle is left out («[…]»); a character that cannot be
        seen or printed is written as its code («[U+200B]»).

    Raises:
        BieleltError: there is no such language.

    """
    if language not in LANGUAGES:
        raise BieleltError(
            f"Findings cannot be told in “{language}”. Use one of: {', '.join(LANGUAGES)}."
        )
    words, told = LANGUAGES[language], list(found)
    teller = _Teller(words, {rule.slug: rule.title for rule in rules}, replies or {})
    about = (_text(report.organisation), _text(period_in(language, report.period)))
    named = ", ".join(filter(None, about))
    return FindingList(
        language=language,
        name=f"{words.title} – {named}" if named else words.title,
        day=day or report.date or _UNDATED,
        title=words.title.upper(),
        facts=tuple(_facts(report, day, words)),
        figures=teller.figures(told),
        labels=words.labels,
        decisions=tuple(_decisions(report, told, teller)),
        counts=teller.counts(told) if told else None,
    )


def _text(text: str | None) -> str:
    return visible(" ".join((text or "").split()))


def _unbroken(text: str) -> str:
    """Keep «14 800» on one line; never in a quotation."""
    return _GROUP.sub("\u00a0", text)


def _facts(report: Report, day: date | None, words: Wording) -> Iterator[Fact]:
    """Tell what was checked and when; what is not known is left out."""
    known = (
        (words.organisation, _text(report.organisation)),
        (words.period, _text(period_in(words.language, report.period))),
        (words.report, _text(report.title)),
        (words.report_day, day_in(words.language, report.date) if report.date else ""),
        (words.check_day, day_in(words.language, day) if day else ""),
    )
    return (Fact(label, text) for label, text in known if text)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words for findings in one language."""

    words: Wording
    titles: Mapping[str, Words]
    replies: Mapping[str, Reply]

    def said(self, both: Words) -> str:
        return _unbroken(_text(both.mn if self.words.language == "mn" else both.en))

    def title(self, rule: str) -> str:
        return self.said(self.titles[rule]) if rule in self.titles else rule

    def figures(self, told: Sequence[Finding]) -> str:
        """One line: how many of which severity, how many answered."""
        words = self.words
        if not told:
            return words.nothing
        of_severity = Counter(finding.severity for finding in told)
        listed = ", ".join(
            f"{words.severities[key].lower()} {of_severity[key]}"
            for key in SEVERITIES
            if of_severity[key]
        )
        answered = sum(finding.id in self.replies for finding in told)
        total = words.figures.format(total=len(told), severities=listed)
        return (
            f"{total} {words.replies.format(answered=answered, open=len(told) - answered)}"
        )

    def row(self, number: int, finding: Finding, *, below: int) -> FoundRow:
        """Say a finding that stands below the heading of so many of its clauses."""
        words, concerned = self.words, finding.clauses
        also = words.also.format(serials=", ".join(map(str, concerned)))
        return FoundRow(
            number=number,
            key=finding.severity,
            severity=words.severities[finding.severity],
            rule=self.title(finding.rule),
            also=also if concerned[below:] else "",
            quotes=tuple(self.quote(quote) for quote in finding.quotes),
            arithmetic=_unbroken(_text(finding.arithmetic)),
            explanation=self.said(finding.explanation),
            suggestion=self.said(finding.suggestion),
            answerer=words.answerers[finding.answerer],
            reply=self.reply(finding.id),
        )

    def quote(self, quote: Quote) -> QuotedWords:
        """Quote and place; a field that has no word is not told."""
        words, text = self.words, _text(quote.text)
        clause = words.clause.format(serials=quote.clause).lower() if quote.clause else ""
        place = ", ".join(filter(None, (clause, words.fields.get(quote.field))))
        told = ": ".join(filter(None, (_text(quote.report), place or words.whole.lower())))
        return QuotedWords(f"«{_shortened(text)}»" if text else words.empty, told)

    def reply(self, id: str) -> str:
        """«Хэвээр нь зөв: яагаад … (Д.Өнөр, 2024-07-02)»; empty where nobody answered."""
        if id not in self.replies:
            return ""
        reply = self.replies[id]
        day = reply.day.isoformat() if reply.day else ""
        by = ", ".join(filter(None, (_text(reply.name), day)))
        told = (self.words.answers[reply.answer], _text(reply.reason))
        answer = ": ".join(filter(None, told))
        return f"{answer} ({by})" if by else answer

    def counts(self, told: Sequence[Finding]) -> FindingCounts:
        """Count by rule and severity, rules in their order and unknown ones last."""
        words = self.words
        of_rule = Counter(finding.rule for finding in told)
        of_both = Counter((finding.rule, finding.severity) for finding in told)
        of_severity = Counter(finding.severity for finding in told)
        rows = [
            (
                self.title(rule),
                *(str(of_both[rule, key] or _NONE) for key in SEVERITIES),
                str(of_rule[rule]),
            )
            for rule in dict.fromkeys((*self.titles, *of_rule))
            if of_rule[rule]
        ]
        total = tuple(str(of_severity[key] or _NONE) for key in SEVERITIES)
        return FindingCounts(
            heading=words.counts,
            header=(words.rule, *(words.severities[s] for s in SEVERITIES), words.total),
            rows=(*rows, (words.total, *total, str(len(told)))),
        )


def _decisions(
    report: Report, told: Sequence[Finding], teller: _Teller
) -> Iterator[FoundInDecision]:
    """Sort the findings: the whole report first, then in the order of its table."""
    words, numbers = teller.words, count(1)
    of_clause = _by_clause(report, told)

    def rows(serial: int) -> tuple[FoundRow, ...]:
        below = int(serial != _WHOLE)
        return tuple(
            teller.row(next(numbers), one, below=below) for one in of_clause.pop(serial)
        )

    if _WHOLE in of_clause:
        yield FoundInDecision(words.whole, "", (FoundInClause("", rows(_WHOLE)),))
    for decision in report.decisions:
        clauses = tuple(
            FoundInClause(_clause(clause, words), rows(clause.serial))
            for clause in decision.clauses
            if clause.serial in of_clause
        )
        if clauses:
            yield FoundInDecision(*_decision(decision, words), clauses)


def _by_clause(report: Report, told: Sequence[Finding]) -> dict[int, list[Finding]]:
    """Sort findings under their first clause; those that quote none are _WHOLE."""
    known = {clause.serial for clause in report.clauses}
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in sorted(told, key=lambda finding: SEVERITIES.index(finding.severity)):
        quoted = any(quote.clause and not quote.report for quote in finding.quotes)
        clauses = (serial for serial in finding.clauses if quoted and serial in known)
        found[next(clauses, _WHOLE)].append(finding)
    return dict(found)


def _decision(decision: Decision, words: Wording) -> tuple[str, str]:
    title, number = _text(decision.title), _text(decision.number)
    detail = (
        decision.date.isoformat() if decision.date else "",
        words.number.format(number=number) if number else "",
    )
    heading = words.decision.format(serial=decision.serial)
    return f"{heading}. {title}" if title else heading, " · ".join(filter(None, detail))


def _clause(clause: Clause, words: Wording) -> str:
    """Name a clause and how it begins."""
    heading = words.clause.format(serials=clause.serial)
    text = _text(join_label(clause.label, clause.text))
    if len(text) > _BEGINNING:
        text = f"{_begin(text, _BEGINNING)}\u00a0…"
    return f"{heading} – {text}" if text else heading


def _shortened(text: str) -> str:
    """Leave out the middle of a long quote, between two words."""
    if len(text) <= LONGEST_QUOTE:
        return text
    _, _, tail = text[-_TAIL:].partition(" ")
    return f"{_begin(text, _HEAD)} […] {tail or text[-_TAIL:]}"


def _begin(text: str, most: int) -> str:
    """Return the first words of a text, of one long word its first letters."""
    return text[:most].rpartition(" ")[0] or text[:most]
