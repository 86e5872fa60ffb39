"""How far a text says that its work is, in per cent or as a part of a plan.

«Хэрэгжилт 72.5 хувь» is of the duty itself, «ажлын явц 65 хувьтай» of some work;
«төлөвлөсөн 50 худгаас 41 нь» is a part of a plan. Savings and changes are none.
"""

import re
from collections.abc import Iterator

from bielelt.language.accounts import open_parts
from bielelt.language.folding import small
from bielelt.language.quantities import Bound, Percent, find_percents
from bielelt.language.shares import find_shares

_FULL = 100
# «Хэрэгжилт 72.5 хувь», «Биелэлтийн хувь 80%»: nothing else stands before the word.
_OWN = re.compile(
    r"(?:^|[.;!?]\s*)(?:(?:уг|энэ|тус|нийт|ажлын|заалтын|заалт|захирамжийн|даалгаврын|төлөвлөгөөний)\s+){0,3}"
    r"(?:хэрэгжилт|биелэлт|гүйцэтгэл)(?:ийн\s+хувь)?(?:\s+нь)?\s*[:–-]?\s*$",
    re.IGNORECASE,
)
_PROGRESS_OF = re.compile(
    r"\b(?:ажлын|ажил|засварын|барилгын|угсралтын|бүтээн\s+байгуулалтын)\s+(?:явц|гүйцэтгэл|хэрэгжилт|биелэлт)(?:ийн)?"
    r"(?:\s+(?:хувь|нь|одоогоор))*\s*$",
    re.IGNORECASE,
)
_WORK_IS = re.compile(r"\bажил(?:\s+(?:нь|одоогоор))?\s+$", re.IGNORECASE)
_PERFORMED = re.compile(
    r"[\d.,]+\s*(?:%|хув\w+)(?:-?т[аэ]й\b|\s+(?:гүйцэтгэл|биелэлт|хэрэгжилт|явц)т[аэ]й\b|(?<=т[аэ]й)\s)",
    re.IGNORECASE,
)
# «ажлын 40 хувь хийгдсэн», «ажлын 60 хувийг гүйцэтгээд байна»
_OF_WORK = re.compile(r"\bажлын\s+$", re.IGNORECASE)
_DONE_SO_FAR = re.compile(r"\s+(?:нь\s+)?(?:хийгд|гүйцэтг|дуус|хэрэгж)\w+", re.IGNORECASE)
_LOOK_BACK = 80
_PLANNED = re.compile(r"төлөвл[өс]|төлөвлөгөө|зорилт(?!от)|даалгавар", re.IGNORECASE)
_PLAN_NEAR = 25
_SAVED = re.compile(r"хэмнэ|хэмнэгд|төсөвт\s+өртөг", re.IGNORECASE)
_CHANGE = re.compile(r"\s*(?:хэмнэл|өсөл|буурал|хөнгөлөл|илүү|дутуу)", re.IGNORECASE)
# A look ahead: most texts name no plan.
_SAY_PLAN = ("төлөвл", "зорилт", "даалгавар")


def own_percents(text: str) -> list[Percent]:
    """Return the exact percentages that a progress gives its own fulfilment."""
    return [
        percent
        for percent in find_percents(text)
        if percent.bound is Bound.EXACT
        and _OWN.search(text[max(0, percent.start - _LOOK_BACK) : percent.start])
    ]


def work_percents(text: str) -> Iterator[Percent]:
    """Yield how far some work is: «ажлын явц 65 хувьтай», which is not in full at least."""
    for percent in find_percents(text):
        before = text[max(0, percent.start - _LOOK_BACK) : percent.start]
        is_so = _WORK_IS.search(before) and _PERFORMED.match(text, percent.start)
        is_done = _OF_WORK.search(before) and _DONE_SO_FAR.match(text, percent.stop)
        told = is_so or is_done or _PROGRESS_OF.search(before)
        if percent.bound is Bound.EXACT and told:
            yield percent


def find_plan_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a share of a plan below 100 stands: «төлөвлөсөн 50-аас 41 буюу 82 хувь»."""
    if not any(map(small(text).__contains__, _SAY_PLAN)):
        return ()
    for share in find_shares(text):
        start, stop = share.whole.start, share.percent.stop
        near = text[max(0, start - _PLAN_NEAR) : share.whole.stop + _PLAN_NEAR]
        saved = _SAVED.search(near) or _SAVED.search(text, stop, stop + _PLAN_NEAR)
        is_change = share.again or saved or _CHANGE.match(text, stop)
        if _PLANNED.search(near) and share.percent.value < _FULL and not is_change:
            return ((start, stop),)
    return ()


def find_open_plans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a part of a plan is told and not its rest: «төлөвлөсөн 10 багаас 7-д»."""
    if not any(map(small(text).__contains__, _SAY_PLAN)):
        return ()
    # «2 300 тн-оос 150 тн-оор илүү»: by so much more than planned.
    return tuple(s for s in _plan_parts(text) if not _CHANGE.match(text, s[1]))


def _plan_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a part of a plan is told and not its rest."""
    for part in open_parts(text):
        start, stop = part.whole.start, part.part.stop
        near = text[max(0, start - _PLAN_NEAR) : stop + _PLAN_NEAR]
        if _PLANNED.search(near) and not _SAVED.search(near):
            yield start, stop
