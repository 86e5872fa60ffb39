"""Acting for somebody who is away: begun and stopped by the person who substitutes them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bielelt_web.middleware import ACTING_FOR, SignedInRequest
from bielelt_web.queries.colleagues import written_name


@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Work with the roles of somebody this person substitutes today."""
    for substitution in request.substituting:
        if substitution.absent_id == pk:
            request.session[ACTING_FOR] = pk
            return redirect("home")
    raise Http404


@require_POST
def stop(request: SignedInRequest) -> HttpResponse:
    """Work with one's own roles again."""
    request.session.pop(ACTING_FOR, None)
    name = written_name(request.user)
    messages.success(
        request, _("You work in your own name again: %(name)s.") % {"name": name}
    )
    return redirect("home")
