"""Comparisons of reports. To add one: write a module, add it to COMPARISONS, add a test."""

from bielelt.checks.between.base import Comparison
from bielelt.checks.between.cited_apart import CitedApart
from bielelt.checks.between.copied_between import CopiedBetween
from bielelt.checks.between.rated_apart import RatedApart
from bielelt.checks.between.registered_apart import RegisteredApart
from bielelt.checks.between.same_fact import SameFact
from bielelt.checks.between.shrunken_totals import ShrunkenTotals

__all__ = ["COMPARISONS", "Comparison"]

COMPARISONS: tuple[Comparison, ...] = (
    ShrunkenTotals(),
    SameFact(),
    CopiedBetween(),
    RatedApart(),
    RegisteredApart(),
    CitedApart(),
)
