"""The work as a whole: finished, not begun, or a plan that only tells what is to be done."""

import re

from bielelt.language.accounts import WORK, Account
from bielelt.language.answering_verbs import BECOMES, like_roots
from bielelt.language.asked_deeds import find_asked
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.sentences import sentence_spans
from bielelt.language.stages import StageWord
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.undone import tells_done
from bielelt.language.verb_roots import root_of_stem, verb_root

# How all of it is said to be done, and what is said of it.
_WHOLLY_SO = r"(?:бүрэн(?:\s+(?:дүүрэн|гүйцэд|төгс))?|бүхэлдээ|бүхэлд\s+нь|гүйцэд|төгс|иж\s+бүрн?эн?(?:ээр)?(?:\s+нь)?|бүх\s+талаараа|бүрэн\s+утгаараа|цогцоор(?:оо)?|үлдэгдэлгүй|дутуугүй|(?:100|зуун)\s*(?:%|хув\w+))"
_EACH_SO = r"(?:бүгд(?:ээрээ)?|бүгдийг\s+нь|цөм|хоёулаа|\w{3,}(?:уулаа|үүлээ)|аль\s+аль\s+нь|нэг\s+бүр\w*)"
_COMES_OFF = r"(?:хэрэгж|хэрэгжүүл|биел|биелүүл|дуус|дуусга|хийгд|хийж|хангагд|бол(?:сон|ов|лоо|ж)|гүйцэтг|хүлээлгэ[нж]\s+өг|шийдвэрл)\w*"
_SET = r"(?:даалгасан|төлөвлөсөн|заасан|тусгасан|тусгагдсан|хариуцуулсан|өгсөн|дурдсан|энэ|уг|тус|энэхүү|манай|дээрх)"
_NOTHING = r"(?:үлдээ(?:гээ)?гүй|үлдээсэнгүй|үлдсэнгүй|байхгүй|алга|үгүй|байсангүй)(?!\s+(?:гэ[сжхв]|хэмээ))"
# «төлөвлөсөн ажил бүрэн …», «хийгдээгүй үлдсэн зүйл байхгүй»: the work as a whole.
_ALL_WORK = re.compile(
    rf"(?:^|[,.;]\s*|\b(?:тул|бөгөөд|\w{{3,}}[жч]|\w{{2,}}сн(?:аар|ээр|оор|өөр)|төлөвлө\w+|туссан|тусгагдсан|орсон|уг|энэ|тус|нийт|бүх|дээрх|холбогдох)\s+){WORK}"
    r"\s+(?:нь\s+)?(?:\w+\s+)?(?:бүрэн|гүйцэд|(?:100|зуун)\s*(?:%|хув\w+))|"
    rf"\b(?:\w+[аэоө]{{2}}гүй|(?:\w+[аэоө]{{2}}гүй\s+)?үлдсэн)\s+(?:{WORK}|зүйл\w*|юм)\s+(?:үгүй|байхгүй|алга|үлдсэнгүй|үлдээгүй)\b|\bүлдсэн\s+(?:ажил|зүйл|асуудал|юм)гүй\b"
)  # of small letters
# «энэ заалтаар хийх ажил үлдээгүй», «уг ажил бүхэлдээ хэрэгжиж дууссан», «даалгасан хоёр ажил
# хоёулаа болсон», «заалт биеллээ олов», «төлөвлөснөөс 40 модоор давуулан биелүүлсэн»: the work
# as such, whatever else is told.
_NOTHING_LEFT = re.compile(
    rf"\b(?:нэмж\s+)?(?:хийх|гүйцээх|хийгдэх|дуусгах|гүйцэтгэх|шийдвэрлэх)\s+(?:\w+\s+)?(?:ажил|зүйл|юм|асуудал)\w*\s+{_NOTHING}|"
    rf"\b(?:дутуу|дутуу\s+орхисон|орхигдсон|гүйцээгээгүй)\s+(?:хийсэн\s+|хийгдсэн\s+)?(?:ажил|зүйл|юм)\w*\s+{_NOTHING}|"
    r"\bажил\s+(?:үлдээгүй|үлдсэнгүй)|\bнэг\s+ч\s+\w+\s+(?:үлдээгүй|үлдсэнгүй)|"
    rf"\b(?:энэ|уг|тус|энэхүү)\s+{WORK}\s+(?:хувьд\s+|нь\s+)?(?:\w+\s+){{0,2}}?{_WHOLLY_SO}\s+(?:\w+\s+)?"
    r"(?:хэрэгж|биел|дуус|хийгд|хангагд)\w*|"
    rf"\b(?:ажил|ажлыг|ажлаа|заалт|заалтыг|үүрэг|үүргийг)\s+(?:нь\s+)?(?:\w+\s+){{0,3}}?{_WHOLLY_SO}\s+(?:\w+\s+)?(?:дуусга|дууссан|биелүүл|биелсэн|биеллээ|биелэв|хийгдсэн|хийгдэв|хийгдлээ|хэрэгжсэн|хэрэгжлээ|хэрэгжив|өндөрлө|хэрэгжүүлсэн|хийж\s+дуус|хүлээлгэ[нж]\s+өг)\w*|"
    rf"\b(?:заалт|үүрэг|даалгавар)(?:\s+нь)?\s+(?:{_WHOLLY_SO}\s+)?(?:биел(?:лээ|элээ)\s+ол(?:сон|ов|лоо|жээ)|{_WHOLLY_SO}\s+(?:биел|хэрэгж)\w+)|"
    rf"\b{_SET}\s+(?:\w+\s+){{0,2}}?{WORK}\s+(?:нь\s+)?{_EACH_SO}\s+(?:[\w-]+\s+){{0,3}}?{_COMES_OFF}|"
    rf"\bтөлөвлөсөн\s+(?:хэмжээ|түвшин|тоо)\w*\s+{_WHOLLY_SO}\s+\w{{2,}}(?:с[аэоө]н|[аэоөи]?в|лаа|лээ|лоо|лөө)\b|"
    rf"\b(?:даалгасан|заасан|хариуцуулсан)\s+(?:\w+\s+){{1,2}}{_EACH_SO}\s+(?:\w+\s+){{0,2}}?\w{{2,}}(?:с[аэоө]н|[аэоөи]?в|лаа|лээ|лоо|лөө)\b|"
    r"\b(?:төлөвлөсөн|даалгасан|заасан)\s+бүх\s+(?:\w+\s+)?\w+(?:ыг|ийг|г)\s+(?:нь\s+)?(?:\w+\s+){0,3}?(?!бай|бол)\w{2,}(?:с[аэоө]н|[аэоөи]в|лаа|лээ|лоо|лөө)\b|"
    r"\b(?:төлөвлөсөн|төлөвлөгдсөн|зорьсон|даалгасан|заасан|\w{3,}[аэоөуүи]х\s+ёстой)\s+(?:хэмжээ|тоо|түвшин|үзүүлэлт)\w*\s+[^.;!?]{0,80}?(?:давуулав|давуулсан|давууллаа|давсан|давлаа|давав|хэтрүүлсэн|хэтрүүллээ|хэтрүүлэв)\b|"
    r"\b(?:төлөвлө(?:гөө|сөн|гдсөн)|зорилт|зорилго|даалгавар|зорьсон|даалгасан)\w*\s+(?:\w+\s+){0,2}?(?:\d[\d\s.,]*\s?[\w.-]+\s+(?:\w+\s+)?)?(?:давуулан|давуулж|давж|хэтрүүлэн|илүүгээр)\s+(?:биел|хэрэгж|гүйцэт|хий)\w+",
    re.IGNORECASE,
)
_BARE = re.compile(r"ажил\b", re.IGNORECASE)
_SET_WORD = re.compile(
    rf"{_SET}|нийт|бүх|тул|бөгөөд|холбогдох|\w+[жч]|туссан|орсон", re.IGNORECASE
)
# «шийдэгдээгүй захиалга үлдсэнгүй», «бүртгээгүй үлдсэн айл алга»
_NONE_UNDONE = re.compile(
    rf"\b(?P<verb>\w{{2,}}?)[аэоө]{{2}}гүй\s+(?:үлдсэн\s+)?(?P<noun>[^\W\d]{{2,}})\s+(?:нэг\s+ч\s+)?{_NOTHING}"
)
_SAY_ALL_WORK = (
    "үлдээгүй",
    "үлдсэнгүй",
    "бүхэлд",
    "бүрэн",
    "гүйцэд",
    "100",
    "үгүй",
    "байхгүй",
    "алга",
    "үлдээгээгүй",
    "үлдээсэнгүй",
    "биеллээ ол",
    "биелэлээ ол",
    "талаараа",
    "төгс",
    "бүгд",
    "цөм",
    "улаа",
    "үлээ",
    "иж бүр",
    "аль аль",
    "давуул",
    "давж",
    "хэтрүүл",
    "дутуугүй",
    "зуун хув",
    "төлөвлөсөн бүх",
    "даалгасан бүх",
    "заасан бүх",
    "давса",
    "давав",
    "давла",
)
# What one of both needs that says it: the work, or that nothing is left.
_WORK_WHOLLY = re.compile(
    rf"{WORK}\s+(?:нь\s+)?(?:\w+\s+)?(?:бүрэн|гүйцэд|100|зуун|дутуугүй|бүхэлд|төгс|үлдэгдэлгүй)|алга(?<!\wалга)"
)
_NONE_LEFT = ("үгүй", "байхгүй", "үлдсэн")
# «ажил 100 хувь дуусаж»: what is rated at 65 then is not this work.
_WHOLLY = re.compile(r"(?:бүрэн|100\s*(?:%|хув\w+))\s+(?:\w+\s+)?дуус", re.IGNORECASE)
_OF_ANOTHER_YEAR = re.compile(
    r"\b(?:ирэх|дараа|дараагийн)\s+(?:оны|жилийн)\b", re.IGNORECASE
)
# «төсвийн төслийг гаргах», «төлөвлөгөө батлуулах»: a paper tells what is going to be done.
_PLANS = ("төсв", "төсөв", "төсөл", "төсл", "төлөвлөгөө", "график", "тооцоо", "хуваар")
_FOR_A_PLAN = re.compile(
    rf"\b(?:{'|'.join(_PLANS)})\w*\s+(?:\w+\s+){{0,2}}?(?:гарга|боловсруул|батл|зохио(?!н\s))",
    re.IGNORECASE,
)
# «… шийдэгдээгүйгээс одоогоор ажил эхлээгүй»: the work as such, not that of a part of it.
_BARE_WORK = re.compile(
    r"(?:(?:^|[,;]\s*|\b(?:тул|учир|учраас|улмаас|гүйгээс|гүйн)\s+|гүйгээс\s+)(?:(?:одоогоор|одоо|өнөөг|өнөөдрийг|хүртэл|огт)\s+)*ажил\s+(?:(?:одоогоор|одоо|өнөөг|өнөөдрийг|хүртэл|огт)\s+)*)$",
    re.IGNORECASE,
)
# «тооллогын ажлыг бүрэн дуусгаж»
_SUCH_WORK = re.compile(
    rf"\b(\w{{3,}}(?:ын|ийн|ны|ний))\s+аж(?:ил|лыг)\s+(?:нь\s+)?{_WHOLLY_SO}\s+(?:\w+\s+)?(?:дуус|хийгд|хийж|гүйцэт|биел|хэрэгж|өндөрл)\w+",
    re.IGNORECASE,
)
_ROOT = 4


