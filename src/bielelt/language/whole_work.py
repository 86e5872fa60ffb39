"""The work as a whole: finished, not begun, or a plan that only tells what is to be done."""

import re

from bielelt.language.accounts import WORK
from bielelt.language.folding import small
from bielelt.language.sentences import sentence_spans

# «төлөвлөсөн ажил бүрэн …», «хийгдээгүй үлдсэн зүйл байхгүй»: the work as a whole.
_ALL_WORK = re.compile(
    rf"(?:^|[,.;]\s*|\b(?:тул|бөгөөд|\w{{3,}}[жч]|\w{{2,}}сн(?:аар|ээр|оор|өөр)|төлөвлө\w+|туссан|тусгагдсан|орсон|уг|энэ|тус|нийт|бүх|дээрх|холбогдох)\s+){WORK}"
    r"\s+(?:нь\s+)?(?:\w+\s+)?(?:бүрэн|гүйцэд|100\s*(?:%|хув\w+))|"
    rf"\b(?:\w+[аэоө]{{2}}гүй|(?:\w+[аэоө]{{2}}гүй\s+)?үлдсэн)\s+(?:{WORK}|зүйл\w*)\s+(?:үгүй|байхгүй|алга)\b"
)  # of small letters
_SAY_ALL_WORK = ("бүрэн", "гүйцэд", "100", "үгүй", "байхгүй", "алга")
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
    r"\b(\w{3,}(?:ын|ийн))\s+аж(?:ил|лыг)\s+(?:бүрэн|100\s*(?:%|хув\w+))\s+дуус\w+",
    re.IGNORECASE,
)
_ROOT = 4


def find_whole_work(text: str, duty: str) -> re.Match[str] | None:
    """Return where ``text`` says of all the work, or of that of the duty, that it is done."""
    lowered = small(text)
    if not any(map(lowered.__contains__, _SAY_ALL_WORK)):
        return None
    if whole := _ALL_WORK.search(lowered):
        return whole
    own = _SUCH_WORK.finditer(text)
    return next((m for m in own if m[1][:_ROOT].casefold() in duty.casefold()), None)


def is_finished(text: str, whole: re.Match[str]) -> bool:
    """Whether the words that ``find_whole_work`` found say that it is finished."""
    return bool(_WHOLLY.search(text, whole.start()))


def is_last(text: str, place: int) -> bool:
    """Whether a place stands in the last sentence of ``text``."""
    return max(a for a, _ in sentence_spans(text)) <= place


def is_bare_work(said: str) -> bool:
    """Whether a statement speaks of the work as such, up to its verb."""
    return bool(_BARE_WORK.search(said))


def is_of_another_year(said: str) -> bool:
    """Whether a statement speaks of what another year will bring."""
    return bool(_OF_ANOTHER_YEAR.search(said))


def asks_for_plan(duty: str) -> bool:
    """Whether a duty asks for a paper that tells what is going to be done."""
    named = any(map(small(duty).__contains__, _PLANS))
    return named and bool(_FOR_A_PLAN.search(duty))
