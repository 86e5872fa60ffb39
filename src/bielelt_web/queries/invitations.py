"""Invitations: for who manages the people, and for who was invited."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Invitation
from bielelt_web.models.invitations import digest
from bielelt_web.queries.people import organisations_for


def visible(actor: Actor) -> QuerySet[Invitation]:
    """Return the invitations to organisations whose people ``actor`` manages, newest first."""
    organisations = organisations_for(actor, Permission.PEOPLE_MANAGE)
    return Invitation.objects.filter(organisation__in=organisations).select_related(
        "organisation__parent"
    )


def get_invitation(actor: Actor, pk: int) -> Invitation:
    """Return one visible invitation; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def get_invitation_by(token: str) -> Invitation:
    """Return the invitation whose last mail carries ``token``; else 404."""
    return get_object_or_404(
        Invitation.objects.select_related("organisation__parent"), token_hash=digest(token)
    )


def get_for_worker(pk: int) -> Invitation:
    """Return an invitation for the background worker, which sees all."""
    return Invitation.objects.select_related("organisation__parent").get(pk=pk)
