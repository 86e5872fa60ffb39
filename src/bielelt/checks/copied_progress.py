"""One progress reported for two clauses that ask for different things."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Passage, Setting, Severity, Words, beginning
from bielelt.core.report import NOT_DUE, Clause, Report
from bielelt.language.copying import Index, Likeness, is_within, likeness, running
from bielelt.language.likeness import telling
from bielelt.language.reworded import reworded
from bielelt.language.whole_sentences import within

_MOST_CLAUSES = 3  # what stands in more is a formula, unless nothing else is said
_AKIN = 3  # a third of the telling words of the shorter
_LONG, _VERY_LONG = 2, 3  # times the words of the setting
TITLE = Words("Явцыг өөр заалтаас хуулсан", "Progress copied from another clause")
EXAMPLE = Words(
    "Худаг засварлах 12 дугаар заалтын явцад мал тооллогын 11 дүгээр заалтын явц үгчлэн орсон.",
    "The progress of clause 12, on repairing wells, is word for word that of clause 11, on counting livestock.",
)
SETTINGS = (
    Setting(
        "words",
        Words("Хэдэн үгнээс эхлэн мэдэгдэх", "From how many words on it is told"),
        8,
        60,
    ),
    Setting(
        "percent",
        Words(
            "Явцын хэдэн хувь нь давхцвал эргэлзээ болох",
            "What part of a progress makes it a doubt, in per cent",
        ),
        30,
        100,
    ),
)


@dataclass(frozen=True, slots=True)
class CopiedProgress:
    """The same run of words is the progress of two clauses whose duties differ.

    Why: methodology §6.40. Words that repeat the duty, quotations and figures are no copy,
    nor is a form filled in anew; clauses that ask for the same may report the same, and
    what is not due may be put off with the same words.
    """

    slug: str = "copied-progress"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = SETTINGS
    is_on: bool = True
    words: int = 12
    percent: int = 60

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield one finding per clause and the earlier one most like it.

        A DOUBT where most of a progress or very much of it is copied as it stands, a HINT
        where a long part is, where figures differ, or where little is said without any.
        """
        rows = [
            (clause, running(clause.progress, (clause.text, decision.title)))
            for decision in report.decisions
            for clause in decision.clauses
            if clause.progress and clause.self_rating is not NOT_DUE
        ]
        index = Index(_MOST_CLAUSES)
        for number, (_, progress) in enumerate(rows):
            index.add(progress, number)
        yield from self._doubled(report)
        told: set[int] = set()
        whole: dict[bytes, int] = {}
        for number, (clause, progress) in enumerate(rows):
            first = whole.setdefault(progress.keys.tobytes(), number)
            found = [
                (rows[other][0], rows[other][1], alike)
                for other in {first, *index.alike(number)}
                if other < number
                and _differ(rows[other][0], clause)
                and (alike := likeness(progress, rows[other][1], least=self.words))
                and alike.own >= self.words
                and not alike.is_form
            ]
            if found:
                source, there, alike = max(found, key=lambda f: (f[2].own, -f[0].serial))
                part = alike.shared * 100 // min(len(progress), len(there))
                factual = progress.has_figures or there.has_figures
                severity = self._severity(alike, part, factual=factual)
                if severity:
                    told.add(clause.serial)
                    yield self._finding(source, clause, alike, severity)
        yield from self._sentences([clause for clause, _ in rows], told)
        yield from self._reworded([clause for clause, _ in rows], told)

    def _sentences(self, clauses: list[Clause], told: set[int]) -> Iterator[Finding]:
        """Tell a short progress that is a sentence of another one, figures included."""
        for found in within([clause.progress or "" for clause in clauses]):
            one, source = clauses[found.text], clauses[found.source]
            if told.isdisjoint((one.serial, source.serial)) and _differ(source, one):
                spans = (
                    (found.said.start, found.said.end),
                    (found.there.start, found.there.end),
                )
                words = len(found.said.words.split())
                alike = Likeness(*spans, words, words, (), 0)
                yield self._finding(source, one, alike, Severity.HINT)

    def _reworded(self, clauses: list[Clause], told: set[int]) -> Iterator[Finding]:
        """Tell two texts with the same figures and words, of duties with little in common."""
        for one, other in reworded([clause.progress or "" for clause in clauses]):
            source, clause = clauses[one], clauses[other]
            if not told.isdisjoint((source.serial, clause.serial)) or _are_akin(
                source, clause
            ):
                continue
            told.add(clause.serial)
            cells = (
                Passage(c.serial, "progress", c.progress or "") for c in (source, clause)
            )
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (source.serial, clause.serial),
                tuple(beginning(cell) for cell in cells),
                Words(
                    f"Өөр үүрэг өгсөн {source.serial}, {clause.serial} гэсэн хоёр заалтын явцад ижил тоо, "
                    "ижил ажлыг өөрөөр найруулж бичсэн байна.",
                    f"Clauses {source.serial} and {clause.serial} ask for different things, but tell the "
                    "same figures and deeds in another order.",
                ),
                Words(
                    f"{clause.serial} гэсэн заалтын үүргийг хэрхэн биелүүлснийг тусад нь бичих.",
                    f"Write what was done about clause {clause.serial} itself.",
                ),
            )

    def _doubled(self, report: Report) -> Iterator[Finding]:
        """Tell a row that stands twice in one decision, clause and progress word for word."""
        rows: dict[tuple[object, ...], Clause] = {}
        for decision in report.decisions:
            act = decision.number or decision.serial, decision.date
            for clause in decision.clauses:
                if clause.self_rating is NOT_DUE:
                    continue
                said = _plain(clause.progress)
                if len(said) < self.words or not (asked := _plain(clause.text)):
                    continue
                first = rows.setdefault((act, asked, said), clause)
                if first is not clause:
                    yield self._twice(first, clause)

    def _twice(self, first: Clause, clause: Clause) -> Finding:
        one, other = first.serial, clause.serial
        cells = (Passage(c.serial, "progress", c.progress or "") for c in (first, clause))
        return Finding(
            self.slug,
            Severity.DOUBT,
            (one, other),
            tuple(beginning(cell) for cell in cells),
            Words(
                f"{one}, {other} дугаартай хоёр мөрийн заалт, явц үгчлэн ижил байна.",
                f"Rows {one} and {other} are the same, clause and progress, word for word.",
            ),
            Words(
                "Давхар бичсэн мөрийг хасах; хоёр өөр үүрэг бол тус бүрийн биелэлтийг бичих.",
                "Take out the doubled row; if these are two duties, report on each.",
            ),
        )

    def _severity(self, alike: Likeness, part: int, *, factual: bool) -> Severity | None:
        whole, long = part >= self.percent, alike.own >= _LONG * self.words
        if not (whole or long):
            return None
        sure = alike.own >= _VERY_LONG * self.words or (whole and (factual or long))
        return Severity.DOUBT if sure and not alike.figures else Severity.HINT

    def _finding(
        self, source: Clause, clause: Clause, alike: Likeness, severity: Severity
    ) -> Finding:
        here = Passage(clause.serial, "progress", clause.progress or "")
        there = Passage(source.serial, "progress", source.progress or "")
        changed = ", ".join(f"{old} → {new}" for new, old in alike.figures)
        but = (
            Words(f" (өөрчилсөн тоо: {changed})", f" (other figures: {changed})")
            if changed
            else Words("", "")
        )
        return Finding(
            self.slug,
            severity,
            (source.serial, clause.serial),
            (there.quote(*alike.there), here.quote(*alike.here)),
            Words(
                f"Өөр үүрэг өгсөн {source.serial}, {clause.serial} гэсэн хоёр заалтын явц "
                f"{alike.shared} үгээр үгчлэн давхцаж байна{but.mn}.",
                f"Clauses {source.serial} and {clause.serial} ask for different things, but "
                f"{alike.shared} words of their progress are the same{but.en}.",
            ),
            Words(
                f"{clause.serial} гэсэн заалтын үүргийг хэрхэн биелүүлснийг тусад нь бичих.",
                f"Write what was done about clause {clause.serial} itself.",
            ),
        )


def _plain(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").casefold().split())


def _are_akin(one: Clause, other: Clause) -> bool:
    """Whether two clauses ask for things that may be answered by one text."""
    asked = telling(one.text or ""), telling(other.text or "")
    few = min(map(len, asked))
    return few == 0 or len(asked[0] & asked[1]) * _AKIN >= few


def _differ(one: Clause, other: Clause) -> bool:
    """Whether two clauses ask for different things; a missing text asks for nothing."""
    texts = one.text or "", other.text or ""
    heads, rests = zip(*(text.rpartition(":")[::2] for text in texts), strict=True)
    if all(heads) and all(rests) and is_within(*heads):
        texts = rests
    return any(texts) and not is_within(*texts)
