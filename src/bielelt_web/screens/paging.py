"""Long lists in pages, each light enough for a slow line."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_with(
    request: HttpRequest,
    rows: Sequence[Any] | QuerySet[Any],
    size: int,
    *,
    at: int | None = None,
) -> Page[Any]:
    """Return the page of ``rows`` that is asked for: ``?page=2``.

    ``at`` is the place of a row that has to be on it, counted from 0; it goes first.
    """
    pages = Paginator(rows, size)
    if at is not None:
        return pages.get_page(at // size + 1)
    return pages.get_page(request.GET.get("page"))


def asked_without_page(request: HttpRequest) -> str:
    """Return what else stands in the address, for the links to other pages."""
    asked = request.GET.copy()
    for name in ("page", "at"):
        asked.pop(name, None)
    return asked.urlencode()
