"""Where things that came in stand: «283 бичиг ирснээс шийдвэрлэсэн 213, хянагдаж байгаа 57»."""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.language.folding import small
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.worded import find_counts


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
        r"хэрэгжих шатан\w*|шийдвэрлэх шатан\w*|шийдвэрлэлтийн шатан\w*|хянагдаж\s+\w+|хянаж\s+\w+|судлагдаж\s+\w+|"
        r"судалж\s+\w+|(?:хэрэгжиж|шийдвэрлэж|шийдвэрлэгдэж|явагдаж|хийгдэж|хүлээгдэж)\s+бай\w+|"
        r"хүлээгдэж\w*|явцтай|хугацаа(?:\s?нь)? болоогүй|хугацаа хэтэрсэн|шийдвэрлээгүй|шийдвэрлэгдээгүй|"
        r"хэрэгжээгүй|биелээгүй|хийгдээгүй|үлдсэн|ажиллагаанд байгаа|хяналтад байгаа|хариу өгөөгүй|хянаж|"
        r"хянагдаж|судалж|судлагдаж|хугацаатай"
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
        r"хүлээ[нж] ав(?:ч|сан|снаас|сны|лаа|ав)|"
        r"ирсэн|ирснээс|ирсний|ирснийг|авсныг|гарснаас|гарсны|гарсныг|ирүүлсэн\w*|ирүүлснээс|бүртгэ(?:гдсэн|сэн|снээс|гдснээс)|гаргасан|гаргаснаас"
    ),
}
_TOKEN = re.compile(
    "|".join(rf"(?P<{status}>\b(?:{words})\b)" for status, words in _KEYWORDS.items())
)  # of small letters
_MIN_KINDS = 2
_WINDOW = 2

_Value = Status | Quantity
_Token = tuple[int, int, _Value]


def find_splits(text: str) -> tuple[Split, ...]:
    """Return each total with the statuses that follow it, in one or two sentences."""
    quantities = find_counts(text)
    if len(quantities) <= _MIN_KINDS:  # a total and two kinds
        return ()
    spans = list(sentence_spans(text))
    found: list[Split] = []
    for index, (start, _) in enumerate(spans):
        end = spans[min(index + _WINDOW - 1, len(spans) - 1)][1]
        here = tuple(q for q in quantities if start <= q.start < end)
        if len(here) <= _MIN_KINDS:
            continue
        tokens = _tokens(text, start, end, here)
        split = _split(text, tokens)
        if split and spans[index][0] <= split.total.start < spans[index][1]:
            found.append(split)
    return tuple(found)


def _tokens(
    text: str, start: int, end: int, quantities: tuple[Quantity, ...]
) -> list[_Token]:
    """Return figures and status words of a stretch of text in their order."""
    words: list[_Token] = [
        (m.start(), m.end(), Status(m.lastgroup or ""))
        for m in _TOKEN.finditer(small(text), start, end)
    ]
    figures: list[_Token] = [(q.start, q.end, q) for q in quantities]
    return sorted([*words, *figures], key=lambda token: token[0])


def _split(text: str, tokens: list[_Token]) -> Split | None:
    """Read «total, then status and figure by turns», in either order of the turns."""
    values = [value for _, _, value in tokens]
    for index, value in enumerate(values):
        if not isinstance(value, Quantity) or not value.is_exact:
            continue
        begin = _after_total(values, index)
        if begin is None:
            continue
        parts = _turns(text, tokens[begin:], value)
        kinds = {status for status, _ in parts}
        if len(kinds) >= _MIN_KINDS and Status.DONE in kinds:
            used = {value, *(q for _, q in parts)}
            others = tuple(v for v in values if isinstance(v, Quantity) and v not in used)
            return Split(value, tuple(parts), others)
    return None


def _after_total(values: list[_Value], index: int) -> int | None:
    """Return where the statuses begin if this figure says what came in."""
    if values[index + 1 : index + 2] == [Status.RECEIVED]:
        return index + 2
    before = values[max(0, index - 2) : index]
    told = before[-1:] == [Status.RECEIVED] and not isinstance(before[0], Quantity)
    figure = values[index]
    owns = isinstance(figure, Quantity) and figure.case in (Case.ABLATIVE, Case.GENITIVE)
    return index + 1 if told or owns else None


def _turns(
    text: str, tokens: list[_Token], total: Quantity
) -> list[tuple[Status, Quantity]]:
    """Pair statuses with figures while both stand between the same two commas."""
    parts: list[tuple[Status, Quantity]] = []
    for one, other in zip(tokens[::2], tokens[1::2], strict=False):
        status, figure = (
            (one[2], other[2]) if isinstance(one[2], Status) else (other[2], one[2])
        )
        if not isinstance(status, Status) or not isinstance(figure, Quantity):
            break
        parted = re.search(r"[,;](?!\d)|[.!?]\s", text[one[1] : other[0]])
        foreign = figure.nouns and total.nouns and not figure.counts_same(total)
        if status is Status.RECEIVED or parted or foreign or not figure.is_exact:
            break
        parts.append((status, figure))
    return parts
