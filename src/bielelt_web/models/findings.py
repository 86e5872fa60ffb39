"""What the checks found in reports, and what people answered."""

from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from bielelt.checks import Answerer, Severity, Tuning
from bielelt_web.models.people import Organisation
from bielelt_web.models.reports import Measure, PeriodReport


class Checked(models.Model):
    """How far the checks have come with a report.

    ``is_current`` until something in the report changes; ``at`` is when the findings that
    are kept were found, None before the first time.
    """

    report = models.OneToOneField(
        PeriodReport, models.PROTECT, primary_key=True, related_name="checked"
    )
    is_current = models.BooleanField(default=False)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.report}: {self.at}"


class KeptFinding(models.Model):
    """A finding of ``bielelt.checks`` in one report, from the first run that had it.

    ``key`` is the id of the finding: the same words have the same key in every run, so an
    answer holds until the words change. ``told`` is the finding as ``bielelt-findings/1``
    writes it. ``gone_at`` is when a run did not find it any more; the row stays, for the
    statistics and because the words may come back.
    """

    class Answer(models.TextChoices):
        CORRECTED = "corrected", pgettext_lazy("answer to a finding", "Corrected")
        RIGHT = "right", pgettext_lazy("answer to a finding", "Correct as it is")

    SEVERITIES = [
        (Severity.ERROR.value, pgettext_lazy("severity", "Error")),
        (Severity.DOUBT.value, pgettext_lazy("severity", "Doubt")),
        (Severity.HINT.value, pgettext_lazy("severity", "Hint")),
    ]
    ANSWERERS = [
        (Answerer.REPORTER.value, pgettext_lazy("who answers", "The organisation")),
        (Answerer.ASSESSOR.value, pgettext_lazy("who answers", "Who assesses")),
        (Answerer.REGISTRAR.value, pgettext_lazy("who answers", "The registrar")),
    ]

    report = models.ForeignKey(PeriodReport, models.PROTECT, related_name="findings")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="findings")
    key = models.CharField(max_length=10)
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=5, choices=SEVERITIES)
    answerer = models.CharField(max_length=9, choices=ANSWERERS)
    told = models.JSONField()
    found_at = models.DateTimeField(auto_now_add=True)
    gone_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("report", "id")
        constraints = [
            models.UniqueConstraint(
                name="finding_once_in_a_report", fields=["report", "key"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.rule} {self.key}"

    @property
    def clauses(self) -> list[int]:
        """The serials concerned."""
        return list(self.told["clauses"])

    @property
    def quotes(self) -> list[dict[str, Any]]:
        """The words it rests on: clause, field, text, start, report."""
        return list(self.told["quotes"])

    @property
    def explanation(self) -> dict[str, str]:
        """What is contradictory, in Mongolian and English."""
        return dict(self.told["explanation"])

    @property
    def suggestion(self) -> dict[str, str]:
        """What to do about it, in Mongolian and English."""
        return dict(self.told["suggestion"])

    @property
    def arithmetic(self) -> str:
        """The calculation, empty where nothing is calculated."""
        return str(self.told["arithmetic"])


class RuleTuning(models.Model):
    """What a province decided about one rule, in force from ``since``; see ``checks.Tuning``.

    A later row for the same rule replaces the earlier one from its day on, so that a past
    report is judged by the rules of its time.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tunings")
    rule = models.CharField(max_length=60)
    since = models.DateField()
    is_on = models.BooleanField(default=True)
    severity = models.CharField(max_length=5, choices=KeptFinding.SEVERITIES, blank=True)
    values = models.JSONField(default=dict)
    reason = models.TextField()
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("organisation", "rule", "since")
        constraints = [
            models.UniqueConstraint(
                name="one_tuning_per_rule_and_day",
                fields=["organisation", "rule", "since"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.rule} since {self.since}"

    @property
    def tuning(self) -> Tuning:
        """The row as a value of the library."""
        severity = Severity(self.severity) if self.severity else None
        values = tuple(sorted(self.values.items()))
        return Tuning(self.rule, self.since, self.is_on, severity, values)
