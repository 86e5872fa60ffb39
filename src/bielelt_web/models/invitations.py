"""Invitations: how a person comes to an account, or to one more role."""

import hashlib
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bielelt_web.models.people import Membership, Organisation

_WAITING = Q(accepted_at=None, withdrawn_at=None)


def digest(token: str) -> str:
    """Return what is kept of a token: whoever reads the table cannot accept with it."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """An address that is offered a role; the token that accepts it stands in the mail only.

    ``token_hash`` is empty until the worker has sent the mail, and is that of the last mail.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        EXPIRED = "expired", _("Expired")
        ACCEPTED = "accepted", _("Accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    email = models.EmailField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="invitations"
    )
    role = models.CharField(max_length=20, choices=Membership.ROLES)
    token_hash = models.CharField(max_length=64, blank=True)
    invited_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.UniqueConstraint(
                name="one_waiting_invitation_per_address_and_organisation",
                fields=["email", "organisation"],
                condition=_WAITING,
            ),
            models.UniqueConstraint(
                name="one_invitation_per_token",
                fields=["token_hash"],
                condition=~Q(token_hash=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role} of {self.organisation}"

    def state_at(self, at: datetime) -> State:
        """Return how far it is at the given time."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        return self.State.OPEN if at < self.expires_at else self.State.EXPIRED
