"""What each figure of a text counts, with the words that say of what, where and how.

A figure counts the noun behind it, or before it («хоолой 46», «иргэн 37-д»); a part without
a noun counts what its whole does («24 нэгжийн 15-ыг шалгасан»). The words before belong to
it up to a break, and the verb behind says what was done.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.likeness import key
from bielelt.language.quantities import Quantity
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import unit_of
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_BREAK = re.compile(r"[,;:(«»\"“”\d.](?:(?<!\.)|\s)")
# Marks of quotation do not end what stands before a figure: «"Од" хоршооны 12 гишүүн».
_BREAK_BEFORE = re.compile(r"(?:[,;:(]|\.\s|\d)(?=[^,;:(\d]*$)")
_PARTS = re.compile(r"[,;:(«»\"“”.](?:(?<!\.)|\s)")
_ROOT = 4
_BEFORE, _BEHIND, _REACH, _REACH_BEHIND = 6, 5, 80, 60
_LEAST, _LEAST_ANCHOR, _BESIDE = 2, 5, 8
_NOUN = (
    4  # words of a noun before its figure, with the participle: «шалгасан аж ахуйн нэгж 13»
)
# Counters, multipliers, numbers in words and words that point: they do not tell what is counted.
_SAYS_NOTHING = frozenset({
    "хүн", "хүний", "хүнд", "тоо", "тооны", "тоогоор", "нэр", "ширхэг", "толгой", "давхардсан", "нийт", "нийтдээ", "бүгд", "бүх",
    "сая", "мянга", "мянган", "тэрбум", "сар", "сарын", "сард", "өдөр", "өдрийн", "дугаар", "дүгээр", "он", "оны", "онд",
    "буюу", "зэрэг", "гэсэн", "нэг", "хоёр", "гурав", "гурван", "дөрөв", "дөрвөн", "тав", "таван", "зургаан", "долоон", "найман",
    "есөн", "арван", "одоо", "дурдсан", "дээрх", "нэрлэсэн", "байдлаар", "нд", "ны", "ний", "ийг", "ыг", "аас", "ээс", "оос", "өөс",
})  # fmt: skip
# Such figures are of some only, of another time or of nothing that is yet; in small letters.
_OF_SOME = re.compile(
    r"үлдс|үлдэ|бусад|[үу][үу]нээс|[үу][үу]ний\b|дутуу|илүүд|нэмж|нэмэлт|шинээр|дахин|давтан|зарим|"
    r"\bэхний|дараагийн|\bөөр\b|тэдний|тэднээс|эдгээр|дотр|хэсэг|өмнөх|өнгөрсөн|урьд|мөн үе|төлөвл"
)
_OF_SOME_BEHIND = re.compile(
    r"шинээр|нэмж|дахин|нэмэгд|үлдс|үлдэ|төлөвл|\b\w{2,}(?:на|нэ|но|нө)\b(?<!байна)(?<!болно)"
)
_WHOLE = re.compile(r"\b(?:нийт(?:дээ)?\b|бүгд|бүх|нийлээд|ийнхүү|ингээд)\b", re.IGNORECASE)
# «уншигчийн тоо 9 480»
_NUMBER_OF = re.compile(r"\bтоо(?:\s+нь)?\s*$", re.IGNORECASE)
_ITS = re.compile(r"(?<!тоо )\bнь\s*$")
_FUTURE = re.compile(r"[аэоө]х$")
_ENDS = frozenset({"нь", "бүрэн", "бүгд"})
_PARTED = re.compile(r"\s*(?:нь\s+)?$")
_DEFINING = (Case.GENITIVE, Case.COMITATIVE)
_OWNING = (Case.GENITIVE, Case.ABLATIVE)
_TIMES = frozenset({"удаа", "хоног", "цаг", "минут", "өдөр", "сар", "жил", "хувь"})
# Not at the beginning: «сонгож», «санаачилсан».
_VERB_END = re.compile(
    r"(?<=\w\w)[аэоөиуүь]?(?:с[аэоө]н\w*|сн\w+|в|л[аэоө]{2}|[жч]ээ|[жч]|х\w{0,4}|д[аэоө]г|[аэоө]{2}д|н[аэоө])$"
)
_DONE = re.compile(r"(?:с[аэоө]н\w{0,3}|в|л[аэоө]{2})$")
# «өрх-ийн», «ХХОАТ-ын»: an ending behind a hyphen.
_HYPHENED = re.compile(r"-(?:г?[ыи]й?[нг]|н?[ыи]й?|[аэоө]{2}[рс]|[дт]|т[аэо]й)$")
_SHORT = re.compile(
    r"[а-яөү]{2,3}с[аэоө]н(?<!\bусан)|(?:өг|хий|ав|ор|ир|үз|яв|суу)[аэоө]?в", re.IGNORECASE
)
# «эх», «ус»: shorter than a stem must be elsewhere.
_SHORT_NOUN = re.compile(
    r"([аэоөуүи][бвгджзклмнпрстфхцчшщ])(?:ий[гн]|ы[гн]|[аэоө]{2}[рс]|т[аэо]й)"
)
_HAS = re.compile(r"\s*[^\W\d_]+т[аэо]й\s*(?:[.,;]|$)", re.IGNORECASE)
_AUXILIARIES = frozenset({"ёстой", "байгаа", "буй", "зохих"})
# «6 машин ажиллаж байна», «45 ортой»: what there is, and not what was done.
_STOCK = re.compile(
    r"[^,;.]*\b(?:байна|байгаа(?:гийн|гаас)?|байв|байдаг|бий|бүртгэлтэй|ажилладаг)\b",
    re.IGNORECASE,
)
_STAYS = ("байна", "байгаа", "байв", "байдаг", "бий", "бүртгэлтэй", "ажилладаг")
# Verbs that go with anything.
_IS = re.compile(r"(?:бай(?!гуул)|бол(?!овс))", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*хүн")
_LIGHT = re.compile(r"(?:бай(?!гуул)|бол(?!овс)|хий|ав|өг|олг|гар|яв|гэ)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the text with that number, and the roots of the words that explain it.

    ``thing`` is what is counted, ``phrase`` that and the words before it, ``deed`` what was done, if the verb tells it, and ``acts`` whether anything was;
    ``near`` the words of ``around``, the text next to it. ``anchors`` are the figures beside
    it, ``beside`` what stands next to it in a list, ``owner`` the last word before the figure
    and its case. ``some`` says that only some are meant.
    """

    text: int
    figure: Quantity
    thing: frozenset[str]
    phrase: frozenset[str]
    anchors: frozenset[tuple[Decimal, str]]
    beside: frozenset[str]
    owner: tuple[str, Case] | None
    deed: str
    acts: bool
    is_done: bool | None
    is_stock: bool
    some: frozenset[str]
    is_whole: bool
    is_part: bool
    sentence: Sentence = field(repr=False)
    before: str = field(repr=False)
    around: str = field(repr=False)

    # Read only when two counts are compared that have something in common, which is seldom.
    @property
    def near(self) -> frozenset[str]:
        """The words next to the figure."""
        return roots_of(self.around)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Words next to the figure and those that define them: «багийн өрх»."""
        return links_of(self.around)


def counts(number: int, text: str) -> Iterator[Count]:
    """Yield the exact figures of ``text`` that say what they count."""
    for sentence in sentences_with_figures(text):
        for place, q in enumerate(sentence.figures):
            if not q.is_exact or q.unit in _TIMES or not (q.value >= _LEAST or q.value % 1):
                continue
            found = _count(number, text, sentence, place)
            if found:
                yield found


def _count(number: int, text: str, sentence: Sentence, place: int) -> Count | None:
    q = sentence.figures[place]
    start = max(sentence.start, q.start - _REACH)
    cut = _BREAK_BEFORE.search(text, start, q.start)
    before = text[cut.end() if cut else start : q.start]
    words: Sequence[str] = words_of(before)[-_BEFORE:]
    whole = _whole_of(text, sentence, place)
    thing: Sequence[str] = list(_counted(text, whole or q, sentence.end))
    if _PEOPLE.match(text, q.end):
        thing = ["хүн"]
    named: Sequence[str] = ()
    if whole:
        words = [*_words_before(text, sentence, whole), *words]
    elif not thing or text[q.end : q.end + 1] == "-":
        named = _named_before(text, q, before, words)
        thing = named or thing
    if not thing:
        return None
    behind = text[q.end : min(sentence.end, q.end + _REACH_BEHIND)]
    around = text[start : q.end] + behind
    deed = _deed(words, behind, named=bool(named))
    is_light = bool(_LIGHT.match(deed))
    near = sentence.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]
    clause = _BREAK.split(behind, maxsplit=1)[0]
    clause = clause[: clause.find(deed) + len(deed)] if deed in clause else clause
    return Count(
        number,
        q,
        frozenset(map(root, thing)),
        frozenset(root(w) for w in (*words, *thing) if says(w)),
        _anchors(near),
        _neighbours(sentence, place),
        _owner([] if named or whole else words),
        "" if is_light else root(deed),
        bool(deed) and not _IS.match(deed),
        _tense(deed),
        _is_stock(q, behind) and not whole and not _tense(deed),
        frozenset(_OF_SOME.findall(before.lower()))
        | frozenset(_OF_SOME_BEHIND.findall(clause.lower())),
        bool(_WHOLE.search(before)) or q.case is Case.ABLATIVE or q.repeated,
        whole is not None,
        sentence,
        text[start : q.start],
        around,
    )


def _whole_of(text: str, sentence: Sentence, place: int) -> Quantity | None:
    """Return the figure of which this one without a noun is a part: «24 нэгжийн 15-ыг»."""
    q = sentence.figures[place]
    if not place or q.nouns or q.unit:
        return None
    whole = sentence.figures[place - 1]
    owns = whole.nouns and whole.case in _OWNING and whole.value >= q.value
    return whole if owns and _PARTED.fullmatch(text[whole.stop : q.start]) else None


def _words_before(text: str, sentence: Sentence, q: Quantity) -> Sequence[str]:
    start = max(sentence.start, q.start - _REACH)
    cut = _BREAK_BEFORE.search(text, start, q.start)
    before = text[cut.end() if cut else start : q.start]
    return words_of(before)[-_BEFORE:]


def _named_before(
    text: str, q: Quantity, before: str, words: Sequence[str]
) -> Sequence[str]:
    """Return the noun before a figure that has none behind it: «хоолой 46»."""
    if not words or _ITS.search(before):
        return ()
    bare = q.unit or _NUMBER_OF.search(before) or case_of(words[-1]) is Case.BARE
    if not bare or (text[q.end : q.end + 1] == "-" and is_any_verb(words[-1])):
        return ()
    return words if q.unit else words[-1:]


def _counted(text: str, q: Quantity, end: int) -> Iterator[str]:
    """Yield the words behind a figure that say what it counts, up to the first with a case."""
    stretch = text[q.end : min(end, q.end + _REACH)]
    phrase = _BREAK.split(stretch, maxsplit=1)[0]
    for word in (match[0] for match in islice(_WORD.finditer(phrase), _BEHIND)):
        ends = is_any_verb(word) and not _FUTURE.search(word)
        if ends or word.casefold() in _ENDS:
            return
        if says(word) and not _OF_SOME_BEHIND.match(word.lower()):
            yield word
        if not unit_of(word) and case_of(word) not in (Case.BARE, Case.GENITIVE):
            return


def _deed(words: Sequence[str], behind: str, *, named: bool) -> str:
    """Return the verb that says what was done: the participle before, else the first behind."""
    before = [w for w in words if w.casefold() not in _AUXILIARIES]
    near = reversed(before[-_NOUN:-1] if named else before[-1:])
    participle = next((w for w in near if is_any_verb(w)), "")
    if participle:
        return participle
    after = _WORD.finditer(_BREAK.split(behind, maxsplit=1)[0])
    return next((match[0] for match in after if is_any_verb(match[0])), "")


@lru_cache(maxsize=2_000)  # one count is compared with many
def links_of(around: str) -> tuple[tuple[str, str], ...]:
    """Return words with those right before that define them, verbs with their bare objects."""
    found: dict[tuple[str, str], None] = {}
    for part in _PARTS.split(around):
        for one, other in pairwise(words_of(part)):
            if is_any_verb(one):
                continue
            case = case_of(one)
            bare = case is Case.BARE
            defines = bare or one[0].isupper() or case in _DEFINING
            if bare if is_any_verb(other) else defines:
                found[root(one), root(other)] = None
    return tuple(found)


def _owner(words: Sequence[str]) -> tuple[str, Case] | None:
    """Return the last word before a figure that counts what stands behind, and its case."""
    if not words or is_any_verb(words[-1]):
        return None
    return root(words[-1]), case_of(words[-1])


def _is_stock(q: Quantity, behind: str) -> bool:
    stays = any(map(behind.lower().__contains__, _STAYS)) and _STOCK.match(behind)
    return q.case is Case.COMITATIVE or bool(stays or _HAS.match(behind))


def _tense(verb: str) -> bool | None:
    if _FUTURE.search(verb):
        return False
    return True if _DONE.search(verb) else None


def _neighbours(sentence: Sentence, place: int) -> frozenset[str]:
    """Return what the figures just before and behind count: «4 баг, 16 тоологч»."""
    own = sentence.figures[place].nouns
    if not own:
        return frozenset()
    sides = sentence.figures[max(0, place - 1) : place + 2]
    return frozenset(q.nouns[-1] for q in sides if q.nouns and q.nouns != own)


def _anchors(figures: Sequence[Quantity]) -> frozenset[tuple[Decimal, str]]:
    """Return the figures by which a sentence may be known again."""
    known = (q for q in figures if q.nouns and q.value >= _LEAST_ANCHOR)
    return frozenset((q.value, q.nouns[-1]) for q in known)


@lru_cache(maxsize=4_096)  # each stretch beside a figure is asked for again
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that tell something of what is counted."""
    return tuple(filter(says, _WORD.findall(text)))


