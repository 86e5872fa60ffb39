"""``bielelt-web demo``: the site with sample data, on this machine only."""

from contextlib import suppress

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command

from bielelt_web.management import demo, serving


class Command(BaseCommand):
    """Prepare sample data, then start worker and server."""

    help = (
        "Prepare sample data, then start worker and server; --once: prepare and read only"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *, once: bool, **_options: object) -> None:
        """Run."""
        serving.keep_secret_key()
        call_command("migrate", interactive=False, verbosity=0)
        demo.prepare()
        if once:
            call_command("worker", batch=True)
            self.stdout.write(demo.state())
            return
        serving.collect_static()
        port = serving.free_port("127.0.0.1", settings.PORT)
        # Ctrl-C may come before the server listens for it.
        with suppress(KeyboardInterrupt), serving.worker_beside():
            self.stdout.write(f"Bielelt: http://127.0.0.1:{port}/\n{demo.logins()}")
            serving.run_server("127.0.0.1", port, workers=1, patience=1)
