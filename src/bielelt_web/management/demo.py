"""The demonstration: one province with its people, decisions and reports, and files to read.

The texts stand in ``province``, the writing in ``entering``; here is their order.
"""

from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from bielelt.core.roles import Actor
from bielelt_web.actions import imports, parcels
from bielelt_web.management.entering import acts, past, present
from bielelt_web.management.entering.bodies import (
    PASSWORD,
    clerk,
    enter_bodies,
    enter_calendar,
    enter_people,
    enter_substitution,
)
from bielelt_web.management.province.persons import BY_LOGIN
from bielelt_web.management.province.places import BY_CODE, PROVINCE
from bielelt_web.models import Decision, Import, Organisation

SAMPLES = Path(__file__).parents[3] / "samples"
UPLOADS = {"half-year.txt": "29904", "year.docx": "29907", "quarter.html": "29910"}
"""Old reports that wait for a person, and the districts that sent them."""

SENT_WITH = {"quarter.html": "Хавсралт.docx"}
"""A file that was sent together with a report and had lost its content on the way."""

SHOWN = (
    "registrar", "reporter", "reviewer", "assessor", "leader", "auditor", "administrator",
)  # fmt: skip
"""One login per role, in the order in which a decision passes them."""


def is_there() -> bool:
    """Whether the province has been entered."""
    return Decision.objects.filter(issuer__code=PROVINCE.code).exists()


def prepare() -> None:
    """Enter the province; where it is there already it stays as it is.

    All of it is entered or nothing, so that whoever interrupts can begin again.
    """
    if is_there():
        return
    with transaction.atomic():
        bodies = enter_bodies()
        enter_people(bodies)
        enter_calendar(bodies[PROVINCE.code])
        enter_substitution()
        given = acts.enter_decisions(bodies)
        past.enter_reports(bodies, given)
        present.live(bodies, given)
        acts.follow_up()
        for name, code in UPLOADS.items():
            _upload(bodies[code], SAMPLES / name, clerk())


def logins() -> str:
    """Return what to tell the person who looks at the demonstration."""
    cast = (BY_LOGIN[login] for login in SHOWN)
    return "\n".join(
        f"  {p.login:<14} {PASSWORD}  {p.name}, {BY_CODE[p.organisation].name}: {p.post}"
        for p in cast
    )


def state() -> str:
    """Return how far each upload has come."""
    rows = Import.objects.select_related("organisation__parent").order_by("pk")
    return "\n".join(f"  {row}: {row.state}, {row.doubt_count} doubts" for row in rows)


def _upload(organisation: Organisation, path: Path, by: Actor) -> None:
    """Upload one sample unless it was left out of the package."""
    if not path.exists():
        return
    with path.open("rb") as opened:
        file = File(opened, path.name)
        limit = settings.UPLOAD_LIMIT
        other = SENT_WITH.get(path.name)
        if other is None:
            imports.upload(organisation=organisation, file=file, limit=limit, by=by)
            return
        files = [file, ContentFile(b"", other)]
        parcels.send(
            organisation=organisation, files=files, limit_for=lambda _: limit, by=by
        )
