"""Working spreadsheets both ways: written, filled in offline, read back, compared.

To add one: write a module with a ``Sheet``, add it to SHEETS, add a test.
"""

from bielelt.sheets.base import (
    Choice,
    Column,
    Filled,
    FilledRow,
    Kind,
    Language,
    Problem,
    Row,
    Sheet,
    Stamp,
    Value,
)
from bielelt.sheets.comparing import Changed, Changes, compare, row_key
from bielelt.sheets.decisions import DECISIONS
from bielelt.sheets.filling import read_filled
from bielelt.sheets.organisations import ORGANISATIONS
from bielelt.sheets.people import PEOPLE
from bielelt.sheets.progress import ASSESSOR, REPORTER
from bielelt.sheets.tables import write_csv
from bielelt.sheets.values import show
from bielelt.sheets.writing import write_workbook

__all__ = [
    "ASSESSOR",
    "DECISIONS",
    "ORGANISATIONS",
    "PEOPLE",
    "REPORTER",
    "SHEETS",
    "Changed",
    "Changes",
    "Choice",
    "Column",
    "Filled",
    "FilledRow",
    "Kind",
    "Language",
    "Problem",
    "Row",
    "Sheet",
    "Stamp",
    "Value",
    "compare",
    "read_filled",
    "row_key",
    "show",
    "write_csv",
    "write_workbook",
]

SHEETS: tuple[Sheet, ...] = (REPORTER, ASSESSOR, DECISIONS, ORGANISATIONS, PEOPLE)
