"""Whether the letters of a text layer are what they look like on paper.

Fonts of the time before Unicode drew Mongolian letters in the places of Western ones: the
page reads «Засаг», its text layer «Çàñàã». Other files give their letters no names at all.
"""

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.decoding import REPLACEMENT

_ENOUGH = 300  # letters by which one can tell; a page of a report has 2 000
_SHARE_OF_WESTERN = 0.4
_SHARE_OF_CYRILLIC = 0.1
_SHARE_OF_NAMELESS = 0.3
_SHOWN = 20


def refuse_foreign_letters(text: str, *, file: str) -> None:
    """Raise UnreadableDocument when a text layer is not the text that is printed."""
    letters = [c for c in text if c.isalpha() or _is_nameless(c)]
    if len(letters) < _ENOUGH:
        return
    nameless = sum(map(_is_nameless, letters))
    western = sum("\u00c0" <= c <= "\u00ff" or c in "¿¯" for c in letters)
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in letters)
    if nameless > len(letters) * _SHARE_OF_NAMELESS:
        raise UnreadableDocument(
            f"“{file}” is a PDF whose fonts do not say which letters they draw. "
            "Save the original again as PDF or .docx, or read the printed pages by OCR."
        )
    if (
        western > len(letters) * _SHARE_OF_WESTERN
        and cyrillic < len(letters) * _SHARE_OF_CYRILLIC
    ):
        shown = " ".join(text.split())[:_SHOWN]
        raise UnreadableDocument(
            f"“{file}” is a PDF set in an old font that is not Unicode: its text layer reads "
            f"«{shown}…». Read the printed pages by OCR, or save the original with today's fonts."
        )


def _is_nameless(character: str) -> bool:
    return character == REPLACEMENT or "\ue000" <= character <= "\uf8ff"
