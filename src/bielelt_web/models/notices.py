"""What somebody is told: the inbox, and what the daily mail gathers from it."""

from django.db import models

from bielelt_web.models.people import User


class Notice(models.Model):
    """One message to one person; ``kind`` and ``facts`` are worded when it is shown.

    ``path`` is where it leads. The same thing is told to a person once: ``key`` says which
    thing it is.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100)
    facts = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                name="the_same_is_told_once", fields=["user", "kind", "key"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} {self.key}"
