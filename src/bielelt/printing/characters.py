"""Characters that cannot be printed, and where they stand."""

import re
import unicodedata
from collections.abc import Iterator

from bielelt.core.errors import UnprintableReport
from bielelt.printing.document import Document, Heading

# What the fonts of the package have and a reader sees; tests print them all.
_VISIBLE = (
    " -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u052f"
    "\u2010-\u2027\u202f-\u205e\u2074-\u208e\u20a0-\u20be\u2100-\u214f\u2190-\u2195"
    "\u2212\u221a\u221e\u2248\u2260\u2264\u2265\u25a0\u25a1\u25cf"
)
_INVISIBLE = re.compile(f"[^{_VISIBLE}]")
# Not allowed in XML 1.0, so neither in DOCX nor in XLSX; no font has them either.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def refuse_forbidden_characters(document: Document) -> None:
    """Raise UnprintableReport for characters that no format may hold."""
    for _, text in texts(document):
        found = _FORBIDDEN.search(text)
        if found:
            raise unprintable(found[0], document)


def visible(text: str) -> str:
    """Write every character that cannot be printed or seen as its code: «[U+200B]»."""
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def unprintable(character: str, document: Document) -> UnprintableReport:
    """Return the error that names the character and where it stands."""
    place = next((p for p, text in texts(document) if character in text), "the report")
    name = unicodedata.name(character, "a character without a name")
    shown = f"“{character}” " if character.isprintable() else ""
    return UnprintableReport(
        f"The character {shown}(U+{ord(character):04X}, {name}) in {place} cannot be printed: "
        "the fonts for official reports have Cyrillic, Latin and Greek letters and common "
        "signs. Replace it and print again."
    )


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that comes from the report, with the place it stands in."""
    yield from _heading(document.heading, "the heading")
    for section in document.table.sections:
        for decision in section.decisions:
            yield f"decision {decision.serial}", "\n".join(decision.lines)
            for clause in decision.clauses:
                yield f"clause {clause.serial} (text)", clause.text
                yield f"clause {clause.serial} (progress)", clause.progress
    for signature in document.signatures:
        yield f"the signature {signature.role}", f"{signature.position}\n{signature.name}"


def _heading(heading: Heading, place: str) -> Iterator[tuple[str, str]]:
    for text in (heading.title, heading.bracket, heading.place):
        yield place, text
