"""The same progress under two clauses, rated differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    RatedApart,
    Setting,
    Severity,
    Words,
    passages,
    rated_apart,
)
from bielelt.core.report import Report
from bielelt.language.likeness import Likeness, alike
from bielelt.language.whole_sentences import within

_SURE = 0.85
TITLE = Words("Ижил явцыг өөр өөрөөр үнэлсэн", "Same progress, other rating")
EXAMPLE = Words(
    "Хоёр заалтын явцыг үг үсэггүй ижил бичсэн ч нэгийг нь 100%, нөгөөг нь 30% гэж үнэлсэн.",
    "Two clauses have the same progress word for word; one is rated 100%, the other 30%.",
)


@dataclass(frozen=True, slots=True)
class SameProgressOtherRating:
    """Identical or nearly identical progress has different ratings of one assessor.

    Why: methodology §6.11. ``words`` is how many a progress must have, ``share`` how many
    percent of the wording must be the same.
    """

    slug: str = "same-progress-other-rating"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("words", Words("Хамгийн цөөн үг", "Fewest words"), 3, 50),
        Setting("share", Words("Ижил хэсэг, хувь", "Same wording, percent"), 50, 100),
    )
    is_on: bool = True
    words: int = 8
    share: int = 60

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT where the wording is the same, a HINT where it is only close."""
        told = [p for p in passages(report) if p.field == "progress"]
        texts = [p.text for p in told]
        found = alike(texts, words=self.words, share=self.share / 100)
        seen: set[tuple[int, int]] = set()
        for apart in rated_apart(report, told, found, sure_from=_SURE):
            seen.add(apart.serials)
            yield self._finding(apart)
        pairs = (sorted((found.text, found.source)) for found in within(texts))
        held = (Likeness(one, other, 0) for one, other in pairs)
        for apart in rated_apart(report, told, held, sure_from=_SURE):
            if apart.serials not in seen:
                yield self._finding(apart)

    def _finding(self, apart: RatedApart) -> Finding:
        serials, given = apart.serials, apart.given
        nearly = apart.severity is Severity.HINT
        return Finding(
            self.slug,
            apart.severity,
            serials,
            apart.quotes,
            Words(
                f"{serials[0]}, {serials[1]} дэх заалтын явц {'бараг ижил' if nearly else 'ижил'} атал "
                f"үнэлгээ нь өөр байна: {given[0]} ба {given[1]}.",
                f"Clauses {serials[0]} and {serials[1]} have {'nearly ' if nearly else ''}the same "
                f"progress, but the ratings are {given[0]} and {given[1]}.",
            ),
            Words(
                "Үнэлгээг нэг мөр болгох эсвэл заалт тус бүрийн биелэлтийг тусад нь бичих.",
                "Give both the same rating, or tell of each clause what was done for it.",
            ),
            apart.answerer,
        )
