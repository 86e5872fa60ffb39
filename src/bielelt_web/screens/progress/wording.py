"""Words for what the audit trail says of a measure."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ACTIONS = {
    "measures.save_draft": pgettext_lazy("history", "wrote"),
    "measures.mark_done": pgettext_lazy("history", "finished"),
    "measures.reopen": pgettext_lazy("history", "opened again"),
    "measures.delegate": pgettext_lazy("history", "handed on"),
    "evidence.attach_file": pgettext_lazy("history", "attached a file"),
    "evidence.attach_link": pgettext_lazy("history", "attached a link"),
    "evidence.remove": pgettext_lazy("history", "took evidence off"),
    "evidence.restore": pgettext_lazy("history", "put evidence back"),
    "extensions.ask": pgettext_lazy("history", "asked for more time"),
    "extensions.grant": pgettext_lazy("history", "granted more time"),
    "extensions.refuse": pgettext_lazy("history", "refused more time"),
}

FIELDS = {
    "progress": _("progress"),
    "rating": _("self rating"),
    "not_due_until": _("not due until"),
    "not_due_reason": _("why it is not due"),
    "quantities": _("quantities"),
    "done_by": _("finished by"),
    "returned_reason": _("reason of the return"),
    "delegate": _("colleague"),
    "evidence": _("evidence"),
    "url": _("address"),
    "due_on": _("due day"),
    "new_due_on": _("new due day"),
    "reason": _("reason"),
    "sha256": "SHA-256",
    "state": _("state"),
}
