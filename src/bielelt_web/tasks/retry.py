"""When to try again: the queue itself has no such rule."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retry:
    """Try ``attempts`` times in all, waiting twice as long after each failure."""

    attempts: int = 3
    first_wait: timedelta = timedelta(seconds=5)

    def wait_after(self, attempt: int) -> timedelta | None:
        """Return how long to wait after the failed ``attempt`` (from 1); None to give up."""
        if attempt >= self.attempts:
            return None
        wait: timedelta = self.first_wait * 2 ** (attempt - 1)
        return wait
