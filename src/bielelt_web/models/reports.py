"""What organisations reported in a period, as it was printed and as it is counted."""

from django.db import models
from django.db.models import Q

from bielelt_web.models.imports import Import
from bielelt_web.models.people import Organisation
from bielelt_web.models.register import Assignment, Decision


class PeriodReport(models.Model):
    """One accepted report of one organisation; ``period`` as in ``bielelt.core.periods``.

    ``head`` is all that was printed around the table, as text of ``bielelt-report/1`` without
    decisions: title, place, date, summaries, signatures, and the file they stood in. Figures
    are always computed anew from the measures.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="reports")
    period = models.CharField(max_length=7)
    head = models.TextField()
    source = models.OneToOneField(Import, models.PROTECT, related_name="accepted_report")
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-period", "organisation", "id")

    def __str__(self) -> str:
        return f"{self.organisation} {self.period}"


class Citation(models.Model):
    """How a report prints a decision: its running number and its words there."""

    report = models.ForeignKey(PeriodReport, models.PROTECT, related_name="citations")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="citations")
    serial = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    title = models.TextField(null=True)
    date = models.DateField(null=True)
    number = models.CharField(max_length=60, null=True)

    class Meta:
        ordering = ("report", "serial")
        constraints = [
            models.UniqueConstraint(
                name="decision_serial_once_in_a_report", fields=["report", "serial"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.serial}"


def _percent_or_not_due(who: str) -> models.CheckConstraint:
    percent = Q(**{f"{who}_percent__isnull": True}) | Q(
        **{f"{who}_percent__gte": 0, f"{who}_percent__lte": 100, f"{who}_not_due": False}
    )
    return models.CheckConstraint(name=f"{who}_rating_is_one_thing", condition=percent)


class Measure(models.Model):
    """An assignment inside a report: the clause as printed there, progress, two ratings.

    The upper rating never overwrites the self rating (product.md §3). A rating is a
    percentage, or "not due", or missing when both fields are empty.
    """

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="measures")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="measures")
    serial = models.PositiveIntegerField()
    label = models.CharField(max_length=40, null=True)
    text = models.TextField(null=True)
    progress = models.TextField(null=True)
    self_percent = models.PositiveSmallIntegerField(null=True)
    self_not_due = models.BooleanField(default=False)
    upper_percent = models.PositiveSmallIntegerField(null=True)
    upper_not_due = models.BooleanField(default=False)
    cells = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    class Meta:
        ordering = ("citation", "serial")
        constraints = [_percent_or_not_due("self"), _percent_or_not_due("upper")]

    def __str__(self) -> str:
        return f"{self.citation} {self.serial}"
