"""Who stands in the signature block of a report, and under which post."""

from dataclasses import dataclass

from django.db.models import Count, Max

from bielelt.core.roles import Actor
from bielelt_web.models import Measure, Membership, Organisation, PeriodReport, User
from bielelt_web.queries.colleagues import written_name


@dataclass(frozen=True, slots=True)
class Signatory:
    """A line of the signature block: «Д.ӨНӨРЖАРГАЛ» and the post."""

    name: str = ""
    position: str = ""


def reviewer_for(report: PeriodReport, by: Actor) -> Signatory:
    """Return how ``by`` signs ``report`` off. Two queries.

    A substitute signs with their own name under the post of the absent person.
    """
    return signatory(report.organisation, by.name, by.on_behalf_of or by.name)


def preparer_of(report: PeriodReport) -> Signatory:
    """Return who marked most measures done, of several the one who did so last.

    Three queries; nobody where no measure is done.
    """
    done = Measure.objects.filter(citation__report=report).exclude(done_by="")
    ranked = done.values("done_by").annotate(n=Count("id"), last=Max("done_at"))
    first = ranked.order_by("-n", "-last").first()
    return signatory(report.organisation, first["done_by"]) if first else Signatory()


def signatory(
    organisation: Organisation, login: str, post_of: str | None = None
) -> Signatory:
    """Return how somebody signs for an organisation; two queries.

    Who has no account here, as people of the past, signs with the name given as ``login``.
    """
    user = User.objects.filter(username=login).first()
    given = Membership.objects.filter(
        organisation=organisation, user__username=post_of or login
    ).first()
    return Signatory(
        written_name(user).upper() if user else login, given.position if given else ""
    )
