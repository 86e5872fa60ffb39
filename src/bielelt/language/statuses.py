"""Where things that came in stand: «283 бичиг ирснээс шийдвэрлэсэн 213, хянагдаж байгаа 57»."""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case


class Status(StrEnum):
    """What became of a part of what came in."""

    RECEIVED = auto()
    DONE = auto()
    OPEN = auto()
    CLOSED = auto()
    """Sent on, returned or refused: settled without being done."""


@dataclass(frozen=True, slots=True)
class Split:
    """What came in and how many are in each status; ``others`` are figures left over."""

    total: Quantity
    parts: tuple[tuple[Status, Quantity], ...]
    others: tuple[Quantity, ...]


_ENDING = r"(?:с[аэоө]н|ж|ч|гдс[аэоө]н|гдээд|аад|ээд|в|лаа|лээ|с[аэоө]н\s+нь)"
_KEYWORDS: dict[Status, str] = {
    Status.OPEN: (
        r"хэрэгжих шатан\w*|шийдвэрлэх шатан\w*|хянагдаж\s+\w+|хянаж\s+\w+|судлагдаж\s+\w+|"
        r"судалж\s+\w+|(?:хэрэгжиж|шийдвэрлэж|шийдвэрлэгдэж|явагдаж|хийгдэж|хүлээгдэж)\s+бай\w+|"
        r"хүлээгдэж\w*|явцтай|хугацаа(?:\s?нь)? болоогүй|шийдвэрлээгүй|шийдвэрлэгдээгүй|"
        r"хэрэгжээгүй|биелээгүй|хийгдээгүй|үлдсэн|ажиллагаанд байгаа|хяналтад байгаа|хариу өгөөгүй"
    ),
    Status.CLOSED: (
        r"(?:шилжүүл|шилжсэн|буцаа|татгалз|цуцал|хүчингүй|хариугүй|хамааралгүй|"
        r"хариу шаардлагагүй|хариу шаардахгүй|танилц)\w*"
    ),
    Status.DONE: (
        rf"(?:хариу )?(?:бүрэн )?(?:шийдвэрл|шийдвэрлэгд|барагдуул|хариул|хэрэгж|хэрэгжүүл|биел|"
        rf"биелүүл|дуус|дуусг|гүйцэтг)[аэоө]?{_ENDING}(?!\s+бай(?:гаа|на))\w*|хариу (?:өгсөн|хүргүүлсэн)|"
        r"шийдвэрлэлт"
    ),
    Status.RECEIVED: (
        r"хүлээн ав(?:ч|сан|снаас|ав)|хүлээж ав(?:ч|сан|снаас)|хүлээн авсан|"
        r"ирсэн|ирснээс|ирүүлсэн\w*|ирүүлснээс|бүртгэ(?:гдсэн|сэн|снээс|гдснээс)|гаргасан|гаргаснаас|"
        r"хүлээн авлаа"
    ),
}
_TOKEN = re.compile(
    "|".join(rf"(?P<{status}>\b(?:{words})\b)" for status, words in _KEYWORDS.items()),
    re.IGNORECASE,
)
_MIN_KINDS = 2
_WINDOW = 2

_Token = tuple[int, int, "Status | Quantity"]


def find_splits(text: str) -> tuple[Split, ...]:
    """Return each total with the statuses that follow it, in one or two sentences."""
    quantities = find_quantities(text)
    spans = list(sentence_spans(text))
    found: list[Split] = []
    for index, (start, _) in enumerate(spans):
        end = spans[min(index + _WINDOW - 1, len(spans) - 1)][1]
        tokens = _tokens(text, start, end, quantities)
        split = _split(tokens)
        if split and spans[index][0] <= split.total.start < spans[index][1]:
            found.append(split)
    return tuple(found)


def _tokens(
    text: str, start: int, end: int, quantities: tuple[Quantity, ...]
) -> list[_Token]:
    """Return figures and status words of a stretch of text in their order."""
    words: list[_Token] = [
        (m.start(), m.end(), Status(m.lastgroup or ""))
        for m in _TOKEN.finditer(text, start, end)
    ]
    figures: list[_Token] = [
        (q.start, q.end, q) for q in quantities if start <= q.start < end
    ]
    return sorted([*words, *figures], key=lambda token: token[0])


def _split(tokens: list[_Token]) -> Split | None:
    """Read «total, then status and figure by turns», in either order of the turns."""
    values = [value for _, _, value in tokens]
    for index, value in enumerate(values):
        if not isinstance(value, Quantity):
            continue
        rest = values[index + 1 :]
        received = index > 0 and values[index - 1] is Status.RECEIVED
        if received and index > 1 and isinstance(values[index - 2], Quantity):
            continue  # the word belongs to the figure before it
        if rest and rest[0] is Status.RECEIVED:
            received, rest = True, rest[1:]
        if not (received or value.case is Case.ABLATIVE) or not value.is_exact:
            continue
        parts = _turns(rest, value)
        kinds = {status for status, _ in parts}
        if len(kinds) >= _MIN_KINDS and Status.DONE in kinds:
            used = {value, *(q for _, q in parts)}
            others = tuple(v for v in values if isinstance(v, Quantity) and v not in used)
            return Split(value, tuple(parts), others)
    return None


def _turns(
    rest: "list[Status | Quantity]", total: Quantity
) -> list[tuple[Status, Quantity]]:
    """Pair statuses with figures as long as they take turns and count the same thing."""
    parts: list[tuple[Status, Quantity]] = []
    for one, other in zip(rest[::2], rest[1::2], strict=False):
        status, figure = (one, other) if isinstance(one, Status) else (other, one)
        if not isinstance(status, Status) or not isinstance(figure, Quantity):
            break
        foreign = figure.nouns and total.nouns and not figure.counts_same(total)
        if status is Status.RECEIVED or foreign or not figure.is_exact:
            break
        parts.append((status, figure))
    return parts
