"""Where the API is: everything under ``/api/1/``, its document in ``openapi.json`` there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import django_auth

from bielelt_web.api import findings, rules
from bielelt_web.api.shapes import ReadableJSON

api = NinjaAPI(
    title="Биелэлт",
    version="1",
    urls_namespace="api",
    description="What the screens show, for programs: sign in, send the session cookie.",
    docs_url=None,  # its page would be fetched from elsewhere; a closed network has no elsewhere
    auth=django_auth,
    renderer=ReadableJSON(),
)
api.add_router("", rules.router)
api.add_router("", findings.router)


@api.exception_handler(Http404)
def is_not_here(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Say so in the shape of every error; what is forbidden is not here either."""
    told = _("There is nothing here that you may see. Check the address and the number.")
    return api.create_response(request, {"error": told}, status=404)


@api.exception_handler(ValidationError)
def was_asked_wrongly(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name each parameter that cannot be read, what it holds, and why."""
    told = " ".join(_refusal(request, each) for each in error.errors)
    return api.create_response(request, {"error": told}, status=422)


def _refusal(request: HttpRequest, error: dict[str, Any]) -> str:
    name = str(error["loc"][-1])
    return _(
        "“%(name)s” cannot be “%(found)s” (%(why)s). What is allowed stands in openapi.json."
    ) % {"name": name, "found": request.GET.get(name, ""), "why": error["msg"]}


urlpatterns = [path("api/1/", api.urls)]
