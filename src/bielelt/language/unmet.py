"""A demand that figures of a text, calculated with, do not meet."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bielelt.language.numerals import figure

_PER_CENT = 100
_TEN = 10


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a duty asks for or allows, at ``wanted``, and what the text tells at ``given``.

    ``line`` is the calculation; ``reached`` how much of what is asked for was reached, one and
    more where the duty allows so much and no more.
    """

    wanted: tuple[int, int]
    given: tuple[tuple[int, int], ...]
    line: str
    reached: Fraction


def of_share(
    wanted: tuple[int, int],
    given: tuple[tuple[int, int], ...],
    calculated: tuple[str, Fraction],
    asked: Fraction,
    *,
    is_most: bool,
) -> Unmet:
    """Return an unmet share; ``calculated`` is how it was come to, and what it is."""
    how, share = calculated
    sign = ">" if is_most else "<"
    line = f"{how} = {figure(_PER_CENT * share, 1)}% {sign} {percent(asked)}%"
    return Unmet(wanted, given, line, share / asked)


def percent(share: Fraction) -> str:
    """Write a share as a percentage, with a decimal where it has one."""
    whole = _PER_CENT * share
    return figure(whole, 0 if whole.denominator == 1 else 1)


def of_number(
    wanted: tuple[int, int],
    given: tuple[tuple[int, int], ...],
    calculated: tuple[str, Fraction],
    asked: Fraction | Decimal | int,
    *,
    is_most: bool,
) -> Unmet:
    """Return an unmet number; ``calculated`` is how it was come to, if so, and what it is."""
    how, value = calculated
    digits = None if (value * _TEN).denominator == 1 else 1
    line = f"{figure(value, digits)} {'>' if is_most else '<'} {figure(asked)}"
    line = f"{how} = {line}" if how else line
    return Unmet(wanted, given, line, value / Fraction(asked))
