"""How far a text says that something is: not begun, waiting, under way, left over, done, failed.

Only what closes a statement counts («ажил эхлээгүй байна.»), never a word that tells of
what else is spoken («хамрагдаагүй иргэдийг»), a quotation, a condition, or the absence of
something bad («зөрчил илрээгүй»). One statement has one stage.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from itertools import chain

from bielelt.language.folding import held, small
from bielelt.language.harms import GOOD_NOT, HARM, NO_NEED
from bielelt.language.sentences import last_words, sentence_spans


class Stage(StrEnum):
    """What a statement says of the work it reports."""

    FAILED = auto()
    NOT_DUE = auto()
    UNFINISHED = auto()
    NOT_BEGUN = auto()
    WAITING = auto()
    DONE = auto()
    UNDER_WAY = auto()


@dataclass(frozen=True, slots=True)
class StageWord:
    """Words that tell a stage; ``start`` and ``end`` are their span.

    ``strong`` says that the words mean the work as a whole («бүрэн хэрэгжсэн»); a plain
    past («сургалт хийсэн») tells of one deed, a plain present of what never ends. ``partly`` that some part is spoken of.
    ``since`` is where the statement begins that they close, at most some words before them.
    """

    start: int
    end: int
    stage: Stage
    strong: bool
    partly: bool = False
    since: int = 0


_NOT = r"(?:[аэоө]{1,2}гүй|с[аэоө]нгүй)"
# Of any verb only what no noun ends in: «аваагүй», not «авлагагүй».
_NO_NOUN = r"(?:[аэоө]{2}гүй|с[аэоө]нгүй)"
_ANY_DENIED = rf"(?!{HARM})\w{{2,}}{_NO_NOUN}"
_DUTY_VERB = (
    r"(?:эхл(?:үүл)?|хийгд|хий?г|хэрэгж(?:үүл)?|батл(?:агд|уул)?|шийдвэрл(?:эгд|үүл)?|шийд(?:эгд)?|"
    r"биел(?:үүл|эгд)?|байгуул(?:агд)?|явагд|явуул|гүйцэтг(?:эгд)?|боловсруул(?:агд)?|хүргүүл|"
    r"тайлагн|санхүүж(?:үүл)?|олг(?:огд)?|нэвтр(?:үүл)?|хангагд|барагд(?:уул)?|төлөгд|суурилуул(?:агд)?|ажилл(?:уул)?)"
)
# What has to come out or come in before work begins.
_PAPER = r"(?:хэсэг|тушаал|захирамж|тогтоол|шийдвэр|журам|хариу|дүн|зураг|төсөв|төсөл|зөвшөөрөл|санхүүжилт|хөрөнгө|загвар)"
# Work that is being done by somebody, and has a result only when it is over.
_PROCESS = r"(?:(?!хүлээгд)\w{2,}гд[аэ]ж|үргэлжилж|боловсруулж|бэлтгэж|нэгтгэж|судалж)"
_LEFT = r"үлд(?:с[эаоө]н|ээд|эв|лээ|жээ|эж)"
_MONEY = r"(?:хөрөнгө|мөнгө|санхүүжилт|төсөв|төсв|зардал)\w*"
_AUX = r"(?:\s+(?:бай(?:на|гаа|в|лаа|жээ|сан|даг)|болно|юм|билээ|явна|өнгөр(?:сөн|лөө|өв)|явж\s+бай(?:на|гаа)|байгаа\s+(?:болно|юм)|байгаа(?:г|гаа)\s+(?:дурд|тэмдэглэ|мэдэгд|хэл|онцл|анхаар|сануул)\w+))?"
_CLOSES = re.compile(
    rf"{_AUX}(?=\s*(?:[.,;:!?)/]|$)|\s+(?:боловч|бөгөөд|тул|учир\w*|учраас|хэдий|харин|ба|болон|нь\s+(?:харамсалтай|тодорхой))\b)"
)
_ENDS = re.compile(rf"{_AUX}\s*(?:[.;!?)]|$)")
_PAST = r"(?:с[аэоө]н|[жч]ээ|л?(?:лаа|лээ|лоо|лөө)|[аэоө]?в|с[аэоө]н\s+болно)"
_WHOLE = (
    r"(?:хэрэгж|хэрэгжүүл|хийгд|хийж\s+(?:дуус\w{0,2}|гүйцэтг\w?)|хангаг?д?|хамруул|хамрагд|биел|биелүүл|шийдвэрл\w?|"
    r"шийдвэрлэгд|дуус|дуусг\w?|нэвтр\w?|нэвтрүүл|барагд|барагдуул|гүйцэтг\w?|суурилуул|байршуул|хэвш|хэвшүүл)"
)
_DONE = (
    rf"(?:(?:бүрэн|100\s*(?:%|хув\w+)(?:-?иар)?)\s+(?:\w+\s+)?{_WHOLE}\w{{0,3}}{_PAST}|"
    rf"дуус(?:г\w)?{_PAST}|хангагдсан|хийж\s+гүйцэтгэс\w+|бүрэн\s+\w+[аэоө][аэоө]д|бүрэн\s+(?:\w+\s+)?\w{{3,}}с[аэоө]н)"
)

# The order decides: a failure is told with words that also stand for waiting or for no.
# The third says what a sentence needs, one of several, to be looked at: most have none of
# these. All patterns read small letters.
_Pattern = tuple[Stage, bool, tuple[str, ...], re.Pattern[str]]
_PATTERNS: tuple[_Pattern, ...] = tuple(
    (stage, strong, tuple(needs.split("|")), re.compile(rf"\b(?:{words})"))
    for stage, strong, needs, words in (
        (
            Stage.NOT_DUE,
            True,
            "хугацаа",
            r"хугацаа(?:\s?нь)?\s+(?:\w+\s+)?(?:болоогүй|болоогуй|ирээгүй)",
        ),
        (
            Stage.FAILED,
            True,
            "амжа|амжэ|амжо|амжө|амжс",
            rf"\w+[жч]\s+амж{_NOT}",
        ),
        (
            Stage.FAILED,
            True,
            "чад",
            rf"\w+[жч]\s+чад(?:[аэ]?{_NOT}|даггүй|ахгүй(?=\s+бай))",
        ),
        (
            Stage.FAILED,
            True,
            "боломжгүй",
            r"боломжгүй(?:\s+бол(?:сон|ов|лоо|жээ)|(?=\s+бай)|(?=\s*[.;]|\s*$))",
        ),
        (
            Stage.FAILED,
            True,
            "гүй|дутагдалтай|дутмаг|хасагдсан|танагдсан",
            rf"{_MONEY}\s+(?:нь\s+|маань\s+)?(?:(?:байхгүй|дутагдалтай|дутмаг|хүрэлцээгүй|шийдэгдээгүй)\w*|(?:хас|тан)агдсан|(?:батлагд|олд|суу(?:г?д)?|тавигд|(?:[ои]рж\s+)?ир|ор|шилж|олгогд|нээгд){_NOT})",
        ),
        (
            Stage.FAILED,
            True,
            "тасалд|зогс|гац|саат|царц|хойш|цуцлагд|орхигд|бүтэлгүйт|амжилтгүй",
            (
                r"(?:тасалд|зогс|зогсоогд|гац|гацс|саат|царц|хойшил|хойшлогд|хойшлуул|цуцлагд|орхигд|бүтэлгүйт)(?:сан|сон|жээ|лаа|лоо|ов|ав|"
                r"(?:аад|оод)(?=\s+бай))|амжилтгүй\s+бол(?:сон|ов|лоо|жээ)"
            ),
        ),
        (
            Stage.FAILED,
            True,
            "дараа|ирэх",
            r"(?:дараа|ирэх|дараагийн)\s+(?:он|жил|улир|сар)\w*\s+(?:\w+\s+)?(?:шилж|хойш)\w+(?:сан|сэн|лээ|лаа|эв|ов)",
        ),
        (
            Stage.FAILED,
            True,
            "шилж|дамж|хойш",
            r"(?:\d{4}\s+он|дараа\s+он|он)(?:\s+руу|д)?\s+(?:\w+\s+)?(?:шилж|дамж|хойшл?)\w*(?:сан|сэн|лээ|лаа|[эоаи]в|жээ)",
        ),
        (
            Stage.FAILED,
            True,
            "зогсоо|хоцорч|боломж",
            (
                r"ажлыг\s+(?:түр\s+)?зогсоо(?:сон|в|лоо|жээ)|хоцорч(?=\s+бай)|"
                rf"боломж\w*\s+(?:(?:гар|олд|бүрд|бай){_NOT}|байхгүй)"
            ),
        ),
        (
            Stage.FAILED,
            True,
            "гацаж|саатаж|зогсож|зогсонги|царцанги|цаасан|төдий|болтол|хүртэл|хууч|хэвт|хүлээгд|хоцр|зогс",
            (
                r"ажил\w*\s+(?:түр\s+|бүр\s+|бүрэн\s+)?(?:гацаж|саатаж|зогсож)(?=,)|(?:зогсонги|царцанги)\s+байд(?:алтай|алд)|(?:цаасан\s+дээр(?:ээ)?|(?:яриа|яриан|нэр)\w*\s+төдий)\s*л?\s*(?:байгаа|үлдсэн|үлдэв|байна)|"
                r"(?:(?:одоо|өнөө|өдий)\w*\s+(?:болтол|хүртэл)|хууч\w*)\s+(?:[^\W\d]+\s+){0,5}?\w+с[аэоө]{2}р|(?:хэвт|хүлээгд|хоцр|зогс)с?[эо]{2}р(?=\s+бай)"
            ),
        ),
        (
            Stage.NOT_BEGUN,
            True,
            "алга|үгүй|байхгүй",
            rf"(?<!дутуу )(?<!буруу )(?<!муу )(?:(?!{HARM}|үлд|эвд|муу|сүй|доголд|хийгдээ)\w{{2,}}с[аэоө]н|(?:дурд|дурьд|хэл|тайлагн|тайлбарл|мэдээл|бич|дүгн)[аэи]х)\s+(?:зүйл|ажил|юм)\s+(?:алга|үгүй|байхгүй)",
        ),
        (
            Stage.FAILED,
            False,
            "буц",
            r"(?:төсл|төсөл|төлөвлөгөө|журм|журам|хөтөлбөр|тооцоо)\w*\s+(?:[\w-]+\s+){0,8}?(?:буцаас?а?н|буцаагдсан|буцаалаа)",
        ),
        (
            Stage.FAILED,
            False,
            "алдаа|болохгүй|ажиллахгүй",
            r"(?:алдаа\s+(?:зааж|гарч)|болохгүй|ажиллахгүй)(?=\s+бай)|(?:нэвтэрч|нэвтрэх|орж)\s+болохгүй",
        ),
        (
            Stage.UNFINISHED,
            True,
            "гүй",
            (
                rf"(?:дуус|дуусг|гүйц|гүйцээгд|эцэсл|эцэслэгд){_NOT}|бүрэн\s+(?:\w+\s+)?\w{{2,}}{_NO_NOUN}|"
                rf"(?:ихэнх|дийлэнх|олонх)\w*\s+(?:\w+\s+){{0,4}}\w{{2,}}{_NO_NOUN}|"
                rf"\w{{2,}}{_NO_NOUN}\s+(?:хэвээр\w*|{_LEFT})|\w{{2,}}лгүй\s+(?:{_LEFT}|орхи\w+|хоцор\w+|хойшл?и?л?\w+)"
            ),
        ),
        (
            Stage.UNFINISHED,
            True,
            "дутуу|дутагдаж|дутаж|одоо ч|хэвээр",
            (
                rf"(?:дутагдаж|дутаж)\s+бай(?:на|гаа)|дутуу\s+(?:{_LEFT}|байгаа(?=\s*(?:[.;,]|$|юм|болно))|байна|"
                r"хийгд\w+|хэрэгж\w+)|"
                rf"(?:бусад|үлдсэн|нөгөө)\w*(?:\s+нь)?\s+(?:[^\W\d]+\s+){{0,3}}?(?:одоо\s+ч|хэвээр\w*)\s+(?:[^\W\d]+\s+){{0,3}}?(?:байгаа|байна|{_LEFT})"
            ),
        ),
        (
            Stage.UNDER_WAY,
            True,
            "шатанд|ёстой|одоо|ид |дахин",
            (
                r"\w{2,}х\s+(?:шатандаа?(?:\s+(?:явж|орж))?|ёстой\s+хэвээр)|"
                rf"\b(?:одоогоор|одоо|ид|дахин)\s+(?:[^\W\d]+\s+){{0,4}}{_PROCESS}(?=\s+бай(?:на|гаа))"
            ),
        ),
        (Stage.NOT_BEGUN, True, "болоогүй", r"\w{2,}х\s+болоогүй"),
        (
            Stage.NOT_BEGUN,
            True,
            "гүй",
            rf"(?:эхл(?:үүл)?|хэрэгж(?:үүл)?|хийгд|биел(?:үүл)?){_NOT}",
        ),
        (Stage.NOT_BEGUN, False, "гүй", rf"{_DUTY_VERB}{_NOT}"),
        (Stage.NOT_BEGUN, False, "гүй", rf"{_PAPER}\s+(?:\w+\s+)?(?:гар|ир){_NOT}"),
        (
            Stage.NOT_BEGUN,
            True,
            "болоогүй|болсонгүй",
            r"(?:төлөвлө|товло)\w+[^.;]{0,90}?\sбол(?:оо|сон)гүй",
        ),
        (Stage.NOT_BEGUN, False, "гүй", _ANY_DENIED),
        (
            Stage.WAITING,
            True,
            "хүлээгдэж|хүлээж|төлөвлөж|хэлэлцэгдэж|төлөвлөгдөж",
            r"(?:хүлээгдэж|хүлээж|төлөвлөж|хэлэлцэгдэж|төлөвлөгдөж)\s+(?:бай(?:на|гаа|в)|буй)",
        ),
        (
            Stage.WAITING,
            True,
            "хаар|хээр|хоор|хөөр|хиар",
            r"\w+х(?:аар|ээр|оор|өөр|иар)\s+(?:төлөвлө\w+|товло\w+|бэлтгэж|зэхэж|ярилцаж|хүлээж|бол(?:сон|ов)|тусга\w+)",
        ),
        (Stage.WAITING, True, "болно", r"\w{2,}х\s+болно"),
        (
            Stage.WAITING,
            True,
            "төлөв|хүлээлт|тооцоо",
            r"\w{2,}х\s+(?:төлөвт|хүлээлтт|тооцоот)[аэо]й",
        ),
        (
            Stage.WAITING,
            True,
            "дараа|ирэх|удахгүй|намар|хавар|зун|өвөл",
            r"(?:ирэх|дараа|дараагийн|удахгүй|намар|хавар|зун|өвөл)\s[^.;\d]{0,60}?\w[аэоө]н[аэоө]",
        ),
        (
            Stage.WAITING,
            False,
            "",
            r"(?!байна\b|болно\b|шинэ\b|явна\b|эзэлнэ\b|багтана\b|хамаарна\b|орно\b)\w+(?:[лрнхгдтжчшвйсмбёи]|[лрхгдтжчшвсм][аэоө])н[аэоө]",
        ),
        (Stage.DONE, True, "бүрэн|100|дуус|хангагдсан|хийж", _DONE),
        (
            Stage.DONE,
            False,
            "",
            rf"(?!бай(?:сан|в|лаа|жээ)|биш|үүс|хэтэр|хэтр|хоцор)\w{{2,}}{_PAST}",
        ),
        (
            Stage.DONE,
            False,
            "д бай",
            r"(?!үлд|хоцр|хоцор|дута|зөрч)\w{2,}[аэоө]{2}д\s+бай(?:на|гаа)",
        ),
        (
            Stage.UNDER_WAY,
            False,
            "байна|байгаа|буй|шатандаа|явцтай|дуусаагүй",
            r"\w+(?:[жч]|[аэоө]н)\s+(?:(?!\w+гүй\b)\w+\s+)?(?:бай(?:на|гаа)|буй)|шатандаа|явцтай|дуусаагүй",
        ),
    )
)
_NEEDED = frozenset(chain.from_iterable(needs for _, _, needs, _ in _PATTERNS))
_ANY_NOT = next(p for _, _, _, p in _PATTERNS if _ANY_DENIED in p.pattern)
# Any verb of what is to come needs nothing but its ending where a sentence ends, as few do.
_ANY_TO_COME = next(
    p for stage, _, needs, p in _PATTERNS if (stage, needs) == (Stage.WAITING, ("",))
)
_ENDS_TO_COME = re.compile(rf"н[аэоө]{_ENDS.pattern}")
# What closes a whole sentence only: these forms also join statements and name people.
_FINAL = frozenset({Stage.DONE, Stage.UNDER_WAY, Stage.WAITING})
_SENTENCE = 8
_DUTY_FORM = re.compile(
    r"\b\w{3,}(?:[^аэоөуү\W][аэоө]х|уулах|үүлэх|[жчшгн]их)\s*[.;]?\s*$", re.IGNORECASE
)

# What makes the denial of any verb one of the work: «хараахан наагаагүй».
_NOT_YET = re.compile(
    r"\b(?:хараахан|огт|одоо|одоогоор|одоо\s+болтол|өдий\s+болтол|(?:өнөөг|одоог|өдийг|өнөөдрийг|өдрийг)\s+хүртэл)\b"
)
# A figure that counts some of what was to be done, and does not stand in a date.
_DIGIT = re.compile(
    r"\d(?<![\d.,–-].)\d*(?:[.,\s]\d+)*(?![\d–])(?!\s?-?\s?(?:дугаар|дүгээр|р)?\s+(?:сар|улир|оны|онд)|(?:-\d+)*\s?-?(?:нд|ны|ний)\b)"
)
_REST = re.compile(r"\b(?:үлдсэн|үлдэх|бусад|бусд\w+|нөгөө\s+\d)")
_PART = re.compile(
    r"\b(?:зарим|үлдсэн|бусад|нөгөө|эхн\w+|(?:нэг|хоёр|гурв|дөрв|тав|зурга|долоо|найм|ес|арв)\w*\s+нь|(?:хоёр|гурван|дөрвөн|таван|зургаан|долоон|найман|есөн|арван)(?!\s+(?:дахь|дэх|дугаар|дүгээр|удаа|сар|жил|хоног)))\b"
)
_NEVERTHELESS = re.compile(r"\s+(?:боловч|хэдий|ч\b)")
_BECAUSE = re.compile(r"\s+(?:тул\b|учир|улмаас)")
_QUOTED = re.compile(r"[«“\"„][^»”\"“]{1,200}[»”\"]")
# From the first blank of a run only: else a line of blanks takes the square of its length.
_GOES_ON = re.compile(r"(?:,|(?<!\s))\s+(?=боловч\b|бөгөөд\b)|(?<=с[аэоө]н)\s?,")
_MAY_GO_ON = ("боловч", "бөгөөд", "н,", "н ,")
_LONGEST_SHOWN = 70
_LONGEST_CLOSING = 90
_LONGEST_STATEMENT = 400
_NEAR = 120  # letters in which a cause stands before a verb
_PARTS = re.compile(r"[,;\s](?:(?<!\s)\s|(?<=\s)(?:боловч|бөгөөд|харин|бол|хувьд)\s)")
# What was so once, beside what was done: «хийгдээгүй байсан. … хийж дуусгав».
_DENIED = (Stage.FAILED, Stage.UNFINISHED, Stage.NOT_BEGUN)
_ONCE = re.compile(r"\bбай(?:сан|в|лаа|жээ)$", re.IGNORECASE)


@lru_cache(maxsize=2_000)  # several checks read the same text
def find_stages(text: str) -> tuple[StageWord, ...]:
    """Return the stages that ``text`` states, in order, at most one per place."""
    needed = held(_NEEDED, small(text))
    found = tuple(
        chain.from_iterable(_stages(text, *span, needed) for span in sentence_spans(text))
    )
    done = any(word.stage is Stage.DONE for word in found)
    once = (
        done and w.stage in _DENIED and _ONCE.search(text, w.start, w.end) for w in found
    )
    return tuple(word for word, was in zip(found, once, strict=True) if not was)


def is_positive(text: str) -> bool:
    """Whether nothing in ``text`` says that work has not begun, failed, or waits."""
    return all(word.stage in (Stage.DONE, Stage.UNDER_WAY) for word in find_stages(text))


def last_duty(text: str) -> tuple[int, int] | None:
    """Return the last words if ``text`` ends as a duty does: «… сайжруулах».

    A few words without a full stop are a heading or a note, and plan nothing.
    """
    match = _DUTY_FORM.search(text, last_words(text, 2))
    if match is None or (
        len(text.split()) < _SENTENCE and not match[0].endswith((".", ";"))
    ):
        return None
    return _shown(text, 0, match.start()), match.end()


def _stages(text: str, start: int, end: int, needed: Iterable[str]) -> Iterator[StageWord]:
    """Yield the stages of one sentence; ``needed`` is what the text has of the needed words."""
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    taken: list[StageWord] = []
    lowered = small(text)
    sentence = lowered[start:end]
    may_go_on = any(map(sentence.__contains__, _MAY_GO_ON))
    goes_on = _GOES_ON.search(text, start, end) if may_go_on else None
    last = start if goes_on else max(start, end - _LONGEST_CLOSING)
    for stage, strong, _, pattern in _patterns_for(held(needed, sentence)):
        if pattern is _ANY_TO_COME and not _ENDS_TO_COME.search(lowered, last, end):
            continue
        for match in pattern.finditer(lowered, last if stage in _FINAL else start, end):
            closing = _closing(text, match.end(), end, stage)
            if closing is None or any(a <= match.start() < b for a, b in quoted):
                continue
            if any(word.start < closing and match.start() < word.end for word in taken):
                continue
            word = _word(lowered, start, match, closing, (stage, strong))
            if word:
                taken.append(word)
    yield from sorted(
        (word for word in taken if not _is_overcome(lowered, word, taken)),
        key=lambda w: w.start,
    )


@lru_cache(maxsize=1_024)  # few sentences hold other needed words than those before them
def _patterns_for(needed: frozenset[str]) -> tuple[_Pattern, ...]:
    """Return the patterns of which a sentence with these needed words has one, in order."""
    return tuple(pattern for pattern in _PATTERNS if not needed.isdisjoint(pattern[2]))


def _word(
    text: str, start: int, match: re.Match[str], closing: int, told: tuple[Stage, bool]
) -> StageWord | None:
    """Return what ``match`` tells, None where it is good or somebody else's that it is not so."""
    stage, strong = told
    place = match.start()
    since = _statement(text, start, place)
    before = text[since:place]
    if stage in (Stage.NOT_BEGUN, Stage.FAILED) and (
        GOOD_NOT.search(before) or NO_NEED.search(text, max(start, place - _NEAR), place)
    ):
        return None
    not_yet = match.re is _ANY_NOT and bool(_NOT_YET.search(before))
    if match.re is _ANY_NOT and not (not_yet or _REST.search(before)):
        return None
    return StageWord(
        place,
        closing,
        stage,
        strong or not_yet,
        partly=bool(_DIGIT.search(before) or _PART.search(before)),
        since=_shown(text, since, place),
    )


