"""Tab-separated text, as OCR programs write it: the carrier of most old reports."""

import re
from dataclasses import dataclass
from pathlib import Path

from bielelt.reading.base import Pages
from bielelt.reading.decoding import decode
from bielelt.reading.gathering import Gathering
from bielelt.reading.limits import read_bytes

# Not str.splitlines: that also splits at separators which OCR leaves inside a cell.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class TextSource:
    """Lines of text; a line with a tab is a table row, a form feed starts a page.

    A place's row is the number of the line on its page, as an editor shows it. Markup
    inside cells is left as it is: dropping it is a repair, and repairs are steps.
    """

    name: str = "text"
    suffixes: frozenset[str] = frozenset({".txt", ".tsv"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        gathering = Gathering(path.name)
        text = decode(read_bytes(path), file=path.name)
        for page, part in enumerate(text.split("\f"), start=1):
            gathering.turn_to(page)
            for number, line in enumerate(_LINE_END.split(part), start=1):
                if "\t" in line:
                    gathering.add_row(line.split("\t"), row=number)
                else:
                    gathering.add_line(line, row=number)
        return gathering.pages("text/plain")
