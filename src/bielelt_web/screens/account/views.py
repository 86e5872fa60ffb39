"""A person's own page, and switching the language; the rest of this area is allauth's."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.http.request import HttpRequest
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.accounts import memberships_of, second_factors


@require_GET
def account(request: SignedInRequest) -> HttpResponse:
    """Who am I here, and how do I sign in."""
    context = {
        "factors": second_factors(request.user),
        "memberships": memberships_of(request.user, today=localdate()),
    }
    return render(request, "account/account.html", context)


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language in a cookie and go back to the page."""
    return set_language(request)
