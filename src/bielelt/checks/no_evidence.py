"""Carried out in full, and nothing attached that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    ANSWERER_OF,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    passages,
    rating_quotes,
)
from bielelt.core.report import Assessor, Clause, Report
from bielelt.language.generalities import is_bare, is_general
from bielelt.language.likeness import keys, repeats
from bielelt.language.stages import Stage, find_stages, is_positive

_FULL = 100
_REPEATED = 80
TITLE = Words(
    "Бүрэн хэрэгжсэн атал нотлох баримтгүй", "Carried out in full without evidence"
)
EXAMPLE = Words(
    "Заалтыг 100% гэж үнэлсэн боловч баримт хавсаргаагүй.",
    "A clause is rated 100% and no document is attached.",
)


@dataclass(frozen=True, slots=True)
class NoEvidence:
    """An organisation rated a clause 100 and attached nothing.

    Why: methodology §6.18. Only the register knows attachments; in a report read from a
    file (``Clause.evidence`` is None) general words alone are a doubt, other words without
    a figure or a name a hint. ``words`` is how many are too few for a doubt.
    """

    slug: str = "no-evidence"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("words", Words("Цөөн үг", "Few words"), 1, 30),
    )
    is_on: bool = True
    words: int = 6

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT for nothing attached or nothing told, a HINT for nothing to check."""
        sure = {p.clause for p in passages(report) if p.field == "progress" and p.sure}
        for clause in report.clauses:
            if clause.evidence is None and clause.serial in sure:
                yield from self._of_a_file(clause)
            if clause.evidence == 0 and clause.self_rating == _FULL:
                yield Finding(
                    self.slug,
                    Severity.DOUBT,
                    (clause.serial,),
                    rating_quotes(clause, [Assessor.SELF]),
                    Words(
                        "100% гэж үнэлсэн боловч нотлох баримт хавсаргаагүй байна.",
                        "It is rated 100%, but no evidence is attached.",
                    ),
                    Words(
                        "Биелэлтийг нотлох баримт хавсаргах.",
                        "Attach a document that shows the fulfilment.",
                    ),
                )

    def _of_a_file(self, clause: Clause) -> Iterator[Finding]:
        told = clause.progress or ""
        full = [by for by in Assessor if clause.rating(by) == _FULL]
        duty = clause.text or ""
        if not full or not told.strip() or repeats(told, duty, _REPEATED):
            return  # another rule tells what only repeats the duty
        general = is_general(told, duty) and not _denies(told)
        general = general and len(keys(told)) > self.words
        if not general and not (is_bare(told, duty) and is_positive(told)):
            return
        yield Finding(
            self.slug,
            Severity.DOUBT if general else Severity.HINT,
            (clause.serial,),
            (
                Quote(
                    clause.serial, "progress", told.strip(), len(told) - len(told.lstrip())
                ),
                *rating_quotes(clause, full),
            ),
            Words(
                "100% гэж үнэлсэн боловч явцад тоо, огноо, актын дугаар алга тул шалгах боломжгүй.",
                "It is rated 100%, but without a figure, a date or an act nothing can be checked.",
            ),
            Words(
                "Юу, хэзээ хийснийг тоо, огноо, баримтаар бичих.",
                "Write what was done and when, with figures, dates and documents.",
            ),
            ANSWERER_OF[full[0]],
        )


def _denies(told: str) -> bool:
    """Whether something was not done: that its rating is high, another rule tells."""
    open_ = (Stage.DONE, Stage.UNDER_WAY, Stage.WAITING)
    return any(word.stage not in open_ for word in find_stages(told))
