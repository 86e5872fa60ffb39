"""Numbers as people write them: «14 800», «15 760.5», and the first ones in words."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

CARDINALS = (
    "тэг", "нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес", "арав",
    "арван нэг", "арван хоёр", "арван гурав", "арван дөрөв", "арван тав", "арван зургаа",
    "арван долоо", "арван найм", "арван ес", "хорь",
)  # fmt: skip
"""Numbers in words; the place in the tuple is the value."""

ONES_BEFORE_NOUN = {
    "нэгэн": 1, "хоёр": 2, "гурван": 3, "дөрвөн": 4, "таван": 5, "зургаан": 6, "долоон": 7,
    "найман": 8, "есөн": 9,
}  # fmt: skip
TENS_BEFORE_NOUN = {
    "арван": 10, "хорин": 20, "гучин": 30, "дөчин": 40, "тавин": 50, "жаран": 60, "далан": 70,
    "наян": 80, "ерэн": 90,
}  # fmt: skip
"""Numbers as they stand before a noun, or tens before ones: «гурван баг», «арван гурав»."""

BEFORE_NOUN = ONES_BEFORE_NOUN | TENS_BEFORE_NOUN

MULTIPLIERS = {"мянг": 1_000, "мян": 1_000, "сая": 1_000_000, "тэрбум": 1_000_000_000}
"""First letters of the words that multiply the number before them."""

_THOUSANDS = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,3}(?:['’]\d{3})+)(?P<rest>[.,]\d{1,2})?"
    r"|\d{1,3}(?:,\d{3}){2,}(?P<point>\.\d{1,2})?|\d{1,3}(?:\.\d{3}){2,}(?P<comma>,\d{1,2})?"
    r"|\d{1,3},\d{3}(?P<cents>\.\d{1,2})|\d{1,3}\.\d{3}(?P<hundredths>,\d{1,2})"
)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[,.]\d{3}")


def figure(value: Decimal | Fraction | int, digits: int | None = None) -> str:
    """Write a number in groups of three: 14800 → «14 800»; ``digits`` rounds it half up."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    if digits is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-digits), "ROUND_HALF_UP")
    whole, _, rest = f"{Decimal(value):f}".partition(".")
    rest = rest.rstrip("0") if digits is None else rest
    grouped = f"{int(whole):,}".replace(",", " ")
    return f"{grouped}.{rest}" if rest else grouped


@lru_cache(maxsize=4_096)  # each figure of a text is asked for several times
def values(printed: str) -> tuple[Decimal, ...]:
    """Return what printed digits may mean, the likelier first; empty if nothing.

    «14 800» is one number; «72,5» has a decimal comma; «14,800» and «14.800» may be either.
    """
    grouped = _THOUSANDS.fullmatch(printed)
    if grouped:
        rest = next(filter(None, grouped.groups()), "")
        whole = re.sub(r"\D", "", printed.removesuffix(rest))
        return (Decimal(whole + rest.replace(",", ".")),)
    if _ONE_GROUP.fullmatch(printed):
        return Decimal(re.sub(r"\D", "", printed)), Decimal(printed.replace(",", "."))
    if _PLAIN.fullmatch(printed):
        return (Decimal(printed.replace(",", ".")),)
    return ()
