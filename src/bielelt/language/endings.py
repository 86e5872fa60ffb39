"""What a verb ending tells: an order from a report.

Orders of Mongolian acts close with the voluntative -сугай/-сүгэй (or the concessive
-тугай/-түгэй), or, in a list of duties, with the future verbal noun and a semicolon
(-х;). Reports of what was done close with past and continuous forms: -сан байна,
-ж байна, -лаа, -жээ, -в. Source: docs/methodology.md §5.4.
"""

import re

from bielelt.core.numbering import CHAPTERS

_ORDER = re.compile(r"(?:(?:с[уү]г|т[уү]г)[аэ]й)[.;!]?$")
_DUTY = re.compile(r"[а-яөүё]{2,}х;$")
_OBJECT_OF_ORDER = re.compile(
    r"[а-яөүё]{2,}(?:[аэоө]х|[аэоөиуү]лах|[аэоөиуү]лэх|х)[ыи]йг?г?$"
)
_CLOSING = re.compile(
    r"(?:байна|байгаа|болно|болов|ажиллав|байлаа|боллоо|байв|байжээ|болжээ"
    r"|[а-яөүё]+(?:[лр]?л(?:аа|ээ|оо|өө)|[жч]ээ|[аэоө]г?гүй|[аэоө][аэоө]гүй"
    r"|с[аэоө]н|[аэоөуүий]в(?<!архив)))\.+$"
)
# «Дөрөв.» and «Долоо.» are numbers of chapters, whatever they end in.
_CHAPTERS = frozenset(f"{chapter.split()[-1].casefold()}." for chapter in CHAPTERS)
_BREAK = re.compile(r"\s+|(?<=[а-яөүё]{3}\.)(?=[А-ЯӨҮЁа-яөүё])")
_STRIP = "«»“”\"'()[],:"


def _bare(word: str) -> str:
    return word.strip(_STRIP).casefold()


_GLUED = re.compile(r"\w(?:байна|байлаа|болно)\.$", re.IGNORECASE)


def closes_order(word: str) -> bool:
    """Whether ``word`` closes an order: «болгосугай.», «ажиллах;»."""
    bare = _bare(word)
    return bool(_ORDER.search(bare) or _DUTY.search(bare))


def closes_report(word: str) -> bool:
    """Whether ``word``, with its full stop, closes a sentence of a report: «байна.»."""
    bare = _bare(word)
    return bare not in _CHAPTERS and bool(_CLOSING.fullmatch(bare))


def sentence_ends(text: str) -> list[str]:
    """Return the words that close a sentence of a report inside ``text``, its end excepted.

    A blank may be missing behind the full stop, «шилжүүлэв.сарын», or before what closes
    nothing but a report: «яамандбайна.».
    """
    words = [word for word in _BREAK.split(text.strip())[:-1] if word.endswith(".")]
    return [word for word in words if closes_report(word) or _GLUED.search(word)]


def is_order(text: str) -> bool:
    """Whether the last word of ``text`` closes an order."""
    words = text.split()
    if not words:
        return False
    last = words[-1]
    return closes_order(last) or bool(re.search(r"[а-яөүё]{2,}х[.;]?$", _bare(last)))


def is_report(text: str) -> bool:
    """Whether the last word of ``text`` closes a report, with or without a full stop."""
    words = text.split()
    return bool(words) and closes_report(_bare(words[-1]).rstrip(".;") + ".")
