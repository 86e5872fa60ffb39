"""Words that are no words: glued, damaged by one letter, or unknown.

Damage follows patterns: look-alike vowels (е for ө, у for ү), a letter doubled or lost, two
letters exchanged, a vowel that should have fallen out before an ending. A repair counts only
if it is a word, and surely only if it is the one word or stands elsewhere in the document.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from itertools import filterfalse

from bielelt.language.harmony import seams, vowel_class
from bielelt.language.lookalikes import ALPHABET
from bielelt.language.mixed import cyrillic_runs
from bielelt.language.spelling import Dictionary, cyrillic_words, dictionary
from bielelt.language.stems import Case, case_of
from bielelt.language.verbs import is_verb


class Fault(StrEnum):
    """What is wrong with a word."""

    GLUED = auto()
    """Two words without a blank: «тусчиглэсэн»."""
    DAMAGED = auto()
    """One letter away from a word: «зерчил»."""
    BROKEN = auto()
    """One word with a blank or hyphen inside: «байгуул лага»."""
    UNKNOWN = auto()
    """In no dictionary; names are not told."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word of a text with what is wrong and how it should read, if that is known.

    ``sure`` says of a damaged word that its vowels are impossible or that the document
    writes the other one; else only the dictionary speaks against it.
    """

    start: int
    end: int
    word: str
    fault: Fault
    right: str = ""
    sure: bool = False


_ALIKE = {
    "е": "өэ", "ө": "еоэ", "э": "еө", "о": "ө", "у": "ү", "ү": "у", "и": "й", "й": "и",
    "ы": "н", "н": "ы", "ш": "щ", "щ": "ш", "ё": "ө", "з": "э",
}  # fmt: skip
_RULES = (
    (re.compile(r"(?<=\w)с[аэоө]н(?=(?:ы|ий)[гн]?$|[аэоө]{2}[рс]$)"), "сн"),
    (re.compile(r"(?<=[жчшгк])ы(?=[гн]$)"), "ий"),
    (
        re.compile(
            r"(?<=^[бвгджзклмнпрстхцчшаоуыя]{4})ий(?=[гн]$)|(?<=^[бвгджзклмнпрстхцчшаоуыя]{5})ий(?=[гн]$)|(?<=^[бвгджзклмнпрстхцчшаоуыя]{6})ий(?=[гн]$)"
        ),
        "ы",
    ),
)
_NUMBERS = frozenset({
    "нэг", "хоёр", "гурав", "гурван", "дөрөв", "дөрвөн", "тав", "таван", "зургаа", "зургаан", "долоо", "долоон", "найм", "найман", "есөн", "арав", "арван",
})  # fmt: skip
_VOWELS = frozenset("аэоөуүиыеёяюй")
# «давхцвал»: a form of verbs that the dictionary lacks for many.
_CONDITIONAL = re.compile(r"[^аэоөуүиыйьъяеёю]в[аэоө]л$")
# «эрсдээгүй», «эрсдсэн»: forms of a verb of which the dictionary may have the infinitive only.
_WITH_N = re.compile(r"(\w{3,}?)н(?:ы|ий|аас|ээс|оос|өөс|д|т)")
_VERB_FORM = re.compile(
    r"(\w{3,}?)(?:([аэоө])\2гүй|с[аэоө]нгүй|[аэоө]хгүй|с[аэоө]н|л(?:аа|ээ|оо|өө)|[аэоө]?[жч](?:ээ)?|[аэоө]в)"
)
_MIN_DAMAGED, _MIN_PART, _LONG_PART = 5, 3, 4
_VERY_LONG_PART = 6
# First parts of compounds: «автотээвэр», «видеохурал».
_COMBINING = re.compile(
    "авто|аэро|агро|био|видео|гео|дээд|инфо|кино|макро|микро|мото|нано|радио|супер|теле|фото|эко|электро|цахилгаан|олон|хоёр|арван|бага|их|нэг"
)
_SURE_PARTS, _SURER_PARTS = 3, 4
_INITIAL, _LONGEST_INITIAL = re.compile(r"(?:^|[\s(«\"“,])[А-ЯӨҮЁ][а-я]?\.\s?$"), 5
_COPULAS = ("байна", "байгаа", "байлаа", "байсан", "болно", "байв")
_CLOSED = frozenset(Case) - {Case.BARE, Case.GENITIVE}
_SUFFIX_LIKE = re.compile(
    r"(?:д[уү]г[аэ]+р\w*|дахь|дэх|ний|ны|анд|энд|онд|өнд|ангийн?|энгийн?|л?аа|л?ээ|л?оо|л?өө|аас|ээс|оос|өөс|аар|ээр|оор|өөр|ууд|үүд|нууд|нүүд|чууд|чүүд|"
    r"т[аэо]й|х[аэоө]д|дэд|дад|лах|лэх|гүй|даг|дэг|аад|ээд|оод|өөд|сан|сэн|сон|сөн|жээ|чээ|"
    r"руу|рүү|луу|лүү|гийн|гаар|гээр|нд|даа|дээ|наа|нээ|саа|сээ|таа|тээ|хаа|хээ|ийг|ийн|"
    r"уул\w*|үүл\w*|жуул\w*|жүүл\w*|чид|чин|лаг|лэг|лага|лэгэ|тан|тэн|хан|хэн|хон|хөн|лал|лэл)"
)


def find_misspelt(text: str, known: Counter[str]) -> Iterator[Misspelt]:
    """Yield the faulty words of ``text`` in order.

    Args:
        text: running text.
        known: how often each word, in lower case, stands in the whole document.

    """
    book = dictionary()
    if book and book.knows_all(text):
        return
    for match in cyrillic_words(text):
        word = match[0]
        if (book and book.knows(word)) or _is_name(word, text, match.start(), book):
            continue
        found = _judge(word, known, book)
        if found:
            yield Misspelt(match.start(), match.end(), word, *found)


def _judge(
    word: str, known: Counter[str], book: Dictionary | None
) -> tuple[Fault, str, bool] | None:
    folded = word.casefold()
    if book is None:
        parts = _parted_by_document(folded, known)
        return (Fault.GLUED, _cased(parts, word), True) if parts else None
    inner = re.search(r"(?<=[а-яөүё]{3})(?=[А-ЯӨҮЁ][а-яөүё]{2})", word)
    if inner:
        return Fault.GLUED, f"{word[: inner.start()]} {word[inner.start() :]}", True
    regular = _by_rule(folded, book)
    if regular:
        return Fault.DAMAGED, _cased(regular, word), False
    return _judged_by_book(word, known, book)


def _judged_by_book(
    word: str, known: Counter[str], book: Dictionary
) -> tuple[Fault, str, bool] | None:
    """Judge a word that breaks no rule of the endings: glued, damaged or unknown."""
    folded = word.casefold()
    repair, sure = _repaired(folded, known, book)
    parts, score = _parted(folded, known, book)
    if score >= (_SURER_PARTS if repair else _SURE_PARTS):
        return Fault.GLUED, _cased(parts, word), score >= _SURER_PARTS
    if sure:
        told = repair in known or _possible(folded) != folded
        # At the beginning of a sentence a place is written as any word is: «Дэрстэд».
        is_capital = word[:1].isupper() and not word.isupper()
        if is_capital and not told and repair not in _likely(folded)[0]:
            return None
        return Fault.DAMAGED, _cased(repair, word), told
    if not repair and (
        parts := _parted_by_form(folded, book) or _parted_by_is(folded, book)
    ):
        return Fault.GLUED, _cased(parts, word), True
    return _unknown(word, "" if repair else _parted_once(folded, book))


def _by_rule(word: str, book: Dictionary) -> str:
    """Return how a form should read that breaks a rule of the endings; empty where none is broken.

    The vowel of a participle falls out before an ending («хүрсэнийг»: хүрснийг), and ж, ч, ш,
    г, к take -ийн, other back words -ын («захирамжын», «гомдлийн»).
    """
    for form, right in _RULES:
        repaired = form.sub(right, word)
        if repaired != word and book.has(repaired):
            return repaired
    return ""


def _unknown(word: str, parts: str) -> tuple[Fault, str, bool] | None:
    """Judge a word that no dictionary has; names are not told."""
    if word[:1].isupper() and not word.isupper():
        return None
    return (
        (Fault.GLUED, _cased(parts, word), False) if parts else (Fault.UNKNOWN, "", False)
    )


def _is_name(word: str, text: str, start: int, book: Dictionary | None) -> bool:
    """Whether an unknown word is a name or an abbreviation: capitals inside a sentence."""
    if word.isupper() and len(word) <= _LONG_PART + 1:
        return True
    if len(word) <= _MIN_PART - 1 or re.search(r"[А-ЯӨҮЁ]{2}[а-яөүё-]*$", word):
        return not word.isupper()
    if not word[:1].isupper() or word.isupper():
        return False
    if re.search(r"[А-ЯӨҮЁ]", word[1:]):
        return True
    before = text[:start].rstrip(' «"“(')
    opens = not before or before[-1] in ".!?:;\n"
    initial = _INITIAL.search(text, max(0, start - _LONGEST_INITIAL), start)
    return bool(initial) or not opens or book is None


def _parted(word: str, known: Counter[str], book: Dictionary) -> tuple[str, int]:
    """Return the likeliest two words that ``word`` is glued of, and how likely they are."""
    best, likest = "", 0
    breaks = set(seams(word))
    for cut in range(_MIN_PART, len(word) - _MIN_PART + 1):
        one, other = word[:cut], word[cut:]
        familiar = (known[one] > 0) + (known[other] > 0)
        strange = not known[other] and len(other) <= _LONG_PART
        if not familiar or strange or _no_seam(one, other):
            continue
        if not (book.knows(one) and book.knows(other)):
            continue
        score = 2 * familiar + 2 * (_first_vowel(word, cut) in breaks)
        score += max(cut, len(other)) >= _VERY_LONG_PART
        if score > likest:
            best, likest = f"{one} {other}", score
    return best, likest


def _parted_by_form(word: str, book: Dictionary) -> str:
    """Return a noun in a case and the verb that it is glued to, if only one cut gives them.

    Behind the ending of a case nothing can follow, so the document need not know the two.
    """
    if _is_form(word, book):
        return ""
    cuts = [
        f"{word[:cut]} {word[cut:]}"
        for cut in range(_VERY_LONG_PART, len(word) - _MIN_PART + 1)
        if case_of(word[:cut]) in _CLOSED
        and (
            word[cut:] in _NUMBERS
            or (len(word) - cut >= _MIN_DAMAGED and is_verb(word[cut:]))
        )
        and not _no_seam(word[:cut], word[cut:])
        and book.knows(word[:cut])
        and book.has(word[cut:])
    ]
    return cuts[0] if len(cuts) == 1 else ""


def _parted_by_is(word: str, book: Dictionary) -> str:
    """Return a verb and the «байна» that it is glued to."""
    cut = len(word) - len(next(filter(word.endswith, _COPULAS), ""))
    one = word[:cut]
    glued = cut < len(word) and is_verb(one) and book.has(one)
    return f"{one} {word[cut:]}" if glued and not _is_form(word, book) else ""


def _parted_once(word: str, book: Dictionary) -> str:
    """Return the two words that ``word`` is, if only one cut gives two.

    The vowels of the two do not agree, or the second is too long to be an ending.
    """
    if len(word) < _LONG_PART + _VERY_LONG_PART or _is_form(word, book):
        return ""
    breaks = set(seams(word))
    cuts = [
        f"{word[:cut]} {word[cut:]}"
        for cut in range(_LONG_PART, len(word) - _LONG_PART)
        if not _no_seam(word[:cut], word[cut:])
        and (_first_vowel(word, cut) in breaks or len(word) - cut > _VERY_LONG_PART)
        and book.has(word[:cut])
        and book.has(word[cut:])
    ]
    return cuts[0] if len(cuts) == 1 else ""


def _parted_by_document(word: str, known: Counter[str]) -> str:
    """Return two words of the document whose vowels do not agree, and which are glued here."""
    if known[word] > 1:
        return ""
    breaks = set(seams(word))
    for cut in range(_MIN_PART, len(word) - _LONG_PART + 1):
        one, other = word[:cut], word[cut:]
        often = known[one] > 1 and known[other] > 0
        if often and _first_vowel(word, cut) in breaks and not _no_seam(one, other):
            return f"{one} {other}"
    return ""


def _no_seam(one: str, other: str) -> bool:
    """Whether these two may well be one word: an ending, or the first part of a compound."""
    return bool(_SUFFIX_LIKE.fullmatch(other) or _COMBINING.fullmatch(one))


def _first_vowel(word: str, start: int) -> int:
    return next((i for i in range(start, len(word)) if vowel_class(word[i])), -1)


def _repaired(word: str, known: Counter[str], book: Dictionary) -> tuple[str, bool]:
    """Return the word that ``word`` stands for, if any, and whether it surely is that one."""
    if len(word) < _MIN_PART or _is_form(word, book):
        return "", False
    short = len(word) < _MIN_DAMAGED
    near = _slips_of_short(word) if short else _neighbours(word)
    here = [w for w in near if w in known and book.has(w)]
    if here or short:
        return max(here, key=lambda w: known[w], default=""), bool(here)
    plain = _possible(word)
    if plain != word and book.has(plain):
        return plain, True
    for group in _likely(plain):
        words = [w for w in group if book.has(w)]
        begun = [w for w in words if _begins_here(w, known, word)]
        if len(begun) == 1:
            return begun[0], True
        if words:
            alone = len(words) == 1
            return words[0], alone and (plain != word or not _is_variant(word, words[0]))
    return "", False


def _possible(word: str) -> str:
    """Return ``word`` with the vowels put right that never stand side by side: «өвчинеөс»."""
    for wrong, right in (
        ("еө", "өө"),
        ("эө", "өө"),
        ("өе", "өө"),
        ("уү", "үү"),
        ("үу", "үү"),
        ("иы", "ы"),
    ):
        word = word.replace(wrong, right)
    return word


def _slips_of_short(word: str) -> tuple[str, ...]:
    doubled = (word[:i] + c + word[i:] for i, c in enumerate(word) if c in _VOWELS)
    alike = (
        word[:i] + other + word[i + 1 :]
        for i, letter in enumerate(word)
        for other in _ALIKE.get(letter, "")
    )
    return (*doubled, *alike)


def _spoken(word: str, book: Dictionary) -> bool:
    """Whether only the н that speech puts before an ending is too much.

    «сургалтанд», «складны», «хүрэгнээс».
    """
    plain = re.sub(r"(?<=[аэоө])н(?=[дт]$)", "", word)
    behind = _WITH_N.fullmatch(word)
    return (plain != word and book.has(plain)) or bool(behind and book.has(behind[1]))


def _is_form(word: str, book: Dictionary) -> bool:
    """Whether ``word`` is a form that the dictionary lacks of a word that it has."""
    return bool(
        _CONDITIONAL.search(word) or _spoken(word, book) or _is_verb_form(word, book)
    )


def _is_verb_form(word: str, book: Dictionary) -> bool:
    """Whether ``word`` is an infinitive of the dictionary with the ending of another form."""
    form = _VERB_FORM.fullmatch(word)
    if not form or seams(word):
        return False
    roots = (form[1], form[1].removesuffix("ь"))
    return any(book.knows(f"{root}{vowel}х") for root in roots for vowel in ("", *"аоэөи"))


def _is_variant(word: str, right: str) -> bool:
    """Whether only a vowel, or the length of a letter, parts two spellings: «эмхэтгэл».

    Careful writers differ in these; that they are wrong is sure only where the document
    itself writes the other.
    """
    short, long = sorted((word, right), key=len)
    if len(short) == len(long):
        return False
    place = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return long[place] in _VOWELS or long[place] in {long[place - 1], long[place - 2]}


def _begins_here(word: str, known: Counter[str], damaged: str) -> bool:
    """Whether another word of the document begins as ``word`` does."""
    start = word[: max(_MIN_DAMAGED, len(word) - _LONG_PART)]
    return any(other.startswith(start) and other != damaged for other in known)


@lru_cache(maxsize=20_000)
def _neighbours(word: str) -> tuple[str, ...]:
    """Return what is one lost or added letter away, and what is likely."""
    found = {word[:i] + word[i + 1 :] for i in range(len(word) - 1)}
    for letter in ALPHABET:
        found |= {word[:i] + letter + word[i:] for i in range(len(word) + 1)}
    return tuple(sorted(found.union(*_likely(word)) - {word}))


@lru_cache(maxsize=20_000)
def _likely(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return words one likely slip away: by look-alike letters, and by other edits."""
    alike = {
        word[:i] + other + word[i + 1 :]
        for i, letter in enumerate(word)
        for other in _ALIKE.get(letter, "")
    }
    alike |= {word.replace(a, b) for a, b in ("уү", "үу", "еө", "эө")}
    edited = {
        word[:i] + word[i + 1 :]
        for i in range(1, len(word) - 1)
        if word[i] != "й"
        and (
            word[i] in _VOWELS
            or word[i] in word[max(0, i - 2) : i] + word[i + 1 : i + 3]
            or _in_cluster(word, i)
        )
    }
    edited |= {word[:i] + word[i] + word[i:] for i in range(len(word))}
    edited |= {
        word[:i] + vowel + word[i:]
        for i in range(1, len(word))
        if _in_cluster(word, i)
        for vowel in "аэоөуүи"
    }
    edited |= {
        word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)
    }
    return tuple(sorted(alike - {word})), tuple(sorted(edited - {word} - alike))


