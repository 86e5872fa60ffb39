"""Words for the keys the library uses; the library itself speaks in keys and English."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    "cell-doubled": _("A cell printed twice was left out"),
    "cell-joined": _("A cell was joined with the one above"),
    "cell-moved": _("A cell was moved to its column"),
    "columns-parted": _("Clause and progress were parted"),
    "form-words": _("Words of the form were left out"),
    "header-dropped": _("A repeated header was left out"),
    "label-inferred": _("The number of the clause was inferred"),
    "line-dropped": _("A line was left out"),
    "markup-dropped": _("Tags were left out"),
    "page-joined": _("A row was joined over the page break"),
    "person-edited": _("Edited by a person"),
    "rows-run-together": _("Two rows run together were kept as one"),
    "progress-slid": _("Progress was moved to its clause"),
    "rating-inferred": _("A rating was taken from a merged cell"),
    "rating-merged": _("A rating stands for both columns"),
    "rating-moved": _("A rating was moved to its column"),
    "rating-read": _("Words were read as a rating"),
    "rating-slid": _("A rating was moved to its clause"),
    "rating-unreadable": _("A rating could not be read"),
    "row-joined": _("A row was joined to the clause"),
    "section-heading": _("A line was read as a heading"),
    "serial-discarded": _("A running number was left out"),
    "serial-inferred": _("A running number was inferred"),
    "serial-moved": _("A running number was moved to its column"),
    "serial-read": _("A running number was read from letters"),
    "serial-repeated": _("A repeated running number was left out"),
    "serial-unreadable": _("A running number could not be read"),
    "signature-noise": _("Scribble of a signature was left out"),
    "signature-unreadable": _("A signature could not be read"),
    "text-slid": _("A text was moved to its row"),
}

SEVERITIES = {
    "error": pgettext_lazy("severity", "Error"),
    "doubt": pgettext_lazy("severity", "Doubtful"),
    "hint": pgettext_lazy("severity", "Hint"),
}

# What was done, as the audit trail tells it: name of the action → what somebody did.
ACTIONS = {
    "imports.answer": _("answered a doubt"),
    "imports.begin_reading": _("began to read the file"),
    "imports.fail": _("could not read the file"),
    "imports.reopen": _("took an answer back"),
    "imports.store_findings": _("kept what the checks found"),
    "imports.store_reading": _("kept what was read"),
    "imports.upload": _("uploaded a file"),
    "opening.open_report": _("opened the report of a period"),
    "people.add_organisation": _("entered an organisation"),
    "people.add_person": _("gave a person a role"),
    "reports.accept": _("accepted a report into the register"),
}

# What it was done to: the part of a subject before the colon.
SUBJECTS = {
    "assignment": pgettext_lazy("subject", "assignment"),
    "clause": pgettext_lazy("subject", "clause"),
    "decision": pgettext_lazy("subject", "decision"),
    "import": pgettext_lazy("subject", "uploaded file"),
    "measure": pgettext_lazy("subject", "measure"),
    "organisation": pgettext_lazy("subject", "organisation"),
    "person": pgettext_lazy("subject", "person"),
    "report": pgettext_lazy("subject", "report"),
}

# What changed, where FIELDS has no word for it or another one.
FACTS = {
    "decisions": _("decisions"),
    "doubt": _("number of the doubt"),
    "error": _("reason of the failure"),
    "is_new": _("newly opened"),
    "kind": pgettext_lazy("fact", "kind"),
    "measures": _("measures"),
    "name": pgettext_lazy("fact", "name"),
    "parent": _("body above"),
    "report": _("report"),
    "role": _("role"),
    "sha256": _("digest of the file"),
    "state": pgettext_lazy("fact", "state"),
    "values": _("new values"),
}
