"""Who did what to what and when, kept for ever, each entry chained to the one before."""

import hashlib
import json
from datetime import UTC
from typing import Any, Never

from django.db import models


class Unchangeable(models.QuerySet["AuditEntry"]):
    """A query set that can only add and read."""

    def update(self, **_values: Any) -> Never:  # noqa: ANN401
        """Refuse."""
        raise TypeError("Audit entries are never changed. Write a new entry instead.")

    def delete(self) -> Never:
        """Refuse."""
        raise TypeError("Audit entries are never deleted. Write a new entry instead.")


class AuditEntry(models.Model):
    """One line of the audit trail; has no foreign keys so it outlives its subject.

    ``number`` runs without a gap. ``on_behalf_of`` is whom the actor substituted,
    ``address`` where the request came from. ``before`` and ``after`` hold what changed,
    empty where there was nothing. ``digest`` is the SHA-256 of all of it and of
    ``previous``, the digest of the entry before, so that no entry can be changed, taken
    out or slipped in unseen; triggers of the database refuse it in the first place.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    address = models.CharField(max_length=45, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = Unchangeable.as_manager()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.actor} {self.action} {self.subject}"

    def save(self, **options: Any) -> None:  # noqa: ANN401
        """Write a new entry; refuse to write an old one again."""
        if self.pk is not None:
            raise TypeError("Audit entries are never changed. Write a new entry instead.")
        super().save(**options)

    def delete(self, *_arguments: Any, **_options: Any) -> Never:  # noqa: ANN401
        """Refuse."""
        raise TypeError("Audit entries are never deleted. Write a new entry instead.")


def digest_of(entry: AuditEntry) -> str:
    """Return the SHA-256 that ``entry`` must carry, in hexadecimal."""
    told = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.on_behalf_of,
        entry.address,
        entry.action,
        entry.subject,
        entry.before,
        entry.after,
        entry.previous,
    ]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class AuditHead(models.Model):
    """The end of the chain: one row, locked by whoever adds to it."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