def find_whole_work(text: str, duty: str) -> re.Match[str] | None:
    """Return where ``text`` says of all the work, or of that of the duty, that it is done."""
    lowered = small(text)
    if not any(map(lowered.__contains__, _SAY_ALL_WORK)):
        return None
    if not (any(map(lowered.__contains__, _NONE_LEFT)) or _WORK_WHOLLY.search(lowered)):
        return None
    if whole := _ALL_WORK.search(lowered):
        return whole
    own = _SUCH_WORK.finditer(text)
    return next((m for m in own if m[1][:_ROOT].casefold() in duty.casefold()), None)


def find_nothing_left(text: str, duty: str) -> re.Match[str] | None:
    """Return where ``text`` says of the work as such that all of it is done or nothing left.

    «Суурийн ажлыг бүрэн дуусгаж» is of a part, «өргөтгөх ажлыг 100 хувь дуусгаж» of the work if
    the duty asks to enlarge something.
    """
    if not any(word in small(text) for word in _SAY_ALL_WORK):
        return None
    roots = {deed.root for deed in find_asked(duty)}
    for match in _NOTHING_LEFT.finditer(text):
        before = text[: match.start()].split()[-1:]
        name = before[0] if before else ""
        # «бетон ажил», «засварын ажил»: work of one kind.
        kind = _BARE.match(match[0]) and name[-1:].isalpha() and not name.endswith("х")
        owned = case_of(name) is Case.GENITIVE or (kind and not _SET_WORD.fullmatch(name))
        other = name.endswith("х") and verb_root(name) not in roots
        if not owned and not other:
            return match
    return _find_none_undone(text, duty)


