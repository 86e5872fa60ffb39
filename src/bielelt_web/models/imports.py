"""Uploaded reports on their way into the register, and what people correct in them."""

import re
from pathlib import PurePath

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bielelt.core.corrections import Kind
from bielelt_web.models.people import Organisation

_SUFFIX_LENGTH = 12


def stored_name(record: "Import", name: str) -> str:
    """Files are stored under their digest, so the same bytes lie there once.

    Of what a stranger called the file only a tame ending is kept.
    """
    suffix = re.sub(r"[^\w.]", "", PurePath(name).suffix.lower())[:_SUFFIX_LENGTH]
    return f"imports/{record.sha256[:2]}/{record.sha256}{suffix}"


class Parcel(models.Model):
    """Files that were uploaded at once, and all that comes out of the archives among them.

    ``name`` is that of the first of them, ``sent`` how many they were.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parcels")
    name = models.CharField(max_length=255)
    sent = models.PositiveIntegerField()
    uploaded_by = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def others(self) -> int:
        """How many files were sent beside the first."""
        return self.sent - 1


def stored_page(sha256: str, page: int) -> str:
    """Pages drawn to be looked at lie beside the file they are of, PNG or JPEG alike."""
    return f"pages/{sha256[:2]}/{sha256}/{page}"


class Import(models.Model):
    """One uploaded file, what was read from it, and how far it has come.

    A file that came out of an archive or a mail points to it (``container``); so does each
    further report in one file to the ``first``, whose file it shares. ``part`` of ``parts``
    says which report it is.

    ``pages`` is the carrier as found, ``report`` what the reader made of it: the text of
    ``bielelt-report/1``, because a JSON column forgets order and digits. Neither is changed
    but by reading again; what people mend is kept as corrections. ``doubt_count`` counts
    questions: doubts about one part of a clause have one answer. ``open_doubts`` are those
    without one. ``readings`` counts how often the file was read, ``reading_ms`` is how long
    that took the last time, in milliseconds; None if it was never measured. ``error`` says
    why it could not be read; in review, why not once more.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        READING = "reading", _("Being read")
        CHECKING = "checking", _("Being checked")
        REVIEW = "review", _("To be reviewed")
        ACCEPTED = "accepted", _("Accepted")
        FAILED = "failed", _("Could not be read")
        UNPACKED = "unpacked", _("Unpacked")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    parcel = models.ForeignKey(Parcel, models.PROTECT, null=True, related_name="imports")
    container = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
    depth = models.PositiveSmallIntegerField(default=0)
    first = models.ForeignKey("self", models.PROTECT, null=True, related_name="other_parts")
    part = models.PositiveSmallIntegerField(default=1)
    parts = models.PositiveSmallIntegerField(default=1)
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
    reading_ms = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-uploaded_at", "-id")
        constraints = [
            models.UniqueConstraint(name="one_import_per_part", fields=["first", "part"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        """What the file is called without the folders it lay in."""
        return PurePath(self.name.replace("\\", "/")).name

    @property
    def in_work(self) -> bool:
        """The machine has it; the page should ask again."""
        return self.state in {self.State.QUEUED, self.State.READING, self.State.CHECKING}


class LeftOut(models.Model):
    """A file that was sent and not taken, and why.

    ``container`` is the archive or mail in which it still lies, None if it came by itself.
    """

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="left_out")
    container = models.ForeignKey(
        Import, models.PROTECT, null=True, related_name="left_out"
    )
    name = models.CharField(max_length=255)
    why = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


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
