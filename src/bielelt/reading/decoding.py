"""Bytes to text, and text to its plain form, for every source alike."""

import codecs
import re
import unicodedata

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import MAX_COMBINING_MARKS

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Windows-1251 has no Ө and Ү. The Mongolian fonts of its time drew them in the places of
# the Ukrainian Є and Ї, so in an 8-bit file of a Mongolian office these bytes mean Ө and Ү.
_MONGOLIAN_1251 = str.maketrans("ЄєЇї", "ӨөҮү")

_EIGHT_BIT = {
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "koi8-r": "koi8-r",
    "iso-8859-5": "iso8859-5",
    "ibm866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
}

_WHITE = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # soft hyphen, zero width, marks
    "\ud800-\udfff]"  # halves of a pair: no text at all, and no file can hold them
)
_LONG_RUN = re.compile(rf"[^\w\s!-~]{{{MAX_COMBINING_MARKS + 1},}}")

_SHARE_OF_CONTROLS = 0.01
_SHARE_OF_DAMAGE = 0.2
_SHARE_OF_CYRILLIC = 0.6
_SHARE_OF_LOSS = 0.4


def decode(
    data: bytes, *, file: str, declared: str | None = None, whole: bool = True
) -> str:
    """Return the text of ``data``: UTF-8, UTF-16 or UTF-32 with a mark, or Windows-1251.

    Args:
        data: the file, or its beginning.
        file: its name, for the refusal.
        declared: the encoding the file claims to have; believed when it is one in use for
            Cyrillic and the bytes are not plainly UTF-8.
        whole: False when the data may end inside a character.

    Returns:
        The text, without the byte-order mark. In UTF-8 that is damaged in places, each
        undecodable byte is U+FFFD.

    Raises:
        UnreadableDocument: it is not text in any of these encodings.

    """
    text = _decode_unicode(data, whole=whole)
    if text is None:
        text = _decode_8_bit(data, declared)
    if text is None:
        text = _decode_damaged(data) or _decode_8_bit(data, "windows-1251")
    if text is None or _is_binary(text):
        raise UnreadableDocument(
            f"“{file}” is not text in UTF-8, UTF-16 or Windows-1251. "
            "Open it in the program that made it and save it as .docx, .xlsx or UTF-8 text."
        )
    if text.count("?") > len(text) * _SHARE_OF_LOSS:
        raise UnreadableDocument(
            f"“{file}” consists of question marks: its letters were lost when it was saved. "
            "Save the original again, with UTF-8 as its encoding."
        )
    return text


def clean(text: str, *, file: str) -> str:
    """Return ``text`` composed (NFC), on one line, with single blanks, without the unseen.

    No letter and no digit is lost or altered; soft hyphens, zero-width and control
    characters go, and every kind of white space becomes one blank.
    """
    return _WHITE.sub(" ", visible(text, file=file)).strip()


def visible(text: str, *, file: str) -> str:
    """Return ``text`` composed (NFC) and without the unseen; white space stays."""
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        _check_marks(text, file)
        text = unicodedata.normalize("NFC", text)
    return text


def _decode_unicode(data: bytes, *, whole: bool) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            return decoder.decode(data[len(mark) :], final=whole)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _decode_damaged(data: bytes) -> str | None:
    """Return UTF-8 with a few undecodable bytes; None when it is not UTF-8 at all."""
    text = data.decode("utf-8", errors="replace")
    foreign = sum(1 for character in text if not character.isascii())
    return text if text.count(REPLACEMENT) <= foreign * _SHARE_OF_DAMAGE else None


def _decode_8_bit(data: bytes, name: str | None) -> str | None:
    """Return text in a Cyrillic encoding; None when it does not come out as Cyrillic."""
    encoding = _EIGHT_BIT.get((name or "").lower())
    if encoding is None:
        return None
    text = data.decode(encoding, errors="replace")
    foreign = sum(1 for character in text if not character.isascii())
    cyrillic = sum(1 for character in text if "А" <= character <= "я")
    if cyrillic < foreign * _SHARE_OF_CYRILLIC:
        return None
    return text.translate(_MONGOLIAN_1251) if encoding == "cp1251" else text


def _is_binary(text: str) -> bool:
    controls = sum(1 for character in text[:100_000] if character < "\t")
    return "\x00" in text or controls > len(text[:100_000]) * _SHARE_OF_CONTROLS


def _check_marks(text: str, file: str) -> None:
    if len(text) <= MAX_COMBINING_MARKS:
        return
    for run in _LONG_RUN.finditer(text):
        if all(unicodedata.combining(character) for character in run.group()[:100]):
            raise UnreadableDocument(
                f"“{file}” puts more than {MAX_COMBINING_MARKS} accents on one letter. "
                "It is not ordinary text; save the report again from its own program."
            )
