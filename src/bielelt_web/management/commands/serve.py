"""``bielelt-web serve``: the web server."""

from django.conf import settings
from django.core.management import BaseCommand, CommandParser

from bielelt_web.management import serving


class Command(BaseCommand):
    """Start the web server."""

    help = "Serve the site; static files are collected first"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *, host: str, port: int, workers: int, **_options: object) -> None:
        """Run."""
        serving.keep_secret_key()
        serving.collect_static()
        self.stdout.write(f"Bielelt: http://{host}:{port}/")
        serving.run_server(host, port, workers=workers, patience=10)
