"""Decisions, their clauses, and who has to carry them out."""

from decimal import Decimal
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bielelt.core.kinds import KINDS
from bielelt.core.schedules import SCHEDULES
from bielelt_web.models.imports import Import
from bielelt_web.models.people import Organisation


def decision_file_name(record: "Decision", name: str) -> str:
    """Files are stored under their digest, so the same bytes lie there once."""
    return f"decisions/{record.sha256[:2]}/{record.sha256}{PurePath(name).suffix.lower()}"


class Decision(models.Model):
    """An act in force. ``number_key`` folds look-alike letters, so an act stands here once.

    ``year`` is that of the number, else of the date; 0 where neither tells it. ``text`` is
    the whole act as it was pasted or uploaded, ``file`` the upload. ``control`` repeats the
    kind of the last control event, for lists. An act that came with an imported report
    keeps its ``source`` and ``cells``, the places in the file that gave it.
    """

    class Control(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        TAKEN = "taken", _("Under control")
        REMOVED = "removed", _("Removed from control")
        REPEALED = "repealed", _("Repealed")
        REPLACED = "replaced", _("Replaced")

    issuer = models.ForeignKey(Organisation, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True)
    legal_basis = models.TextField(blank=True)
    basis_url = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    file = models.FileField(upload_to=decision_file_name, max_length=120, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    control = models.CharField(
        max_length=10, choices=Control.choices, default=Control.REGISTERED
    )
    registered_by = models.CharField(max_length=150, blank=True)
    registered_at = models.DateTimeField(auto_now_add=True)
    source = models.ForeignKey(Import, models.PROTECT, null=True, related_name="decisions")
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

    @property
    def kind_word(self) -> str:
        """The Mongolian word for the kind."""
        return KINDS[self.kind].word if self.kind in KINDS else ""


class JointNumber(models.Model):
    """A further number of a joint act: each of its issuers numbers it in its own series."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="joint_numbers")
    issuer = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60)
    number_key = models.CharField(max_length=60)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                name="joint_number_stands_once_in_a_decision",
                fields=["decision", "number_key"],
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ControlEvent(models.Model):
    """A decision, or one clause of it, taken under control, removed, repealed or replaced.

    ``basis`` is the document on whose ground it was done, ``successor`` the act that
    replaced this one.
    """

    KINDS = [
        (choice.value, choice.label)
        for choice in Decision.Control
        if choice is not Decision.Control.REGISTERED
    ]

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="control_events")
    clause = models.ForeignKey(
        "Clause", models.PROTECT, null=True, related_name="control_events"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    on = models.DateField()
    basis = models.CharField(max_length=500)
    reason = models.TextField(blank=True)
    successor = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="replaces"
    )
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.decision}: {self.kind} on {self.on}"


class Clause(models.Model):
    """A numbered obligation inside a decision, as it was first registered.

    ``force`` says what its verb does: a duty is assigned, an appeal may be, a clause of no
    force (it approves or repeals) is not. ``in_control`` is False once this clause alone
    was removed from control.
    """

    class Force(models.TextChoices):
        DUTY = "duty", _("Duty")
        APPEAL = "appeal", _("Appeal")
        NONE = "none", pgettext_lazy("force of a clause", "No duty")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="clauses")
    label = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    force = models.CharField(max_length=6, choices=Force.choices, default=Force.DUTY)
    in_control = models.BooleanField(default=True)
    source = models.ForeignKey(Import, models.PROTECT, null=True, related_name="clauses")
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
    """One clause given to one organisation.

    ``group`` is the group it was given through, e.g. ``districts``, empty if by name.
    ``schedule`` is a key of ``core.schedules.SCHEDULES``. What was taken back keeps its row
    with ``ended_on``.
    """

    ROLES = [("lead", _("Lead")), ("co", _("Co-executor"))]

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="assignments"
    )
    role = models.CharField(max_length=4, choices=ROLES, default="lead")
    group = models.CharField(max_length=20, blank=True)
    schedule = models.CharField(
        max_length=12, choices=[(key, key) for key in SCHEDULES], default="default"
    )
    due_on = models.DateField(null=True)
    continuing = models.BooleanField(default=False)
    weight = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(1))
    given_on = models.DateField(null=True)
    given_by = models.CharField(max_length=150, blank=True)
    ended_on = models.DateField(null=True)
    source = models.ForeignKey(
        Import, models.PROTECT, null=True, related_name="assignments"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="clause_given_once_to_an_organisation",
                fields=["clause", "organisation"],
            ),
            models.CheckConstraint(name="weight_is_positive", condition=Q(weight__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.clause}: {self.organisation}"
