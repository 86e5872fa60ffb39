"""Organisations in which somebody may do something."""

from django.db.models import QuerySet

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Organisation


def organisations_for(actor: Actor, permission: Permission) -> QuerySet[Organisation]:
    """Return the organisations in which ``actor`` has ``permission``, by code."""
    codes = [o for o in actor.roles if actor.may(permission, organisation=o)]
    return Organisation.objects.filter(code__in=codes).select_related("parent")
