"""Organisations and the people in them."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from bielelt.core.roles import Role


class User(AbstractUser):
    """A person who signs in. Our own table from the first day: it cannot be swapped later."""

    class Meta(AbstractUser.Meta):
        constraints = [
            # Who signs in by e-mail must be one person.
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                condition=~Q(email=""),
            ),
        ]


class Organisation(models.Model):
    """A body that decides or carries out; ``code`` is that of the statistics office."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

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
    """The one role a person holds in one organisation and in the bodies below it."""

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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_role_per_person_and_organisation",
                fields=["user", "organisation"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} of {self.organisation}"
