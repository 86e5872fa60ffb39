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

STEPS = {
    "sign_off": _("Sign off"),
    "submit": _("Submit"),
    "assess": _("Close the assessment"),
    "confirm": _("Confirm"),
    "publish": _("Publish"),
    "return_to_reporter": _("Return to the reporter"),
    "return_to_reviewer": _("Return to the organisation"),
    "return_to_assessor": _("Return to the assessor"),
    "reopen": _("Reopen"),
    "withdraw": _("Withdraw from publication"),
}

ACTIONS = {
    "assessment.answer": _("answered the upper rating"),
    "assessment.rate": _("gave the upper rating"),
    "assessment.return_measure": _("returned the clause"),
    "opening.open_report": _("opened the report"),
    "workflow.sign_off": _("signed the report off"),
    "workflow.submit": _("submitted the report"),
    "workflow.assess": _("closed the assessment"),
    "workflow.confirm": _("confirmed the report"),
    "workflow.publish": _("published the report"),
    "workflow.return_to_reporter": _("returned the report to the reporter"),
    "workflow.return_to_reviewer": _("returned the report to the organisation"),
    "workflow.return_to_assessor": _("returned the report to the assessor"),
    "workflow.reopen": _("reopened the report"),
    "workflow.withdraw": _("withdrew the report from publication"),
}
