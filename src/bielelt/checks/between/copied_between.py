"""Progress that stands word for word in another report: of a district or of a period before."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bielelt.checks.base import Finding, Setting, Severity, Words
from bielelt.checks.between.base import (
    Told,
    consecutive,
    duty,
    grouped,
    is_period,
    is_same_year,
    told_in,
)
from bielelt.core.periods import order
from bielelt.core.report import NOT_DUE, Clause, Report
from bielelt.language.copying import Index, Likeness, Running, are_alike, likeness, running
from bielelt.language.quantities import find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.terms import find_recurring
from bielelt.language.whole_sentences import Said, folded, is_within, said_in

_FULL = 100
_UNCHANGED = 97
_LONG = 2
TITLE = Words("Явцыг өөр тайлангаас хуулсан", "Progress copied from another report")
EXAMPLE = Words(
    "Хоёр сумын тайланд нэг заалтын явц 40 үгээр үгчлэн давхцаж, тоо нь ч ижил байна.",
    "In the reports of two districts 40 words on one clause are the same, figures included.",
)
SETTINGS = (
    Setting(
        "words",
        Words("Хэдэн үгнээс эхлэн мэдэгдэх", "From how many words on it is told"),
        10,
        80,
    ),
    Setting(
        "percent",
        Words(
            "Явцын хэдэн хувь нь давхцвал эргэлзээ болох",
            "What part of a progress makes it a doubt, in per cent",
        ),
        50,
        100,
    ),
    Setting(
        "organisations",
        Words(
            "Хэдээс олон байгууллагад байвал нийтлэг хэллэг гэж үзэх",
            "In how many organisations it may stand before it is a standing phrase",
        ),
        2,
        30,
    ),
)


_OWN_PERIOD = Words(
    "Энэ хугацаанд өөрийн байгууллага юу хийснийг тоо, баримттай нь бичих.",
    "Write what your own organisation did in this period, with its figures.",
)
_AS_OF = re.compile(
    r"(?:хагас\s+жил|улир[аи]?л|[1-9](?:\s+дүгээр|\s+дугаар)?\s+сар)(?:ийн|ын)\s+байдлаар",
    re.IGNORECASE,
)
_SEASONS = re.compile(r"\b(?:хава?р|зун|нама?р|өвө?л)")
_MOST_PLACES = 12
Row = tuple[Told, Running]


@dataclass(frozen=True, slots=True)
class CopiedBetween:
    """A progress that another organisation, or the same one in an earlier period, reported.

    Why: methodology §6.43. What repeats the duty, quotations, short formulas, forms filled
    in anew and phrases that stand in many reports are no copy. A finished clause may keep
    its words, and a sentence that goes on with new figures is a report.
    """

    slug: str = "copied-between"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = SETTINGS
    is_on: bool = True
    words: int = 15
    percent: int = 80
    organisations: int = 5

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield at most one finding per clause and kind of source, the likest.

        A DOUBT where nearly all of it is the same, figures included; a HINT where a long
        part is, where the figures differ, or where little is said and no figure is given.
        """
        rows: list[Row] = []
        index = Index(self.organisations)
        for told in told_in(reports):
            if told.clause.self_rating is NOT_DUE:
                continue
            known = told.clause.text, told.decision.title
            text = running(told.clause.progress or "", known)
            if text.telling >= self.words:
                rows.append((told, text))
                index.add(text, told.organisation)
        seen: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            others = [rows[n] for n in index.alike(number)]
            for report, found in self._told(row, others, _is_before, self._from_before):
                seen.add((report, row[0].clause.serial))
                yield report, found
            for report, found in self._told(
                row, others, _is_elsewhere, self._from_elsewhere
            ):
                seen.add((report, row[0].clause.serial))
                yield report, found
        for number, found in self._of_states(reports, seen):
            seen.add((number, found.clauses[0]))
            yield number, found
        yield from self._of_sentences(reports, seen)

    def _told(
        self,
        row: Row,
        others: list[Row],
        is_source: Callable[[Told, Told], bool],
        tell: Callable[[Row, Row, Likeness], Finding | None],
    ) -> Iterator[tuple[int, Finding]]:
        likes = [
            (alike, other)
            for other in others
            if is_source(row[0], other[0])
            and (alike := likeness(row[1], other[1], least=self.words))
        ]
        if likes:
            alike, other = max(likes, key=lambda one: (one[0].own, -one[1][0].report))
            found = tell(row, other, alike)
            if found:
                yield row[0].report, found

    def _from_before(self, row: Row, other: Row, alike: Likeness) -> Finding | None:
        same = _asks_the_same(row[0], other[0])
        least = _UNCHANGED if same else self.percent
        if (
            alike.figures
            or _part(row, other, alike) < least
            or (same and _is_over(other[0]))
        ):
            return None
        raised = _raised(other[0].clause, row[0].clause) if same else ""
        return self._finding(
            row,
            other,
            alike,
            severity=Severity.DOUBT,
            explanation=Words(
                f"Явцыг «{other[0].name}» тайлангаас өөрчлөлтгүй авсан: {alike.shared} үг нь "
                f"үгчлэн давхцаж, тоо нь ч хэвээр байна"
                f"{f', харин үнэлгээ өссөн ({raised})' if raised else ''}.",
                f"The progress is that of the report “{other[0].name}”, unchanged: "
                f"{alike.shared} words are the same, figures included"
                f"{f', but the rating rose ({raised})' if raised else ''}.",
            ),
            arithmetic=raised,
        )

    def _from_elsewhere(self, row: Row, other: Row, alike: Likeness) -> Finding | None:
        whole = _part(row, other, alike) >= self.percent
        long = alike.own >= _LONG * self.words and not alike.figures
        if alike.is_form or not (whole or long):
            return None
        says_much = row[1].has_figures or alike.own >= _LONG * self.words
        sure = whole and says_much and not alike.figures
        changed = ", ".join(f"{there} → {here}" for here, there in alike.figures)
        kind = (
            Words(f"зөвхөн тоо нь өөр ({changed})", f"only the figures differ ({changed})")
            if changed
            else Words("тоо, баримт нь ч ижил", "figures and facts included")
        )
        part = (
            Words("Явц", "The progress")
            if whole
            else Words("Явцын нэг хэсэг", "A part of the progress")
        )
        return self._finding(
            row,
            other,
            alike,
            severity=Severity.DOUBT if sure else Severity.HINT,
            explanation=Words(
                f"{part.mn} «{other[0].name}» тайлангийн {other[0].clause.serial} гэсэн "
                f"заалтын явцтай {alike.shared} үгээр үгчлэн давхцаж байна; {kind.mn}.",
                f"{part.en} stands in the report “{other[0].name}”, clause "
                f"{other[0].clause.serial}: {alike.shared} words are the same; {kind.en}.",
            ),
            arithmetic=changed,
        )

    def _of_states(
        self, reports: Sequence[Report], seen: set[tuple[int, int]]
    ) -> Iterator[tuple[int, Finding]]:
        for group in grouped(told_in(reports), by_organisation=True).values():
            for before, after in consecutive(group):
                if (after.report, after.clause.serial) not in seen:
                    yield from self._of_state(before, after)

    def _of_state(self, before: Told, after: Told) -> Iterator[tuple[int, Finding]]:
        """Yield the first sentence «as of the half year» that a later report still has."""
        if not is_same_year(before, after) or _is_over(before):
            return
        old, new = before.clause.progress or "", after.clause.progress or ""
        kept, fresh = _kept(new, old)
        stale = [span for span in kept if _AS_OF.search(new, *span)]
        if not stale or any(find_quantities(new[start:end]) for start, end in fresh):
            return
        start, end = stale[0]
        there = old.index(new[start:end].strip())
        yield (
            after.report,
            Finding(
                self.slug,
                Severity.DOUBT,
                (after.clause.serial,),
                (
                    after.quote(start, end, here=True),
                    before.quote(there, there + len(new[start:end].strip()), here=False),
                ),
                Words(
                    f"Явцад «{before.name}» тайлангийн байдлыг хэвээр үлдээж, {after.period} "
                    "үеийн тоо, баримтыг нэмээгүй байна.",
                    f"The progress still gives the state of the report “{before.name}”; nothing "
                    f"of {after.period} is added.",
                ),
                _OWN_PERIOD,
            ),
        )

    def _of_sentences(
        self, reports: Sequence[Report], seen: set[tuple[int, int]]
    ) -> Iterator[tuple[int, Finding]]:
        """Yield a HINT per clause that has a sentence of another report, figures included."""
        for places in _held(reports):
            if len({told.organisation for told, _ in places}) > self.organisations:
                continue
            for here, said in places[:_MOST_PLACES]:
                key = here.report, here.clause.serial
                if key in seen:
                    continue
                sources = (p for p in places[:_MOST_PLACES] if _is_source(here, p[0]))
                for other, there in islice(sources, 1):
                    seen.add(key)
                    yield here.report, self._of_sentence(here, said, other, there)

    def _of_sentence(self, here: Told, said: Said, other: Told, there: Said) -> Finding:
        raised = _raised(other.clause, here.clause) if _is_before(here, other) else ""
        return Finding(
            self.slug,
            Severity.HINT,
            (here.clause.serial,),
            (
                here.quote(said.start, said.end, here=True),
                other.quote(there.start, there.end, here=False),
            ),
            Words(
                f"Энэ өгүүлбэр «{other.name}» тайлангийн {other.clause.serial} гэсэн заалтын явцад "
                "тоотойгоо хамт үгчлэн байна.",
                f"This sentence stands, figures included, in the report “{other.name}”, clause "
                f"{other.clause.serial}.",
            ),
            _OWN_PERIOD,
            arithmetic=raised,
        )

    def _finding(
        self,
        row: Row,
        other: Row,
        alike: Likeness,
        *,
        severity: Severity,
        explanation: Words,
        arithmetic: str,
    ) -> Finding:
        return Finding(
            self.slug,
            severity,
            (row[0].clause.serial,),
            (
                row[0].quote(*alike.here, here=True),
                other[0].quote(*alike.there, here=False),
            ),
            explanation,
            _OWN_PERIOD,
            arithmetic=arithmetic,
        )


