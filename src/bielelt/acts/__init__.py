"""The full text of a decision to its clauses, proposed for a registrar to confirm.

``read_act`` opens a DOCX, HTML or text file, ``propose`` takes a pasted text, and
``match_addressees`` looks up whom a proposal means among given organisations.
"""

import datetime as dt
from pathlib import Path

from bielelt.acts.base import (
    Addressee,
    Deadline,
    Doubt,
    Force,
    Group,
    Head,
    ProposedAct,
    ProposedClause,
    Role,
    Words,
)
from bielelt.acts.lines import lines_of_file, lines_of_text
from bielelt.acts.matching import Matches, match_addressees
from bielelt.acts.proposing import propose_lines
from bielelt.language.terms import Recurrence

__all__ = [
    "Addressee",
    "Deadline",
    "Doubt",
    "Force",
    "Group",
    "Head",
    "Matches",
    "ProposedAct",
    "ProposedClause",
    "Recurrence",
    "Role",
    "Words",
    "match_addressees",
    "propose",
    "read_act",
]


def read_act(path: Path, *, date: dt.date | None = None) -> ProposedAct:
    """Propose the clauses of the act in a file.

    Args:
        path: a DOCX, HTML or plain text file.
        date: the day of the act, used where its heading gives none.

    Returns:
        The proposal; every letter of the file stands in it once.

    Raises:
        UnreadableDocument: the file cannot be opened, or is no such file; the text is one
            line that says what was found, what is allowed and what to do.

    Source:
        docs/methodology.md §7.

    """
    return propose_lines(lines_of_file(path), date=date)


def propose(text: str, *, date: dt.date | None = None) -> ProposedAct:
    """Propose the clauses of a pasted act; see ``read_act``."""
    return propose_lines(lines_of_text(text), date=date)
