"""Whether a text layer says which letters it draws; some fonts give theirs no names.

Fonts of the time before Unicode are read by steps/read_old_fonts.
"""

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.decoding import REPLACEMENT

_ENOUGH = 300  # letters by which one can tell; a page of a report has 2 000
_SHARE_OF_NAMELESS = 0.3


def refuse_nameless_letters(text: str, *, file: str) -> None:
    """Raise UnreadableDocument when a text layer does not tell its letters."""
    letters = [c for c in text if c.isalpha() or _is_nameless(c)]
    if len(letters) < _ENOUGH:
        return
    nameless = sum(map(_is_nameless, letters))
    if nameless > len(letters) * _SHARE_OF_NAMELESS:
        raise UnreadableDocument(
            f"“{file}” is a PDF whose fonts do not say which letters they draw. "
            "Save the original again as PDF or .docx, or read the printed pages by OCR."
        )


def _is_nameless(character: str) -> bool:
    return character == REPLACEMENT or "\ue000" <= character <= "\uf8ff"
