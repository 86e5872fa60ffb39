"""Comma-separated values, as spreadsheets and databases save them."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.core.spreadsheet import unguard
from bielelt.reading.base import Pages
from bielelt.reading.decoding import decode
from bielelt.reading.gathering import Gathering
from bielelt.reading.limits import read_bytes
from bielelt.reading.sniffing import SNIFFED_BYTES, delimiter_of

_DECLARED = re.compile(r"sep=([,;\t|])\r?\n")


@dataclass(frozen=True, slots=True)
class CsvSource:
    """One table; every record with anything in it is a row, also one of a single cell.

    The delimiter (comma, semicolon or tab) is told by the first records or by Excel's
    ``sep=`` line. A place's row is the number of the record.
    """

    name: str = "csv"
    suffixes: frozenset[str] = frozenset({".csv"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        gathering = Gathering(path.name)
        text = decode(read_bytes(path), file=path.name)
        declared = _DECLARED.match(text)
        if declared:
            text, delimiter = text[declared.end() :], declared[1]
        else:
            delimiter = delimiter_of(text[:SNIFFED_BYTES]) or ","
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for number, record in enumerate(records, start=1):
                if any(field.strip() for field in record):
                    gathering.add_row(map(unguard, record), row=number)
        except csv.Error as error:
            raise UnreadableDocument(
                f"“{path.name}” is not whole CSV near line {records.line_num} ({error}). "
                "Look for an open quotation mark there, or save it again."
            ) from error
        return gathering.pages("text/csv")
