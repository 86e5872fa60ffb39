"""Mails saved as files (.eml): their attachments, whatever programs made of the names."""

import email
import io
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from itertools import islice
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.batch.members import MAX_MEMBERS, Unpacking, decode_name, is_clutter
from bielelt.reading.limits import MAX_FILE_BYTES, MEGABYTE, check_count

MAX_MAIL_BYTES = 3 * MAX_FILE_BYTES
"""It is parsed in memory; an attachment grows by a third inside it."""

_NAMING = frozenset({"content-disposition", "content-type"})
"""The headers in which programs write names, some as bare bytes of their own encoding."""

_LETTER = frozenset({"text/plain", "text/html"})


def unpack_mail(path: Path, unpacking: Unpacking) -> None:
    """Take every attachment, those of forwarded mails too; the letter itself is left.

    Raises:
        UnreadableDocument: it is too large, too deep, or nothing is attached.

    """
    size = path.stat().st_size
    if size > MAX_MAIL_BYTES:
        raise UnreadableDocument(
            f"“{path.name}” is a mail of {size / MEGABYTE:,.0f} MB; at most "
            f"{MAX_MAIL_BYTES // MEGABYTE} MB are read. Save its attachments as files."
        )
    for number, part in enumerate(_parts(path), 1):
        name = _name_of(part) or f"attachment {number}"
        content = part.get_payload(decode=True)
        if is_clutter(name):
            continue
        if isinstance(content, bytes) and content:
            unpacking.take(name, io.BytesIO(content), size=len(content))
        else:
            unpacking.refuse(name, "is attached, but empty. Ask the sender for it again.")
    if not unpacking.members:
        raise UnreadableDocument(
            f"“{path.name}” is a mail without attachments. "
            "If the report stands in the letter, save that as a document."
        )


def _parts(path: Path) -> list[Message]:
    """Return the parts that are attachments; pictures shown in the letter are none."""
    try:
        with path.open("rb") as file:
            message = email.message_from_binary_file(file)
        parts = list(islice(message.walk(), 10 * MAX_MEMBERS))
    except RecursionError:
        raise UnreadableDocument(
            f"“{path.name}” is a mail with mails in each other beyond measure. "
            "It may be an attack; save the attachments you expect as files."
        ) from None
    check_count(len(parts), MAX_MEMBERS, file=path.name, what="parts")
    return [part for part in parts if not part.is_multipart() and _is_attached(part)]


def _is_attached(part: Message) -> bool:
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "image" and part.get("Content-ID"):
        return False
    return part.get_content_type() not in _LETTER or bool(part.get_filename())


def _name_of(part: Message) -> str:
    """Return the name of an attachment, however it was encoded; empty if it has none."""
    for key, value in list(part.raw_items()):
        if key.lower() in _NAMING and not str(value).isascii():
            raw = str(value).encode("utf-8", "surrogateescape")
            part.replace_header(key, decode_name(raw))
    try:
        pieces = decode_header(part.get_filename() or "")
    except (HeaderParseError, ValueError):
        return ""
    return "".join(_decoded(*piece) for piece in pieces).strip()


def _decoded(text: str | bytes, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode_name(text)
