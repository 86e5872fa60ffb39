"""Rows of the register for every sheet, plain ones and those of property tests."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
from hypothesis import strategies as st
from tests.printing.strategies import AWKWARD, WORDS

from bielelt.core.report import NOT_DUE
from bielelt.core.scales import SCALES
from bielelt.sheets import (
    ASSESSOR,
    DECISIONS,
    ORGANISATIONS,
    PEOPLE,
    REPORTER,
    Kind,
    Stamp,
    read_filled,
    write_workbook,
)

STEPS = SCALES[-1].steps
PROGRESS = REPORTER.rated(STEPS)
ASSESSMENT = ASSESSOR.rated(STEPS)
ALL = {
    sheet.name: sheet for sheet in (PROGRESS, ASSESSMENT, DECISIONS, ORGANISATIONS, PEOPLE)
}
STAMP = Stamp("26455", "Өлзийт сум", "2024 оны хагас жил", "2024-06-25 10:30")


def measure(key="7", **others):
    """One row of the sheet of an office."""
    plain = {
        "key": key,
        "version": "3",
        "number": 1,
        "decision": "Өвөлжилтийн бэлтгэл хангах тухай",
        "clause": "1. Өвөлжилтийн бэлтгэлийг хангасугай.",
        "previous": "Өвс бэлтгэв.",
        "progress": "Өвс, тэжээл бэлтгэв.",
        "self_rating": 70,
        "not_due_until": None,
        "not_due_reason": None,
    }
    return plain | others


def clause(label="1.", **others):
    """One row of the sheet of decisions, without a key: as people add it."""
    plain = {
        "kind": "order",
        "number": "А/27",
        "date": date(2024, 1, 12),
        "title": "Өвөлжилтийн бэлтгэл хангах тухай",
        "issuer": "264",
        "label": label,
        "text": "Өвөлжилтийн бэлтгэлийг хангасугай.",
        "force": "duty",
        "addressees": ("26455", "26401"),
        "weight": Decimal("1.5"),
    }
    return plain | others


def export(sheet, rows, language="mn"):
    return write_workbook(sheet, rows, language=language, title="Туршилт", stamp=STAMP)


def read(data, sheet, file="ажил.xlsx"):
    return read_filled(data, sheet, file=file)


def edited(data, cells):
    """Return a workbook after somebody typed values into cells of its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for address, value in cells.items():
        book.worksheets[0][address] = value
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# Rows as values --------------------------------------------------------------------------


def sentences(words):
    some = st.lists(st.sampled_from((*words, "\n")), min_size=1, max_size=12)
    return some.map(" ".join).filter(str.strip)


texts = sentences((*WORDS, *AWKWARD))
# openpyxl takes an escaped «_x000D_» for the character and does not write it back.
plain_texts = sentences((*WORDS, *(word for word in AWKWARD if word != "_x000D_")))

_VALUES = {
    Kind.LIST: lambda _: st.lists(st.sampled_from(["26455", "А/3", "districts"]), max_size=3).map(tuple),
    Kind.CHOICE: lambda column: st.sampled_from([c.key for c in column.choices]),
    Kind.PERCENT: lambda column: st.sampled_from([*column.steps, NOT_DUE]),
    Kind.NUMBER: lambda column: st.decimals(
        max(column.low, Decimal(1)), min(column.high, Decimal(999)), places=2
    ),
    Kind.DATE: lambda _: st.dates(date(1921, 1, 1), date(2099, 12, 31)),
}  # fmt: skip


def _value(column, texts):
    values = (
        texts.map(lambda text: text.strip()[: column.max_length])
        if column.kind is Kind.TEXT
        else _VALUES[column.kind](column)
    )
    return values if column.required else st.none() | values


@st.composite
def registers(draw, sheet, texts=texts):
    """Some rows of a sheet as the register has them, each known by a name of its own."""
    count = draw(st.integers(0, 4))
    rows = []
    for number in range(count):
        row = {c.key: draw(_value(c, texts)) for c in sheet.columns if not c.hidden}
        row |= {
            key: f"{number}-р" for key in sheet.identity if key in row and key != "date"
        }
        if "kind" in sheet.identity:
            row |= {"kind": "order", "number": f"А/{number}"}
        if any(column.hidden for column in sheet.columns):
            row |= {"key": str(number), "version": "1"}
        rows.append(row)
    return rows
