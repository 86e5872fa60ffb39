"""Lines cut where an act begins something new inside a line: text pasted as one paragraph."""

import re
from collections.abc import Iterable, Iterator

from bielelt.acts.labels import read_label
from bielelt.acts.lines import ActLine

# The verb before the clauses may be s p a c e d; in small letters it needs its colon.
_VERBS = ("захирамжлах", "тушаах", "тогтоох", "даалгах", "шийдвэрлэх", "зөвлөх", "болгох")
_CAPITALS = "|".join(r"\s?".join(verb.upper()) for verb in _VERBS)
_RESOLVES = re.compile(
    rf"(?:\b(?:{_CAPITALS})\s*(?i:нь)\b\s*:?"
    rf"|\b(?:{'|'.join(_VERBS)})\s*нь\s*:"
    r"|\b(?:өгч|болгож|даалгаж|зөвлөж|чиглүүлж) байна\s*:)"
)
_OPENS = re.compile(r"(?<=[:;.])\s+(?=[\dXVIА-ЯӨҮ])|(?<=:)(?=\d)")
_CLOSES_ORDER = re.compile(r"(?:[:;]|(?:[а-яөүё]{2}х|с[уү]г[аэ]й)\s?[.;])$", re.IGNORECASE)
_TAIL = 12


def resolves_at(text: str) -> int | None:
    """Return where the words «ЗАХИРАМЖЛАХ нь:» end in ``text``; None if not there."""
    match = _RESOLVES.search(text)
    return match.end() if match else None


def cut(lines: Iterable[ActLine]) -> Iterator[ActLine]:
    """Yield the lines, each cut behind the resolving words and before inner numbers."""
    resolved = False
    for line in lines:
        text = line.text
        end = None if resolved else resolves_at(text)
        if end is not None:
            resolved = True
            yield ActLine(line.number, text[:end])
            text = text[end:].strip()
        yield from (ActLine(line.number, part) for part in _parts(text) if part)


def _parts(text: str) -> Iterator[str]:
    start = 0
    for match in _OPENS.finditer(text):
        before = text[max(start, match.start() - _TAIL) : match.start()]
        label = read_label(text[match.end() : match.end() + 40])
        if label and _CLOSES_ORDER.search(before):
            yield text[start : match.start()].strip()
            start = match.end()
    yield text[start:].strip()
