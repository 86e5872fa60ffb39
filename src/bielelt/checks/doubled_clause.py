"""One clause text that stands in the report twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from bielelt.checks.base import (
    Answerer,
    Finding,
    Passage,
    Setting,
    Severity,
    Words,
    passages,
    shorten,
)
from bielelt.core.report import Decision, Report
from bielelt.language.likeness import Likeness, alike, means_its_own_act, without_chapter

TITLE = Words("Заалтын агуулга давхардсан", "Clause stands twice")
EXAMPLE = Words(
    "Нэг заалтын агуулга хоёр өөр захирамжийн дор бичигдсэн байна.",
    "The words of one clause are printed under two different orders.",
)
_LONGEST_QUOTE = 200
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class DoubledClause:
    """The words of one clause stand under two serials.

    Why: methodology §6.13. A chapter heading repeated before each clause is no double.
    ``words`` is how many a clause must have; ``short`` how many where one decision has the
    whole clause, chapter and all, in the same words.
    """

    slug: str = "doubled-clause"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("words", Words("Хамгийн цөөн үг", "Fewest words"), 3, 50),
        Setting(
            "short",
            Words("Нэг шийдвэрт хамгийн цөөн үг", "Fewest inside one decision"),
            3,
            50,
        ),
        Setting("share", Words("Ижил хэсэг, хувь", "Same wording, percent"), 70, 100),
    )
    is_on: bool = True
    words: int = 6
    share: int = 85
    short: int = 4

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT inside one decision; under two, where both may say so, a HINT."""
        acts: dict[int, Decision] = {}
        for decision in report.decisions:
            serials = (clause.serial for clause in decision.clauses)
            acts |= dict.fromkeys(serials, _identity(decision))
        told = [p for p in passages(report) if p.field == "text"]
        texts = [without_chapter(p.text) for p in told]
        pairs = alike(texts, words=self.words, share=self.share / 100)
        for group in _groups(chain(pairs, self._short(told, acts))):
            same = [told[place] for place in group]
            if len({p.clause for p in same}) > 1:
                yield self._finding(same, acts)

    def _short(self, told: list[Passage], acts: dict[int, Decision]) -> Iterator[Likeness]:
        """Yield the clauses of one decision that are one text, however short."""
        first: dict[tuple[Decision, tuple[str, ...]], int] = {}
        for place, passage in enumerate(told):
            said = _words(passage.text)
            if len(said) >= self.short and not means_its_own_act(passage.text):
                one = first.setdefault((acts[passage.clause], said), place)
                if one != place:
                    yield Likeness(one, place, 1)

    def _finding(self, same: list[Passage], acts: dict[int, Decision]) -> Finding:
        serials = tuple(dict.fromkeys(p.clause for p in same))
        decisions = {acts[serial] for serial in serials}
        once = len(decisions) == 1 and all(p.sure for p in same)
        listed = ", ".join(map(str, serials))
        where = (
            Words("нэг шийдвэрийн дотор", "inside one decision")
            if len(decisions) == 1
            else Words("өөр өөр шийдвэрийн дор", "under different decisions")
        )
        return Finding(
            self.slug,
            Severity.DOUBT if once else Severity.HINT,
            serials,
            tuple(p.quote(*_own_words(p)) for p in same),
            Words(
                f"Нэг заалтын агуулга {where.mn} {len(serials)} удаа бичигдсэн байна: {listed}.",
                f"The words of one clause stand {len(serials)} times {where.en}: {listed}.",
            ),
            Words(
                "Шийдвэрийн эхтэй тулгаж, аль шийдвэрийн заалт болохыг тогтоон давхардлыг арилгах.",
                "Compare with the decisions, find out whose clause it is and keep it once.",
            ),
            Answerer.REGISTRAR,
        )


@lru_cache(maxsize=4_096)  # the clauses of a province are those of every district
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _identity(decision: Decision) -> Decision:
    """Return what makes two entries one decision; an unnumbered one is only itself."""
    if decision.number and decision.date:
        return Decision(0, decision.kind, None, decision.date, decision.number)
    return replace(decision, clauses=())


def _groups(pairs: Iterable[Likeness]) -> Iterator[list[int]]:
    """Yield the places of texts that are alike, directly or by way of others."""
    head: dict[int, int] = {}
    for pair in pairs:
        first, second = (_head(head, place) for place in (pair.one, pair.other))
        head[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = {}
    for place in sorted(head):
        groups.setdefault(_head(head, place), []).append(place)
    yield from groups.values()


def _head(head: dict[int, int], place: int) -> int:
    head.setdefault(place, place)
    while head[place] != place:
        head[place] = place = head[head[place]]
    return place


def _own_words(passage: Passage) -> tuple[int, int]:
    """Return the place of a clause without its chapter, as much as is read at a glance."""
    own = without_chapter(passage.text)
    start = passage.text.rindex(own) if own else 0
    end = start + len(shorten(passage.text[start:], _LONGEST_QUOTE))
    return start, end
