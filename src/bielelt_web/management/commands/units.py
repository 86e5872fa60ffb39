"""``bielelt-web units``: state, provinces and districts with the codes of the statistics office."""

from django.core.management import BaseCommand, CommandError, CommandParser

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import organisations
from bielelt_web.management.units import all_units, units_of


class Command(BaseCommand):
    """Enter the units that are not in the register yet."""

    help = "Enter state, provinces and districts; --province CODE: one province only"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--province", metavar="CODE")

    def handle(self, *, province: str | None, **_options: object) -> None:
        """Run."""
        units = units_of(province) if province else all_units()
        if not units:
            raise CommandError(f"No province has the code {province}. Give e.g. 264.")
        operator = Actor("operator", dict.fromkeys((u.code for u in units), Role.OPERATOR))
        new = organisations.enter_units(units=units, by=operator)
        for row in new:
            self.stdout.write(f"{row.code:<6} {row.name}")
        self.stdout.write(f"{len(new)} new, {len(units) - len(new)} were there.")