def _in_cluster(word: str, place: int) -> bool:
    """Whether three consonants stand together at ``place``; few words have them."""
    return any(
        len(three) == 3 and not _VOWELS & set(three)  # noqa: PLR2004
        for three in (word[max(0, i) : i + 3] for i in range(place - 2, place + 1))
    )


def _cased(right: str, word: str) -> str:
    if word.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if word[:1].isupper() else right


_BROKEN = re.compile(
    r"(?<![\w-])([А-ЯӨҮЁа-яөүё]{2,})(?:[ \t]{1,2}|\s*-\s+|\s*\n\s*|-)(?=([а-яөүё]{2,})(?![\w-]))"
)


def find_broken(text: str) -> Iterator[Misspelt]:
    """Yield pieces that together are one word while one of them is none: «байгуул лага»."""
    book = dictionary()
    if book is None:
        return
    unknown = filterfalse(book.knows, cyrillic_runs(text))
    strange = {piece for piece in unknown if len(piece) > 1}
    # As nearly always all are words, or else names.
    if all(piece[0].isupper() for piece in strange):
        return
    for match in _BROKEN.finditer(text):
        one, other = match[1], match[2]
        if not _strange(one, other, strange) or one[1:] != one[1:].lower():
            continue
        joined = (one + other).casefold()
        ending = "-" in match[0] and _SUFFIX_LIKE.fullmatch(other)
        if len(joined) < _VERY_LONG_PART or ending:
            continue
        if book.has(joined):
            end = match.end() + len(other)
            yield Misspelt(
                match.start(),
                end,
                text[match.start() : end],
                Fault.BROKEN,
                one + other,
                sure=True,
            )


def _strange(one: str, other: str, strange: set[str]) -> bool:
    """Whether one of two pieces is no word; a strange first one with a capital is a name."""
    if one in strange:
        return not one[:1].isupper()
    return other in strange
