"""Texts that break off in the middle of a word or a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Answerer,
    Finding,
    Passage,
    Setting,
    Severity,
    Words,
    passages,
    words_of,
)
from bielelt.core.report import Report
from bielelt.language.cuts import find_cut, find_cut_inside

TITLE = Words("Бичвэр дутуу тасарсан", "Text breaks off")
EXAMPLE = Words(
    "Явц «… сургалтыг 2 удаа зохион бай» гэж үгийн дундуур тасарчээ.",
    "A progress ends in the middle of a word: «… сургалтыг 2 удаа зохион бай».",
)


@dataclass(frozen=True, slots=True)
class CutText:
    """The last words of a cell are a piece of a word, or only join what is missing.

    Why: methodology §6.50. Cells that were too short for their text lose its end without a
    sign; a full stop that is missing is no cut.
    """

    slug: str = "cut-text"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per text; where the reader doubts its cells, the end may be elsewhere."""
        known = sorted(words_of(report))
        for passage in passages(report):
            is_told = passage.field == "progress"
            cut = find_cut(passage.text, known, is_told=is_told) if passage.sure else None
            if passage.sure and is_told and not cut:
                cut = find_cut_inside(passage.text)
            if cut:
                yield self._finding(passage, cut)

    def _finding(self, passage: Passage, cut: tuple[int, int]) -> Finding:
        quote = passage.quote(*cut)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (passage.clause,),
            (quote,),
            Words(
                f"Бичвэр «{quote.text}» гэж дундуураа тасарсан байна.",
                f"The text breaks off: «{quote.text}».",
            ),
            Words("Эх хувиас гүйцээж бичих.", "Complete it from the original."),
            Answerer.REPORTER if passage.field == "progress" else Answerer.REGISTRAR,
        )
