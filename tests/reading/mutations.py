"""Files spoilt at random: bytes flipped, cut out, doubled, swapped, planted; parts of packages too."""

import io
import re
import zipfile
from dataclasses import dataclass

from hypothesis import strategies as st

TOKENS = (
    b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"%", b"-1", b"9" * 30, b"1e999",
    b"<", b">", b"</w:tbl>", b"<table>", b"</td>", b"&#0;", b"&amp;", b"<!DOCTYPE a>", b"]]>",
    b"\t", b"\n", b"\r", b"\x0c", b"|", b'"', b";", b"100%", b"1.", "Х.Б".encode(),
    b"2024-13-45", "\u0301".encode(), "\u200b".encode(), "\ufeff".encode(), b"\xd0",
)  # fmt: skip
_SCALE = 10_000
_PATTERNS = {
    "number": re.compile(rb"\d+"),
    "tag": re.compile(rb"<[^<>]{1,300}>"),
    "untag": re.compile(rb"</?[^<>]{1,300}>"),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change; places are shares of the length, in ten-thousandths."""

    what: str
    at: int
    to: int
    token: bytes = b""

    def apply(self, data: bytes) -> bytes:
        """Return the data with this change."""
        if self.what in _PATTERNS:
            return self._replace(_PATTERNS[self.what], data)
        first, last = sorted(place * len(data) // _SCALE for place in (self.at, self.to))
        before, middle, after = data[:first], data[first:last], data[last:]
        match self.what:
            case "flip":
                middle = bytes(byte ^ 0x55 for byte in middle[:1]) + middle[1:]
            case "cut":
                middle = b""
            case "double":
                middle *= 2
            case "swap":
                half = len(middle) // 2
                middle = middle[half:] + middle[:half]
            case "end":
                middle, after = b"", b""
            case "plant":
                middle = self.token + middle
        return before + middle + after

    def _replace(self, pattern: re.Pattern[bytes], data: bytes) -> bytes:
        """Put the token in the place of one number or tag, or leave one tag out."""
        found = [match.span() for match in pattern.finditer(data)]
        if not found:
            return data
        first, last = found[self.at * (len(found) - 1) // _SCALE]
        return data[:first] + (b"" if self.what == "untag" else self.token) + data[last:]


EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("flip", "cut", "double", "swap", "end", "plant", *_PATTERNS)),
        st.integers(0, _SCALE),
        st.integers(0, _SCALE),
        st.sampled_from(TOKENS),
    ),
    min_size=1,
    max_size=6,
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """Edits of a file, or of one part (counted round) of the package that it is."""

    edits: tuple[Edit, ...]
    part: int | None = None

    def apply(self, data: bytes) -> bytes:
        """Return the spoilt file."""
        if self.part is None or not data.startswith(b"PK"):
            return self._edit(data)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
        chosen = self.part % len(parts)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for number, (name, content) in enumerate(parts):
                package.writestr(name, self._edit(content) if number == chosen else content)
        return out.getvalue()

    def _edit(self, data: bytes) -> bytes:
        for edit in self.edits:
            data = edit.apply(data)
        return data


MUTATIONS = st.builds(Mutation, EDITS.map(tuple), st.none() | st.integers(0, 30))
