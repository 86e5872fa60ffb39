"""Tags and signs of another program left in a text: «<br>», «&nbsp;», «**»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, gather, kept
from bielelt.core.report import Report

TITLE = Words("Программын тэмдэгтийн үлдэгдэл", "Residue of markup")
EXAMPLE = Words(
    "«Уулзалт хийв.<br>» гэсэн бичвэрт «<br>» үлджээ.",
    "“Уулзалт хийв.<br>” still holds «<br>».",
)
_RESIDUE = re.compile(
    r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});|\*\*|__(?=\w)|"
    r"(?<=\w)__|\\[ntr](?![a-z])|```|_x000[0-9A-D]_|\ufffd|^#{1,4}\s|\[[^\]]{1,80}\]\(https?:[^)]{1,200}\)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(r"[<&*_\\`#\[\ufffd]")


@dataclass(frozen=True, slots=True)
class _Residue:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkupResidue:
    """Signs that only a program understands stand in a text for people.

    Why: methodology §6.39. They come in by copying and are printed as they are.
    """

    slug: str = "markup-residue"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause with all its signs."""
        for clause, places in gather(report, _find):
            signs = ", ".join(f"«{s}»" for s in dict.fromkeys(q.text for q, _ in places))
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (clause,),
                tuple(dict.fromkeys(quote for quote, _ in places)),
                Words(
                    f"Бичвэрт программын тэмдэгт үлджээ: {signs}.",
                    f"Signs of a program are left in the text: {signs}.",
                ),
                Words("Эдгээр тэмдэгтийг арилгах.", "Remove these signs."),
            )


@kept
def _find(text: str) -> Iterator[_Residue]:
    found = _RESIDUE.finditer(text) if _SIGN.search(text) else ()
    return (_Residue(*match.span()) for match in found)
