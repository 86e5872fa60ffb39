"""Decisions, their clauses, and who has to carry them out."""

from django.db import models
from django.db.models import Q

from bielelt_web.models.imports import Import
from bielelt_web.models.people import Organisation


class Decision(models.Model):
    """An act in force. ``number_key`` folds look-alike letters, so an act stands here once.

    ``year`` is that of the number, else of the date; 0 where neither tells it.
    ``cells`` are the places in the imported file that gave it.
    """

    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True)
    source = models.ForeignKey(Import, models.PROTECT, related_name="decisions")
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ("date", "number_key", "id")
        constraints = [
            models.UniqueConstraint(
                name="decision_stands_once",
                fields=["issuer", "kind", "year", "number_key"],
                condition=~Q(number_key=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title


class Clause(models.Model):
    """A numbered obligation inside a decision, as it was first registered."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="clauses")
    label = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    source = models.ForeignKey(Import, models.PROTECT, related_name="clauses")
    cells = models.JSONField(default=list)

    class Meta:
        ordering = ("decision", "id")
        constraints = [
            models.UniqueConstraint(
                name="label_stands_once_in_a_decision",
                fields=["decision", "label"],
                condition=~Q(label=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.label}"


class Assignment(models.Model):
    """One clause given to one organisation."""

    ROLES = [("lead", "lead"), ("co", "co-executor")]

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="assignments"
    )
    role = models.CharField(max_length=4, choices=ROLES, default="lead")
    due_on = models.DateField(null=True)
    source = models.ForeignKey(Import, models.PROTECT, related_name="assignments")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="clause_given_once_to_an_organisation",
                fields=["clause", "organisation"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause}: {self.organisation}"
