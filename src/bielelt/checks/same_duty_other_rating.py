"""The same duty under two serials, rated differently."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from bielelt.checks.base import (
    Finding,
    Passage,
    RatedApart,
    Setting,
    Severity,
    Words,
    passages,
    rated_apart,
)
from bielelt.core.report import Report
from bielelt.language.duties import reordered, same_duties
from bielelt.language.likeness import (
    Likeness,
    alike,
    means_its_own_act,
    without_chapter,
    without_standing,
)
from bielelt.language.same_answers import SameAnswer, same_answers
from bielelt.language.whole_sentences import within

_SURE, _NEVER = 0.9, 2
_LEAST_WORDS = 5  # that tell something, of two duties in other words
_FEW_WORDS, _HALF = 4, 0.5  # of two duties whose answers are one
TITLE = Words("Нэг үүргийг өөр өөрөөр үнэлсэн", "Same duty, other rating")
EXAMPLE = Words(
    "Нэг үүрэг 4, 19 дэх мөрөнд давтагдсан бөгөөд 70%, 100% гэж үнэлсэн.",
    "One duty stands under 4 and under 19, rated 70% and 100%.",
)


@dataclass(frozen=True, slots=True)
class SameDutyOtherRating:
    """One duty stands under two serials with different ratings of one assessor.

    Why: methodology §6.12. What means its own act by other words («энэ захирамжийн
    хэрэгжилтэд …») is another duty in every act. ``words`` is how many a clause must have.
    """

    slug: str = "same-duty-other-rating"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("words", Words("Хамгийн цөөн үг", "Fewest words"), 3, 50),
        Setting("share", Words("Ижил хэсэг, хувь", "Same wording, percent"), 50, 100),
    )
    is_on: bool = True
    words: int = 7
    share: int = 80

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT where the wording is the same, a HINT where it or the things are close."""
        told = [p for p in passages(report) if p.field == "text"]
        texts = ["" if means_its_own_act(p.text) else without_chapter(p.text) for p in told]
        pairs = alike(texts, words=self.words, share=self.share / 100)
        seen = set[tuple[int, int]]()
        for apart in rated_apart(report, told, without_standing(pairs), sure_from=_SURE):
            seen.add(apart.serials)
            yield self._finding(apart)
        share = self.share / 100
        answers = {(s.one, s.other): s for s in _same_answers(report, told, texts)}
        held = {
            (told[one].clause, told[other].clause): same
            for (one, other), same in answers.items()
        }
        retold = without_standing(same_duties(texts, words=_LEAST_WORDS, share=share))
        turned = without_standing(reordered(texts, words=_LEAST_WORDS, share=share))
        same = without_standing(Likeness(s.one, s.other, s.share) for s in answers.values())
        close = chain(retold, turned, _answered_alike(report, told, texts), same)
        progress = {clause.serial: clause.progress or "" for clause in report.clauses}
        for apart in rated_apart(report, told, close, sure_from=_NEVER):
            if apart.serials in seen:
                continue
            seen.add(apart.serials)
            answered = held.get(apart.serials)
            spans = zip(apart.serials, answered.spans, strict=True) if answered else ()
            told_alike = [Passage(n, "progress", progress[n]).quote(*s) for n, s in spans]
            yield self._finding(replace(apart, quotes=(*apart.quotes, *told_alike)))

    def _finding(self, apart: RatedApart) -> Finding:
        serials, given = apart.serials, apart.given
        close = apart.severity is Severity.HINT
        return Finding(
            self.slug,
            apart.severity,
            serials,
            apart.quotes,
            Words(
                f"{serials[0]}, {serials[1]} дэх заалт нэг үүргийг тусгасан{' бололтой' if close else ''} атал үнэлгээ нь өөр "
                f"байна: {given[0]} ба {given[1]}.",
                f"Clauses {serials[0]} and {serials[1]} {'seem to be' if close else 'are'} one duty, but the ratings are "
                f"{given[0]} and {given[1]}.",
            ),
            Words(
                "Хоёр мөрийн үнэлгээг тулган нийцүүлэх.",
                "Compare the two rows and bring their ratings in line.",
            ),
            apart.answerer,
        )


def _same_answers(
    report: Report, told: list[Passage], texts: list[str]
) -> Iterator[SameAnswer]:
    """Yield duties of one matter that are answered by the same figures."""
    progress = {clause.serial: clause.progress or "" for clause in report.clauses}
    answers = [
        progress[p.clause] if p.sure and text else ""
        for p, text in zip(told, texts, strict=True)
    ]
    return same_answers(texts, answers)


def _answered_alike(
    report: Report, told: list[Passage], texts: list[str]
) -> Iterator[Likeness]:
    """Yield duties with some words in common and answers of which one holds the other."""
    progress = {clause.serial: clause.progress or "" for clause in report.clauses}
    for found in within([progress[p.clause] for p in told]):
        one, other = sorted((found.text, found.source))
        few = (texts[one], texts[other])
        yield from (
            Likeness(one, other, pair.share)
            for pair in reordered(few, words=_FEW_WORDS, share=_HALF, mostly=_HALF)
        )
