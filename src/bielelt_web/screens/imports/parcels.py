"""The screen of what was sent at once: how far it is, what was left out, and why."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.imports import in_state
from bielelt_web.queries.parcels import Tally, files_of, get_parcel, tally_of
from bielelt_web.screens.imports.narrowing import states_to_ask_for
from bielelt_web.screens.paging import asked_without_page, page_with

PAGE_SIZE = 50
LEFT_OUT_SHOWN = 100


@require_GET
def parcel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bar, counts and files of a parcel; htmx asks for all again until the machine is done."""
    row = get_parcel(request.actor, pk)
    tally = tally_of(row)
    state = request.GET.get("state")
    context = {
        "parcel": row,
        "names": names_of([row.uploaded_by]),
        "tally": tally,
        "left": _in_words(tally.time_left(timezone.now() - row.uploaded_at)),
        "states": states_to_ask_for(state, _counts(tally)),
        "page": page_with(
            request, in_state(files_of(request.actor, row), state), PAGE_SIZE
        ),
        "asked": asked_without_page(request),
        "left_out": row.left_out.select_related("container")[:LEFT_OUT_SHOWN],
        "left_out_count": row.left_out.count(),
    }
    template = "imports/parcel.html#files" if request.htmx else "imports/parcel.html"
    return render(request, template, context)


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "": tally.total + tally.unpacked,
        "work": tally.waiting,
        "review": tally.review,
        "failed": tally.failed,
        "accepted": tally.accepted,
    }


def _in_words(left: timedelta | None) -> str:
    """Return roughly how long it takes; nobody needs the seconds."""
    if left is None:
        return ""
    minutes = round(left.total_seconds() / 60)
    if minutes < 1:
        return _("less than a minute left")
    if minutes < 100:  # noqa: PLR2004 - beyond, minutes say little
        return _("about %(count)s minutes left") % {"count": minutes}
    return _("about %(count)s hours left") % {"count": round(minutes / 60)}
