"""Words that say of the work as such that it stands still, whatever was prepared for it.

«Ажлыг дараа онд шилжүүлэн хойшлуулав», «барилгыг зогсоож, хавар үргэлжлүүлэхээр болов», «мөнгө
тусгагдаагүйгээс ажил хийгдэх боломжгүй байлаа», «үйлчилгээг 2 дугаар сараас эхлэхээр тохиров»,
«нэг ч байшин дулаалагдаагүй өвөлтэй золголоо»: none of it was done, though a price was asked
and a list approved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bielelt.language.accounts import WORK
from bielelt.language.answering_verbs import BECOMES, LIGHT_ROOTS, like_roots
from bielelt.language.asked_deeds import find_asked
from bielelt.language.dates import CACHED
from bielelt.language.folding import held, small
from bielelt.language.likeness import key
from bielelt.language.no_failings import forbids, is_no_failing
from bielelt.language.sentences import sentence_at
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.undone import EXCUSED
from bielelt.language.verb_roots import root_of_stem, verb_root

_LATER = (
    r"(?:дараа\w*|ирэх|хавар|хаврын|намар|намрын|зун|зуны|өвөл|өвлийн|удахгүй|дулаар\w*|\d{4}\s+он\w*|\d{1,2}\s*-?\s*(?:дугаар|дүгээр|р)?\s*(?:сар|улир)\w*|"
    r"жил\w*|хагас\w*|\d\s*-?\s*(?:дугаар|дүгээр|р)|он(?:д|оос)?|улир\w*|сар(?:аас|д|ын|руу)?)"
)
_PAST = r"(?:с[аэоө]н|[аэоөи]?в|лаа|лээ|лоо|лөө|[жч]ээ)"
_DECIDED = (
    rf"(?:бол|тохир|тохиролц|тогт|шийд|шийдвэрлэ|товло|хойшлуул|хойшил|төлөвлө|хэлэлц|ярилц|үлд){_PAST}"
    r"(?:\s+(?:байна|болно|юм|билээ))?"
)
_CLOSES = r"(?=\s*(?:[.,;!?)]|$)|\s+(?:бөгөөд|тул|учир|байна|болно|юм|билээ)\b)"
_PUT_OFF = r"(?:хойш(?:луул|логд|ил|л)|шилжүүлэн\s+хойшлуул|цуцла?(?:гд)?|болиул|зогсоо|зогс|гацс?|саатс?|царц|таслагд|тасалд|орхи(?:гд)?|хая(?:гд)?|хөлдөө)"
_BEGINS = r"(?:эхл|эхлүүл|хий|хийгд|явуул|явагд|гүйцэтг|гүйцэтгэгд|хэрэгж|хэрэгжүүл|зохион\s+байгуул|зохиогд|үргэлжлүүл|үргэлжл|сэргээ|бол|нээ|нээгд|суурилуул|барь|бари|засварл|дуусг|дуус)"
_MEANS_TO = "|".join(
    f"{ending} {verb}"
    for ending in ("хаар", "хээр", "хоор", "хөөр")
    for verb in (
        "бол", "тохир", "тогт", "шийд", "товло", "хойш", "төлөвлө", "хэлэлц", "ярилц", "үлд",
    )
)  # fmt: skip
_NOUN = r"(?!тул\b|учир|бөгөөд|улмаас|хүртэл|ажилла)[^\W\d]{2,}"
# Each has a group «of»: of what it is said. All of small letters.
_PATTERNS = tuple(
    (needs.split("|"), re.compile(pattern))
    for needs, pattern in (
        (
            "хойш|цуцл|болиул|зогс|гац|саат|царц|таслагд|тасалд|орхи|хаягд|хаяс|хаяв|хаял|хаяж|хаяч|хаяа|хаяэ|хаяо|хаяө|хаяи",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+|маань\s+)?(?:(?:түр\s+|бүр\s+мөсөн\s+|{_LATER}\s+(?:руу\s+|рүү\s+|уруу\s+)?|шилжүүлэн\s+|\w+\s+болтол\s+){{0,3}}){_PUT_OFF}(?:{_PAST}|[аэоө]{{2}}д(?=\s+бай)){_CLOSES}",
        ),
        (
            "зун болго|намар болго|хавар болго|өвөл болго|жил болго|онд болго|сард болго|дараа болго",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:{_LATER}\s+){{1,2}}болго{_PAST}{_CLOSES}",
        ),
        (
            "хүчингүй",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?хүчингүй\s+(?:бол{_PAST}|тооцогд\w+){_CLOSES}",
        ),
        (
            "хүлээж",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:[^\W\d]+\s+){{0,3}}?\w{{2,}}х(?:ыг|ийг)\s+хүлээж\s+бай(?:на|гаа)",
        ),
        (
            "дараа|ирэх|намар|хавар|удахгүй",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:(?:{_LATER}|тайлант)\s+){{1,4}}(?P<verb>\w{{2,}}?)(?:на|нэ|но|нө){_CLOSES}",
        ),
        (
            "цуцал|болиул|хойшлуул|зогсоо",
            rf"\b(?P<of>[^\W\d]{{2,}}(?:ыг|ийг|[аэоөуү]{{2}}г))\s+(?:[^\W\d]+\s+){{0,6}}?(?:цуцал|болиул|хойшлуул|зогсоо){_PAST}{_CLOSES}",
        ),
        (
            "дах зүйл|дах юм|лэх зүйл|лэх юм|нах зүйл|чих зүйл",
            r"\b(?P<of>[^\W\d]{2,})\s+(?:талаар|тухайд?|хувьд|асуудлаар)\s+(?:дурд|дурьд|хэл|тайлагн|мэдээл|бич|дүгн)[аэи]х\s+(?:зүйл|юм)\s+(?:алга|үгүй|байхгүй|байсангүй)",
        ),
        (
            "шилж",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:\w+\s+)?(?:{_LATER}\s+){{1,2}}(?:руу\s+|рүү\s+)?шилж(?:үүл)?{_PAST}{_CLOSES}",
        ),
        (
            "зогсоо",
            rf"\b(?P<of>{_NOUN})\s+(?:түр\s+)?(?:зогсоо[жн]|зогсож|завсарлаж),?\s[^.;]{{0,60}}?(?:үргэлжлүүл|үргэлжл|сэргээ|эхлүүл|дахин\s+эхл)\w*х(?:ээр|аар)\s+{_DECIDED}",
        ),
        (
            "боломж",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:энэ\s+\w+\s+)?\w{{2,}}х\s+(?:ямар\s+ч\s+)?боломж(?:гүй\s+(?:бай(?:лаа|сан|в)|бол{_PAST})|\s+(?:гарсангүй|олдсонгүй|бүрдсэнгүй|байсангүй|гараагүй|олдоогүй|бүрдээгүй)){_CLOSES}",
        ),
        (
            _MEANS_TO,
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:{_LATER}\s+){{1,3}}(?:эхнээс\s+|эхлэн\s+)?(?P<verb>\w{{2,}}х)(?:аар|ээр|оор|өөр)\s+{_DECIDED}{_CLOSES}",
        ),
        (
            "хгүй бол|хгүй нь",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:энэ\s+\w+\s+|он\w*\s+дотор\s+)?\w{{2,}}хгүй\s+(?:нь\s+тодорхой|бол{_PAST})",
        ),
        (
            "эхлээгүй|эхлүүлээгүй|хөдлөөгүй|хийгдээгүй|явагдаагүй|өрнөөгүй|урагшлаагүй|эхэлсэнгүй|эхлүүлсэнгүй|хийгдсэнгүй|явагдсангүй|урагшилсангүй|хөдөлсөнгүй",
            rf"\b(?P<of>ажил|ажлыг|ажлаа|арга\s+хэмжээ)\s+(?:нь\s+)?(?:(?:огт|бодитоор|хараахан|одоогоор|одоо\s+ч|ч)\s+)*(?:эхл|эхлүүл|хөдл|хийгд|явагд|өрнө|урагшл)(?:[аэоө]{{2}}гүй|[аэоө]?с[аэоө]нгүй|(?<=өрнө)өгүй)(?:\s+(?:байна|болно|байгаа|хэвээр))?{_CLOSES}",
        ),
        (
            "нь тодорхой",
            rf"\b(?P<of>{_NOUN})\s+(?:нь\s+)?(?:{_LATER}\s+){{1,3}}{_BEGINS}\w{{0,3}}х\s+нь\s+тодорхой",
        ),
        (
            "он гар|он дуус|он дам|жил дуус|жил өнгөр|жил гар|жилийг өнгөр|золго|улирал дуус|улирал өнгөр|хугацаа дуус|хугацаа өнгөр|эхэллээ|хаалаа|намар бол",
            rf"\b(?P<of>{_NOUN})\s+\w{{2,}}(?:[аэоө]{{2}}|[аэоө]?л|[аэоө]х)гүй(?:гээр)?\s+(?:[^\W\d]+\s+)?(?:он|жил|өвөл|өвөлтэй|намар|намартай|хавар|зун|улирал|хагас\s+жил|хугацаа)(?:ыг|ийг|г)?\s+(?:гар|дуус|дам|золго|өнгөр|өнгөрөө|өнгөрүүл|эхэл|эхл|хаа){_PAST}",
        ),
        (
            "өнөөг хүр|өнөөдрийг хүр|өдийг хүр|өдрийг хүр",
            rf"\b(?P<of>[^\W\d]{{2,}})\s+\w{{2,}}[аэоө]{{2}}гүй\s+(?:өнөөг|өнөөдрийг|өдийг|өнөө\s+өдрийг)\s+хүр{_PAST}",
        ),
    )
)
# «баталгаажуулалт авах» is not met by «шаардлага хангахгүй» гэсэн дүгнэлт.
_ASKS_CONSENT = re.compile(
    r"баталгааж\w+|гэрчилгээ\w*\s+ав|итгэмжл|зөвшөөр\w+\s+(?:ав|гарг)|магадл\w+\s+(?:хийлг|гарг|оруул)|ашиглалтад\s+(?:өг|ор|хүлээ)|хүлээлгэ[нж]\s+өг|шалгуур\w*\s+ханг|стандарт\w*\s+(?:ханг|нийц)"
)
_REFUSED = re.compile(
    r"\b(?:шаардлага|стандарт|шалгуур|нөхцөл|болзол)\w*\s+(?:хангахгүй|хангаагүй|хангасангүй|нийцэхгүй|нийцээгүй)\W+(?:гэсэн|гэж|гэх|хэмээн)\s+(?:\w+\s+)?(?:дүн|дүгнэлт|дүгнэ|хариу|акт|үнэл|үз)\w*(?:\s+\w+)?|"
    r"\b(?:комисс|байцаагч|лаборатори|захиалагч|хороо)\w*\s+(?:\w+\s+){0,3}?(?:хүлээ[жн]\s+ав|зөвшөөр|олго|өг|баталгаажуул)(?:[аэоө]{2}гүй|с[аэоө]нгүй)\b|\bтэнц(?:сэнгүй|ээгүй)(?=\s*(?:[.,;]|$)|\s+(?:бай|болно|тул|бөгөөд))"
)
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = re.compile(_BEGINS)
_WORK = re.compile(rf"{WORK}|ажлын")
_NAMES_WORK = re.compile(rf"\b{WORK}")
_REST = re.compile(
    r"\d|\b(?:үлдсэн|үлдэх|зарим|бусад|нөгөө|цаашид|цаашдаа|тогтмол|нэг(?!\s+ч)\s+нь|хэсэг|хэсгийн|сүүлийн|хоёр\s?дахь|нэмэлт)\b"
)
# «намрын ажлыг», «дараа оны нөөц»: not of the work that is asked for now; «давхар
# ногдуулалтыг цуцалсан»: well called off.
_OTHER = re.compile(
    r"\b(?:давхар|буруу|хуучин|илүү|хүчингүй|хууль\s+бус|\w+лгүй|намрын|хаврын|өвлийн|зуны|дараагийн|(?:дараа|ирэх)\s+(?:оны|жилийн|улирлын)|шатны|ээлжийн)\b"
)
_DATES = re.compile(
    r"\d{4}\s*(?:он\w*|-)|\d{1,2}\s*-?\s*(?:дугаар|дүгээр|р)?\s*(?:сар|улир|хагас)\w*|\d{1,2}\s*-?\s*(?:ны|ний|нд|нээс|наас)"
)
_BREAK = re.compile(
    r"[,;:]\s|\s(?:боловч|бөгөөд|харин|тул|учир|учраас|улмаас|хэдий|гэвч)\s|гүйг?[эа]{2}с\s"
)
_TOLD = re.compile(
    r"\b(\w{2,}(?:с[аэоө]н|[аэоөи]в|лаа|лээ|лоо|лөө|[жч]ээ|[жч]))(?=\s*[,.;]|\s+бай|$|\s+болно|\s+бөгөөд)"
)
_NEEDED = frozenset(chain.from_iterable(needs for needs, _ in _PATTERNS))
_OBJECTS = (Case.ACCUSATIVE, Case.DATIVE)
_ROOT, _SAME = 3, 4
_LONGEST_CAUSE = 120


@dataclass(frozen=True, slots=True)
class Standstill:
    """The words that say that the work stands still, in which nothing of it was done."""

    start: int
    end: int


def find_standstills(text: str, duty: str) -> Iterator[Standstill]:
    """Yield where ``text`` says that what ``duty`` asks for was put off, broken off or impossible.

    Nothing is yielded where a deed of the duty is told as done of its own object, behind it or
    before, nor of a part or of the rest.
    """
    lowered = small(text)
    if forbids(duty):
        return
    yield from _refusals(text, lowered, duty)
    found = list(_standstills(text, lowered, duty))
    if not found:
        return
    # Of two deeds of two things one may be done.
    if len({deed.heads for deed in find_asked(duty)}) > max(1, len(found)) and not any(
        _NAMES_WORK.search(lowered, still.start, still.end) for still in found
    ):
        return
    if not _is_any_done(lowered, duty, found):
        yield from found


def _standstills(text: str, lowered: str, duty: str) -> Iterator[Standstill]:
    needed = held(_NEEDED, lowered)
    for needs, pattern in _PATTERNS:
        for match in pattern.finditer(lowered) if not needed.isdisjoint(needs) else ():
            since = _begin(lowered, match.start())
            said = _DATES.sub(" ", lowered[since : match.end()])
            start = match.start("of")
            named = lowered[since:start]
            if not _is_of_work(named, match["of"], duty) or _REST.search(said):
                continue
            if "verb" in match.re.groupindex and not _begins(match["verb"], duty):
                continue
            begin, _ = sentence_at(lowered, since)
            if _OTHER.search(f"{named}{match['of']}") or "үлдсэн" in lowered[begin:start]:
                continue
            if EXCUSED.search(lowered, since, start) or is_no_failing(
                text, duty, since, match.end()
            ):
                continue
            yield Standstill(_shown(lowered, since), match.end())


def _refusals(text: str, lowered: str, duty: str) -> Iterator[Standstill]:
    """Yield what a commission or a laboratory refused, if the duty asks for its consent."""
    if not _asks_consent(duty):
        return
    for match in _REFUSED.finditer(lowered):
        since = _begin(lowered, match.start())
        if not _REST.search(_DATES.sub(" ", lowered[since : match.start()])) and not (
            is_no_failing(text, duty, since, match.end())
        ):
            yield Standstill(since, match.end())


@lru_cache(maxsize=CACHED)
def _asks_consent(duty: str) -> bool:
    return bool(_ASKS_CONSENT.search(small(duty)))


def _shown(lowered: str, place: int) -> int:
    """Return where to begin to show a statement: with its cause, if that is short."""
    start, _ = sentence_at(lowered, place)
    start += len(lowered[start:place]) - len(lowered[start:place].lstrip())
    return start if place - start <= _LONGEST_CAUSE else place


def _begin(lowered: str, place: int) -> int:
    start, _ = sentence_at(lowered, place)
    since = max((m.end() for m in _BREAK.finditer(lowered, start, place)), default=start)
    return since + len(lowered[since:place]) - len(lowered[since:place].lstrip())


def _begins(verb: str, duty: str) -> bool:
    """Whether a verb is of beginning, or one that the duty asks for."""
    root = verb_root(f"{verb.removesuffix('х')}х")
    return bool(_BEGINNING.match(verb)) or root in _answering(duty)


def _answering(duty: str) -> frozenset[str]:
    """Return the roots of the verbs of a duty, and of those that answer them."""
    own = frozenset(deed.root for deed in find_asked(duty))
    return (like_roots(own) - BECOMES) | own


def _is_of_work(before: str, noun: str, duty: str) -> bool:
    """Whether it is said of the work as such, or of what is asked for.

    «Сэлбэг авах ажлыг», «шалны ажлыг» are of the work if the duty names it.
    """
    deeds = find_asked(duty)
    things = frozenset[str]().union(*(deed.things | deed.heads for deed in deeds))
    if _WORK.fullmatch(noun):
        owner = "".join(_WORD.findall(before)[-1:])
        roots = _answering(duty)
        other = owner.endswith("х") and verb_root(owner) not in roots
        owned = case_of(owner) is Case.GENITIVE and key(stem(owner)) not in things
        made = root_of_stem(stem(owner)).startswith(tuple(roots))
        return not (other or (owned and not made))
    verbs = tuple(deed.root for deed in deeds if len(deed.root) >= _ROOT)
    named = key(stem(noun))
    # «байшин», «байшингийн»: stems part in their last letter.
    return any(named[:_SAME] == thing[:_SAME] for thing in things) or (
        (noun.startswith(verbs) or root_of_stem(stem(noun)).startswith(verbs))
        and case_of(noun) in (Case.BARE, Case.ACCUSATIVE)
    )


def _is_any_done(lowered: str, duty: str, beside: list[Standstill]) -> bool:
    """Whether a deed of the duty, or one that answers it, is told as done of its object."""
    deeds = find_asked(duty)
    for told in _TOLD.finditer(lowered):
        if any(still.start <= told.start() < still.end for still in beside):
            continue
        root = verb_root(told[1])
        since = _begin(lowered, told.start())
        words = _WORD.findall(lowered[since : told.start()])
        # «байрны зураг төсөв хийгдэж» is of a paper.
        near = words[-1:] + [w for w in words if case_of(w) in _OBJECTS]
        here = frozenset(key(stem(word)) for word in near)
        for deed in deeds:
            own = root == deed.root and root not in LIGHT_ROOTS
            like = root in like_roots(frozenset({deed.root})) - BECOMES
            if own or (like and here & deed.heads):
                return True
    return False
