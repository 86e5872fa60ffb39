"""How much longer it takes to read eight times the text: about eight times, never twice that.

    python benchmarks/growth.py

1. Taking an act apart (bielelt.acts), for texts that tempt a pattern to look back.
2. Merging what two people wrote into one text (bielelt.language.merging).
3. Finding texts of a report that are alike (bielelt.language.likeness).
4. Every check on a clause whose progress is one thing over and over.

The peer of each is itself on an eighth of the text, in the same run. The facts of a text are
measured so by benchmarks/facts.py, a whole province by benchmarks/checks.py.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the hostile texts live in tests/

from tests.acts.test_propose import HOSTILE  # noqa: E402
from tests.language.test_likeness import ONE  # noqa: E402
from tests.language.test_merging import long_texts  # noqa: E402
from tests.make import clause, decision, report  # noqa: E402

from bielelt.acts import propose  # noqa: E402
from bielelt.checks import CHECKS, Check  # noqa: E402
from bielelt.language.likeness import alike  # noqa: E402
from bielelt.language.merging import merge  # noqa: E402

TIMES, LIMIT, REPEATS = 8, 16, 3
# Letters, letters, texts, letters; the eightfold is plenty.
ACT, MERGED, TEXTS, CHECKED = 5_000, 5_000, 1_500, 2_000
COUNT = count()
TEMPTING = (
    "5 ", "а", "((((", "1", "1.", "а, ", "5 мянга ", "Аа ", "«а", "а. ", "5 хүн, ", "нийт ", "5-аас ",
    "12 дугаар сарын ", "3 нь ", "5% ", "Үүнд: ", "буюу 5 ", " ", "-", "5 тн ", "\n", "нь 5 ", "а-а",
)  # fmt: skip
MEASURABLE = 0.05  # seconds of the longer; less is noise


def main() -> None:
    """Print a line per kind; exit with 1 if any grows faster than its text."""
    kept = [
        _tell("taking an act apart", act, ACT),
        _tell("merging two people's changes", merging, MERGED),
        _tell("finding texts that are alike", likeness, TEXTS),
        _tell("checking a clause", checking, CHECKED),
    ]
    sys.exit(not all(kept))


def act(letters: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield acts of one thing over and over, without a heading and below one."""
    for top in ("", "ЗАХИРАМЖЛАХ нь:\n1. "):
        for unit in HOSTILE:
            text = top + unit * (letters // len(unit))
            yield repr(top[:4] + unit), lambda text=text: propose(text)


def merging(letters: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield one long text that two people changed in many places."""
    base, mine, theirs = long_texts(letters)
    yield "a word in five changed", lambda: merge(base, mine, theirs)


def likeness(texts: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield a list of texts that share most of their words and are not alike."""
    many = [f"{ONE} Тоо {n} {n * 7} {n * 13} {n * 17} {n * 19} {n}." for n in range(texts)]

    def work() -> object:
        fresh = [f"{text} {next(COUNT)}" for text in many]
        return list(alike(fresh, words=5, share=0.95))

    yield "texts with one beginning", work


def checking(letters: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each check with each tempting progress."""
    for check in CHECKS:
        for unit in TEMPTING:
            text = unit * (letters // len(unit))
            yield f"{check.slug} {unit!r}", lambda c=check, text=text: _checked(c, text)


def _checked(check: Check, text: str) -> object:
    fresh = f"{text} {next(COUNT)}"  # what was read of a text is kept for some time
    return list(check.run(report(decision(clause(progress=fresh)))))


Kind = Callable[[int], Iterator[tuple[str, Callable[[], object]]]]


def _tell(what: str, kind: Kind, size: int) -> bool:
    """Print the worst growth of a kind; return whether it stays below the limit."""
    worst, where, longest = 0.0, "", 0.0
    for (name, small), (_, large) in zip(kind(size), kind(TIMES * size), strict=True):
        many = _seconds(large)
        longest = max(longest, many)
        if many >= MEASURABLE and (growth := many / _seconds(small)) > worst:
            worst, where = growth, name
    kept = worst <= LIMIT
    growth = f"{worst:.1f} times, {where}" if where else "too quick to say"
    print(
        f"{what:30} {TIMES} times the text: at most {growth}; longest {longest:.2f} s; "
        f"limit {LIMIT} times: {'kept' if kept else 'MISSED'}"
    )
    return kept


def _seconds(work: Callable[[], object]) -> float:
    """Return the fewest seconds of the processor that the work took in some runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    main()
