"""``bielelt-web worker``: reads what was uploaded and does the work of every day."""

from datetime import timedelta

from django.core.management import BaseCommand, CommandParser, call_command
from django.utils import timezone

from bielelt_web.actions import jobs

# Longer than any reading takes: what runs longer was taken by a worker that died.
LOST_AFTER = timedelta(minutes=10)


class Command(BaseCommand):
    """Do the background work."""

    help = "Do the background work until interrupted; --batch: until none is left"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--batch", action="store_true")

    def handle(self, *, batch: bool, **_options: object) -> None:
        """Run."""
        jobs.recover(started_before=timezone.now() - LOST_AFTER)
        jobs.schedule_daily(today=timezone.localdate())
        call_command(
            "db_worker", batch=batch, startup_delay=False, reload=False, verbosity=0
        )
