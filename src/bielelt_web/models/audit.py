"""Who did what to what and when, kept for ever."""

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

    ``before`` and ``after`` hold what changed, empty where there was nothing.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = Unchangeable.as_manager()

    class Meta:
        ordering = ("-at", "-id")

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
