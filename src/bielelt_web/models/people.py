"""Organisations and the people in them."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bielelt.core.roles import Role


class User(AbstractUser):
    """A person who signs in. Our own table from the first day: it cannot be swapped later.

    ``digest`` switches the daily mail; ``calendar_token`` opens the person's calendar feed
    without a password, empty until they ask for it.
    """

    digest = models.BooleanField(default=True)
    digest_sent_on = models.DateField(null=True)
    calendar_token = models.CharField(max_length=64, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                name="calendar_token_opens_one_calendar",
                fields=["calendar_token"],
                condition=~Q(calendar_token=""),
            ),
            # Who signs in by e-mail must be one person.
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                condition=~Q(email=""),
            ),
        ]

    def get_full_name(self) -> str:
        """Return the name as Mongolian documents write it, «С.Үүрийнтуяа»; empty if unknown."""
        initial = f"{self.last_name[0]}." if self.last_name and self.first_name else ""
        return f"{initial}{self.first_name}"


class Organisation(models.Model):
    """A body that decides or carries out; ``code`` is that of the statistics office.

    Bodies come and go: ``successor`` takes the duties over after ``valid_to``, the
    last day.
    """

    class Kind(models.TextChoices):
        STATE = "state", pgettext_lazy("kind of body", "State")
        PROVINCE = "province", pgettext_lazy("kind of body", "Province")
        DISTRICT = "district", pgettext_lazy("kind of body", "District")
        BAG = "bag", pgettext_lazy("kind of body", "Bag")
        AGENCY = "agency", pgettext_lazy("kind of body", "Agency")

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DISTRICT)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                name="organisation_begins_before_it_ends",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The one role a person holds in one organisation; ``position`` is the post as printed.

    Most roles hold in the bodies below too (``core.roles.REACHING_BELOW``). A role that has
    ended stays here with its last day.
    """

    ROLES = [
        (Role.REGISTRAR.value, _("Registrar")),
        (Role.REPORTER.value, _("Reporter")),
        (Role.REVIEWER.value, _("Reviewer")),
        (Role.ASSESSOR.value, _("Assessor")),
        (Role.LEADER.value, _("Leader")),
        (Role.AUDITOR.value, _("Auditor")),
        (Role.ADMINISTRATOR.value, _("Administrator")),
    ]

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=ROLES)
    position = models.CharField(max_length=200, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_role_per_person_and_organisation",
                fields=["user", "organisation"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} of {self.organisation}"


class Substitution(models.Model):
    """One person does another's work from the first to the last day of an absence."""

    absent = models.ForeignKey(User, models.CASCADE, related_name="substitutions")
    substitute = models.ForeignKey(User, models.CASCADE, related_name="substituting")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-first_day", "-id")
        constraints = [
            models.CheckConstraint(
                name="substitution_begins_before_it_ends",
                condition=Q(last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="nobody_substitutes_themselves",
                condition=~Q(absent=F("substitute")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} for {self.absent}, {self.first_day} – {self.last_day}"
