"""Read the letters of fonts from before Unicode: «Çàñàã äàðãà», «Єнєєдєр їйлдвэр».

Such fonts draw the letters of Windows' Cyrillic in the places of Western ones, and Ө and Ү in
those of the Ukrainian Є and Ї. What a carrier stores is then not what the page shows. Either
is told by the whole document, for no single word is proof.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bielelt.reading.base import Block, Line, Row
from bielelt.reading.draft import Draft

_WESTERN = {
    code: bytes([code]).decode("cp1251")
    for code in (*range(0xC0, 0x100), 0xA8, 0xAA, 0xAF, 0xB8, 0xB9, 0xBA, 0xBF)
}
_MONGOLIAN = str.maketrans("ЄєЇї", "ӨөҮү")
_OWN = frozenset("ӨөҮү")
_ENOUGH, _ENOUGH_UKRAINIAN = 100, 10  # letters by which one can tell
_SHARE_OF_WESTERN, _SHARE_OF_CYRILLIC = 0.4, 0.1
_SHOWN = 40


def read_old_fonts(draft: Draft) -> None:
    """Put the letters that the page shows in the place of those that the carrier stores."""
    letters = [
        c for text in _texts(draft.blocks) for c in text if c.isalpha() or c in "¿¯¨"
    ]
    western = sum(ord(c) in _WESTERN for c in letters)
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in letters)
    ukrainian = sum(ord(c) in _MONGOLIAN for c in letters)
    if (
        len(letters) >= _ENOUGH
        and western > len(letters) * _SHARE_OF_WESTERN
        and cyrillic < len(letters) * _SHARE_OF_CYRILLIC
    ):
        _rewrite(draft, lambda text: text.translate(_WESTERN).translate(_MONGOLIAN))
    elif ukrainian >= _ENOUGH_UKRAINIAN and _OWN.isdisjoint(letters):
        _rewrite(draft, lambda text: text.translate(_MONGOLIAN))


def _rewrite(draft: Draft, read: Callable[[str], str]) -> None:
    stored = " ".join(_texts(draft.blocks))
    draft.blocks = [_with_text(block, read) for block in draft.blocks]
    draft.repair(
        None,
        "old-font",
        "table",
        before=stored[:_SHOWN].strip(),
        after=read(stored[:_SHOWN]).strip(),
        why="the document is set in a font from before Unicode",
        dropped=stored,
    )


def _with_text(block: Block, read: Callable[[str], str]) -> Block:
    if isinstance(block, Line):
        return replace(block, text=read(block.text))
    return Row(tuple(replace(cell, text=read(cell.text)) for cell in block.cells))


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (
            [block.text] if isinstance(block, Line) else [c.text for c in block.cells]
        )
