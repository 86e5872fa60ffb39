"""The zip packages that DOCX and XLSX are, opened so that a hostile one does no harm."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import (
    MAX_MARKUP,
    MAX_PACKAGE_PARTS,
    MAX_PART_BYTES,
    check_count,
    read_bytes,
)

_ENTRY = b"PK\x01\x02"
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT = {
    b"http://purl.oclc.org/ooxml/%s/%s" % (area, name): (
        b"http://schemas.openxmlformats.org/%s/2006/%s" % (area, name)
    )
    for area, name in (
        (b"wordprocessingml", b"main"),
        (b"spreadsheetml", b"main"),
        (b"officeDocument", b"relationships"),
        (b"officeDocument", b"math"),
    )
}
"""Namespaces of “Strict Open XML”, which Word and Excel offer, as those of the usual form."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises for a damaged, encrypted or odd package (NotImplementedError is a
RuntimeError). Nothing else runs where they are caught."""


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX or XLSX; ``file`` is its name for refusals."""

    file: str
    archive: zipfile.ZipFile

    def has(self, part: str) -> bool:
        """Tell whether the package contains this part."""
        return part in self.archive.NameToInfo

    def read(self, part: str) -> bytes:
        """Return one XML part, unpacked and found harmless."""
        data = self._unpack(part)
        # UTF-16 is allowed in a package: without its zero bytes the search finds both.
        if _DOCTYPE.search(data.replace(b"\x00", b"")):
            raise UnreadableDocument(
                f"“{self.file}” declares XML entities in its part “{part}”, which office "
                "programs never do. It may be an attack; ask the sender for a clean file."
            )
        markup = data.count(b"<") + data.count(b"=")
        check_count(markup, MAX_MARKUP, file=self.file, what="tags and attributes")
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
        return data

    def related(self, part: str = "") -> dict[str, tuple[str, str]]:
        """Return what a part ("" is the package) refers to: id → (last word of type, part)."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {
            element.get("Id", ""): (
                element.get("Type", "").rpartition("/")[2],
                _resolve(folder, element.get("Target", "")),
            )
            for element in self.elements(relations, _RELATIONSHIP)
        }

    def main_part(self) -> str | None:
        """Return the part that holds the document itself; None when nothing says which."""
        targets = (
            part for kind, part in self.related().values() if kind == "officeDocument"
        )
        return next((part for part in targets if self.has(part)), None)

    def elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of a part with these tags, at their ends, in order.

        An element is emptied after it was yielded, so that memory stays bounded.
        """
        for _, element in self.events(part, "end", tags=tags):
            yield element
            element.clear()

    def events(
        self, part: str, *events: str, tags: tuple[str, ...]
    ) -> Iterator[tuple[str, etree._Element]]:
        """Yield starts and ends of elements; entities, networks and DTDs are out."""
        source = io.BytesIO(self.read(part))
        try:
            yield from etree.iterparse(
                source,
                events=events,
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument(
                f"“{self.file}” is damaged: its part “{part}” is not whole XML "
                f"(line {error.lineno}). Open it in its own program and save it again."
            ) from error

    def _unpack(self, part: str) -> bytes:
        try:
            info = self.archive.getinfo(part)
            _check_part(self.file, part, info.file_size)
            if info.compress_type not in METHODS:
                raise _damaged(self.file, f"part “{part}” is packed in an unknown way")
            with self.archive.open(info) as stream:
                # The declared size may lie: read one byte more than is allowed.
                data = stream.read(MAX_PART_BYTES + 1)
        except KeyError:
            raise _damaged(self.file, f"part “{part}” is missing") from None
        except DAMAGE as error:
            raise _damaged(self.file, f"part “{part}” cannot be unpacked") from error
        _check_part(self.file, part, len(data))
        return data


def open_package(path: Path) -> Package:
    """Open a zip package, or raise UnreadableDocument with one clear line."""
    return package_of(read_bytes(path), file=path.name)


def package_of(data: bytes, *, file: str) -> Package:
    """Open the bytes of a zip package, or raise UnreadableDocument with one clear line."""
    check_count(data.count(_ENTRY), MAX_PACKAGE_PARTS, file=file, what="parts")
    try:
        return Package(file, zipfile.ZipFile(io.BytesIO(data)))
    except DAMAGE as error:
        raise _damaged(file, "it is no whole zip package") from error


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _check_part(file: str, part: str, size: int) -> None:
    check_count(size, MAX_PART_BYTES, file=file, what=f"bytes in its part “{part}”")


def _damaged(file: str, reason: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"“{file}” is damaged, cut off or protected by a password: {reason}. "
        "Copy it again, or open it in its own program and save it as .docx or .xlsx."
    )
