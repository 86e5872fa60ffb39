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
        # Ctrl-C may come at any time before the server listens for it.
        with suppress(KeyboardInterrupt):
            self._prepare()
            if once:
                call_command("worker", batch=True)
                self.stdout.write(demo.state())
            else:
                self._serve()

    def _prepare(self) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        if not demo.is_there():
            self.stdout.write("Entering the province of Khan-Ulzii; some seconds, once …")
            self.stdout.flush()
            demo.prepare()

    def _serve(self) -> None:
        serving.collect_static()
        port = serving.free_port("127.0.0.1", settings.PORT)
        with serving.worker_beside():
            self.stdout.write(f"Bielelt: http://127.0.0.1:{port}/\n{demo.logins()}")
            serving.run_server("127.0.0.1", port, workers=1, patience=1)
