"""Cells that are empty: a clause without text or progress, a decision without its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Answerer,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
)
from bielelt.core.report import Assessor, Clause, Decision, Report
from bielelt.language.dates import ordinal

TITLE = Words("Хоосон нүд", "Empty cell")
EXAMPLE = Words(
    "12 дугаар заалтыг 70% гэж үнэлсэн атлаа хэрэгжилтийн явц хоосон.",
    "Clause 12 is rated 70%, but its progress is empty.",
)
_NUMBERED = frozenset({"order", "ministerial_order", "resolution", "decree", "directive"})
_PARTS = (
    ("title", Words("нэр", "title")),
    ("date", Words("огноо", "date")),
    ("number", Words("дугаар", "number")),
)


@dataclass(frozen=True, slots=True)
class MissingCell:
    """What every row must say and one does not.

    Why: methodology §6.32. A rating without progress rates nothing. Where the reader doubts
    that the words stand in their own cell, the missing ones may stand in another.
    """

    slug: str = "missing-cell"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR per empty cell, a DOUBT where its words may stand elsewhere."""
        doubted = {(d.clause, d.field) for d in report.doubts}
        for decision in report.decisions:
            lacking = [(name, said) for name, said in _PARTS if not getattr(decision, name)]
            if decision.kind in _NUMBERED and decision.clauses and lacking:
                yield self._decision(decision, [said for _, said in lacking])
        for clause in report.clauses:
            sure = not {(clause.serial, "text"), (clause.serial, "progress")} & doubted
            severity = Severity.ERROR if sure else Severity.DOUBT
            if not (clause.text or "").strip():
                yield self._text(clause, severity)
            if _rated(clause) and not (clause.progress or "").strip():
                yield self._progress(clause, severity)

    def _decision(self, decision: Decision, lacking: list[Words]) -> Finding:
        mn, en = ", ".join(w.mn for w in lacking), ", ".join(w.en for w in lacking)
        quotes = tuple(
            Quote(first_clause(decision), field, text)
            for field, text in (
                ("title", decision.title),
                ("date", decision.date and decision.date.isoformat()),
                ("number", decision.number),
            )
            if text
        )
        clauses = tuple(clause.serial for clause in decision.clauses)
        return Finding(
            self.slug,
            Severity.DOUBT,
            clauses,
            quotes or (Quote(clauses[0], "number", ""),),
            Words(
                f"{decision.serial} {ordinal(decision.serial)} шийдвэрийн {mn} бичигдээгүй.",
                f"Decision {decision.serial} lacks its {en}.",
            ),
            Words(
                "Шийдвэрийн эхээс нөхөж бичих.",
                "Fill it in from the act itself.",
            ),
            Answerer.REGISTRAR,
        )

    def _text(self, clause: Clause, severity: Severity) -> Finding:
        return Finding(
            self.slug,
            severity,
            (clause.serial,),
            (Quote(clause.serial, "text", ""),),
            Words(
                f"{clause.serial} {ordinal(clause.serial)} заалтын агуулга хоосон.",
                f"The text of clause {clause.serial} is empty.",
            ),
            Words(
                "Шийдвэрийн эхээс заалтын агуулгыг бичих.",
                "Copy the clause from the act itself.",
            ),
            Answerer.REGISTRAR,
        )

    def _progress(self, clause: Clause, severity: Severity) -> Finding:
        rated = tuple(
            Quote(clause.serial, by, f"{clause.rating(by)}%")
            for by in Assessor
            if isinstance(clause.rating(by), int)
        )
        given = ", ".join(dict.fromkeys(f"«{q.text}»" for q in rated))
        return Finding(
            self.slug,
            severity,
            (clause.serial,),
            rated,
            Words(
                f"{clause.serial} {ordinal(clause.serial)} заалтад {given} үнэлгээ өгсөн боловч "
                "хэрэгжилтийн явц хоосон.",
                f"Clause {clause.serial} is rated {given}, but its progress is empty.",
            ),
            Words(
                "Юу хийснийг бичих, эсвэл явц өөр нүдэнд орсон бол байранд нь оруулах.",
                "Say what was done, or move the progress here if it stands in another cell.",
            ),
        )


def _rated(clause: Clause) -> bool:
    return any(type(rating) is int and rating != 0 for rating in clause.ratings)
