"""How often something has to be done in a time, and how often it was done in a longer one.

«Долоо хоног бүр 2 удаа» and «дөрвөн долоо хоногт нийт 6 удаа»; «улиралд 2-оос доошгүй удаа» and
«бүтэн жилд 3 удаа»; «хоёроос цөөнгүй удаа» and «нэг удаа».
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from bielelt.language.dates import find_dates
from bielelt.language.due_words import number
from bielelt.language.folding import small
from bielelt.language.likeness import key, telling
from bielelt.language.numerals import BEFORE_NOUN, CARDINALS, figure
from bielelt.language.sentences import sentence_at
from bielelt.language.unmet import Unmet, of_number
from bielelt.language.worded import find_counts

_N = rf"(?P<n>\d{{1,3}}|нэг|{'|'.join(sorted({*BEFORE_NOUN, *CARDINALS[2:]}, key=len, reverse=True))})"
_FROM = r"(?P<n>\d{1,3}|нэг|хоёр|гурв|дөрв|тав|зургаа|долоо|найм|ес|арв)"
_LEAST = r"(?:\s?-?\s?г?[аэоөи]{1,2}с\s+(?:доошгүй|багагүй|цөөнгүй|дээш))"
_TIMES = r"\s+(?:удаа|ээлж)"
# Weeks of a time, so that one divides the other.
_WEEKS = {"хоног": Fraction(1), "сар": Fraction(13, 3), "улирал": Fraction(13), "хагас": Fraction(26), "жил": Fraction(52)}  # fmt: skip
_PERIODS = (
    ("хоног", r"(?:долоо|7)\s+хоног(?:т|\s+(?:бүр|тутам|тутм)\w*)"),
    ("сар", r"сар(?:д|\s+(?:бүр|тутам|тутм)\w*)"),
    ("улирал", r"(?:улиралд|улирал\s+(?:бүр|тутам|тутм)\w*)"),
    ("хагас", r"хагас\s+жил(?:д|\s+(?:бүр|тутам)\w*)"),
    ("жил", r"(?<!хагас )(?:(?:бүтэн\s+)?жил(?:д|\s+(?:бүр|тутам)\w*)|онд)"),
)
_ASKED = tuple(
    (
        name,
        re.compile(
            rf"(?<!дугаар )(?<!дүгээр )(?<!-р )\b{source}\s+(?:[^\W\d,;.]+\s+){{0,4}}?(?:{_N}|{_FROM.replace('<n>', '<from>')}{_LEAST}){_TIMES}"
        ),
    )
    for name, source in _PERIODS
)
_PLAIN = re.compile(
    rf"(?:\b{_FROM}{_LEAST}|\b(?:дор\s+хаяж\s+)?{_N.replace('<n>', '<low>')}){_TIMES}"
)
_TOLD = re.compile(rf"\b{_N}{_TIMES}(?!гийн\b)")
_INTERVAL = re.compile(rf"\b{_N}\s+(?P<unit>минут|цаг|хоног|өдөр)\s+(?:тутам|тутм|бүр)\w*")
_TOLD_INTERVAL = re.compile(
    rf"\b{_N}\s+(?P<unit>минут|цаг|хоног|өдөр|өдр)(?:ын|ийн)?\s+(?:зай|тутам|тутм|бүр|давтамж|завсар|интервал)\w*"
)
# «дөрвөн долоо хоногт», «5 сард», «2 улиралд»: so many of them.
_MANY = re.compile(
    rf"\b{_N}\s+(?P<of>долоо\s+хоног|сар|улирал|жил)(?:ын|ийн)?(?:\s+(?:хугацаанд|туршид|дотор)|[дт])\b"
)
_NUMBERED = re.compile(rf"\b{_N}\s+$")
_FIRST = re.compile(r"\b(?:эхний|сүүлийн|нийт|өнгөрсөн)\s+$")
_ORDINAL = re.compile(r"(?:дугаар|дүгээр|-р|\d\s?р)\s+$")
_WHOLE = re.compile(
    r"(?<!хаврын )(?<!зуны )(?<!намрын )(?<!өвлийн )\b(?P<of>хагас\s+жил|бүтэн\s+жил|жил|улирал|\d{4}\s+он)(?:ын|ийн|ы)?(?:[дт]\b|\s+(?:хугацаанд|туршид|дотор))"
)
_TOGETHER = re.compile(r"\b(?:нийт(?:дээ)?|нийлээд|бүгд|зөвхөн|ганцхан)\s+(?:\w+\s+)?$")
_EACH = re.compile(r"\b(?:бүр|тутам|тутм|тус\s+бүр)\w*\b")
_AGAIN = re.compile(
    r"\b(?:дахин|нэмж|дараа(?:\s+нь|гийн|гаар)|мөн|дахь|дэх|эхний\w*|ядаж|дор\s+хаяж)\b"
)
_NEAR, _BEFORE = 60, 40


def find_too_seldom(text: str, duty: str, weeks: int | None) -> Iterator[Unmet]:
    """Yield how often ``duty`` wants something done, where ``text`` tells that it was less often.

    Args:
        text: a progress.
        duty: the clause.
        weeks: how many passed since its act, if known: no more of a year counts.

    """
    wanted, told = small(duty), small(text)
    yield from _too_rarely(wanted, told)
    if not ("удаа" in told or "ээлж" in told) or (
        "удаа" not in wanted and "ээлж" not in wanted
    ):
        return
    for name, pattern in _ASKED:
        match = pattern.search(wanted)
        if match is None:
            continue
        often = _value(match["n"] or match["from"])
        same = (
            _value(m["n"] or m["from"])
            for m in pattern.finditer(told)
            if not _NUMBERED.search(told[: m.start()])
        )
        if any(times >= often for times in same):
            return
        unmet = next(_in_longer(text, duty, (match.span(), name, often), weeks), None)
        if unmet:
            yield unmet
            return
        if name not in ("хагас", "жил") or (weeks is not None and weeks < _WEEKS[name] / 3):
            return
    yield from _in_all(text, duty)


def _in_longer(
    text: str, duty: str, asked: tuple[tuple[int, int], str, int], weeks: int | None
) -> Iterator[Unmet]:
    """Yield how often it was done in a longer time than that of the duty, if that is too seldom."""
    told, (span, name, often) = small(text), asked
    for found in _TOLD.finditer(told):
        start = sentence_at(text, found.start())[0]
        before = told[max(start, found.start() - _NEAR) : found.start()]
        longer = _how_many(before, name, weeks)
        if longer and _EACH.search(before) is None:
            times = number(found["n"])
            if times < longer[0] * often and _is_alike(text, duty, found.start()):
                where = (found.start() - len(before) + longer[1], found.end())
                how = f"{figure(times)} / {figure(longer[0])}" if longer[0] != 1 else ""
                value = Fraction(times) / longer[0]
                yield of_number(span, (where,), (how, value), often, is_most=False)


def _too_rarely(wanted: str, told: str) -> Iterator[Unmet]:
    """Yield «15 минут тутам» that became «25 минутын зайтай»."""
    asked = _INTERVAL.search(wanted)
    found = list(_TOLD_INTERVAL.finditer(told)) if asked else []
    if asked is None or (asked["unit"] == "хоног" and asked["n"] in ("7", "долоо")):
        return
    same = [m for m in found if m["unit"][:2] == asked["unit"][:2]]
    if len(same) == 1 and number(same[0]["n"]) > number(asked["n"]):
        value = Fraction(number(same[0]["n"]))
        yield of_number(
            asked.span(), (same[0].span(),), ("", value), number(asked["n"]), is_most=True
        )


def _how_many(before: str, name: str, weeks: int | None) -> tuple[Fraction, int] | None:
    """Return how many times of that name the text speaks of before a figure, and where."""
    found: tuple[Fraction, int] | None = None
    for match in _MANY.finditer(before):
        named = (
            match["of"] == "сар" and match["n"].isdecimal() and match[0].endswith("сард")
        )
        first = _FIRST.search(before[: match.start()])
        if not _ORDINAL.search(before[: match.start()]) and (first or not named):
            unit = match["of"].split()[-1]
            found = number(match["n"]) * _WEEKS[unit] / _WEEKS[name], match.start()
    if found is None:
        for match in _WHOLE.finditer(before):
            unit = "хагас" if "хагас" in match["of"] else match["of"].split()[-1]
            unit = "жил" if unit == "он" else unit
            passed = _WEEKS[unit] if weeks is None else min(_WEEKS[unit], Fraction(weeks))
            found = passed / _WEEKS[name], match.start()
    if found is None or found[0] < 1:
        return None
    whole = found[0].numerator // found[0].denominator
    return Fraction(whole), found[1]


def _in_all(text: str, duty: str) -> Iterator[Unmet]:
    """Yield «хоёроос цөөнгүй удаа» of which one time, or the total of them, is told."""
    wanted, told = small(duty), small(text)
    match = _PLAIN.search(wanted)
    if match is None or _EACH.search(wanted[: match.end()]):
        return
    often = _value(match["n"] or match["low"])
    found = list(_TOLD.finditer(told))
    totals = [m for m in found if _TOGETHER.search(told[: m.start()][-_BEFORE:])]
    answers = totals or found
    if len(answers) != 1 or (not totals and _AGAIN.search(told)):
        return
    (answer,) = answers
    times = number(answer["n"])
    start, end = sentence_at(text, answer.start())
    bare = any(start <= q.start < end and not q.nouns for q in find_counts(text))
    if bare and not totals:
        return  # «1 дүгээр улиралд 5, 2 дугаар улиралд 7 удаа»
    days = {(d.month, d.day) for d in find_dates(text)}
    if times < often and (totals or len(days) <= times) and _is_alike(text, duty, start):
        value = Fraction(times)
        yield of_number(match.span(), (answer.span(),), ("", value), often, is_most=False)


def _value(said: str) -> int:
    full = {"гурв": "гурав", "дөрв": "дөрөв", "арв": "арав"}
    return number(full.get(said, said))


def _is_alike(text: str, duty: str, place: int) -> bool:
    """Whether the sentence, or the one before it, speaks of what the duty does."""
    start, end = sentence_at(text, place)
    before = sentence_at(text, max(0, start - 2))[0]
    asked = frozenset(map(key, telling(duty)))
    return bool(asked & frozenset(map(key, telling(text[before:end]))))
