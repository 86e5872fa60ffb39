"""Markdown with pipe tables, as language models and converters write it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bielelt.reading.base import Pages
from bielelt.reading.decoding import decode
from bielelt.reading.gathering import Gathering
from bielelt.reading.limits import read_bytes

_LINE_END = re.compile(r"\r\n|\n|\r")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_SYNTAX = re.compile(r"[\s|:+=*_-]*")
_ALIGNMENT = re.compile(r"\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?|\+[=:+-]+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<entity>&(?:#\w{1,8}|\w{1,32});)"
    r"|(?P<blank><br\s*/?>)|\*\*",
    re.IGNORECASE,
)
"""Escapes, entities, line breaks and strong emphasis; other tags are left to the steps."""


@dataclass(frozen=True, slots=True)
class MarkdownSource:
    """Lines of Markdown; ``| a | b |`` is a table row, its alignment row is syntax.

    A place's row is the number of the line on its page, as an editor shows it.
    """

    name: str = "markdown"
    suffixes: frozenset[str] = frozenset({".md", ".markdown"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        gathering = Gathering(path.name)
        text = decode(read_bytes(path), file=path.name)
        for page, part in enumerate(text.split("\f"), start=1):
            gathering.turn_to(page)
            for number, line, is_row in _lines(_LINE_END.split(part)):
                if is_row:
                    gathering.add_row(map(_plain, _cells(line)), row=number)
                else:
                    gathering.add_line(_plain(_HEADING.sub("", line)), row=number)
        return gathering.pages("text/markdown")


def _lines(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield number, text and whether it is a table row; lines of pure syntax are left out.

    Rows may lack the outer pipes: then they are known by the alignment row among them.
    """
    inside = False
    for number, (line, following) in enumerate(
        zip(lines, [*lines[1:], ""], strict=True), 1
    ):
        if _is_alignment(line):
            inside = True
        elif line.strip():
            piped = bool(_PIPE.search(line))
            starts = line.lstrip().startswith("|")
            inside = piped and (inside or _is_alignment(following))
            if starts or not _SYNTAX.fullmatch(line):
                yield number, line, starts or inside
        else:
            inside = False


def _is_alignment(line: str) -> bool:
    return _ALIGNMENT.fullmatch(line.strip()) is not None


def _cells(line: str) -> list[str]:
    """Cut a row at its pipes; the outer two enclose it."""
    line = line.strip()
    ends = [match.end() for match in _PIPE.finditer(line)]
    cells = [
        line[start : end - 1]
        for start, end in zip([0, *ends], [*ends, len(line) + 1], strict=True)
    ]
    first = 1 if ends and not cells[0].strip() and line.startswith("|") else 0
    last = len(cells) - 1 if ends and ends[-1] == len(line) else len(cells)
    return cells[first:last]


def _plain(text: str) -> str:
    return _INLINE.sub(_inline, text)


def _inline(match: re.Match[str]) -> str:
    if match["entity"]:
        return html.unescape(match["entity"])
    return " " if match["blank"] else match["escaped"] or ""
