"""Bodies named in running text: «Онцгой байдлын газраас», «ЗДТГ-ын», in the nominative.

A name is a capital letter, words that modify, and a word for a body in any case; or an
abbreviation in capitals. Bodies without a name of their own («сумын сургууль») are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.stems import Case, case_of
from bielelt.language.verbs import is_verb


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body in a text; ``name`` is in the nominative, ``is_short`` marks an abbreviation."""

    start: int
    end: int
    name: str
    is_short: bool = False


# The nominative, and what its other forms begin with; a new kind of body is one row.
_HEADS = {
    "газар": "газр", "хэлтэс": "хэлтс", "алба": "алб", "яам": "яам", "төв": "төв", "хэсэг": "хэсг",
    "тасаг": "тасг", "анги": "анги", "комисс": "комисс", "зөвлөл": "зөвлөл", "агентлаг": "агентлаг",
    "товчоо": "товчоо", "хороо": "хороо", "хурал": "хурл", "банк": "банк", "шүүх": "шүүх",
    "прокурор": "прокурор", "театр": "театр", "музей": "музей",
}  # fmt: skip
_CASE = r"(?:г?(?:ийн|ын)|ны|ний|нд|анд|энд|[аэоө]?д|т|н?(?:ыг|ийг)|г|г?(?:[аэоө]{2}[рс])|н?(?:аас|ээс)|т[аэо]й)"
_HEAD = re.compile(
    "|".join(f"(?P<h{n}>(?:{one}|{oblique}{_CASE}|{one}{_CASE}))"
             for n, (one, oblique) in enumerate(_HEADS.items())),
    re.IGNORECASE,
)  # fmt: skip
_NAMES = tuple(_HEADS)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+|[^\w\s]")
_SHORT = re.compile(
    rf"(?<![\w.«\"“/-])(?P<name>[А-ЯӨҮЁ]{{3,9}})(?:\s?-\s?{_CASE})?(?![\w-])"
)
_NO_BODY = frozenset(
    {"ХХК", "ТӨХК", "ХНН", "ХЗХ", "ТББ", "ТӨХХК", "ГХК", "МНС", "БНХАУ", "НӨАТ"}
)
# Modifiers that look like verbs: «шийдвэр гүйцэтгэх алба».
_INFINITIVES = frozenset({
    "шинжлэх", "гүйцэтгэх", "эрхлэх", "авах", "хамгаалах", "тэмцэх", "зохицуулах", "мэдээлэх",
})  # fmt: skip
# A body is not named by these alone: «аймгийн газар», «ажлын хэсэг», «хадлангийн газар».
_GENERAL = frozenset({
    "аймгийн", "сумын", "багийн", "төрийн", "улсын", "орон", "нутгийн", "тус", "манай", "харьяа", "ажлын",
    "хадлангийн", "тариалангийн", "бэлчээрийн", "нийт", "бүх", "энэ", "уг", "зарим", "тухайн", "холбогдох",
    "мөн", "харин", "үүнээс", "дээд", "хувийн", "үйлдвэрлэлийн", "сонгуулийн", "үлдсэн", "бусад", "хэд",
})  # fmt: skip
# These need no genitive before them: «Онцгой комисс», «Ойн анги».
_FREE_HEADS = frozenset({"комисс", "шүүх", "банк", "прокурор", "анги"})
_LONGEST = 9


def find_organisations(text: str) -> Iterator[Organisation]:
    """Yield the bodies that ``text`` names, in order; a name inside a longer one is none."""
    tokens = list(_TOKEN.finditer(text))
    found = [*_named(text, tokens), *_abbreviated(text)]
    done = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.end > done:
            done = one.end
            yield one


def _named(text: str, tokens: list[re.Match[str]]) -> Iterator[Organisation]:
    for index, token in enumerate(tokens):
        head = _HEAD.fullmatch(token[0])
        if head is None:
            continue
        noun = _NAMES[int((head.lastgroup or "h0")[1:])]
        first = _first(tokens, index, noun)
        if first is not None:
            words = text[tokens[first].start() : token.start()]
            name = words + (noun.capitalize() if token[0][0].isupper() else noun)
            yield Organisation(tokens[first].start(), token.end(), name)


def _first(tokens: list[re.Match[str]], head: int, noun: str) -> int | None:
    """Return the token a name begins with; None if the head stands without a name."""
    if not _may_be_named(tokens[head - 1][0] if head else "", tokens[head][0], noun):
        return None
    for index in range(head - 1, max(-1, head - _LONGEST), -1):
        word = tokens[index][0]
        if word[0].isupper():
            return _capitals_before(tokens, index)
        if not _modifies(word, is_last=index + 1 == head):
            return None
    return None


def _may_be_named(before: str, head: str, noun: str) -> bool:
    """Whether the word right before a head can belong to a name, an abbreviation cannot."""
    if noun == "хурал" and not head[0].isupper():
        return False  # a meeting
    if not before or before.casefold() in _GENERAL or _SHORT.fullmatch(before):
        return False
    owns = before.endswith(("йн", "ны", "ний")) or case_of(before) is Case.GENITIVE
    if owns or before in _INFINITIVES:
        return True
    is_free = noun in _FREE_HEADS or head[0].isupper()
    return is_free and case_of(before) is Case.BARE


def _capitals_before(tokens: list[re.Match[str]], index: int) -> int | None:
    """Return where a run of capital words begins: «Иргэдийн Төлөөлөгчдийн Хурал»."""
    if _SHORT.fullmatch(tokens[index][0]):
        return None
    while index and tokens[index - 1][0][0].isupper():
        word = tokens[index - 1][0]
        is_part = case_of(word) in (Case.BARE, Case.GENITIVE)
        if not is_part or _SHORT.fullmatch(word) or word.casefold() in _GENERAL:
            break
        index -= 1
    return index


def _modifies(word: str, *, is_last: bool) -> bool:
    """Whether a word or a comma may stand inside a name."""
    if not word[0].isalpha():
        return word == "," and not is_last
    if word in _INFINITIVES or word in {"болон", "ба"}:
        return True
    if _HEAD.fullmatch(word) or is_verb(word):
        return False
    return case_of(word) in (Case.BARE, Case.GENITIVE)


def _abbreviated(text: str) -> Iterator[Organisation]:
    for match in _SHORT.finditer(text):
        around = text[max(0, match.start() - 12) : match.start()] + text[match.end() :][:12]
        shouted = re.search(r"[А-ЯӨҮЁ]{4,}", around)
        if match["name"] not in _NO_BODY and not shouted:
            yield Organisation(*match.span(), match["name"], is_short=True)
