"""Uploaded reports on their way into the register, and what people correct in them."""

from pathlib import PurePath

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bielelt.core.corrections import Kind
from bielelt_web.models.people import Organisation


def stored_name(record: "Import", name: str) -> str:
    """Files are stored under their digest, so the same bytes lie there once."""
    return f"imports/{record.sha256[:2]}/{record.sha256}{PurePath(name).suffix.lower()}"


class Import(models.Model):
    """One uploaded file, what was read from it, and how far it has come.

    ``pages`` is the carrier as found, ``report`` what the reader made of it: the text of
    ``bielelt-report/1``, because a JSON column forgets order and digits. Neither is changed
    but by reading again; what people mend is kept as corrections. ``doubt_count`` counts
    questions: doubts about one part of a clause have one answer. ``open_doubts`` are those
    without one. ``readings`` counts how often the file was read. ``error`` says why it could
    not be read; in review, why not once more.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        READING = "reading", _("Being read")
        CHECKING = "checking", _("Being checked")
        REVIEW = "review", _("To be reviewed")
        ACCEPTED = "accepted", _("Accepted")
        FAILED = "failed", _("Could not be read")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to=stored_name, max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    uploaded_by = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    error = models.TextField(blank=True)
    pages = models.JSONField(default=list)
    report = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    doubt_count = models.PositiveIntegerField(default=0)
    open_doubts = models.PositiveIntegerField(default=0)
    readings = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-uploaded_at", "-id")

    def __str__(self) -> str:
        return self.name

    @property
    def in_work(self) -> bool:
        """The machine has it; the page should ask again."""
        return self.state in {self.State.QUEUED, self.State.READING, self.State.CHECKING}


class Correction(models.Model):
    """One thing a person did to a report as read, in the order in which it was done.

    ``data`` is the correction in the form ``bielelt-corrections/1``: it hangs on no number of
    this table or of a doubt, so the list is replayed when the file is read again.
    """

    KINDS = [(kind.value, kind.value) for kind in Kind]

    source = models.ForeignKey(Import, models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=10, choices=KINDS)
    data = models.JSONField()
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.source_id}#{self.pk}: {self.kind}"
