"""Adding to the audit trail: the last thing every action does."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from bielelt.core.roles import Actor
from bielelt_web.models import AuditEntry, AuditHead
from bielelt_web.models.audit import digest_of

Facts = dict[str, Any]


def record(
    action: str,
    subject: str,
    by: Actor,
    *,
    before: Facts | None = None,
    after: Facts | None = None,
) -> AuditEntry:
    """Chain one entry to the trail, inside the transaction of the action.

    Args:
        action: ``noun_module.verb`` of the action.
        subject: what it was done to, e.g. ``measure:12``.
        by: who did it, for whom and from where.
        before: what changed, as it was; dates and decimals are written as text.
        after: what changed, as it is now.

    Returns:
        The entry. It holds the end of the chain locked until the transaction ends, so an
        action locks the rows it changes first and records last.

    """
    head, _new = AuditHead.objects.select_for_update().get_or_create(pk=1)
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        actor=by.name,
        on_behalf_of=by.on_behalf_of,
        address=by.address,
        action=action,
        subject=subject,
        before=_plain(before),
        after=_plain(after),
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    return entry


def _plain(facts: Facts | None) -> Facts:
    """Return what JSON keeps of ``facts``, so that the digest is the same when read back."""
    plain: Facts = json.loads(json.dumps(facts or {}, cls=DjangoJSONEncoder))
    return plain
