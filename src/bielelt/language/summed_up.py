"""What an earlier report of the year says was done, and a later one that sums up less of.

Between two reports of one duty hardly a word stays: «эхний улиралд 64 өрх хамрагдаад», «хагас жилд
хамрагдсан өрх 56». One thing counted by one deed, or with the same words around, cannot become
less as long as the later text speaks of all the time since January.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bielelt.language.countings import root, roots_of
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.quantities import Quantity
from bielelt.language.regress import are_told_apart
from bielelt.language.retold import are_of_other_times
from bielelt.language.stems import Case
from bielelt.language.tallies import PERSON, TIMES, Tally, tallies

# All of small letters. The whole of what has passed of the year; the half only for who reports of it.
# «оны эхнээс», «оноосоо эхлэн», «1 дүгээр сараас хойш», «1 сарын 1-нээс».
SINCE_JANUARY = (
    r"\bөс(?:сөн|өн\s+нэмэгдэх)\s+дүн|\bон(?:ы)?\s+эх(?:эн|н)\w*|\bэх(?:эн|н)[эи]{2}сээ\b|\bон\s+гар(?:саар|сн\w+)|\bжил(?:ийн)?\s+эх(?:эн|н)[эи]{2}с\w*|"
    r"\b(?:1|нэг|i)\s*-?\s*(?:дүгээр|р)?\s*сар(?:аас|ын\s+(?:1|нэг[эн]н)?-?\s?н?[ээ]?эс|ын\s+шинэ\w+)(?:\s+(?:хойш|эхлэн|эхлээд))?"
)
_YEAR = (
    rf"{SINCE_JANUARY}|"
    r"(?<!хагас )\bжилийн\s+(?:нэгдсэн\s+|ажлын\s+)?(?:дүн\w*|эц\w+|байдлаар|хугацаа\w*|турш\w*|үр\s+дүн\w*)|"
    r"\b(?:энэ|тайлант|тухайн|тус|бүтэн|бүх|20\d\d)\s+(?:он(?:д|ы|оос|ыг)?|жил(?:д|ийн|ээс)?)\b|(?:^|[.;]\s*)онд\s+нийт|"
    r"\bтайлант\s+(?:үе|хугацаа)\w*|\bжилдээ\b|\bжилд\s+нийт"
)
_HALF = r"\bхагас(?:\s+жил\w*|т|ын|д)?\b|\b(?:6|зургаан|5|таван)\s+сарын?\b"
_NINE = r"\b(?:9|есөн|8|найман|10|арван)\s+сар(?:ын|д)?\b|\b(?:3|гурван|гурав|iii)\s*-?\s*(?:дугаар\s+)?улирл\w+\s+байдлаар"
_WHOLE_OF = {
    "H1": re.compile(f"{_YEAR}|{_HALF}"),
    "M9": re.compile(f"{_YEAR}|{_NINE}"),
    "": re.compile(_YEAR),
}
_WHEN = re.compile(
    f"{_YEAR}|{_HALF}|{_NINE}|\\b(?:тайлант|хойш|хавар|намар|зун|өвөл|эхний|байдлаар|улирал[а-я]*)\\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:нийт(?:дээ)?|бүгд|давхардсан\s+тоогоор)\b")
# A part of the time, or of what was done since the earlier report.
_PART_OF_TIME = re.compile(
    r"\b(?:ii|2|хоёрдугаар|сүүлийн|сүүл)\s*-?\s*(?:дугаар\s+|р\s+)?хагас|\bсүүлийн\b|\bүлдсэн\s+хугацаа|\b(?:[1-4]|i{1,3}|iv|нэг|хоёр|гурав|дөрөв)\s*-?\s*"
    r"(?:дугаар|дүгээр|р)?\s*улир(?:алд|лын|лаар)|\b(?:хав(?:ар|рын)|зун(?:ы)?|нам(?:ар|рын)|өв(?:өл|лийн))\b|"
    r"\d\s*-?\s*(?:дугаар|дүгээр|р)?\s*сар(?:д\b|ын\s+\d)|\bэнэ\s+(?:сар|улирал)|\bтэр\s+(?:үед|өдөр)"
)
_TWO_SEASONS = re.compile(r"\bхавар\w*,?\s+(?:ба\s+|болон\s+)?нам[а-я]+")
_MAY_BE_LESS = re.compile(
    r"залруул|тодотг|\bалдаа|давхардаагүй|давхцаагүй|давхард(?!сан тоо)|хасагд|хасаж|хассан|үлд|дутуу|дундаж|төлөвл(?!өгөө)|зорьж|зорилт(?!от)|зорилго|ёстой|"
    r"зохих|шаардлагатай|хүлээгд|өмнөх|өнгөрсөн|урьд|мөн үе|буцаа|цуцл|хүчингүй|буур|багас|цөөр|нэмж|нэмэлт|дахин|дараа|эс тооцвол|хүсэлт|"
    r"тооллог|тоологдс|дараалал|өр\b|өрийн|өглөг|\bавлага|тус бүр|\bдутам|\bүүнээс|\bэдгээр|\bтэдний|\bбайнга\b|үед нь|хоногт|саруудад"
)
_SINCE = re.compile(rf"{SINCE_JANUARY}|жилийн\s+(?:хугацаанд|турш)")
# All that was ever done, whatever year it was: of two years, too, it cannot become less.
_EVER = re.compile(
    r"\bнийлбэр\s+дүн|\bөсөн\s+нэмэгдэх|\bхуримтлагдсан\s+дүн|\bхуримтлуулсан\s+дүн|\b(?:эхэлсэн|эхэлсн|байгуулагдсан|батлагдсан|хэрэгжсэн)\w*\s+хойш|\bнийт\s+хугацаанд"
)
_EVER_DONE = re.compile(
    r"с[аэоө]н\s+(?:[^\W\d]+\s+){1,4}(?:нийт|бүгд|нийтдээ)\s+$|с[аэоө]н\s+(?:[^\W\d]+\s+){0,3}нийт\s+тоо(?:\s+нь)?\s+$"
)
_PLANNED = re.compile(
    r"төлөвл(?!өгөө)|зорилт(?!от)|зорилго|зорьж|ёстой|зохих|хүсэлт|х[аэоө]{2}р\s+(?:бол|тохир|төлөв)|санал ирүүл|\w{2}н[аэоө]\b(?<!байна)(?<!болно)(?<!шинэ)"
)
_NEGATIVE = re.compile(r"г[үу]й\b|үлд|дут")
_ANYBODY = frozenset(
    root(w)[:4] for w in ("иргэн", "хүн", "малчин", "өрх", "айл", "сум", "баг", "аймаг")
)
_ROOT = 4
_AGENT = re.compile(r"\b([^\W\d_]{2,})[аэоө]?гч(?:ид)?\w{0,4}\b")
_NUMBERED = re.compile(r"\b(?:дахь|дэх|дугаар|дүгээр)\s+(?!сар|улир|хагас)", re.IGNORECASE)
_ITS = re.compile(r"\s*(?:-\s?\w{1,3}\s+)?нь\b")  # «цооногийн 8 нь»
_BECAME = re.compile(r"\s*(?:бол|бай|хүр)с[аэоө]?н")
_OF_PARTS = (Case.ABLATIVE, Case.GENITIVE)
_LEAST_PART = Decimal("0.4")  # less is hardly the same thing
_ROUNDED = Decimal("0.01")  # «2.4 мянга» for 2 410
_FEW = 2
_MOST, _NEAR = 60, 30


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A figure of the earlier text and the smaller one that sums up; whether both say one thing."""

    before: Quantity
    after: Quantity
    is_sure: bool


