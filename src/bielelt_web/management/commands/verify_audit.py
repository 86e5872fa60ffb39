"""``bielelt-web verify-audit``: proves the audit trail."""

from django.core.management import BaseCommand, CommandError

from bielelt_web.queries import audit


class Command(BaseCommand):
    """Prove the chain of the audit trail."""

    help = "Prove the chain of the audit trail; name the first broken entry and exit with 1"

    def handle(self, **_options: object) -> None:
        """Run."""
        verdict = audit.verify()
        if verdict.broken is None:
            self.stdout.write(f"The audit trail is whole: {verdict.proved} entries proved.")
            return
        entry = audit.entry_at(verdict.broken)
        told = f" ({entry.at.isoformat()}, {entry})" if entry else ""
        raise CommandError(
            f"The audit trail is broken at entry {verdict.broken}{told}: {verdict.why}. "
            f"Entries proved before it: {verdict.proved}. Compare the trail with a backup."
        )
