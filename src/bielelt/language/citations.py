"""Acts that a text cites with their day and the body that issued them, so that they can be compared.

«Аймгийн Засаг даргын 2031 оны 02 дугаар сарын 13-ны өдрийн А/57 захирамж» is one act, whoever
cites it; a district numbers the acts of its own governor from one again.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from bielelt.core.kinds import UNKNOWN
from bielelt.language.folding import small
from bielelt.language.references import (
    Reference,
    bare_number,
    find_references,
    year_of_number,
)

GOVERNOR = "province governor"
"""The body whose acts most reports are about."""

_LETTERS = 90
_KINDS = ("захирамж", "тогтоол", "тушаал", "зарлиг", "даалгав")
_BODIES = (
    (GOVERNOR, re.compile(r"(?:аймгийн|нийслэлийн)\s+засаг\s+даргын", re.IGNORECASE)),
    (
        "province council",
        re.compile(
            r"(?:аймгийн|нийслэлийн)\s+(?:итх-?\s?ын|иргэдийн\s+төлөөлөгчдийн\s+хурлын)(?P<who>\s+тэргүүлэгчдийн)?",
            re.IGNORECASE,
        ),
    ),
    ("government", re.compile(r"засгийн\s+газрын", re.IGNORECASE)),
    ("parliament", re.compile(r"уих-?\s?ын|улсын\s+их\s+хурлын", re.IGNORECASE)),
    ("prime minister", re.compile(r"ерөнхий\s+сайдын", re.IGNORECASE)),
    (
        "minister",
        re.compile(r"(?P<who>[^\W\d_]+(?:,?\s+[^\W\d_]+)?)\s+сайдын", re.IGNORECASE),
    ),
    (
        "own",
        re.compile(
            r"(?:сумын|дүүргийн)\s+(?P<who>засаг\s+даргын|(?:итх-?\s?ын|иргэдийн\s+төлөөлөгчдийн\s+хурлын)(?:\s+тэргүүлэгчдийн)?)",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited act; equal ``body``, ``kind``, ``year`` and ``number`` are one act.

    ``is_own`` says that the body is one of the organisation that reports.
    """

    start: int
    end: int
    body: str
    kind: str
    number: str
    day: dt.date

    @property
    def is_own(self) -> bool:
        """Whether every district has such a body."""
        return self.body.startswith("own")


@lru_cache(maxsize=2_048)  # clauses stand in the reports of many organisations
def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the acts of ``text`` of which body, kind, number and day are told."""
    if not any(map(small(text).__contains__, _KINDS)):
        return ()
    found = (_citation(text, reference) for reference in find_references(text))
    return tuple(citation for citation in found if citation)


def _citation(text: str, reference: Reference) -> Citation | None:
    if reference.day is None or reference.kind == UNKNOWN:
        return None
    if year_of_number(reference.number) not in {None, reference.day.year}:
        return None
    first = max(0, reference.start - _LETTERS)
    before = text[first : reference.start].rstrip(' ,(«"')
    for name, form in _BODIES:
        bodies = [m for m in form.finditer(before) if m.end() == len(before)]
        if bodies:
            who = (bodies[-1].groupdict().get("who") or "").casefold().split()
            return Citation(
                first + bodies[-1].start(),
                reference.end,
                " ".join((name, *who)),
                reference.kind,
                bare_number(reference.number),
                reference.day,
            )
    return None