def summed_up_less(
    earlier: str,
    later: str,
    period: str,
    duty: frozenset[str],
    *,
    only_since: bool = False,
) -> Iterator[Shrunk]:
    """Yield what ``later`` sums up since January and is less than ``earlier`` says was done.

    Args:
        earlier: a progress.
        later: the progress of the same duty in a later report of the year.
        period: of the later report, «2024-H1», «2024-M9» or «2024».
        duty: the roots of the words of the clause.
        only_since: take only figures that the text counts since January.

    """
    if earlier == later:
        return
    whole = _SINCE if only_since else _WHOLE_OF.get(period.partition("-")[2], _WHOLE_OF[""])
    lowered = small(later)
    if not (whole.search(lowered) or (not only_since and _TOTAL.search(lowered))):
        return
    news = [
        t
        for t in tallies(later)[:_MOST]
        if not _MAY_BE_LESS.search(small(t.clause))
        and _sums_up(t, whole, strictly=only_since)
    ]
    for old, new in _less(earlier, later, news, duty):
        yield Shrunk(old.figure, new.figure, _is_sure(old, new, whole))


def ever_done_less(earlier: str, later: str, duty: str) -> Iterator[Shrunk]:
    """Yield what ``later`` says was done in all the years and is less than in ``earlier``.

    Sure where words say so («нийлбэр дүнгээр»), in the text or in what the duty asks for.
    """
    asked = _EVER.search(small(duty)) is not None
    lowered = small(later)
    if earlier == later or not (asked or _EVER.search(lowered) or "нийт" in lowered):
        return
    news = [t for t in tallies(later)[:_MOST] if _is_ever(t, asked=asked)]
    for old, new in _less(earlier, later, news, roots_of(duty)):
        sure = asked or _EVER.search(small(new.sentence)) is not None
        yield Shrunk(old.figure, new.figure, sure)


