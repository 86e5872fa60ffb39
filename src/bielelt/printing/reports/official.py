"""The half-year report of a district on decisions: seven columns and two summary pages.

All official words of the form stand here. Source: docs/methodology.md §3; the form that
provincial archives accept.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from bielelt.core.kinds import UNKNOWN
from bielelt.core.numbering import join_label
from bielelt.core.periods import PATTERN
from bielelt.core.report import (
    NOT_DUE,
    Assessor,
    Clause,
    Decision,
    Rating,
    Report,
    Signature,
)
from bielelt.core.rollup import Rollup, roll_up
from bielelt.core.scales import NOT_DUE_NAME, NOT_DUE_SIGN, Rounding, Scale, scale_on
from bielelt.language.dates import official as official_day
from bielelt.printing.document import (
    ClauseRow,
    DecisionRows,
    Document,
    Heading,
    Section,
    SignatureBlock,
    SummaryPage,
    SummaryRow,
    Table,
)

HEADER = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны байгууллагын үнэлгээ",
)
NUMBERS = ("1", "2", "3", "4", "5", "6", "7")

SECTIONS = {
    "order": "Засаг даргын захирамж",
    "directive": "Засаг даргын албан даалгавар",
    "resolution": "Тогтоол",
    "ministerial_order": "Сайдын тушаал",
    "decree": "Ерөнхийлөгчийн зарлиг",
    "law": "Монгол Улсын хууль",
    "programme": "Хөтөлбөр",
    "plan": "Төлөвлөгөө",
    "contract": "Гэрээ",
    "minutes": "Хуралдааны тэмдэглэл",
    "recommendation": "Зөвлөмж",
    UNKNOWN: "Бусад шийдвэр",
}
ROLES = {"reviewed": "ХЯНАСАН", "prepared": "БИЕЛЭЛТ ГАРГАСАН"}
ASSESSORS = {
    Assessor.SELF: "Өөрийн үнэлгээ",
    Assessor.UPPER: "Дээд шатны байгууллагын үнэлгээ",
}

NOT_DUE_RATING = "Хугацаа болоогүй"
TOTAL = "Хэрэгжилт гаргах нийт арга хэмжээний тоо: {total}"
OF_WHICH = "Үүнээс"
NONE_OF_THEM = "-"
CLOSING = "{period} хэрэгжилт {overall} хувьтай байна."
NOTHING_DUE = "{period} хэрэгжилт тооцох хугацаа болсон заалт байхгүй."
SOME_PERIOD = "Тайлант хугацааны"
END = "оОо"
NAMELESS = "Шийдвэрийн хэрэгжилт"

FORMULA = "Тооцоо: {formula}."
MISSING = "Үнэлгээгүй тул тооцоонд оруулаагүй заалт: {serials}."
HOLES = "Үнэлгээний түвшинд үл хамаарах боловч хувийг тооцоход оруулсан заалт: {serials}."

# Files carry a date; that of an undated report has to be the same every time.
_UNDATED = date(1970, 1, 1)

_PARTS = {
    "Q1": "1 дүгээр улирлын",
    "Q2": "2 дугаар улирлын",
    "Q3": "3 дугаар улирлын",
    "Q4": "4 дүгээр улирлын",
    "H1": "хагас жилийн",
    "H2": "сүүлийн хагас жилийн",
    "M9": "9 сарын",
}


def official(
    report: Report,
    *,
    scale: Scale | None = None,
    rounding: Rounding | None = None,
    weights: Mapping[int, Decimal] | None = None,
) -> Document:
    """Say what the official report says.

    Args:
        report: the values; its printed summaries are not looked at.
        scale: the scale in force; found by the date of the report if not given.
        rounding: digits and mode of the period; one decimal, half up, if not given.
        weights: positive weight per clause serial; 1 where not given.

    Returns:
        The document. Figures of the summary pages are always computed from the ratings
        of the table. The title is put in capitals; white space becomes one blank.

    Source:
        Methodology §3.1; §3.4 for the rounding.

    """
    scale = scale or scale_on(report.date)
    rollups = [
        roll_up(report, by, scale=scale, rounding=rounding, weights=weights)
        for by in Assessor
    ]
    return Document(
        language="mn",
        name=_text(report.title) or NAMELESS,
        day=report.date or _UNDATED,
        heading=_heading(report, _text(report.organisation)),
        table=Table(HEADER, NUMBERS, tuple(_sections(report))),
        signatures=tuple(_signature(s) for s in report.signatures),
        summaries=tuple(_summary(report, rollup) for rollup in rollups),
    )


def _text(text: str | None) -> str:
    """One blank for any white space: what the reader of the printed form gives back."""
    return " ".join((text or "").split())


def _heading(report: Report, bracket: str) -> Heading:
    return Heading(
        title=_text(report.title).upper(),
        bracket=f"({bracket})" if bracket else "",
        date=official_day(report.date) if report.date else "",
        place=_text(report.place),
    )


def _sections(report: Report) -> list[Section]:
    """Begin a section wherever the kind changes, so that the kind can be read back."""
    return [
        Section(SECTIONS[kind], tuple(_decision(d) for d in decisions))
        for kind, decisions in groupby(report.decisions, key=lambda d: d.kind)
    ]


def _decision(decision: Decision) -> DecisionRows:
    lines = (
        _text(decision.title),
        decision.date.isoformat() if decision.date else "",
        f"Дугаар {_text(decision.number)}" if decision.number else "",
    )
    return DecisionRows(
        serial=decision.serial,
        lines=tuple(line for line in lines if line),
        clauses=tuple(_clause(clause) for clause in decision.clauses),
    )


def _clause(clause: Clause) -> ClauseRow:
    return ClauseRow(
        serial=clause.serial,
        text=_text(join_label(clause.label, _text(clause.text))),
        progress=_text(clause.progress),
        self_rating=_rating(clause.self_rating),
        upper_rating=_rating(clause.upper_rating),
    )


def _rating(rating: Rating) -> str:
    if rating == NOT_DUE:
        return NOT_DUE_RATING
    return "" if rating is None else f"{rating}%"


def _signature(signature: Signature) -> SignatureBlock:
    return SignatureBlock(
        ROLES[signature.role], _text(signature.position), _text(signature.name)
    )


def _summary(report: Report, rollup: Rollup) -> SummaryPage:
    bands = [(band.name, band.range, len(serials)) for band, serials in rollup.counts]
    bands.append((NOT_DUE_NAME, NOT_DUE_SIGN, len(rollup.not_due)))
    return SummaryPage(
        heading=_heading(report, ASSESSORS[rollup.by]),
        total=TOTAL.format(total=rollup.total),
        of_which=OF_WHICH,
        rows=tuple(
            SummaryRow(name, range_, str(count) if count else NONE_OF_THEM)
            for name, range_, count in bands
        ),
        closing=_closing(report.period, rollup),
        notes=tuple(_notes(rollup)),
        end=END,
    )


def _closing(period: str | None, rollup: Rollup) -> str:
    """«2024 оны хагас жилийн хэрэгжилт 75 хувьтай байна.»; zeros at the end are dropped."""
    of_period = _of_period(period)
    if rollup.overall is None:
        return NOTHING_DUE.format(period=of_period)
    overall = f"{rollup.overall.normalize():f}"
    return CLOSING.format(period=of_period, overall=overall)


def _of_period(period: str | None) -> str:
    """Return the genitive: «2024 оны хагас жилийн»."""
    match = PATTERN.fullmatch(period or "")
    if match is None:
        return SOME_PERIOD
    year, part = match.groups()
    return f"{year} оны {_PARTS[part]}" if part else f"{year} оны"


def _notes(rollup: Rollup) -> list[str]:
    """How the percentage came about, and which clauses it does not follow from."""
    notes = []
    if rollup.overall is not None:
        notes.append(FORMULA.format(formula=rollup.formula))
    if rollup.missing:
        notes.append(MISSING.format(serials=_serials(rollup.missing)))
    if rollup.holes:
        notes.append(HOLES.format(serials=_serials(rollup.holes)))
    return notes


def _serials(serials: tuple[int, ...]) -> str:
    return ", ".join(map(str, serials))
