"""The inbox of a person, and how they want to be told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.core.notices import Group
from bielelt_web.actions import calendars, notices
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models.notices import GROUPS
from bielelt_web.queries.notices import (
    account_of,
    get_notice,
    in_group,
    inbox,
    unread_by_group,
)

SHOWN = 100


@require_GET
def notice_list(request: SignedInRequest) -> HttpResponse:
    """Show what the person was told, unread first; of one group if it is chosen."""
    chosen = next((g for g in Group if g == request.GET.get("group")), None)
    counts = unread_by_group(request.actor)
    user = account_of(request.actor)
    return render(
        request,
        "notices/notice_list.html",
        {
            "notices": in_group(inbox(request.actor), chosen)[:SHOWN],
            "chosen": chosen,
            "groups": [(group, GROUPS[group], counts[group]) for group in Group],
            "unread": sum(counts.values()),
            "account": user,
            "feed": _address(request, user.calendar_token),
        },
    )


@require_POST
def read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark one as read and go where it leads, or stay in the list."""
    notice = get_notice(request.actor, pk)
    notices.mark_read(notice=notice, by=request.actor)
    if "go" in request.POST and notice.path:
        return redirect(notice.path)
    return redirect("notice-list")


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """Mark all as read."""
    notices.mark_all_read(user=account_of(request.actor), by=request.actor)
    return redirect("notice-list")


@require_POST
def digest(request: SignedInRequest) -> HttpResponse:
    """Switch the daily mail on or off."""
    wanted = request.POST.get("wanted") == "yes"
    notices.switch_digest(user=account_of(request.actor), wanted=wanted, by=request.actor)
    messages.success(
        request,
        _("The daily mail is switched on.")
        if wanted
        else _("The daily mail is switched off."),
    )
    return redirect("notice-list")


@require_POST
def calendar(request: SignedInRequest) -> HttpResponse:
    """Make or renew the address of the calendar, or switch it off."""
    user = account_of(request.actor)
    if request.POST.get("wanted") == "yes":
        calendars.renew_feed(user=user, by=request.actor)
        said = _("Your calendar has a new address. Copy it into your calendar program.")
    else:
        calendars.close_feed(user=user, by=request.actor)
        said = _("Your calendar is switched off. Its old address opens nothing.")
    messages.success(request, said)
    return redirect(reverse("notice-list") + "#calendar")


def _address(request: SignedInRequest, token: str) -> str:
    """Return the address of the feed as a calendar program needs it; empty if there is none."""
    if not token:
        return ""
    return request.build_absolute_uri(reverse("calendar-feed", args=[token]))