@lru_cache(maxsize=20_000)
def says(word: str) -> bool:
    """Whether a word tells something of what is counted."""
    return word.casefold() not in _SAYS_NOTHING and not unit_of(word)


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Return what the forms of a word share, roughly: «тарив», «тарьсан»."""
    word = _HYPHENED.sub("", word)
    if is_any_verb(word):
        return key(_VERB_END.sub("", word.casefold(), count=1))[:_ROOT]
    short = _SHORT_NOUN.fullmatch(word.casefold())
    found = key(short[1] if short else stem(word))[:_ROOT]
    return found[:-1] if found.endswith("нг") else found  # «сан», «сангийн»


@lru_cache(maxsize=20_000)
def is_any_verb(word: str) -> bool:
    """Whether ``word`` is a verb, the short ones included: «авсан», «суусан»."""
    return is_verb(word) or bool(_SHORT.fullmatch(word))


@lru_cache(maxsize=2_000)
def roots_of(text: str) -> frozenset[str]:
    """Return the roots of the words of ``text``."""
    return frozenset(map(root, words_of(text)))


def are_defined_apart(one: str, other: str) -> bool:
    """Whether the same word is defined otherwise here and there: «шүлхийн, боомын вакцин»."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for word, head in links_of(other):
        known[head].add(word)
    words = [roots_of(text) for text in (one, other)]
    return any(
        head in known and word not in words[1] and known[head].isdisjoint(words[0])
        for word, head in links_of(one)
    )
