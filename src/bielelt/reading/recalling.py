"""A mixed clause parted by the words of the same clause known from elsewhere.

What stands between the words of the clause is of the progress. Only where every word is
there, in one way only, under the same act and label, is the parting certain.
Source: docs/methodology.md §5.7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bielelt.language.endings import is_report
from bielelt.reading.memory import Match
from bielelt.reading.memory.aligning import REST, TEXT, Aligned
from bielelt.reading.mixing import bare, signs, weight
from bielelt.reading.parting import Parted, is_honest

_CLOSE = 0.95


@dataclass(frozen=True, slots=True)
class Recalled:
    """The two columns of an entry, what fits into neither, and what is not certain.

    ``foreign`` are pieces that stand in the clause beside a progress that is whole without
    them; ``doubts`` are reasons, none if the parting is certain.
    """

    text: str
    progress: str
    foreign: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def recall(
    match: Match, label: str, pages: Sequence[str], progresses: Sequence[str]
) -> Recalled | None:
    """Part the cells of an entry by the clause that was recognised in them.

    Args:
        match: with its alignment over the texts, page by page.
        label: of the clause as printed, with the blank behind it.
        pages: the texts without it, page by page.
        progresses: those of the entry, page by page.

    Returns:
        None if too little of the clause is there to take it apart.

    """
    aligned = match.aligned
    if aligned is None or not aligned.text:
        return None
    parts, foreign = [], []
    for number, rest in enumerate(aligned.rests):
        progress = progresses[number] if number < len(progresses) else ""
        left = " ".join(rest)
        if not progress or progress[:1].islower():
            parts += [left, progress]
        elif bare(progress) == bare(pages[number]):
            parts.append(left)  # the mixture was printed in both cells
        else:
            parts.append(progress)
            foreign += [left] if left else []
    parts += progresses[len(aligned.rests) :]
    whole = " ".join(filter(None, parts))
    doubts = tuple(_doubts(match, aligned, whole, foreign=foreign))
    recalled = Recalled(label + " ".join(aligned.text), whole, tuple(foreign), doubts)
    honest = is_honest(Parted(recalled.text, whole, 0.0))
    return recalled if honest or not doubts or _is_close(match, aligned) else None


def _is_close(match: Match, aligned: Aligned) -> bool:
    """Whether act, label and nearly all words agree, so that the parting is worth a look."""
    return match.is_numbered and aligned.opens and match.likeness >= _CLOSE


def says(known: str, found: str) -> str:
    """Return how words of a known clause and those found differ; either may be empty."""
    if not known:
        return f"here stands «{found}», which the known clause does not say"
    here = f"here stands «{found}»" if found else "which is not found here"
    return f"the known clause says «{known}», {here}"


def _is_well_known(match: Match) -> bool:
    """Whether people or several reports say so: one alone may have abridged the clause."""
    return not match.known.sources or match.known.votes > 1


def _shows_lines(aligned: Aligned) -> bool:
    """Whether there are lines enough to see how wide the columns are."""
    return min(len(aligned.lines(TEXT)), len(aligned.lines(REST))) > 1


def _doubts(
    match: Match, aligned: Aligned, progress: str, *, foreign: list[str]
) -> list[str]:
    doubts = []
    if not match.is_numbered:
        doubts.append("the clause was recognised by its words, not by act and label")
    for found, known in aligned.differing:
        doubts.append(says(known, found))
    if aligned.is_one_of_two:
        doubts.append("the known clause can be laid over these words in two ways")
    even = aligned.is_even and (_is_well_known(match) or _shows_lines(aligned))
    if not (aligned.opens and even):
        doubts.append("its words do not stand in lines of one width, as printed ones would")
    if foreign:
        doubts.append("the progress beside it is printed as well")
    if not is_report(progress) or weight(signs("", progress)) >= 1:
        doubts.append("what is left does not read as a progress")
    return doubts
