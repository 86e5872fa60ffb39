"""Imports in one state at a time: the choices above their lists."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from bielelt_web.queries.imports import STATES

WORDS = {
    "": _("All"),
    "work": _("With the machine"),
    "review": _("To be reviewed"),
    "failed": _("Could not be read"),
    "accepted": _("Accepted"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One state to ask for; ``count`` where it is known."""

    key: str
    words: str
    is_asked: bool
    count: int | None = None


def states_to_ask_for(
    asked: str | None, counts: dict[str, int] | None = None
) -> list[Choice]:
    """Return the choices; where counts are given, those that have none are left out."""
    current = asked if asked in STATES else ""
    choices = [
        Choice(key, str(words), key == current, None if counts is None else counts[key])
        for key, words in WORDS.items()
    ]
    return [one for one in choices if one.count != 0 or one.is_asked or not one.key]
