"""``bielelt-web appoint``: the first administrator, whom nobody on the site could appoint."""

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from bielelt.core.errors import BieleltError
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import memberships
from bielelt_web.queries.organisations import organisation_called
from bielelt_web.queries.people import person_called


class Command(BaseCommand):
    """Make somebody the administrator of an organisation."""

    help = "Make a person who has an account the administrator of an organisation"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("login")
        parser.add_argument("organisation", metavar="CODE")

    def handle(self, *, login: str, organisation: str, **_options: object) -> None:
        """Run."""
        user, body = person_called(login), organisation_called(organisation)
        if user is None or body is None:
            raise CommandError(f"There is no “{login}”, or no organisation {organisation}.")
        by = Actor("operator", {body.code: Role.OPERATOR})
        role, today = Role.ADMINISTRATOR, localdate()
        try:
            memberships.add(user=user, organisation=body, role=role, on=today, by=by)
        except BieleltError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{login} manages the people of {body.name} now.")
