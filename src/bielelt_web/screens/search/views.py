"""The page of the search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import SearchEntry
from bielelt_web.queries.search import find
from bielelt_web.screens.search.forms import SearchForm

Kind = SearchEntry.Kind
SHOWN_OF_EACH = 5


@require_GET
def search(request: SignedInRequest) -> HttpResponse:
    """Show the first hits of each kind, or one kind page by page."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    words, kind, page = asked.get("q", ""), asked.get("kind"), asked.get("page") or 1
    if kind:
        groups = [find(request.actor, words, Kind(kind), page=page)]
    else:
        groups = [find(request.actor, words, each, size=SHOWN_OF_EACH) for each in Kind]
    context = {
        "words": words,
        "kind": kind,
        "page": page,
        "groups": [group for group in groups if group.hits],
    }
    return render(request, "search/search.html", context)