def _find_none_undone(text: str, duty: str) -> re.Match[str] | None:
    """Return where not one is told to be left that the deed was not done to.

    «шийдэгдээгүй захиалга үлдсэнгүй» where the duty asks to decide on orders.
    """
    deeds = find_asked(duty)
    roots = frozenset(deed.root for deed in deeds if deed.is_last)
    heads = frozenset[str]().union(*(deed.heads for deed in deeds if deed.is_last))
    for match in _NONE_UNDONE.finditer(small(text)):
        own = root_of_stem(match["verb"]) in like_roots(roots) - BECOMES
        if own or key(stem(match["noun"])) in heads:
            return match
    return None


def is_finished(text: str, whole: re.Match[str]) -> bool:
    """Whether the words that ``find_whole_work`` found say that it is finished."""
    return bool(_WHOLLY.search(text, whole.start()))


def is_last(text: str, place: int) -> bool:
    """Whether a place stands in the last sentence of ``text``."""
    return max(a for a, _ in sentence_spans(text)) <= place


def is_all_unbegun(account: Account, word: StageWord) -> bool:
    """Whether the work as such has not begun, and what was done is something else."""
    said = account.text[word.since : word.start]
    bare = word.strong and _BARE_WORK.search(said)
    return (
        bool(bare)
        and not account.has_figures
        and not tells_done(account.text, account.duty)
    )


def is_of_another_year(said: str, *, opens: bool = False) -> bool:
    """Whether a statement speaks of what another year will bring, or opens with it.

    What is put off goes to another year («ажлыг дараа оны төсөвт …»); what is of another year
    was not to be done («дараа оны сэлбэг авах ажлыг …»).
    """
    found = _OF_ANOTHER_YEAR.search(said)
    return found is not None and not (opens and said[: found.start()].strip())


def asks_for_plan(duty: str) -> bool:
    """Whether a duty asks for a paper that tells what is going to be done."""
    named = any(map(small(duty).__contains__, _PLANS))
    return named and bool(_FOR_A_PLAN.search(duty))
