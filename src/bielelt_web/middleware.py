"""What every request gets: its language, its Actor, and limits."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from bielelt.core.roles import Actor, Role
from bielelt_web.models import Organisation, User

Handler = Callable[[HttpRequest], HttpResponse]

# What is open to who has still to set up a second factor, beside the pages for that.
WITHOUT_SECOND_FACTOR = {"account_reauthenticate", "language", "sign-out", "account_logout"}

# Form fields and boundaries around the file itself.
FORM_OVERHEAD = 1024 * 1024


class SignedInRequest(HttpRequest):
    """A request behind the login wall; only for annotations."""

    actor: Actor
    htmx: HtmxDetails
    user: User


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


def second_factor_middleware(get_response: Handler) -> Handler:
    """Lead who holds a role of MFA_REQUIRED to the second factor before anything else."""

    def process_view(request: HttpRequest, *_view: object) -> HttpResponse | None:
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        is_open = name in WITHOUT_SECOND_FACTOR or name.startswith("mfa_")
        if is_open or not _owes_second_factor(request):
            return None
        return redirect("mfa_index")

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _owes_second_factor(request: HttpRequest) -> bool:
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or not settings.MFA_REQUIRED & set(actor.roles.values()):
        return False
    return not is_mfa_enabled(request.user)


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
