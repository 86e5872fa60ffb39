"""What comes out of an archive or a mail: files in a folder of ours, under names of ours."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.decoding import decode
from bielelt.reading.limits import MEGABYTE, check_count, check_size

MAX_MEMBERS = 5_000
"""In one archive: the reports of a province of 30 districts for ten years, many times over."""

MAX_UNPACKED_BYTES = 2_000 * MEGABYTE
"""All files of one archive; they lie on the disk while they are read."""

MAX_SWELLING = 100
"""How many times larger an archive may become. Text shrinks to a tenth at best; what
shrinks to a hundredth was made to."""

SMALL = 100 * MEGABYTE
"""Unpacked, up to here swelling does not matter: a scan of a blank page shrinks, too."""

INSIDE = " › "
"""Stands between the name of an archive and that of a file inside it."""

_SEPARATORS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_CLUTTER = frozenset({"thumbs.db", "desktop.ini"})
_NAME_LENGTH = 80  # letters; a file system takes 255 bytes
_SUFFIX_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Member:
    """One file from inside; ``path`` and ``sha256`` where it was taken, else ``refusal``."""

    name: str
    path: Path | None = None
    sha256: str = ""
    refusal: str | None = None


@dataclass(slots=True)
class Unpacking:
    """Takes the files of one container, ``file``, into the folder ``into``, within limits."""

    file: str
    into: Path
    members: list[Member] = field(default_factory=list)
    _bytes: int = 0

    def take(self, name: str, stream: IO[bytes], *, size: int) -> None:
        """Copy one file, said to have ``size`` bytes; refuse it if it is too large.

        It lies alone in a folder, so that equal names do not meet.
        """
        if not self._fits(name, size):
            return
        folder = self.into / str(len(self.members) + 1)
        folder.mkdir(parents=True)
        path = folder / plain_name(name)
        digest, copied = hashlib.sha256(), 0
        with path.open("wb") as file:
            while block := stream.read(MEGABYTE):
                copied += len(block)
                if not self._fits(name, copied):
                    return
                self._count(len(block))
                digest.update(block)
                file.write(block)
        self._add(Member(shown(name), path, digest.hexdigest()))

    def refuse(self, name: str, why: str) -> None:
        """Leave one file inside, and say why: what is wrong with it and what to do."""
        self._add(Member(shown(name), refusal=f"“{shown(name)}” {why}"))

    def _fits(self, name: str, size: int) -> bool:
        try:
            check_size(size, file=shown(name))
        except UnreadableDocument as error:
            self._add(Member(shown(name), refusal=str(error)))
            return False
        return True

    def _add(self, member: Member) -> None:
        self.members.append(member)
        check_count(len(self.members), MAX_MEMBERS, file=self.file, what="files")

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > MAX_UNPACKED_BYTES:
            raise bomb(self.file)


def bomb(file: str) -> UnreadableDocument:
    """Return the refusal of what would fill the disk."""
    return UnreadableDocument(
        f"“{file}” would swell beyond measure when unpacked: at most "
        f"{MAX_UNPACKED_BYTES // MEGABYTE:,} MB and {MAX_SWELLING} times its size are taken. "
        "It may be an attack; ask the sender for the files themselves."
    )


def shown(name: str) -> str:
    """Return a name as it may be printed: on one line, with nothing unseen, not too long."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name)[-2 * _NAME_LENGTH :]


def plain_name(name: str) -> str:
    """Return a name for the disk: no folders, nothing unseen, not too long, never special."""
    last = PurePosixPath(_UNSEEN.sub("", _SEPARATORS.split(name)[-1]).strip())
    stem, suffix = last.stem.strip("."), last.suffix
    if len(suffix) > _SUFFIX_LENGTH:
        stem, suffix = stem + suffix, ""
    return f"{stem[:_NAME_LENGTH] or 'file'}{suffix}"


def leads_outside(name: str) -> bool:
    """Whether a name means a place beside the folder it would be unpacked into."""
    parts = _SEPARATORS.split(name)
    return not parts[0] or ".." in parts or bool(_DRIVE.match(name))


def is_clutter(name: str) -> bool:
    """Whether a file is one that programs leave lying about, not one of an office."""
    *folders, last = _SEPARATORS.split(name)
    return last.startswith((".", "~$")) or last.lower() in _CLUTTER or "__MACOSX" in folders


def decode_name(raw: bytes) -> str:
    """Return a name written before names were Unicode: Windows-1251, or DOS's Cyrillic."""
    try:
        return decode(raw, file="") if raw else ""
    except UnreadableDocument:
        return raw.decode("cp866")
