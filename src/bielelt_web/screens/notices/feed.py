"""The due days of a person as a calendar to subscribe to; the address alone opens it."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bielelt.core.icalendar import Event, calendar
from bielelt.core.notices import Matter, dues
from bielelt.core.roles import Actor
from bielelt_web.middleware import actor_of
from bielelt_web.models.notices import about, period_words, words_of
from bielelt_web.queries.notices import expected, open_matters, owner_of_feed, path_of


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar; a wrong address learns nothing, not even that it is wrong."""
    user = owner_of_feed(token)
    if user is None:
        raise Http404
    actor = actor_of(user)
    events = [
        event
        for matter in open_matters(actor)
        for event in _own(request, matter, user.username)
    ]
    file = calendar(
        [*events, *_expected(request, actor)],
        name=_("Bielelt"),
        stamp=timezone.now(),
        language=settings.LANGUAGE_CODE,
    )
    return HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"},
    )


def _own(request: HttpRequest, matter: Matter, login: str) -> Iterator[Event]:
    """Yield the due days of a report and of its measures that this person writes."""
    for due in dues(matter):
        for part in due.by_delegate():
            if part.delegate in {"", login}:
                message = part.message("due", "")
                yield Event(
                    uid=f"{message.key.replace(':', '-')}@bielelt",
                    day=part.day,
                    summary=words_of(message.kind.key, message.facts),
                    description=about(matter.organisation, matter.period),
                    url=request.build_absolute_uri(path_of(matter, message)),
                )


def _expected(request: HttpRequest, actor: Actor) -> Iterator[Event]:
    """Yield per period and day how many reports an assessor waits for."""
    address = request.build_absolute_uri(reverse("report-list"))
    for period, day, count in expected(actor):
        yield _expectation(period, day, count, address)


def _expectation(period: str, day: date, count: int, address: str) -> Event:
    said = {"period": period_words(period), "count": count}
    return Event(
        uid=f"expected-{period}-{day}@bielelt",
        day=day,
        summary=_("Reports of %(period)s are due, still missing: %(count)s") % said,
        url=address,
    )
