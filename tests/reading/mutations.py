"""Files spoilt at random: bytes flipped, cut out, doubled, swapped, planted; parts of packages too."""

import io
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


@dataclass(frozen=True, slots=True)
class Edit:
    """One change; places are shares of the length, in ten-thousandths."""

    what: str
    at: int
    to: int
    token: bytes = b""

    def apply(self, data: bytes) -> bytes:
        """Return the data with this change."""
        first, last = sorted(place * len(data) // _SCALE for place in (self.at, self.to))
        middle = data[first:last]
        if self.what == "flip":
            return (
                data[:first]
                + bytes(b ^ 0x55 for b in data[first : first + 1])
                + data[first + 1 :]
            )
        if self.what == "cut":
            return data[:first] + data[last:]
        if self.what == "double":
            return data[:last] + middle + data[last:]
        if self.what == "swap":
            half = len(middle) // 2
            return data[:first] + middle[half:] + middle[:half] + data[last:]
        if self.what == "end":
            return data[:first]
        return data[:first] + self.token + data[first:]


EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("flip", "cut", "double", "swap", "end", "plant")),
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