def _kept(new: str, old: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the sentences of ``new`` that stand word for word in ``old``, and the others."""
    spans = list(sentence_spans(new))
    kept = [(a, b) for a, b in spans if new[a:b].strip() and new[a:b].strip() in old]
    return kept, [span for span in spans if span not in kept]


def _is_before(here: Told, other: Told) -> bool:
    return here.organisation == other.organisation and _is_earlier(other, here)


def _is_elsewhere(here: Told, other: Told) -> bool:
    if here.organisation == other.organisation:
        return False
    return here.period == other.period or _is_earlier(other, here)


def _held(reports: Sequence[Report]) -> Iterator[list[tuple[Told, Said]]]:
    """Yield the places of each sentence that stands in several."""
    held: defaultdict[str, list[tuple[Told, Said]]] = defaultdict(list)
    for told in told_in(reports):
        if told.clause.self_rating is not NOT_DUE:
            for said in said_in(told.clause.progress or ""):
                if said.words not in folded(told.clause.text or ""):
                    held[said.words].append((told, said))
    yield from (places for places in held.values() if len(places) > 1)


def _is_source(here: Told, other: Told) -> bool:
    """Whether a sentence of ``here`` may be taken from ``other``.

    An organisation may tell again what it finished, unless the duty comes again, and may go on
    from what it told.
    """
    if _is_elsewhere(here, other):
        return True
    if not _is_before(here, other):
        return False
    over = _is_over(other) and not _comes_again(here.clause.text or "")
    stands = is_within(here.clause.progress or "", other.clause.progress or "")
    return stands and not (over and _asks_the_same(here, other))


def _comes_again(duty: str) -> bool:
    """Whether something has to be done more than once a year."""
    return any(find_recurring(duty)) or len(set(_SEASONS.findall(duty.casefold()))) > 1


def _is_earlier(one: Told, other: Told) -> bool:
    if not (is_period(one.period) and is_period(other.period)):
        return False
    return order(one.period) < order(other.period)


def _asks_the_same(one: Told, other: Told) -> bool:
    """Whether both clauses ask for the same, or nobody can say that they do not."""
    if duty(one) == duty(other):
        return True
    texts = one.clause.text, other.clause.text
    return not all(texts) or are_alike(*texts)


def _is_over(told: Told) -> bool:
    """Whether nothing had to happen any more: the words may stay."""
    return told.clause.self_rating == _FULL


def _part(row: Row, other: Row, alike: Likeness) -> int:
    """Return how much of the longer progress is shared, in per cent."""
    return alike.shared * 100 // max(len(row[1]), len(other[1]))


def _raised(before: Clause, after: Clause) -> str:
    """Return «70% → 100%» where the organisation rates the same words higher."""
    old, new = before.self_rating, after.self_rating
    if isinstance(old, int) and isinstance(new, int) and new > old:
        return f"{old}% → {new}%"
    return ""
