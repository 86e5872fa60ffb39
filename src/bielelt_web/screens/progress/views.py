"""The list of what a person has to write."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET

from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Measure
from bielelt_web.queries import measures
from bielelt_web.queries.measures import GROUPS, Filters, MyList

GROUP_NAMES = {
    "returned": pgettext_lazy("measures", "Returned"),
    "overdue": pgettext_lazy("measures", "Overdue"),
    "due": pgettext_lazy("measures", "Due next"),
    "done": pgettext_lazy("measures", "Done"),
    "all": pgettext_lazy("measures", "All"),
}


@require_GET
def my_list(request: SignedInRequest) -> HttpResponse:
    """Show what is sent back, late, due and done, and how far each open report is."""
    asked = request.GET
    filters = Filters(
        group=asked.get("group", ""),
        organisation=asked.get("organisation", ""),
        period=asked.get("period", ""),
        mine="mine" in asked,
        words=asked.get("q", "")[:100],
    )
    page = asked.get("page", "")
    today = localdate()
    found = measures.my_list(
        request.actor, filters, today=today, page=int(page) if page.isdecimal() else 1
    )
    return render(
        request,
        "progress/my_list.html",
        {
            "list": found,
            "filters": filters,
            "rows": [(row, _days_left(row, today)) for row in found.rows],
            "tabs": [
                (group, GROUP_NAMES[group], found.counts[group], _query(filters, group))
                for group in GROUPS
            ],
            "undo": asked.get("done", "") if asked.get("done", "").isdecimal() else "",
            "here": _query(filters, found.group),
            **_choices(found),
        },
    )


def _days_left(row: Measure, today: date) -> int | None:
    by: date | None = row.by  # type: ignore[attr-defined]
    return (by - today).days if by else None


def _choices(found: MyList) -> dict[str, Any]:
    """Return what can be chosen between; nothing where there is only one."""
    organisations = {r.organisation.code: r.organisation for r in found.reports}
    periods = sorted({r.period for r in found.reports})
    return {
        "organisations": list(organisations.values()) if len(organisations) > 1 else [],
        "periods": periods if len(periods) > 1 else [],
    }


def _query(filters: Filters, group: str) -> str:
    """Return the filters as they stand in the address, for another tab or page."""
    pairs = {
        "group": group,
        "organisation": filters.organisation,
        "period": filters.period,
        "mine": "1" if filters.mine else "",
        "q": filters.words,
    }
    return urlencode({name: value for name, value in pairs.items() if value})
