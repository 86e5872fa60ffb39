"""Switching the language. Signing in and out are Django's own views."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language in a cookie and go back to the page."""
    return set_language(request)