def _is_ever(new: Tally, *, asked: bool) -> bool:
    """Whether a figure is of all that was ever done."""
    said = small(new.clause)
    if _MAY_BE_LESS.search(said) or _NEGATIVE.search(said) or new.is_part:
        return False
    said = small(new.sentence)
    if _SINCE.search(said):
        return False
    if not (_EVER.search(said) or asked) and _PART_OF_TIME.search(said):
        return False
    before = small(new.before)
    marked = _EVER.search(before) or (asked and _TOTAL.search(before[-_NEAR:]))
    return bool(marked or _EVER_DONE.search(before))


def _less(
    earlier: str, later: str, news: list[Tally], duty: frozenset[str]
) -> Iterator[tuple[Tally, Tally]]:
    """Yield what was done by the earlier text with the only one of ``news`` that is less of it."""
    olds = [t for t in tallies(earlier)[:_MOST] if _is_done(t)] if news else []
    for old in olds:
        # Where any of the like is not less, it may be that which goes on.
        like = [new for new in tallies(later)[:_MOST] if _is_one(old, new, duty)]
        most = max((len(old.said & new.said) for new in like), default=0)
        like = [new for new in like if len(old.said & new.said) == most]
        if not like or any(new.value >= old.value for new in like):
            continue
        sums = [new for new in like if new in news]
        if len(sums) == 1 and _is_less(old, sums[0]):
            yield old, sums[0]


def _is_done(tally: Tally) -> bool:
    said = small(tally.clause)
    return not (_MAY_BE_LESS.search(said) or _PLANNED.search(said))


def _sums_up(new: Tally, whole: re.Pattern[str], *, strictly: bool = False) -> bool:
    """Whether a figure is of all the time told, and something that was done."""
    said = _TWO_SEASONS.sub(" ", small(new.sentence))
    if _PART_OF_TIME.search(whole.sub(" ", said)) or _NEGATIVE.search(small(new.clause)):
        return False
    behind = new.clause[new.figure.end - new.start :]
    owned = new.figure.case in _OF_PARTS and not _BECAME.match(behind)
    if owned or new.is_part or _ITS.match(behind):
        return False
    marked = whole.search(small(new.before)) or whole.search(small(new.clause))
    flows = new.acts or new.figure.unit == TIMES or _SINCE.search(said) or new.unit
    total = not strictly and _TOTAL.search(small(new.before)[-_NEAR:])
    return bool(flows and (marked or total))


def _is_one(old: Tally, new: Tally, duty: frozenset[str]) -> bool:
    """Whether two tallies count one thing and, as far as they tell it, by one deed."""
    if old.unit != new.unit or _are_of_other_times(old, new):
        return False
    both = old.said & new.said
    often = {old.figure.unit, new.figure.unit} == {TIMES}
    things = (old.things & new.things) | (both if often else frozenset())
    if not (old.is_measured or things) or _are_apart(old, new):
        return False
    deeds = old.deeds & new.deeds
    if _NUMBERED.search(new.clause) and not _NUMBERED.search(old.clause):
        return False
    if _is_narrower(old, new) or (not deeds and not both - things and _own(old, new, duty)):
        return False
    beyond = len(both - things) + bool(deeds) + _are_named_by_deed(old, new)
    if old.is_measured:
        return bool(things) or len(both) + bool(deeds) >= _FEW or len(both & duty) > 0
    agree = _agree(old, new, both)
    return (beyond >= 1 and agree) if things == {PERSON} else (beyond >= 1 or agree)


def _are_named_by_deed(old: Tally, new: Tally) -> bool:
    """Whether one tells who by what the other says was done: «410 хүн үзжээ», «үзэгч 390»."""
    return any(
        key(agent).startswith(deed)
        for one, other in ((old, new), (new, old))
        for agent in _AGENT.findall(one.clause)
        for deed in other.deeds
    )


def _are_apart(old: Tally, new: Tally) -> bool:
    """Whether words define what is counted otherwise; when it was counted defines nothing."""
    return are_told_apart(*(_WHEN.sub(", ", t.clause) for t in (old, new)))


