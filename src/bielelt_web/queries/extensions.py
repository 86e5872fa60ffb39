"""Requests to move a due day: those of a measure, and those somebody decides on."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Extension, Measure

DECIDED_SHOWN = 50


def extensions_of(row: Measure) -> QuerySet[Extension]:
    """Return the requests made for a measure, newest first."""
    return Extension.objects.filter(measure=row)


def to_decide(actor: Actor) -> list[Extension]:
    """Return the open requests ``actor`` decides on, the longest waiting first."""
    rows = _within(actor).filter(state=Extension.State.ASKED)
    return list(rows.order_by("asked_at", "pk"))


def decided(actor: Actor) -> list[Extension]:
    """Return what was decided last where ``actor`` decides."""
    rows = _within(actor).exclude(state=Extension.State.ASKED)
    return list(rows.order_by("-decided_at", "-pk")[:DECIDED_SHOWN])


def get_extension(actor: Actor, pk: int) -> Extension:
    """Return a request of an organisation whose decisions ``actor`` may see; else 404."""
    return get_object_or_404(_within(actor, Permission.DECISION_VIEW), pk=pk)


def _within(
    actor: Actor, permission: Permission = Permission.EXTENSION_DECIDE
) -> QuerySet[Extension]:
    codes = actor.where(permission)
    return (
        Extension.objects.filter(measure__citation__report__organisation__code__in=codes)
        .select_related("measure__citation__report__organisation__parent")
        .select_related("measure__assignment")
        .defer("measure__cells", "measure__progress")
    )
