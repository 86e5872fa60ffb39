"""Characters that cannot be printed, and where they stand."""

import re
import unicodedata
from collections.abc import Iterator

from bielelt.core.errors import UnprintableReport
from bielelt.printing.document import Document, Heading

# Not allowed in XML 1.0, so neither in DOCX nor in XLSX; no font has them either.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def refuse_forbidden_characters(document: Document) -> None:
    """Raise UnprintableReport for characters that no format may hold."""
    for _, text in texts(document):
        found = _FORBIDDEN.search(text)
        if found:
            raise unprintable(found[0], document)


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