def _are_of_other_times(old: Tally, new: Tally) -> bool:
    """Whether words of time part them; «хавар, намрын тарилтаар» is all of spring, and more."""
    both_seasons = _TWO_SEASONS.search(small(new.sentence))
    return not both_seasons and are_of_other_times(old.clause, new.clause)


def _own(old: Tally, new: Tally, duty: frozenset[str]) -> bool:
    """Whether each of two tallies says something that neither the other nor the duty does.

    «620 нохой устгав» is nothing of «585 нохойг вакцинд хамруулав»; who got it tells nothing.
    """
    known = _ANYBODY | {word[:_ROOT] for word in duty}
    own = (
        {word for word in one.said - other.said if word not in known}
        | (one.deeds - other.deeds)
        for one, other in ((old, new), (new, old))
    )
    return all(own)


def _is_narrower(old: Tally, new: Tally) -> bool:
    """Whether the later tally is of a part that the earlier sentence counts by itself."""
    beside = roots_of(old.sentence) - roots_of(old.clause)
    return any(word[:_ROOT] in {w[:_ROOT] for w in beside} for word in new.said - old.said)


def _agree(old: Tally, new: Tally, both: frozenset[str]) -> bool:
    """Whether no deed speaks against one: the same, or one that goes with anything."""
    return (
        not old.deeds
        or not new.deeds
        or not old.deeds.isdisjoint(new.deeds)
        or len(both) > _FEW
    )


def _is_less(old: Tally, new: Tally) -> bool:
    return (
        old.value * _LEAST_PART <= new.value and new.value * (1 + _ROUNDED) < old.value
    ) or (old.value - new.value >= 1 and old.value <= 1 / _ROUNDED)


def _is_sure(old: Tally, new: Tally, whole: re.Pattern[str]) -> bool:
    both = old.said & new.said
    marked = whole.search(small(new.before)) or whole.search(small(new.clause))
    same_deed = not old.deeds.isdisjoint(new.deeds)
    things = old.things & new.things
    telling = both - {PERSON}
    return bool(marked) and (len(telling) >= _FEW or (same_deed and bool(things)))


# What stays where it was put; people, animals, debts and goods come and go.
_STAYING = frozenset(map(root, (
    "шон", "худаг", "камер", "гэрэл", "хадгаламж", "гүүр", "самбар", "зам", "явган", "барилга", "дурсгал", "антенн", "станц", "далан",
    "хөв", "цооног", "шугам", "байгууламж",
)))  # fmt: skip
_BEGINNINGS = (
    "шон", "худа", "худг", "камер", "гэрэл", "хадгаламж", "гүүр", "самбар", "зам", "явган", "барилг", "дурсгал", "антенн", "станц",
    "далан", "хөв", "цооног", "шугам", "байгууламж",
)  # fmt: skip
# The letters stand before what looks back behind them: the engine skips to them.
_STAYS = re.compile("|".join(rf"{word}(?<!\w{word})" for word in _BEGINNINGS))
_THERE = re.compile(
    r"\bбай(?:на|гаа|в|сан|даг)\b|\bбий\b|бүртгэлтэй|[^\W\d_]{3,}т[аэо]й(?:\s*$|\s+бол|\s+бай)|\bбол(?:ов|сон|лоо)\b"
)
_GONE = re.compile(
    r"устга|акт|данснаас|шилж|эвд|хулгай|татан|буулга|хасагд|хассан|нураа|хаагд|нүүлг|зөөв|хуваа|засвар|тооллог|өмнөх|залруул|тодотг|алдаа"
)


def fewer_standing(earlier: str, later: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield how many there were of what does not go away, and the smaller number of now."""
    lowered = small(later)
    stands = (
        _STAYS.search(lowered) and _STAYS.search(small(earlier)) and _THERE.search(lowered)
    )
    if not stands or _GONE.search(lowered):
        return
    news = [t for t in tallies(later)[:_MOST] if _stands(t)]
    olds = [t for t in tallies(earlier)[:_MOST] if _stands(t)] if news else []
    for new in news:
        same = [
            old
            for old in olds
            if old.things & new.things & _STAYING
            and not are_told_apart(old.clause, new.clause)
        ]
        if len(same) == 1 and _is_less(same[0], new):
            yield same[0].figure, new.figure


def _stands(tally: Tally) -> bool:
    said = small(tally.clause)
    there = _THERE.search(said) and not tally.acts
    return bool(there and tally.things & _STAYING and not _MAY_BE_LESS.search(said))


def first_of(found: Sequence[Shrunk]) -> Shrunk | None:
    """Return the surest, of equally sure ones the largest: of a list it is the sum."""
    return max(found, key=lambda s: (s.is_sure, s.before.value), default=None)
