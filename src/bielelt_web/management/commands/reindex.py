"""``bielelt-web reindex``: makes the search anew."""

from django.core.management import BaseCommand

from bielelt_web.actions import search


class Command(BaseCommand):
    """Fill what can be searched for from the register."""

    help = "Make all that can be searched for anew from the register, while the site runs"

    def handle(self, **_options: object) -> None:
        """Run."""
        self.stdout.write(f"Decisions, clauses and measures indexed: {search.reindex()}.")
