"""Cells and their values: how a value is shown, and what people write instead."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from bielelt.checks.base import Words
from bielelt.core.report import NOT_DUE
from bielelt.core.scales import NOT_DUE_SIGN
from bielelt.language.dates import find_dates
from bielelt.language.lookalikes import by_look
from bielelt.reading.decoding import visible
from bielelt.reading.ratings import is_not_due
from bielelt.sheets.base import Column, Kind, Language, Value, say

FIRST_DAY, LAST_DAY = dt.date(1921, 1, 1), dt.date(2099, 12, 31)

_ERRORS = frozenset(
    {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!"}
)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*(?:%|хувь)?")
_SHARE = re.compile(r"0[.,](\d{1,2})0*")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d)?|\s*өдөр|\.$")
_PARTED = re.compile(r"[;,\n]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SHOWN = 40


class Unfit(Exception):
    """A text that its column does not allow; ``words`` say why and what to do."""

    def __init__(self, mn: str, en: str) -> None:
        """Keep the words in both languages."""
        super().__init__(en)
        self.words = Words(mn, en)


def show(column: Column, value: Value, language: Language) -> str:
    """Return what a cell shows for a value; «» for None."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if column.kind is Kind.PERCENT:
        return f"{value}%" if isinstance(value, int) else _sign(value)
    titles = {choice.key: say(choice.title, language) for choice in column.choices}
    # A date shows itself as 2024-06-25.
    return titles.get(str(value), str(value))


def _sign(value: Value) -> str:
    return NOT_DUE_SIGN if value is NOT_DUE else str(value)


def allowed(column: Column, language: Language) -> tuple[str, ...]:
    """Return what a cell may show, where that is a list."""
    if column.kind is Kind.PERCENT:
        return (*(f"{step}%" for step in column.steps), NOT_DUE_SIGN)
    return tuple(say(choice.title, language) for choice in column.choices)


def understand(column: Column, text: str) -> Value:
    """Return the value a person means by ``text``.

    Raises:
        Unfit: it is nothing this column may hold, or is longer than allowed.

    """
    text = tidy_text(text)
    if text in _ERRORS:
        raise Unfit(
            f"Томьёо {text} алдаатай байна. Томьёоны оронд утгыг нь бичнэ үү.",
            f"The formula gives {text}. Write the value instead of the formula.",
        )
    if not text:
        return None
    return _READERS[column.kind](column, text)


def tidy(value: Value) -> Value:
    """Return a value as it would come back from a file, for comparison."""
    if isinstance(value, tuple):
        return _parts(tidy_text("\n".join(value)))
    if isinstance(value, str) and value is not NOT_DUE:
        return tidy_text(value) or None
    return value


def tidy_text(text: str) -> str:
    """Return text with one kind of line end, without outer blanks and unseen characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible(lines, file="cell").strip()


def mark(column: Column, value: Value) -> str:
    """Return the mark by which an exported cell is known to be untouched."""
    return mark_text(show(column, tidy(value), "en"))


def mark_text(text: str) -> str:
    """Return the mark of a cell's text as shown in English."""
    return hashlib.blake2s(text.encode(), digest_size=4).hexdigest()


def fold(text: str) -> str:
    """Return text so that case, blanks and look-alike letters make no difference."""
    return by_look(" ".join(text.split()).casefold())


def _text(column: Column, text: str) -> str:
    _check_length(column, text)
    return text


def _list(column: Column, text: str) -> tuple[str, ...] | None:
    _check_length(column, text)
    return _parts(text)


def _parts(text: str) -> tuple[str, ...] | None:
    return tuple(part.strip() for part in _PARTED.split(text) if part.strip()) or None


def _check_length(column: Column, text: str) -> None:
    over = len(text) - column.max_length
    if over > 0:
        raise Unfit(
            f"Бичвэр {len(text)} тэмдэгттэй байна; {column.max_length} хүртэл тэмдэгт "
            f"зөвшөөрнө. {over} тэмдэгтээр богиносгоно уу.",
            f"The text has {len(text)} characters; {column.max_length} are allowed. "
            f"Shorten it by {over}.",
        )


def _choice(column: Column, text: str) -> str:
    for choice in column.choices:
        if fold(text) in map(fold, (choice.key, choice.title.mn, choice.title.en)):
            return choice.key
    raise _not_listed(column, text)


def _percent(column: Column, text: str) -> Value:
    if is_not_due(by_look(text)):
        return NOT_DUE
    share = _SHARE.fullmatch(text)
    if share:
        text = f"{int(share[1].ljust(2, '0'))}%"
    percent = _PERCENT.fullmatch(text)
    if percent is None or int(percent[1]) not in column.steps:
        raise _not_listed(column, text)
    return int(percent[1])


def _not_listed(column: Column, text: str) -> Unfit:
    return Unfit(
        f"“{_short(text)}” зөвшөөрөгдөөгүй утга байна. Зөвшөөрөх утга: "
        f"{', '.join(allowed(column, 'mn'))}. Жагсаалтаас сонгоно уу.",
        f"“{_short(text)}” is not allowed here. Allowed: "
        f"{', '.join(allowed(column, 'en'))}. Choose from the list.",
    )


def _number(column: Column, text: str) -> Decimal:
    try:
        # «1,500» may be one and a half or one and a half thousand: better asked than guessed.
        plain = "" if _THOUSANDS.fullmatch(text) else re.sub(r"\s", "", text)
        value = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not (value.is_finite() and column.low <= value <= column.high):
        raise Unfit(
            f"“{_short(text)}” тохирох тоо биш байна. Хамгийн багадаа {column.low}, ихдээ "
            f"{column.high} байх тоо бичнэ үү, жишээ нь 1.5.",
            f"“{_short(text)}” is no fitting number. Write a number from {column.low} to "
            f"{column.high}, e.g. 1.5.",
        )
    return value


def _date(column: Column, text: str) -> dt.date:  # noqa: ARG001 - every reader has a column
    found = [day for day in find_dates(text) if day.value]
    if len(found) == 1 and (day := found[0].value):
        around = text[: found[0].start] + _CLOCK.sub("", text[found[0].end :])
        if not around.strip() and FIRST_DAY <= day <= LAST_DAY:
            return day
    raise Unfit(
        f"“{_short(text)}” он сар өдөр биш байна. {FIRST_DAY.year}–{LAST_DAY.year} оны "
        "хооронд 2024-06-25 гэсэн хэлбэрээр бичнэ үү.",
        f"“{_short(text)}” is no date from {FIRST_DAY.year} to {LAST_DAY.year}. Write it "
        "like 2024-06-25.",
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_READERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.TEXT: _text,
    Kind.LIST: _list,
    Kind.CHOICE: _choice,
    Kind.PERCENT: _percent,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
}
