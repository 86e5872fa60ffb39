"""What somebody is told: the inbox, and what the daily mail gathers from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bielelt.core.notices import KINDS, Group
from bielelt.core.periods import period_name
from bielelt.language.dates import official_day
from bielelt_web.models.people import User

GROUPS = {
    Group.OVERDUE: pgettext_lazy("group of notices", "Overdue"),
    Group.DUE: pgettext_lazy("group of notices", "Due soon"),
    Group.RETURNED: pgettext_lazy("group of notices", "Returned"),
    Group.WAITING: pgettext_lazy("group of notices", "Waiting for you"),
    Group.EXTENSION: pgettext_lazy("group of notices", "More time"),
}

# Said of several measures where a kind has two wordings.
SEVERAL = "several-"

WORDS = {
    "report-overdue": _("The report is overdue. It was due on %(day)s"),
    "measures-overdue": _("Clause %(label)s is overdue. It was due on %(day)s"),
    "several-measures-overdue": _("Clauses overdue: %(count)s. They were due on %(day)s"),
    "report-escalated": _("For the head: the report was not submitted by %(day)s"),
    "measures-escalated": _("For the head: clause %(label)s was not done by %(day)s"),
    "several-measures-escalated": _(
        "For the head: %(count)s clauses were not done by %(day)s"
    ),
    "report-due": _("The report is due on %(day)s"),
    "measures-due": _("Clause %(label)s is due on %(day)s"),
    "several-measures-due": _("Clauses due on %(day)s: %(count)s"),
    "report-returned": _("The report was returned to be improved"),
    "report-returned-to-reviewer": _("The submitted report was returned"),
    "report-returned-to-assessor": _("The assessment was returned"),
    "measure-returned": _("Clause %(label)s was returned to be improved"),
    "to-sign-off": _("All clauses are done. The report waits to be signed off"),
    "to-submit": _("The report is signed off and waits to be submitted"),
    "to-assess": _("The report is submitted and waits to be assessed"),
    "to-confirm": _("The assessment is done and waits to be confirmed"),
    "extension-asked": _("Clause %(label)s: more time is asked for, until %(day)s"),
    "extension-granted": _("Clause %(label)s: more time is granted, until %(day)s"),
    "extension-refused": _("Clause %(label)s: more time is refused"),
}


class Notice(models.Model):
    """One message to one person; ``kind`` and ``facts`` are worded when it is shown.

    ``path`` is where it leads. The same thing is told to a person once: ``key`` says which
    thing it is. ``mailed_at`` is when the daily mail that holds it had been handed over.
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
        indexes = [
            # Every page counts these for its bell.
            models.Index(
                name="notices_to_read", fields=["user"], condition=Q(read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} {self.key}"

    @property
    def group(self) -> Group:
        """What it is counted with."""
        return KINDS[self.kind].group

    @property
    def words(self) -> str:
        """What it says, in the language of the reader."""
        return words_of(self.kind, self.facts)

    @property
    def about(self) -> str:
        """Whose report of which period it is about."""
        return about(self.facts["organisation"], self.facts["period"])


def words_of(kind: str, facts: Mapping[str, Any]) -> str:
    """Return what a notice says, in the language of the reader."""
    several = SEVERAL if facts.get("count", 1) > 1 else ""
    said = {**facts, "day": _day(facts["day"]) if "day" in facts else ""}
    return str(WORDS[several + kind] % said)


def about(organisation: str, period: str) -> str:
    """Return «Хангай аймгийн Өлзийт сум, 2026 оны хагас жил»."""
    return f"{organisation}, {period_words(period)}"


def period_words(period: str) -> str:
    """Return «2026 оны хагас жил», or the code itself in English."""
    return period_name(period) if _is_mongolian() else period


def _day(written: str) -> str:
    return official_day(date.fromisoformat(written)) if _is_mongolian() else written


def _is_mongolian() -> bool:
    return get_language() == "mn"
