"""To whom the clause wants something sent or told, and the progress does not say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    Setting,
    Severity,
    Words,
    beginning,
    passages,
)
from bielelt.core.report import Report
from bielelt.language.addressees import find_addressees, is_addressed
from bielelt.language.stages import is_positive

_FULL = 100
TITLE = Words("Хэнд хүргүүлснийг бичээгүй", "Demanded addressee not told")
EXAMPLE = Words(
    "Заалтад «дүнг Эрүүл мэндийн газарт хүргүүлэх» гэсэн ч явцад дүн гаргасныг л бичжээ.",
    "The clause wants the results sent to the health office; only the results are reported.",
)


@dataclass(frozen=True, slots=True)
class DemandedAddressee:
    """A clause wants something sent or told to an office, and the progress names none.

    Why: methodology §6.51. A letter's number or any office that got it is enough.
    """

    slug: str = "demanded-addressee"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a HINT for the first addressee that a progress rated 100 leaves out."""
        told = {(p.clause, p.field): p for p in passages(report)}
        for clause in report.clauses:
            text, progress = (told.get((clause.serial, f)) for f in ("text", "progress"))
            if text is None or progress is None or not (text.sure and progress.sure):
                continue
            full = _FULL in clause.ratings
            if not full or not is_positive(progress.text):
                continue
            left_out = (
                to
                for to in find_addressees(text.text)
                if not is_addressed(progress.text, to)
            )
            if to := next(left_out, None):
                wanted = text.quote(to.start, to.end)
                yield Finding(
                    self.slug,
                    Severity.HINT,
                    (clause.serial,),
                    (wanted, beginning(progress)),
                    Words(
                        f"Заалтад «{wanted.text}» гэсэн боловч хэнд хүргэснийг явцад бичээгүй байна.",
                        f"The clause demands “{wanted.text}”, but the progress names nobody who got "
                        "it.",
                    ),
                    Words(
                        "Хэнд, хэзээ, ямар бичгээр хүргүүлснийг бичих.",
                        "Write to whom, when and by which letter it was sent.",
                    ),
                )
