"""How the review of an import writes durations and tells doubts that are alike."""

from datetime import timedelta

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bielelt_web.queries.alike import Alike
from bielelt_web.queries.review import DoubtItem

register = template.Library()

_MINUTE, _HOUR = 60, 3600
_TENTHS_BELOW = 10  # seconds


@register.filter
def duration(length: timedelta) -> str:
    """Return «9.7 s», «2 min 14 s» or «1 h 5 min»."""
    seconds = length.total_seconds()
    if round(seconds) >= _HOUR:
        hours, left = divmod(round(seconds), _HOUR)
        minutes = left // _MINUTE
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if round(seconds) >= _MINUTE:
        minutes, left = divmod(round(seconds), _MINUTE)
        return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": left}
    places = 1 if seconds < _TENTHS_BELOW else 0
    return _("%(seconds)s s") % {"seconds": number_format(seconds, places)}


@register.filter
def milliseconds(count: int) -> timedelta:
    """Return a duration that is kept in milliseconds."""
    return timedelta(milliseconds=count)


@register.filter
def shared_by(length: timedelta, count: int) -> timedelta:
    """Return what of a duration falls to each of so many, at least one."""
    return length / max(count, 1)


@register.filter
def alike_to(alike: Alike, doubt: DoubtItem) -> int:
    """Return how many open doubts are of the kind of this one."""
    return alike.count(doubt)
