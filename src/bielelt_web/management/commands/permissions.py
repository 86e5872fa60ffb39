"""``bielelt-web permissions``: who may do what."""

from django.core.management import BaseCommand

from bielelt_web.management.manual import permissions_page


class Command(BaseCommand):
    """Print the page of the manual."""

    help = "Print docs/permissions.md as the code has it"

    def handle(self, **_options: object) -> None:
        """Run."""
        self.stdout.write(permissions_page(), ending="")
