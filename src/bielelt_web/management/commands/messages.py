"""``bielelt-web messages``: compile the translations."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from bielelt_web.management.catalogue import parse, to_mo


class Command(BaseCommand):
    """Compile every catalogue of the site."""

    help = "Write the .mo file beside each .po file of the site; gettext is not needed"

    def handle(self, **_options: object) -> None:
        """Run."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).rglob("*.po")):
                compiled = to_mo(parse(source.read_text("utf-8")))
                source.with_suffix(".mo").write_bytes(compiled)
                self.stdout.write(str(source.with_suffix(".mo").name))
