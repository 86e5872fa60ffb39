"""What every request gets: its language, its Actor, and limits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from bielelt.core.roles import REACHING_BELOW, Actor, Role
from bielelt_web.models import Organisation, Substitution, User

Handler = Callable[[HttpRequest], HttpResponse]

# Whose work the user does just now: a key of the session.
ACTING_FOR = "acting_for"

# What is open to who has still to set up a second factor, beside the pages for that.
WITHOUT_SECOND_FACTOR = {"account_reauthenticate", "language", "sign-out", "account_logout"}

# Form fields and boundaries around the file itself.
FORM_OVERHEAD = 1024 * 1024


class SignedInRequest(HttpRequest):
    """A request behind the login wall; only for annotations."""

    actor: Actor
    substituting: list[Substitution]
    htmx: HtmxDetails
    user: User


def actor_of(user: User, *, today: date | None = None, address: str = "") -> Actor:
    """Return the actor a user is, in two queries.

    Most roles hold in the organisation and in the two levels below it, because a
    province's registrar works with the reports of its districts; a role given nearer wins.
    A role that ended before ``today`` is none.
    """
    ended = Q(valid_to__lt=today or localdate())
    given = {m.organisation_id: Role(m.role) for m in user.memberships.exclude(ended)}
    reaching = {key for key, role in given.items() if role in REACHING_BELOW}
    near = Organisation.objects.filter(
        Q(pk__in=given) | Q(parent__in=reaching) | Q(parent__parent__in=reaching)
    ).values_list("code", "pk", "parent", "parent__parent")
    roles = {}
    for code, own, *above in near:
        line = [own, *(key for key in above if key in reaching)]
        roles[code] = next(given[key] for key in line if key in given)
    return Actor(user.get_username(), roles, address=address)


def actor_for(request: HttpRequest, user: User) -> Actor:
    """Return the actor of a request: the user, or whom they substitute just now.

    The session remembers whom the user chose to act for; it counts only on the days of a
    substitution, so a forgotten choice ends with it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    chosen = request.session.get(ACTING_FOR)
    if chosen is None:
        return actor_of(user, address=address)
    for substitution in request.substituting:  # type: ignore[attr-defined]
        if substitution.absent_id == chosen:
            theirs = actor_of(substitution.absent, address=address)
            return replace(theirs, name=user.get_username(), on_behalf_of=theirs.name)
    return actor_of(user, address=address)


def absent_on(day: date, *, substitute: User) -> list[Substitution]:
    """Return whom a person substitutes on a day. One query."""
    rows = Substitution.objects.filter(
        substitute=substitute,
        first_day__lte=day,
        last_day__gte=day,
        absent__is_active=True,
    )
    return list(rows.select_related("absent").order_by("pk"))


def actor_middleware(get_response: Handler) -> Handler:
    """Set ``request.actor`` from the memberships of the signed-in user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            user = request.user
            # Only a page with a header asks for it, and who acts for somebody.
            today = SimpleLazyObject(lambda: absent_on(localdate(), substitute=user))
            request.substituting = today  # type: ignore[attr-defined]
            actor = actor_for(request, user)
            request.actor = actor  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


class LoginWall(LoginRequiredMiddleware):
    """Everything needs a login: who has none is led to the sign-in, a program is told so."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Answer a request without a login."""
        if _is_of_a_program(request):
            told = _("Sign in first and send the cookie of the session with each request.")
            return _refused(told, 401)
        return super().handle_no_permission(request, view_func)


def second_factor_middleware(get_response: Handler) -> Handler:
    """Lead who holds a role of MFA_REQUIRED to the second factor before anything else."""

    def process_view(request: HttpRequest, *_view: object) -> HttpResponse | None:
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        is_open = name in WITHOUT_SECOND_FACTOR or name.startswith("mfa_")
        if is_open or not _owes_second_factor(request):
            return None
        if _is_of_a_program(request):
            told = _("Your role needs a second factor. Set it up on the site first.")
            return _refused(told, 403)
        return redirect("mfa_index")

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _is_of_a_program(request: HttpRequest) -> bool:
    """Whether the API was asked, where an answer is read by a program and not by a person."""
    return bool(request.resolver_match and request.resolver_match.namespace == "api")


def _refused(told: str, status: int) -> JsonResponse:
    return JsonResponse(
        {"error": told}, status=status, json_dumps_params={"ensure_ascii": False}
    )


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
    """Refuse a body beyond the upload limit before a byte of it is stored.

    Where old reports are uploaded many files may come at once.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        takes_many = request.path == reverse("import-upload")
        limit = settings.PARCEL_LIMIT if takes_many else settings.UPLOAD_LIMIT
        if int(length) > limit + FORM_OVERHEAD:
            megabytes = limit // 1024 // 1024
            return render(request, "413.html", {"megabytes": megabytes}, status=413)
        return get_response(request)

    return middleware
