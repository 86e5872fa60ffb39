"""A total with the parts that are told of it, and how the text ties them."""

from dataclasses import dataclass
from enum import StrEnum

from bielelt.language.quantities import Quantity


class Form(StrEnum):
    """How the list is tied to its total."""

    COMPLETE = "complete"
    """«Үүнд», brackets, or a list that ends with «нийт»: all parts are meant to stand there."""
    OF_WHICH = "of_which"
    """«Үүнээс»: some parts, perhaps not all."""
    JOINED = "joined"
    """Less than «нийт» ties them: a verb between, «ийнхүү», a bracket, other kinds, a label."""
    REST = "rest"
    """The whole stands first and the last part is what is left over: «үлдсэн N»."""
    NEARLY = "nearly"
    """The whole stands first and figures that point back to it follow, perhaps not all."""
    LEFT = "left"
    """What was taken and what is left are parts of a whole that stands anywhere near."""
    AT_MOST = "at_most"
    """Some of the whole, none of it twice: together they cannot be more."""
    SLIP = "slip"
    """No word ties them: their sum misses the total by one digit, or by two exchanged."""
    FLOW = "flow"
    """What there was and what came or, below zero, went: the total is what there is then."""
    BY_SEX = "by_sex"
    """Men and women, who are always all."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A total and its parts, in the order of the text.

    ``named`` says that a word calls the total one (нийт, бүгд); ``same`` that the parts are
    counted in the noun of the total or in none, not in kinds of it (хонь under мал).
    ``others`` are figures of the same sentences that might belong to the list as well.
    """

    form: Form
    total: Quantity
    parts: tuple[Quantity, ...]
    named: bool
    same: bool
    others: tuple[Quantity, ...] = ()
