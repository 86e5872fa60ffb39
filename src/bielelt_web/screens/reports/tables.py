"""The table of a report in pages: one of four hundred clauses is too long for a slow line."""

from dataclasses import replace

from django.core.paginator import Page
from django.http import HttpRequest

from bielelt.printing.document import DecisionRows, Section, Table
from bielelt_web.screens.paging import page_with

CLAUSES_ON_A_PAGE = 80


def page_of_table(
    request: HttpRequest, table: Table
) -> tuple[Table, Page[tuple[int, int]]]:
    """Return the table with the clauses of one page, and the page.

    ``?at=57`` asks for the page with clause 57.
    """
    places = [
        (decision.serial, clause.serial)
        for decision in table.decisions
        for clause in decision.clauses
    ]
    wanted = request.GET.get("at", "")
    serials = [str(serial) for _decision, serial in places]
    at = serials.index(wanted) if wanted in serials else None
    page = page_with(request, places, CLAUSES_ON_A_PAGE, at=at)
    if page.paginator.num_pages == 1:
        return table, page
    sections = (_section(section, frozenset(page)) for section in table.sections)
    return replace(table, sections=tuple(s for s in sections if s.decisions)), page


def _section(section: Section, places: frozenset[tuple[int, int]]) -> Section:
    decisions = (_decision(decision, places) for decision in section.decisions)
    return replace(section, decisions=tuple(d for d in decisions if d.clauses))


def _decision(decision: DecisionRows, places: frozenset[tuple[int, int]]) -> DecisionRows:
    clauses = (c for c in decision.clauses if (decision.serial, c.serial) in places)
    return replace(decision, clauses=tuple(clauses))
