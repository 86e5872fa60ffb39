"""``bielelt-web forget``: for who has lost telephone and recovery codes."""

from django.core.management import BaseCommand, CommandError, CommandParser

from bielelt.core.errors import BieleltError
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import accounts
from bielelt_web.queries.people import person_called


class Command(BaseCommand):
    """Take the second factors from somebody."""

    help = "Take the second factors from a person who has lost them"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("login")

    def handle(self, *, login: str, **_options: object) -> None:
        """Run."""
        user = person_called(login)
        if user is None:
            raise CommandError(f"Nobody is called “{login}”. Give a login name.")
        codes = user.memberships.values_list("organisation__code", flat=True)
        try:
            operator = Actor("operator", dict.fromkeys(codes, Role.OPERATOR))
            accounts.forget_second_factors(user=user, by=operator)
        except BieleltError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{login} signs in with the password alone now.")
