"""Totals that are printed in fewer digits than their parts: «84,36 + 21,27 … = 115,1 сая»."""

import re
from decimal import Decimal

from bielelt.language.numerals import MULTIPLIERS
from bielelt.language.quantities import Quantity
from bielelt.language.sums import Enumeration

_DECIMALS = re.compile(r"\d[.,](\d{1,2})(?!\d)")


def is_rounded(text: str, found: Enumeration) -> bool:
    """Whether the parts give the total but for what rounding, or cutting, took from it.

    Some part must be printed finer than the total, and the total too must have lost digits:
    whole things are never rounded so.
    """
    total = _last_place(text, found.total)
    in_words = not any(map(str.isdigit, text[found.total.start : found.total.end]))
    if in_words or not any(_last_place(text, part) < total for part in found.parts):
        return False
    gap = abs(found.total.value - sum((part.value for part in found.parts), Decimal(0)))
    return gap < total


def _last_place(text: str, q: Quantity) -> Decimal:
    """Return what one more in the last printed digit makes: 100 000 of «297,8 сая»."""
    printed = text[q.start : q.end].casefold()
    decimals = _DECIMALS.search(printed)
    factor = next((n for word, n in MULTIPLIERS.items() if word in printed), 1)
    if factor == 1 and decimals and abs(q.value) >= 1000:  # noqa: PLR2004
        factor = 1_000_000  # «сая» is said by a later figure
    return Decimal(factor).scaleb(-len(decimals[1]) if decimals else 0)
