"""Texts that end in the middle of a word or a sentence: «… 3 өдөр зохион бай».

Whoever types forgets full stops, so a missing one is no cut. Cut is what ends in a piece of a
word, in a word that only joins («… сургууль болон») or owns, or in an opened bracket.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from bielelt.language.countings import is_any_verb
from bielelt.language.sentences import last_words, sentence_spans
from bielelt.language.spelling import dictionary
from bielelt.language.stems import Case, case_of
from bielelt.language.units import unit_of

_LAST = re.compile(
    r"(?P<before>[^\W\d_]+|\d+(?:[.,]\d+)?)\s+(?P<last>[а-яөүё]+)\s*$"  # a capital may begin a name
)
_JOINS = re.compile(
    r"(?<=\s)(?:ба|болон|бөгөөд|буюу|эсвэл|түүнчлэн)\s*,?\s*$", re.IGNORECASE
)
# «…, өдөрт 5 100 зорчигчтой ажиллаж,»: a comma and nothing behind it.
_GOES_ON = re.compile(r"(?<=\s)[^\W\d_]+,\s*$")
# «… дуудлагын төвд ирсэн дуудлагын»: whose it is, and not what.
_OWNER = re.compile(r"(?<=\s)[а-яөүё]{2,}(?:ийн|ын|ний|ны)\s*$")
_OPENED = re.compile(r"(?<=\s)[(«“„][^()«»“”„]{0,40}$")
_CONVERB = re.compile(
    r"\w{2,}[жч]|зохион|\w{2,}(?:аад|ээд|оод|өөд)|\w{3,}[лрнгхст](?:ан|эн|он|өн)"
)
# What a converb leads to; a piece of one of these is no word of a report.
_CLOSERS = (
    "байна", "байгаа", "байлаа", "байгуулсан", "байгуулав", "байгуулж", "болно", "ажиллаж", "ажилласан", "ажиллав",
    "ажиллуулсан", "хэрэгжүүлсэн", "хүргүүлсэн", "гүйцэтгэсэн", "оролцсон", "хамрагдсан", "хамруулсан", "явуулсан",
    "шийдвэрлэсэн", "тайлагнасан", "дуусгасан", "өгсөн", "авсан", "ирсэн",
)  # fmt: skip
_WHOLE = frozenset({"ажил", "хэрэг", "бол"})
_PIECES = frozenset(word[:n] for word in _CLOSERS for n in range(3, len(word) - 1)) - _WHOLE
_SHORT = frozenset({
    "төг", "төгр", "мян", "сая", "тэрб", "тонн", "гэх", "хуу", "дугаар", "дүгээр", "ний", "хув", "хүн", "тоот",
    "хоног", "өрх", "айл", "нар", "нарт",
})  # fmt: skip
# «уулзалтаар дү»: a syllable is no word; «тн» has no vowel, and an ending begins with one.
_SYLLABLE = re.compile(r"[бвгджзклмнпрстфхцчшй][аэоөуүияеёю][а-яөүё]?")
# «цэврийн шаардл»: a fleeting vowel would stand between.
_NO_END = re.compile(r"\w*[бгджзклмнпрстфхцчш][лмнрв]")
_LONE = re.compile(r"[бвгджзйкнпрстфхцчщ]")  # letters that are no unit and no word
# «үед», «тул»: what they lead to is missing.
_LEADS = re.compile(
    r"(?<=\s)(?:тулд|талаар|дагуу|хүрээнд|зорилгоор|учир|учраас|тул|хооронд|үеэр|үед|дамжуулан|улмаас|хамтран|улмаар|мөн|харин|гэвч|иймээс|тиймээс|иймд)\s*$"
)
_BROKEN_LINE = re.compile(r"(?<=\s)[а-яөүё]{2,}[-‐–]\s*$")
_ANNOUNCES = re.compile(r"\b(?:[Үү]үнд|[Дд]араах|[Тт]ухайлбал)[^.;:]{0,40}:\s*$")
# «үнэлгээг “Мэргэн үнэлгээ”»: an object, a name, and nobody does anything.
_OBJECT_AND_NAME = re.compile(
    r"(?<=\s)[а-яөүё]{2,}(?:ыг|ийг|[аэоө]{2}г)\s+[«“\"][^«»“”\"]{2,40}[»”\"]\s*$"
)
# «малчин өрхөд нийт 1»
_TOTAL_ALONE = re.compile(r"(?<=\s)нийт\s+\d{1,3}\s*$")
_LISTED = re.compile(r"[:|–—]|\s-\s|\t")
_OBLIQUE = (
    Case.ACCUSATIVE, Case.DATIVE, Case.ABLATIVE, Case.INSTRUMENTAL, Case.DIRECTIVE, Case.GENITIVE,
)  # fmt: skip
_NO_CASES = frozenset({
    "байхгүй", "дунд", "өөд", "тод", "тийш", "бат", "ямагт", "тутамд", "мөнхүү", "нэгэнт", "дараалан", "хэвээр", "дахиад",
    "онд", "өдөрт", "бүрд", "тус", "бүгд", "ихээр", "цагт", "явуулаад", "төдийд", "дээр", "доор", "өөр", "гадуур", "тойроод",
})  # fmt: skip
_BEGINS = re.compile(r"\s*(?P<first>[а-яөүё]{2,})(?=[\s,])")
_VOWEL = re.compile(r"[аэиоуөүяеёюы]")
_OPENERS = (
    "Уг", "Энэ", "Энэхүү", "Мөн", "Тус", "Үүнээс", "Үүний", "Үүнд", "Харин", "Одоогоор", "Ингэснээр", "Ингэж", "Түүнчлэн", "Тайлант",
)  # fmt: skip
# A word that opens a sentence, behind one that none ends with.
_OPENS = re.compile(
    r"\s(?:(?<=ийн\s)|(?<=[^аэоөуүи\W]ын\s)|(?<=[^\W\d]ны\s)|(?<=ний\s)|(?<=[^\W\d]ыг\s)|(?<=ийг\s))\s*"
    rf"(?:{'|'.join(_OPENERS)})\s"
)
# Roots that are nouns, too.
_NOUNS_TOO = frozenset(
    {
        "гар",
        "хар",
        "нэр",
        "суу",
        "өр",
        "дуу",
        "тоо",
        "хор",
        "сана",
        "бич",
        "эвд",
        "тал",
        "зам",
        "хад",
        "бог",
    }
)
_SYLLABLE_LETTERS = 2
_OF_TWO = frozenset(
    {
        "юм",
        "нь",
        "уу",
        "үү",
        "вэ",
        "бэ",
        "ба",
        "ор",
        "ус",
        "эм",
        "ам",
        "эх",
        "ой",
        "үр",
        "он",
        "ач",
    }
)
_LEAST, _LEAST_MORE, _MOST = 4, 2, 50
_SENTENCE = 6  # words; fewer may be a heading
_LONGEST_OPENED, _LONGEST_ANNOUNCED = 42, 70
_BEHIND = 20


def find_cut(
    text: str, known: Sequence[str], *, is_told: bool = False
) -> tuple[int, int] | None:
    """Return the last words of ``text`` if it breaks off in them.

    Args:
        text: running text.
        known: the words of the whole document, in lower case and sorted.
        is_told: whether it is a progress, which closes with a verb, a noun or a figure. An
            order may close with its object, as the verb stands above it.

    """
    place, is_closed = last_words(text, 2), text.rstrip().endswith(".")
    opened = _OPENED.search(text, max(0, len(text) - _LONGEST_OPENED))
    if not is_closed:
        opened = (
            _JOINS.search(text, place)
            or _GOES_ON.search(text, place)
            or _owner_at_end(text, place)
            or opened
        )
    if opened:
        return _few_words_before(text, opened.start()), len(text.rstrip())
    if is_closed:
        return None
    match = _LAST.search(text, place)
    if match and _is_piece(match["before"].casefold(), match["last"], known):
        return match.start(), match.end("last")
    unfinished = _unfinished(text, place) if is_told else None
    if unfinished is not None:
        return _few_words_before(text, unfinished), len(text.rstrip())
    return None


def _owner_at_end(text: str, place: int) -> re.Match[str] | None:
    """Return the last word of a sentence, no heading, if it says whose something is."""
    owner = _OWNER.search(text, place)
    return owner if owner and len(text.split()) >= _SENTENCE else None


def find_cut_inside(text: str) -> tuple[int, int] | None:
    """Return the words at which a progress begins in a word, or a sentence stops for the next."""
    begins = _BEGINS.match(text)
    if begins and not _VOWEL.search(begins["first"]):
        return begins.start("first"), _few_words_behind(text, begins.end())
    # Few texts hold such a word in their midst, and all would be searched.
    may_open = any(map(text[1:].__contains__, _OPENERS))
    opens = _OPENS.search(text) if may_open else None
    if opens:
        return _few_words_before(text, opens.start()), opens.end() - 1
    return None


def _unfinished(text: str, place: int) -> int | None:
    """Return where the words begin after which something is missing; None if nothing is.

    Only a text without a full stop: a last word in a case, one that leads to another, an
    object with a name, a total of one digit.
    """
    if text.rstrip()[-1:] in ".!?;…)":
        return None
    broken = (
        _ANNOUNCES.search(text, max(0, len(text) - _LONGEST_ANNOUNCED))
        or _BROKEN_LINE.search(text, place)
        or _OBJECT_AND_NAME.search(text, max(0, len(text) - _LONGEST_ANNOUNCED))
    )
    if broken or len(text.split()) < _SENTENCE:
        return broken.start() if broken else None
    sentence = [*sentence_spans(text)][-1]
    told = text[sentence[0] : sentence[1]]
    if _LISTED.search(told) or len(told.split()) < _SENTENCE - 1:
        return None
    leads = _LEADS.search(text, place) or _TOTAL_ALONE.search(text, place)
    if leads:
        return leads.start()
    match = _LAST.search(text, place)
    if match is None or match["last"] in _NO_CASES or is_any_verb(match["last"]):
        return None
    is_oblique = len(match["last"]) >= _LEAST and case_of(match["last"]) in _OBLIQUE
    return match.start("last") if is_oblique else None


def _is_piece(before: str, last: str, known: Sequence[str]) -> bool:
    """Whether the last word is the beginning of another one."""
    if len(last) == 1:
        return bool(_LONE.fullmatch(last))
    if before.isdigit() or last in _SHORT:
        return False
    if _CONVERB.fullmatch(before) and last in _PIECES:
        return True
    book = dictionary()
    return book is not None and _is_no_word(last, known, book.knows)


def _is_no_word(last: str, known: Sequence[str], knows: Callable[[str], bool]) -> bool:
    """Whether no report ends in this word, as the dictionary and the document say."""
    if knows(last):
        return _is_root_or_syllable(last, knows)
    is_root = len(last) >= _LEAST and last[-1] in "аэоө" and knows(last + "х")
    if is_root or (_NO_END.fullmatch(last) and unit_of(last) is None):
        return True
    if len(last) < _LEAST:
        return bool(_SYLLABLE.fullmatch(last)) and unit_of(last) is None
    return _begins_another(last, known)


def _is_root_or_syllable(last: str, knows: Callable[[str], bool]) -> bool:
    """Whether a short word is a syllable, or the bare root of a verb: nobody reports in orders."""
    if len(last) <= _SYLLABLE_LETTERS:
        return last not in _OF_TWO and unit_of(last) is None
    is_root = any(knows(last + ending) for ending in ("ах", "эх", "ох", "өх"))
    return len(last) <= _LEAST and is_root and last not in _NOUNS_TOO


def _begins_another(last: str, known: Sequence[str]) -> bool:
    """Whether a longer word of the document that is one begins so."""
    book = dictionary()
    first = bisect_right(known, last)
    longer = (w for w in known[first : first + _MOST] if w.startswith(last))
    return any(
        len(w) >= len(last) + _LEAST_MORE and book is not None and book.knows(w)
        for w in longer
    )


def _few_words_behind(text: str, place: int) -> int:
    end = text.find(" ", place + _BEHIND)
    return len(text.rstrip()) if end < 0 else end


def _few_words_before(text: str, place: int) -> int:
    begin = text.rfind(" ", 0, max(0, place - 20))
    return begin + 1
