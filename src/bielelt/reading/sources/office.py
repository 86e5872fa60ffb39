"""Old Word and Excel files, RTF and OpenDocument: read as what LibreOffice makes of them."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Pages, Source
from bielelt.reading.converting import convert
from bielelt.reading.legacy import kind_of
from bielelt.reading.limits import read_bytes


@dataclass(frozen=True, slots=True)
class OfficeSource:
    """The file converted to DOCX or XLSX and given to the reader of that format.

    A place is that in the converted file. Fields that compute themselves, as a date of
    today, show what they would show when the file is opened.

    Args:
        document: reads DOCX.
        workbook: reads XLSX.

    """

    document: Source
    workbook: Source
    name: str = "office"
    suffixes: frozenset[str] = frozenset({".doc", ".xls", ".rtf", ".odt", ".ods"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        data = read_bytes(path)
        kind = kind_of(data, file=path.name)
        if kind is None:
            raise UnreadableDocument(
                f"“{path.name}” is no Word, Excel, RTF or OpenDocument file. "
                "Open it in the program that made it and save it as .docx or .xlsx."
            )
        reader = self.document if kind.target == "docx" else self.workbook
        with TemporaryDirectory() as folder:
            made = convert(data, kind, file=path.name, folder=Path(folder))
            # Readers name the file in what they say: it shall be the one that was given.
            named = Path(folder, "named", path.name)
            named.parent.mkdir()
            made.rename(named)
            return replace(reader.read(named), media_type=kind.media_type)
