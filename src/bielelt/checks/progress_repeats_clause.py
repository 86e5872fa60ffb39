"""Progress that only says the clause again."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    beginning,
    passages,
    shorten,
)
from bielelt.core.report import Clause, Report
from bielelt.language.likeness import (
    Run,
    copied,
    is_concrete,
    keys,
    repeats,
    without_chapter,
)
from bielelt.language.stages import is_positive

_FULL = 100
_LONGEST = 400
TITLE = Words("Явц нь заалтыг давтсан", "Progress repeats the clause")
EXAMPLE = Words(
    "«Хяналтыг сайжруулж ажиллах» заалтын явцад «Хяналтыг сайжруулж ажиллаж байна» гэжээ.",
    "To “improve the supervision” the progress says “the supervision is being improved”.",
)
_FIX = Words(
    "Юу, хэзээ, хэдийг хийснийг тоо, огноо, баримтаар бичих.",
    "Write what was done, when and how much, with figures, dates and documents.",
)


@dataclass(frozen=True, slots=True)
class ProgressRepeatsClause:
    """The progress holds the words of its clause or title and nothing concrete.

    Why: methodology §6.16. A figure, date, name or address of its own is concrete.
    ``share`` is how many percent of the telling words, ``copied`` of the running words.
    """

    slug: str = "progress-repeats-clause"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("share", Words("Давтсан хэсэг, хувь", "Repeated part, percent"), 50, 100),
        Setting("copied", Words("Хуулсан хэсэг, хувь", "Copied part, percent"), 30, 100),
        Setting("high", Words("Өндөр үнэлгээ, хувь", "High rating, percent"), 0, 100),
    )
    is_on: bool = True
    share: int = 80
    copied: int = 50
    high: int = 30

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT for 100 without anything concrete, else a HINT."""
        rows = {c.serial: (c, d) for d in report.decisions for c in d.clauses}
        for passage in passages(report):
            clause, decision = rows[passage.clause]
            if passage.field == "progress" and _is_high(clause, self.high):
                yield from self._of(passage, clause, decision.title or "")

    def _of(self, passage: Passage, clause: Clause, title: str) -> Iterator[Finding]:
        demanded = without_chapter(clause.text or "")
        if passage.sure and self._says_nothing_new(passage.text, demanded):
            full = _FULL in clause.ratings
            yield Finding(
                self.slug,
                Severity.DOUBT if full else Severity.HINT,
                (clause.serial,),
                (beginning(passage), _of_clause(clause, demanded)),
                Words(
                    "Явцад заалтын үгийг давтсанаас өөр тоо, огноо, баримт алга.",
                    "The progress repeats the words of the clause; it gives no figure, date or "
                    "document.",
                ),
                _FIX,
            )
            return
        sources = (title, demanded) if passage.sure else (title,)
        runs = copied(passage.text[:_LONGEST], sources)
        words = sum(run.words for run in runs)
        if runs and 100 * words >= self.copied * len(keys(passage.text)):
            yield self._copied(passage, clause, runs, words)

    def _copied(
        self, passage: Passage, clause: Clause, runs: tuple[Run, ...], words: int
    ) -> Finding:
        of = len(keys(passage.text))
        return Finding(
            self.slug,
            Severity.HINT,
            (clause.serial,),
            tuple(passage.quote(run.start, run.end) for run in runs),
            Words(
                f"Явцын {of} үгийн {words} нь шийдвэрийн нэр, заалтын үгтэй ижил байна.",
                f"{words} of the {of} words of the progress are those of the title or the clause.",
            ),
            _FIX,
            arithmetic=f"{words} / {of}",
        )

    def _says_nothing_new(self, told: str, demanded: str) -> bool:
        if not demanded or is_concrete(told) or not is_positive(told):
            return False
        return repeats(told, demanded, self.share)


def _is_high(clause: Clause, least: int) -> bool:
    return any(isinstance(rating, int) and rating >= least for rating in clause.ratings)


def _of_clause(clause: Clause, demanded: str) -> Quote:
    text = clause.text or ""
    start = text.rindex(demanded)
    return Quote(clause.serial, "text", shorten(demanded, 120), start)
