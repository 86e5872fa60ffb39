"""Words for the keys the library uses; the library itself speaks in keys and English."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

UNKNOWN_KIND = _("Decision")

FIELDS = {
    "date": _("date"),
    "decision": _("decision"),
    "kind": _("kind of decision"),
    "heading": _("heading"),
    "label": _("number of the clause"),
    "number": _("number of the decision"),
    "organisation": _("organisation"),
    "period": _("reporting period"),
    "place": _("place"),
    "progress": _("progress"),
    "rating": _("ratings"),
    "ratings": _("ratings"),
    "self": _("self rating"),
    "serial": _("running number"),
    "signatures": _("signatures"),
    "summary": _("summary page"),
    "summaries": _("summary page"),
    "summary:self": _("summary page of the self rating"),
    "summary:upper": _("summary page of the upper rating"),
    "table": _("table"),
    "text": _("text of the clause"),
    "title": _("title"),
    "upper": _("upper rating"),
}

REPAIRS = {
    "person-edited": _("Edited by a person"),
}

SEVERITIES = {
    "error": pgettext_lazy("severity", "Error"),
    "doubt": pgettext_lazy("severity", "Doubtful"),
    "hint": pgettext_lazy("severity", "Hint"),
}


def reason(text: str) -> str:
    """Return ``text`` in the reader's language where a translation stands in the catalogue."""
    return gettext(text) if text else ""