def _closing(text: str, place: int, end: int, stage: Stage) -> int | None:
    """Return where the statement closes behind ``place``, None if it goes on."""
    pattern = _ENDS if stage in _FINAL else _CLOSES
    match = pattern.match(small(text), place, end)
    if match is None and stage in (Stage.DONE, Stage.UNDER_WAY):
        match = _GOES_ON.match(text, place, end)
    if match is None:
        return None
    return place + len(match[0].rstrip(" ,.;!?)"))


def _shown(text: str, since: int, place: int) -> int:
    """Return where to begin to show a statement: at most some words before its verb."""
    if place - since <= _LONGEST_SHOWN:
        return since
    return text.find(" ", place - _LONGEST_SHOWN, place) + 1 or place


def _statement(text: str, start: int, place: int) -> int:
    """Return where the statement begins whose verb is at ``place``."""
    begin = max(start, place - _LONGEST_STATEMENT)
    for match in _PARTS.finditer(text, begin, place):
        begin = match.end()
    return begin


def _is_overcome(text: str, word: StageWord, told: list[StageWord]) -> bool:
    """Whether it was done nevertheless, or is the cause of what is told last: left over, of deeds."""
    if word.stage not in _DENIED:
        return False
    open_ = (Stage.WAITING, *[Stage.UNDER_WAY] * (word.stage is Stage.UNFINISHED))
    later = any(w.start > word.start and w.stage not in open_ for w in told)
    because = _BECAUSE.match(text, word.end) and (not word.strong or later)
    return bool(because or _NEVERTHELESS.match(text, word.end))
