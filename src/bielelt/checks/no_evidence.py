"""Carried out in full, and nothing attached that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, rating_quotes
from bielelt.core.report import Assessor, Report

_FULL = 100
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

    Why: methodology §6.18. Only the register knows attachments; of a report read from a
    file (``Clause.evidence`` is None) nothing is said.
    """

    slug: str = "no-evidence"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause: a link or a number in the progress may do as well."""
        for clause in report.clauses:
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
