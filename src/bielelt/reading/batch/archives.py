"""ZIP archives opened so that a hostile one does no harm: nothing of it chooses a place."""

import mmap
import re
import stat
import zipfile
from itertools import islice
from pathlib import Path

from bielelt.reading.batch.members import (
    MAX_MEMBERS,
    MAX_SWELLING,
    MAX_UNPACKED_BYTES,
    SMALL,
    Unpacking,
    bomb,
    decode_name,
    is_clutter,
    leads_outside,
)
from bielelt.reading.limits import check_count
from bielelt.reading.packages import DAMAGE, METHODS

_ENTRY = re.compile(rb"PK\x01\x02")
_MAX_ENTRIES = 40 * MAX_MEMBERS
"""Packages that lie unpacked inside have entries of their own, a Word file about 15."""

_ENCRYPTED, _UTF8 = 0x1, 0x800
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""By these an office document is known from an archive that holds files."""

_BROKEN = "is damaged inside the archive and cannot be unpacked. Ask the sender for the file itself."


def open_archive(path: Path) -> zipfile.ZipFile | None:
    """Open a ZIP of files; None for a document that is a ZIP itself, or for no whole ZIP.

    Raises:
        UnreadableDocument: it has more entries than could be listed in little memory.

    """
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        found = sum(1 for _ in islice(_ENTRY.finditer(data), _MAX_ENTRIES + 1))
    check_count(found, _MAX_ENTRIES, file=path.name, what="entries")
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGE:
        return None
    if _DOCUMENTS.isdisjoint(archive.NameToInfo):
        return archive
    archive.close()
    return None


def unpack_archive(archive: zipfile.ZipFile, unpacking: Unpacking) -> None:
    """Take every file that may be taken; refuse each other one with a line.

    Raises:
        UnreadableDocument: there are too many, or they would fill the disk.

    """
    infos = [info for info in archive.infolist() if not info.is_dir()]
    infos = [info for info in infos if not is_clutter(_name(info))]
    check_count(len(infos), MAX_MEMBERS, file=unpacking.file, what="files")
    _check_swelling(infos, unpacking.file)
    for info in infos:
        name = _name(info)
        why = _objection(info, name)
        if why:
            unpacking.refuse(name, why)
            continue
        try:
            with archive.open(info) as stream:
                unpacking.take(name, stream, size=info.file_size)
        except DAMAGE:
            unpacking.refuse(name, _BROKEN)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name as its writer saw it; ZIP itself knows no Cyrillic but in UTF-8."""
    if info.flag_bits & _UTF8 or info.orig_filename.isascii():
        return info.orig_filename
    return decode_name(info.orig_filename.encode("cp437"))


def _check_swelling(infos: list[zipfile.ZipInfo], file: str) -> None:
    packed = sum(info.compress_size for info in infos)
    unpacked = sum(info.file_size for info in infos)
    swells = unpacked > SMALL and unpacked > packed * MAX_SWELLING
    if swells or unpacked > MAX_UNPACKED_BYTES:
        raise bomb(file)


def _objection(info: zipfile.ZipInfo, name: str) -> str | None:
    """Return why a file is not even unpacked; None if it may be."""
    if leads_outside(name):
        return (
            "names a place outside the archive and was not unpacked. "
            "It may be an attack; ask the sender for a clean archive."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link to another place and was not followed. Pack the file itself."
    if info.flag_bits & _ENCRYPTED:
        return "is protected by a password. Unpack the archive and give what is inside."
    if info.compress_type not in METHODS:
        return "is packed in an unknown way. Pack it again as an ordinary ZIP."
    return None
