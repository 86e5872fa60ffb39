"""What a spreadsheet shows for a number: a percentage, a date, or the number itself."""

import re
from datetime import datetime, time
from decimal import Context, Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

_SHOWN = Context(prec=15)
"""A spreadsheet keeps 15 digits; the 16th and 17th in the file are binary noise."""

_LARGEST = 308
"""Exponent of the largest number a spreadsheet can hold; a greater one is no number."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def show_number(stored: str, code: str, epoch: datetime) -> str:
    """Return a stored number as a reader of the sheet understands it.

    Args:
        stored: the number as the file has it.
        code: the number format, e.g. ``0%``.
        epoch: the day the sheet counts its dates from.

    Returns:
        0.7 in ``0%`` as “70%”, unrounded; dates as ISO; other numbers in plain digits,
        without a “.0”. What is no number comes back as it is.

    """
    try:
        value = _SHOWN.create_decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return stored
    if is_date_format(code):
        return _show_date(value, epoch)
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return f"{_plain(value.scaleb(2))}%"
    # A literal per cent sign stands behind a number that already is a percentage.
    return _plain(value) + ("%" if "%" in code else "")


def unescape(text: str) -> str:
    """Return text with ``_x000D_`` and its like turned back into characters."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _show_date(value: Decimal, epoch: datetime) -> str:
    try:
        moment = from_excel(float(value), epoch)
    except (OverflowError, ValueError):
        return _plain(value)
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if not isinstance(moment, datetime):
        return _plain(value)
    if moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat(" ", "minutes")
