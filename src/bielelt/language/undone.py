"""What a text says was not done of the very thing that a duty asks for.

«Самбар байршуулах ажил эхлээгүй байна» answers «самбар байршуулах», whatever else was done;
«гомдол ирээгүй», «2 баг эхлээгүй» and «эхлээгүй байсан» do not, nor does any negation under a
duty that forbids something.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.answering_verbs import BECOMES, LIGHT_ROOTS, like_roots
from bielelt.language.asked_deeds import Asked, find_asked
from bielelt.language.denials import Denial, calls_off, find_denials
from bielelt.language.folding import small
from bielelt.language.harms import HARM, NO_NEED
from bielelt.language.likeness import key, keys, telling, without_chapter
from bielelt.language.no_failings import forbids, is_no_failing
from bielelt.language.quantities import find_quantities
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import stem
from bielelt.language.verb_roots import root_of_stem, verb_root

_BEGIN = re.compile(
    r"эхл(?:үүл)?|хийгд|хий?г?|хэрэгж(?:үүл)?|биел(?:үүл|эгд)?|явагд|явуул|гүйцэтг(?:эгд)?|өрнө?|өрнүүл|хөдл|хөдөл|зохиогд",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"ир(?:үүл)?|нийлүүл(?:эгд)?|тавигд|тавь|суурил(?:уул|уулагд|агд)|угс[ар]+(?:агд)?|байрш(?:уул|уулагд)?|олго(?:гд)?|"
    r"батл(?:агд|уул)?|баталс?|байгуул(?:агд)?|шийд(?:эгд|вэрл|вэрлэгд)|зарла(?:гд)?|нээ(?:гд)?|холбо(?:гд)?|"
    r"ав(?:агд)?|боловсруул(?:агд)?|хүргүүл|нэвтр(?:үүл)?|санхүүж(?:үүл)?|хангагд",
    re.IGNORECASE,
)
# Any other passive, but of what is better not done or is not the reporter's to do.
_PASSIVE = re.compile(
    r"(?!бүртгэ|илр|илэр|ажигл|зөрч|мэдэ|алда|гэмт|хөндө|хэтр|халдв|шийт|шаард|хамр|үзэ|хязг|буруут|хори|хас|цуц|хойш|"
    r"өөрчл|татгал|гомд|тасал|бохир|дута|сүй|хохир|унд|нөлөө|хөнд)\w{2,}гд",
    re.IGNORECASE,
)
_SURELY_ITS_OWN = 2
_MOST = 20  # denials that are held against the duty: the last ones
_LONGEST = 400  # letters of a statement
_NEAR = 120  # letters in which a cause stands before it
_SHORTEST_ROOT, _SAME = 3, 4
# What stays away is good, or not the reporter's to bring.
_GOOD = re.compile(
    r"\b(?:зөрч|хулгай|эндэгдэл|гомд|тохиолд|осол|ослын|гэмт|түймэр|алдаа|хохирол|дутагдал|эрсдэл|халдвар|өвчл|өргөдөл|хүсэлт|"
    r"санал|дуудлага|мэдээлэл|шаардлага|хэрэгцээ|маргаан|тасалдал|хоцрогдол|гэмтэл|өөрчлөлт)",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\d|\b(?:зарим|үлдсэн|бусад|ганц(?!\s+ч)|цөөн|хэсэг|нэг(?!\s+ч)|хоёр|гурван?|дөрвөн?|дөрөв|тав|таван)\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"\b(?:аль\s+ч|(?:нэг|ганц|нэгээхэн)\s+(?:\w+\s+)?ч|хэн\s+ч|юу\s+ч|(?:аль|хэн|нэг)\w*\s+нь\s+ч)\s",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:хэн|хэнд|хэний|аль\s+нь|хэн\s+нь)\s+ч\s", re.IGNORECASE)
_TAKEN_IN = re.compile(r"ор|хамрагд|хамруул|оролц")
_WORK = re.compile(r"ажил|ажл|арга|хэмжээ|заалт|үүр[эг]", re.IGNORECASE)
_ADVERB = re.compile(
    r"аль|алин\w*|алийг|хагас|жилд|улиралд|хугацаанд|тайлант|нь|маань|огт|хараахан|одоогоор|одоо|одоохондоо|болтол|хүртэл|бүрэн|албан|ёсоор|ч|л|удаа|дахин|нэг|энэ|онд|сард|жил|ашиглалтад|үйл",
    re.IGNORECASE,
)
# «зөрчил арилгах ажил»: bad, and work to mend it.
_TO_MEND = re.compile(r"\w+[аэоөуүи]й?х\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:дараагийн|дахин|давтан|нэмэлт|дахь|дэх|өмнө)\b|\d\s*-?\s*(?:дугаар|дүгээр|дахь|дэх|р)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[,;:]\s?(?!\d)|\s(?:боловч|бөгөөд|харин|тул|учир|учраас|улмаас|шалтгаалан|шалтгаалж|хэдий|гэвч|бол|хувьд)\s|(?<!нэг)(?<!ганц)(?<!хэн)(?<!юу)(?<!аль)(?<!аль нь)(?<!хэн нь)(?<!нэг нь)\sч\s|\s\w+гүйг[эа]{2}с\s",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,;:]\s")
# Why some are left out and nothing is owed for them.
EXCUSED = re.compile(
    r"\b(?:чөлөөтэй|хамаарахгүй|хамаарч\s+байгаагүй|шаардлагагүй|шаардахгүй|(?:шаардлага|шалгуур|болзол|нөхцөл)\s+хангаагүй|хас(?:с|агд|ав|лаа)|татан\s+буу|нас\s+бар|"
    r"хүсэлгүй|хүсээгүй|татгалз|шилж(?:сэн|ээд|иж|ин)|нүүсэн|заалтаар|эсрэг\s+заалт|давхард|актал|өмнө\s+нь|аль\s+хэдийн|өвч(?:тэй|ний|илсөн)|өвдс[өо]н|жирэмс|амралттай|"
    r"гэмт|урьд\s+нь|цуцал|хамаарал\s*гүй|гадаадад|цэрэгт)",
    re.IGNORECASE,
)
"""Words by which a text says why some are left out and nothing is owed for them."""

_EXCUSES = (
    "чөлөөтэй", "хамаар", "шаардла", "шаардахгүй", "хасс", "хасагд", "хасав", "хаслаа", "татан", "нас", "хүсэ", "татгалз", "шилж",
    "нүүсэн", "заалтаар", "эсрэг", "давхард", "актал", "өмнө", "хэдийн", "хангаагүй", "өвч", "өвд", "жирэмс", "амралттай", "гэмт", "урьд", "цуцал", "гадаадад", "цэрэгт",
)  # fmt: skip


def excuses(text: str) -> bool:
    """Whether ``text`` says why some are left out: few texts have even a part of such words."""
    lowered = small(text)
    return any(map(lowered.__contains__, _EXCUSES)) and bool(EXCUSED.search(lowered))


# «ашиглалтад орсонгүй», «сургалт болоогүй», «зах нээгдээгүй»
_USED = re.compile(r"\b(?:ашиглалт|ажиллагаа|хэрэглээ|эргэлт)\w*д\s+$", re.IGNORECASE)
_USE_ROOTS = frozenset(map(verb_root, ("орох", "оруулах", "авах", "өгөх")))
_COME_ROOTS = frozenset(
    map(
        verb_root,
        ("болох", "гарах", "нээх", "бүрдэх", "бүрэлдэх", "босох", "урагшлах", "зохиогдох"),
    )
)
_STEPS = frozenset(map(verb_root, ("ирэх", "гарах", "нийлүүлэх")))  # before the work itself
_TAKES_PART = frozenset(map(verb_root, ("орох", "хамрагдах", "оролцох", "хийлгэх")))
# «танилцуулсан дүгнэлт байхгүй» tells nothing as done.
_TOLD_DONE = re.compile(
    r"\b\w{2,}(?:с[аэоө]н(?!гүй)\w*|[аэоөи]в|лаа|лээ|лоо|лөө|[жч](?!\s+(?:ч\s+|л\s+)?(?:чад|амж|дийл|дөнг|үз|эхэ?л)\w*гүй))\b(?!\s+(?:\w+\s+)?(?:байхгүй|алга|үгүй|байсангүй)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_EFFECT = 80  # letters
# «засварлах» asks for «засвар».
_MAKES_VERB = re.compile(r"(?<=\w{3})л[аэоө]х(?:ыг|ийг)?$", re.IGNORECASE)
_OBJECT = re.compile(r"\b\w{2,}(?:ыг|ийг|[аэоөуү]{2}г)\s+$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b\w{3,}х(?=[\s.;]|ыг\b|ийг\b|$)")
_DONE = re.compile(r"\b\w{3,}(?:с[аэоө]н|[аэоөи]в|лаа|лээ|лоо|лөө|[жч])\b", re.IGNORECASE)
_HARM = re.compile(HARM, re.IGNORECASE)
_LESSENS = re.compile(r"хэмнэ|бууруул|багасг|цөөр", re.IGNORECASE)
_QUOTED = re.compile(r"[«“\"„][^»”\"“]{1,200}[»”\"]")
_GENERAL = frozenset(map(key, (
    "ажлын", "ажлууд", "сумын", "сумдын", "аймгийн", "багийн", "багууд", "иргэд", "иргэдийн", "санхүүжилт",
    "төсөв", "төсвийн", "хараахан", "одоохондоо", "огт", "бодитоор", "үндсэндээ", "ерөөсөө", "өнөөг", "хүртэл", "болтол", "өдий",
    "хугацаанд", "удаа", "хувь", "хувьд", "хувийг", "түвшин", "үйл", "ажиллагаа", "ажиллагааг", "үйлчилгээ", "хөрөнгө", "хөрөнгийн", "одоогоор", "тайлант", "хугацаанд", "онд", "оны",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Undone:
    """A statement that something was not done.

    ``whole`` if the work has not begun at all, or the verb of the duty itself is denied;
    «шийдэгдээгүй», «ирээгүй» and the like may be one step of several. ``alone`` if the rest of the text speaks of nothing else that the
    duty asks for and counts nothing that it does. ``main`` if a deed of the duty is denied of
    its own object, and the last one is not told as done: then nothing of the rest helps.
    ``partly`` if only some of it was not done.
    """

    start: int
    end: int
    whole: bool
    alone: bool
    main: bool
    partly: bool


@dataclass(frozen=True, slots=True)
class _Duty:
    """What is asked for: all words, those that say something, the deeds."""

    own: str
    keys: frozenset[str]
    things: frozenset[str]
    deeds: tuple[Asked, ...]


def find_undone(text: str, duty: str) -> Iterator[Undone]:
    """Yield the statements of ``text`` that something ``duty`` asks for was not done."""
    if ("гүй" not in text and not calls_off(small(text))) or forbids(duty):
        return
    own = without_chapter(duty)
    asked = _Duty(own, frozenset(keys(own)), _things(own), find_asked(duty))
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    spans = list(sentence_spans(text))
    starts = [start for start, _ in spans]
    for denial in list(find_denials(text))[-_MOST:]:
        place = bisect_right(starts, denial.start) - 1
        start = max(spans[place][0] if spans else 0, denial.start - _LONGEST)
        if any(a <= denial.start < b for a, b in quoted):
            continue
        # What was called off stands before the cause: «өдөрлөгийг … шалтгаалан цуцалсан».
        parts = _COMMA if calls_off(denial.stem) else _BREAK
        since = max(
            (m.end() for m in parts.finditer(text, start, denial.start)), default=start
        )
        since += len(text[since : denial.start]) - len(text[since : denial.start].lstrip())
        found = _undone(text, asked, denial, since)
        if found:
            yield found


def _undone(text: str, asked: _Duty, denial: Denial, since: int) -> Undone | None:
    """Return what a denied verb, whose statement begins at ``since``, says of the duty."""
    said = text[since : denial.start]
    partly = bool(_PARTLY.search(said))
    if _is_good(text, said, since) or (partly and EXCUSED.search(text, since)):
        return None
    sentence = text[sentence_at(text, denial.start)[0] : denial.start]
    if EXCUSED.search(sentence) and _PARTLY.search(sentence):
        return None
    if is_no_failing(text, asked.own, since, denial.end):
        return None
    main = not partly and (
        _is_main(text, asked, denial, since) or _is_not_one(text, asked, denial, said)
    )
    root = root_of_stem(denial.stem)
    some = not (partly or main) and root not in LIGHT_ROOTS
    # «хор тавьсан 3 150 га; үлдсэнд … тул хор тавиагүй»: some was done.
    if some and any(verb_root(word) == root for word in _told(text[:since])):
        return None
    verb = _asked_verb(denial.stem, asked.keys)
    whole = verb in asked.keys or bool(_BEGIN.fullmatch(denial.stem))
    if partly:
        heads = frozenset[str]().union(*(deed.heads for deed in asked.deeds))
        own = whole or root in {deed.root for deed in asked.deeds}
        takes = root in _TAKES_PART and bool(_things(said) & heads)
        counts = takes or (own and _is_of_duty(text, asked, denial, since, verb))
    else:
        whole = whole or _is_none(denial, said)
        counts = (
            main or _is_none(denial, said) or _is_of_duty(text, asked, denial, since, verb)
        )
    if not counts:
        return None
    here = _things(said) & asked.things
    rest = _things(f"{text[:since]} {text[denial.end :]}") & asked.things
    alone = rest <= here and not _counts(text, asked.things)
    return Undone(since, denial.end, whole, alone, main, partly)


def _is_good(text: str, said: str, since: int) -> bool:
    """Whether it is good that something was not so, nothing had to be, or another time is meant."""
    good = _GOOD.search(said)
    bad = good and not _TO_MEND.search(said, good.end())
    return bool(
        bad
        or _ANOTHER.search(said)
        or NO_NEED.search(small(text[max(0, since - _NEAR) : since]))
    )


def _is_none(denial: Denial, said: str) -> bool:
    """Whether not one was done: «нэг ч ханыг будаагүй»."""
    done_by_somebody = (
        _is_step(denial)
        or denial.is_unable
        or _NOBODY.search(said)
        or _TAKEN_IN.fullmatch(denial.stem)
        or _OBJECT.search(said)
    )
    return bool(_NOT_ONE.search(said) and done_by_somebody and not _HARM.match(denial.stem))


def _is_not_one(text: str, asked: _Duty, denial: Denial, said: str) -> bool:
    """Whether not one of what is asked for was done, and no deed is told as done."""
    return (
        _is_none(denial, said)
        and bool(_things(said) & asked.things or _NOBODY.search(said))
        and not any(_is_done(text, deed) for deed in asked.deeds)
    )


def _is_step(denial: Denial) -> bool:
    return bool(_STEP.fullmatch(denial.stem) or _PASSIVE.fullmatch(denial.stem))


def _is_of_duty(text: str, asked: _Duty, denial: Denial, since: int, verb: str) -> bool:
    """Whether a denial speaks of what is asked for: by its verb, as a step, of its object."""
    said = text[since : denial.start]
    named = verb in asked.keys
    plain = named or bool(_BEGIN.fullmatch(denial.stem)) or _is_step(denial)
    made = (
        not _LESSENS.search(asked.own)
        and not tells_done(text[:since], asked.own)
        and _OBJECT.search(said)
        and not _HARM.match(denial.stem)
    )
    if not (plain or made):
        return False
    if not named and not _is_about(said, asked):
        return False
    least = 1 if plain or _ends_with(said, asked.things) else _SURELY_ITS_OWN
    least = 0 if named and not _WORD.search(said) else least
    return len((_things(said) & asked.things) - {verb}) >= least


def _is_about(said: str, asked: _Duty) -> bool:
    """Whether a statement is of what is asked for and not of something of it.

    «Талбайн гэрэлтүүлэг хийгдээгүй» is not of the fence of the place; what stands last tells.
    """
    words = [w for w in _WORD.findall(said) if not _ADVERB.fullmatch(w)]
    last = words[-1] if words else ""
    here = _things(said) & asked.things
    # «данснаас хасалт» of «хасах»
    made = any(last.casefold().startswith(deed.root[:3]) for deed in asked.deeds)
    plain = not last or made or key(last) in _GENERAL
    named = _TO_MEND.fullmatch(last) or _WORK.match(last)
    own = _meet(frozenset({key(stem(_MAKES_VERB.sub("", last)))}), asked.things)
    return bool(plain or named or own or len(here) > 1)


def _is_main(text: str, asked: _Duty, denial: Denial, since: int) -> bool:
    """Whether a deed that is asked for is denied of its object, and none is told as done."""
    things = _things(text[since : denial.start])
    root = root_of_stem(denial.stem)
    begins = bool(_BEGIN.fullmatch(denial.stem))
    used = root in _USE_ROOTS and bool(_USED.search(text, since, denial.start))
    comes = root in _COME_ROOTS or used
    light = denial.is_unable or begins or comes
    denied = [
        deed
        for deed in asked.deeds
        if (
            root in like_roots(frozenset({deed.root})) - BECOMES - _STEPS
            and (not things or things & (deed.things | deed.heads))
        )
        or (light and _meet(things, deed.heads))
        or (begins and not things)
    ]
    own_thing = comes and any(things & deed.heads for deed in denied)
    return (
        bool(denied)
        and _is_about(text[since : denial.start], asked)
        and (own_thing or not _HARM.match(denial.stem))
        and not any(verb_root(w) == root for w in _told(text[denial.end :]))
        and not any(_is_done(text, deed) for deed in asked.deeds)
    )


def tells_a_deed(text: str, duty: str) -> bool:
    """Whether ``text`` tells as done any deed of ``duty``, with its own verb."""
    return any(_is_done(text, deed) for deed in find_asked(duty))


def _told(text: str) -> Iterator[str]:
    """Yield the verbs that are told in the past."""
    return (match[0] for match in _TOLD_DONE.finditer(text))


def _is_done(text: str, deed: Asked) -> bool:
    """Whether a deed is told in the past; with a light verb only of its own object."""
    for match in _TOLD_DONE.finditer(text):
        if verb_root(match[0]) != deed.root:
            continue
        begin = max(0, match.start() - _LONGEST)
        breaks = (m.end() for m in _BREAK.finditer(text, begin, match.start()))
        since = max(breaks, default=begin)
        if (
            deed.root not in LIGHT_ROOTS
            or _things(text[since : match.start()]) & deed.heads
        ):
            return True
    return False


def tells_done(text: str, duty: str) -> bool:
    """Whether ``text`` tells as done, with its own verb, what ``duty`` asks for last."""
    asked = _INFINITIVE.findall(duty)[-1:]
    root = asked[0].casefold()[:_SHORTEST_ROOT] if asked else "-"
    return any(w[0].casefold().startswith(root) for w in _DONE.finditer(text))


def _asked_verb(denied: str, asked: frozenset[str]) -> str:
    """Return the key by which the duty asks for what is denied: «зарлах» of «зарлаагүй»."""
    root = key(denied)
    own = (k for k in asked if len(root) >= _SHORTEST_ROOT and k.startswith(root))
    return next(own, root)


@lru_cache(maxsize=512)
def _things(text: str) -> frozenset[str]:
    """Return the words that say something of their own, without their endings."""
    kept = telling(text) - _GENERAL
    words = (w for w in _WORD.findall(text) if key(w) in kept and w.casefold() != "нь")
    return frozenset(key(stem(_MAKES_VERB.sub("", w))) for w in words)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets have a word in common; stems may part in their last letter."""
    begun = {word[:_SAME] for word in others if len(word) >= _SAME}
    return bool(some & others) or any(word[:_SAME] in begun for word in some)


def _ends_with(said: str, asked: frozenset[str]) -> bool:
    """Whether the word before the verb is one that is asked for."""
    words = _WORD.findall(said)
    return bool(words) and key(stem(words[-1])) in asked


def _counts(text: str, asked: frozenset[str]) -> bool:
    """Whether some of what is asked for is counted, so that a part of it was done."""
    return any(key(noun) in asked for q in find_quantities(text) for noun in q.nouns)


def with_effect(text: str, end: int) -> int:
    """Return where to end the quotation of what was not done: with what it led to, if short."""
    _, stop = sentence_at(text, end - 1)
    effect = text[end:stop].rstrip(" .;")
    goes_on = effect.strip().startswith(("тул ", "учир", "учраас"))
    return end + len(effect) if goes_on and len(effect) <= _LONGEST_EFFECT else end
