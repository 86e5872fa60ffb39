"""Take tags and marks of emphasis out of cells and lines: «<p>…</p>», «**…**»."""

import re
from dataclasses import replace

from bielelt.reading.base import Block, Line, Row
from bielelt.reading.draft import Draft

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,200})?/?>")
_INLINE = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|sub|sup)(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_STARS = re.compile(
    r"(?<![\d*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\d*])|__(?=\S)|(?<=\S)__|^#{1,6}\s+"
)


def drop_markup(draft: Draft) -> None:
    """Replace every tag by a blank and note the tags; bold marks carry no letters."""
    dropped: list[str] = []
    draft.blocks = [_clean(block, dropped) for block in draft.blocks]
    if dropped:
        draft.repair(
            None,
            "markup-dropped",
            "table",
            before=" ".join(dropped[:20]),
            why="tags are the scanner's, not the document's",
            dropped=" ".join(dropped),
        )


def _clean(block: Block, dropped: list[str]) -> Block:
    if isinstance(block, Line):
        return replace(block, text=_strip(block.text, dropped))
    return Row(
        tuple(replace(cell, text=_strip(cell.text, dropped)) for cell in block.cells)
    )


def _strip(text: str, dropped: list[str]) -> str:
    if "<" in text:
        dropped.extend(_TAG.findall(text))
        text = _TAG.sub(" ", _INLINE.sub("", text))
    if "*" in text or "__" in text or "#" in text:
        text = _STARS.sub("", text)
    return " ".join(text.split())
