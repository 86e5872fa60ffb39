"""Plain builders for library values; every argument has an unsurprising default."""

from dataclasses import replace
from datetime import date
from itertools import count

from bielelt.core.report import Clause, Decision, Report, Signature

AUTO = 0
"""Serial that ``report`` replaces by the running number in the table."""

TITLE = "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ, ДААЛГАВРЫН 2024 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ"

SIGNATURES = (
    Signature("reviewed", "ЗАСАГ ДАРГЫН ТАМГЫН ГАЗРЫН ДАРГА", "Д.ӨНӨРЖАРГАЛ"),
    Signature("prepared", "ДОТООД АЖИЛ ХАРИУЦСАН МЭРГЭЖИЛТЭН", "С.ҮҮРИЙНТУЯА"),
)


def clause(
    text="Өвөлжилтийн бэлтгэлийг хугацаанд нь хангаж ажиллахыг даалгасугай.",
    progress="Өвөлжилтийн бэлтгэл ажлыг 4 багт төлөвлөгөөний дагуу хийж гүйцэтгэсэн байна.",
    *,
    serial=AUTO,
    label="1.",
    self_rating=100,
    upper_rating=100,
    **others,
):
    return Clause(serial, label, text, progress, self_rating, upper_rating, **others)


def decision(
    *clauses,
    serial=AUTO,
    kind="order",
    title="Өвөлжилтийн бэлтгэл хангах тухай",
    on=date(2024, 1, 12),
    number="2024_А/15",
):
    return Decision(serial, kind, title, on, number, clauses)


def report(
    *decisions,
    title=TITLE,
    organisation="Өлзийт сум",
    place="Үүрт",
    on=date(2024, 6, 25),
    period="2024-H1",
    signatures=SIGNATURES,
    **others,
):
    """Build a report; decisions and clauses without a serial are numbered from 1."""
    decisions = decisions or (decision(clause()),)
    clause_serials = count(1)
    return Report(
        title,
        organisation,
        place,
        on,
        period,
        tuple(_numbered(d, n, clause_serials) for n, d in enumerate(decisions, 1)),
        signatures=signatures,
        **others,
    )


def _numbered(decision, serial, clause_serials):
    clauses = tuple(
        replace(c, serial=c.serial or n)
        for c, n in zip(decision.clauses, clause_serials, strict=False)
    )
    return replace(decision, serial=decision.serial or serial, clauses=clauses)
