"""What every request gets: its language, its Actor, and a limit on what it brings."""

from collections.abc import Callable

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from bielelt.core.roles import Actor, Role
from bielelt_web.models import Organisation, User

Handler = Callable[[HttpRequest], HttpResponse]

# Form fields and boundaries around the file itself.
FORM_OVERHEAD = 1024 * 1024


class SignedInRequest(HttpRequest):
    """A request behind the login wall; only for annotations."""

    actor: Actor
    htmx: HtmxDetails


def actor_of(user: User) -> Actor:
    """Return the actor a user is, in two queries.

    A role holds in the organisation and in the two levels below it, because a province's
    registrar works with the reports of its districts; a role given nearer wins.
    """
    given = {m.organisation_id: Role(m.role) for m in user.memberships.all()}
    below = Organisation.objects.filter(
        Q(pk__in=given) | Q(parent__in=given) | Q(parent__parent__in=given)
    ).values_list("code", "pk", "parent", "parent__parent")
    roles = {
        code: next(given[key] for key in line if key in given) for code, *line in below
    }
    return Actor(user.get_username(), roles)


def actor_middleware(get_response: Handler) -> Handler:
    """Set ``request.actor`` from the memberships of the signed-in user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            request.actor = actor_of(request.user)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def language_middleware(get_response: Handler) -> Handler:
    """Speak Mongolian unless the person switched.

    Django's own middleware follows the browser, and office browsers come set to English.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _name in settings.LANGUAGES}
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def upload_limit_middleware(get_response: Handler) -> Handler:
    """Refuse a body beyond the upload limit before a byte of it is stored."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if int(length) > settings.UPLOAD_LIMIT + FORM_OVERHEAD:
            megabytes = settings.UPLOAD_LIMIT // 1024 // 1024
            return render(request, "413.html", {"megabytes": megabytes}, status=413)
        return get_response(request)

    return middleware
