"""Parcels that somebody may see, and how far their files have come."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt_web.models import Import, Parcel
from bielelt_web.queries import imports


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files of a parcel stand where; archives, once unpacked, are not to be read."""

    waiting: int
    review: int
    accepted: int
    failed: int
    unpacked: int = 0

    @property
    def total(self) -> int:
        """All files that are or were to be read."""
        return self.waiting + self.done

    @property
    def done(self) -> int:
        """Files the machine has done with, read or not."""
        return self.review + self.accepted + self.failed

    def time_left(self, elapsed: timedelta) -> timedelta | None:
        """Return how long the rest takes at the pace so far; None while there is none."""
        if not self.done or not self.waiting:
            return None
        return elapsed / self.done * self.waiting


def visible(actor: Actor) -> QuerySet[Parcel]:
    """Return the parcels of organisations whose imports ``actor`` may see."""
    codes = actor.where(Permission.IMPORT_VIEW)
    rows = Parcel.objects.filter(organisation__code__in=codes)
    return rows.select_related("organisation__parent")


def get_parcel(actor: Actor, pk: int) -> Parcel:
    """Return one visible parcel; unknown and forbidden are the same 404."""
    return get_object_or_404(visible(actor), pk=pk)


def tally_of(parcel: Parcel) -> Tally:
    """Count the files of a parcel by how far they have come. One query."""
    rows = parcel.imports.order_by().values_list("state").annotate(Count("pk"))
    counts = Counter(dict(rows))
    return Tally(
        waiting=sum(counts[state] for state in imports.STATES["work"]),
        review=counts[Import.State.REVIEW],
        accepted=counts[Import.State.ACCEPTED],
        failed=counts[Import.State.FAILED],
        unpacked=counts[Import.State.UNPACKED],
    )


def files_of(actor: Actor, parcel: Parcel) -> QuerySet[Import]:
    """Return the files of a parcel as they were packed, those from inside behind all sent."""
    return imports.visible(actor).filter(parcel=parcel).order_by("depth", "pk")
