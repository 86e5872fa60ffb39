"""What organisations report in a period: as it was printed, or as it is being written."""

from decimal import Decimal
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from bielelt.core.workflow import State
from bielelt_web.models.imports import Import
from bielelt_web.models.people import Organisation, User
from bielelt_web.models.register import Assignment, Decision


class PeriodReport(models.Model):
    """One report of one organisation; ``period`` as in ``bielelt.core.periods``.

    It was either accepted from an old file (``source``) or is written here, measure by
    measure, through the states of ``core.workflow``. ``head`` is all that was printed
    around an accepted table, as text of ``bielelt-report/1`` without decisions; it is empty
    for a report of our own. Figures are always computed anew from the measures, with the
    scale and rounding kept here, so that a past report recomputes identically.
    """

    STATES = [
        (State.DRAFT.value, pgettext_lazy("state of a report", "Draft")),
        (State.REVIEWED.value, pgettext_lazy("state of a report", "Reviewed")),
        (State.SUBMITTED.value, pgettext_lazy("state of a report", "Submitted")),
        (State.ASSESSED.value, pgettext_lazy("state of a report", "Assessed")),
        (State.CONFIRMED.value, pgettext_lazy("state of a report", "Confirmed")),
        (State.PUBLISHED.value, pgettext_lazy("state of a report", "Published")),
    ]

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="reports")
    period = models.CharField(max_length=7)
    state = models.CharField(max_length=10, choices=STATES, default=State.CONFIRMED)
    scale = models.CharField(max_length=10, blank=True)
    digits = models.PositiveSmallIntegerField(default=1)
    truncate = models.BooleanField(default=False)
    opened_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    # Who brought it so far; the names and posts of the signature block as they were then.
    prepared_by = models.CharField(max_length=150, blank=True)
    prepared_position = models.CharField(max_length=200, blank=True)
    reviewed_by = models.CharField(max_length=150, blank=True)
    reviewed_position = models.CharField(max_length=200, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    assessed_by = models.CharField(max_length=150, blank=True)
    assessed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    # The last step back, until the report goes forward again.
    returned_reason = models.TextField(blank=True)
    returned_by = models.CharField(max_length=150, blank=True)
    returned_at = models.DateTimeField(null=True)
    # Only of an accepted old report.
    head = models.TextField(blank=True)
    source = models.OneToOneField(
        Import, models.PROTECT, null=True, related_name="accepted_report"
    )
    accepted_by = models.CharField(max_length=150, blank=True)
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-period", "organisation", "id")
        constraints = [
            models.UniqueConstraint(
                name="one_written_report_per_period",
                fields=["organisation", "period"],
                condition=Q(source__isnull=True),
            ),
        ]

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
    percentage, or "not due", or missing when both fields are empty. ``version`` counts the
    changes by people, so that two of them on one measure notice each other. ``previous`` is
    the same assignment in the report before this one.
    """

    citation = models.ForeignKey(Citation, models.PROTECT, related_name="measures")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="measures")
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="following"
    )
    serial = models.PositiveIntegerField()
    label = models.CharField(max_length=40, null=True)
    text = models.TextField(null=True)
    weight = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(1))
    due_on = models.DateField(null=True)
    # What the organisation says.
    progress = models.TextField(null=True)
    self_percent = models.PositiveSmallIntegerField(null=True)
    self_not_due = models.BooleanField(default=False)
    not_due_until = models.DateField(null=True)
    not_due_reason = models.TextField(blank=True)
    delegate = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="delegated_measures"
    )
    version = models.PositiveIntegerField(default=0)
    edited_by = models.CharField(max_length=150, blank=True)
    edited_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)
    done_at = models.DateTimeField(null=True)
    # Sent back alone, until the organisation has done it again.
    returned_reason = models.TextField(blank=True)
    returned_by = models.CharField(max_length=150, blank=True)
    returned_at = models.DateTimeField(null=True)
    # What the body above says, and the one answer to it.
    upper_percent = models.PositiveSmallIntegerField(null=True)
    upper_not_due = models.BooleanField(default=False)
    upper_reason = models.TextField(blank=True)
    upper_comment = models.TextField(blank=True)
    upper_by = models.CharField(max_length=150, blank=True)
    upper_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)
    # Only of an accepted old report.
    cells = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    class Meta:
        ordering = ("citation", "serial")
        constraints = [
            _percent_or_not_due("self"),
            _percent_or_not_due("upper"),
            models.UniqueConstraint(
                name="serial_stands_once_in_a_citation", fields=["citation", "serial"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation} {self.serial}"


class Quantity(models.Model):
    """A figure behind the progress text: indicator, unit, from where, to what, how far."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="quantities")
    indicator = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    target = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    value = models.DecimalField(max_digits=18, decimal_places=3, null=True)

    class Meta:
        ordering = ("measure", "id")

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} {self.unit}"


def evidence_name(record: "Evidence", name: str) -> str:
    """Files are stored under their digest, so the same bytes lie there once."""
    return f"evidence/{record.sha256[:2]}/{record.sha256}{PurePath(name).suffix.lower()}"


class Evidence(models.Model):
    """A document or a link that shows what was done; a file or ``url``, never both.

    What was taken off keeps its row and its file; ``removed_at`` hides it.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=255)
    url = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to=evidence_name, max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.CharField(max_length=150, blank=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("measure", "id")
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_link",
                condition=Q(url="", sha256__gt="") | Q(url__gt="", sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Extension(models.Model):
    """A request to move the due day of an assignment, and what became of it."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("state of an extension", "Asked for")
        GRANTED = "granted", pgettext_lazy("state of an extension", "Granted")
        REFUSED = "refused", pgettext_lazy("state of an extension", "Refused")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="extensions")
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField()
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = [
            models.UniqueConstraint(
                name="one_open_extension_per_measure",
                fields=["measure"],
                condition=Q(state="asked"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} until {self.new_due_on}: {self.state}"
