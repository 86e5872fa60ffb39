"""Words for what the audit trail says of a measure."""

from django.utils.translation import gettext_lazy as _

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
