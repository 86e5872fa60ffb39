"""Read the signature block: ХЯНАСАН and БИЕЛЭЛТ ГАРГАСАН, each with post and name.

The post may run over several lines; the name closes it («Г.БАТ»). A word in another case
between a post in capitals and the name is what a scanner made of the signature itself.
"""

import re
from collections.abc import Iterator
from typing import Literal

from bielelt.core.report import Place, Signature, Unplaced
from bielelt.reading.base import Block, Line
from bielelt.reading.draft import Draft

_ROLE = re.compile(
    r"^\W*(?P<words>(?:(?:тайлан|биелэлт|хэрэгжилт|мэдээ)\w*\s+)?"
    r"(?P<verb>хянасан|хянав|гаргасан|гаргав|нэгтгэсэн|бэлтгэсэн))\b\W*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[/\s.…_]*\b(?P<name>[А-ЯӨҮЁ][а-яөүё]{0,2}\.\s?[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё]+(?:-[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё]+)?)\W*$"
)
_REVIEWING = ("хян",)


def read_signatures(draft: Draft) -> None:
    """Fill ``signatures`` from what follows the table; the rest goes to ``unplaced``."""
    role: Literal["reviewed", "prepared"] | None = None
    words: list[str] = []
    for place, line in _texts(draft.tail):
        text = line
        match = _ROLE.match(text)
        if match:
            role = (
                "reviewed"
                if match["verb"].casefold().startswith(_REVIEWING)
                else "prepared"
            )
            _drop(draft, match["words"])
            text = text[match.end() :]
        if role is None:
            if any(c.isalpha() for c in text):
                draft.unplaced.append(Unplaced(place, text))
            continue
        if text:
            words.append(text)
        name = _NAME.search(" ".join(words))
        if name:
            _sign(draft, role, " ".join(words), name)
            role, words = None, []
    if words:
        draft.doubt(None, "signatures", f"no name was found in: {' '.join(words)}")
        draft.repair(
            None,
            "signature-unreadable",
            "signatures",
            before=" ".join(words),
            why="no name",
            dropped=" ".join(words),
        )
    draft.tail = []


def _texts(blocks: list[Block]) -> Iterator[tuple[Place, str]]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.place, block.text.strip()
        else:
            filled = [cell for cell in block.cells if cell.text]
            if filled:
                yield filled[0].place, " ".join(cell.text for cell in filled)


def _drop(draft: Draft, words: str) -> None:
    draft.repair(
        None,
        "form-words",
        "signatures",
        before=words,
        why="heading of a signature",
        dropped=words,
    )


def _sign(
    draft: Draft, role: Literal["reviewed", "prepared"], text: str, name: re.Match[str]
) -> None:
    post = text[: name.start()].split()
    capitals = [w for w in post if w.isupper() or not any(c.isalpha() for c in w)]
    noise = [w for w in post if w not in capitals]
    if len(capitals) > len(noise) > 0:
        draft.repair(
            None,
            "signature-noise",
            "signatures",
            before=" ".join(noise),
            why="stands between a post in capitals and the name: the signature itself",
            dropped=" ".join(noise),
        )
        draft.doubt(None, "signatures", f"«{' '.join(noise)}» was taken for a signature")
        post = capitals
    signer = re.sub(r"\.\s+", ".", name["name"])
    draft.signatures.append(Signature(role, " ".join(post).strip(" ,"), signer))
