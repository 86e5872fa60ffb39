"""Read the signature block: ХЯНАСАН and БИЕЛЭЛТ ГАРГАСАН, each with post and name.

The post may run over several lines; the name closes it («Г.БАТ»). A word in another case
between a post in capitals and the name is what a scanner made of the signature itself.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from bielelt.core.report import Signature
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
_LONGEST = 300  # letters of a post


def read_signatures(draft: Draft) -> None:
    """Fill ``signatures`` from what follows the table; the rest stays in ``tail``."""
    reading = _Reading(draft)
    draft.tail = [block for block in draft.tail if not reading.take(_text(block))]
    reading.give_up()


@dataclass(slots=True)
class _Reading:
    """The signature being read: its role, and the words since."""

    draft: Draft
    role: Literal["reviewed", "prepared"] | None = None
    words: list[str] = field(default_factory=list)

    def take(self, text: str) -> bool:
        """Take one line; False if it belongs to no signature."""
        match = _ROLE.match(text)
        if match:
            self.give_up()
            reviewing = match["verb"].casefold().startswith(_REVIEWING)
            self.role = "reviewed" if reviewing else "prepared"
            _drop(self.draft, match["words"])
            text = text[match.end() :]
        if self.role is None:
            return False
        self.words.append(text)
        joined = " ".join(" ".join(self.words).split())
        name = _NAME.search(joined)
        if name:
            _sign(self.draft, self.role, joined, name)
            self.role, self.words = None, []
        elif len(joined) > _LONGEST:
            self.give_up()
        return True

    def give_up(self) -> None:
        """No name came: keep the words and doubt them."""
        words = " ".join(" ".join(self.words).split())
        if words:
            self.draft.doubt(None, "signatures", f"no name was found in: {words}")
            self.draft.repair(
                None,
                "signature-unreadable",
                "signatures",
                before=words,
                why="no name closes it",
                dropped=words,
            )
        elif self.role:
            self.draft.doubt(
                None, "signatures", f"nobody is named who {self.role} the report"
            )
        self.role, self.words = None, []


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text.strip()
    return " ".join(cell.text for cell in block.cells if cell.text)


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
    draft.signatures.append(Signature(role, " ".join(post).strip(" ,~_-—."), signer))
