"""Kinds of decisions. A new kind is a new row in KINDS and nothing else.

Source: docs/glossary.md, “decision”; the kinds a province or district has to answer for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Kind:
    """``word`` is the Mongolian noun; ``stem`` is what all its case forms begin with."""

    key: str
    word: str
    stem: str
    title: str


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        # The longer stem first: «албан даалгавар» before «даалгавар» alone.
        Kind("directive", "албан даалгавар", "албан даалгавр", "Directive"),
        Kind("order", "захирамж", "захирамж", "Order"),
        Kind("resolution", "тогтоол", "тогтоол", "Resolution"),
        Kind("ministerial_order", "тушаал", "тушаал", "Ministerial order"),
        Kind("decree", "зарлиг", "зарлиг", "Decree"),
        Kind("law", "хууль", "хуули", "Law"),
        Kind("programme", "хөтөлбөр", "хөтөлбөр", "Programme"),
        Kind("plan", "төлөвлөгөө", "төлөвлөгөө", "Plan"),
        Kind("contract", "гэрээ", "гэрээ", "Contract"),
        Kind("minutes", "тэмдэглэл", "тэмдэглэл", "Minutes"),
        Kind("recommendation", "зөвлөмж", "зөвлөмж", "Recommendation"),
    )
}

UNKNOWN = "unknown"

# «албан тушаал» is a post and «тэмдэглэлт өдөр» a feast: no order, no minutes.
_NO_KIND = re.compile("албан тушаал|тэмдэглэлт")


@lru_cache(maxsize=4_096)  # the acts of a register are named again and again
def kind_in(text: str) -> str:
    """Return the key of the last kind named in ``text``, or ``unknown``.

    The last noun is the head in Mongolian: «Засаг даргын захирамж» is an order.
    «даалгавар» alone is read as a directive, as headings shorten it.
    """
    folded = _NO_KIND.sub("", text.casefold())
    found = {
        kind.key: max(folded.rfind(kind.stem), folded.rfind(kind.word))
        for kind in KINDS.values()
    }
    found["directive"] = max(found["directive"], folded.rfind("даалгав"))
    key = max(found, key=lambda k: found[k])
    return key if found[key] >= 0 else UNKNOWN
