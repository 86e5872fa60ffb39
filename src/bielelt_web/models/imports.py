"""Uploaded reports on their way into the register, and the answers to their doubts."""

import re
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _

from bielelt.core.corrections import AnswerKind
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
    after reading; corrections are answers. ``doubt_count`` counts questions: doubts about
    one part of a clause have one answer. ``reading_ms`` is how long the reader took, in
    milliseconds; None if that was never measured.
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


class DoubtAnswer(models.Model):
    """What a person answered; ``doubt`` is the number of a ``core.corrections.Question``."""

    KINDS = [(kind.value, kind.value) for kind in AnswerKind]

    source = models.ForeignKey(Import, models.PROTECT, related_name="answers")
    doubt = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=KINDS)
    values = models.JSONField(default=dict)
    answered_by = models.CharField(max_length=150)
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("doubt",)
        constraints = [
            models.UniqueConstraint(
                name="one_answer_per_doubt", fields=["source", "doubt"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}#{self.doubt}: {self.kind}"
