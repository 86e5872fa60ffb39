"""What is read of the labelled sentences, and how long it takes.

    python benchmarks/facts.py

1. Precision and recall of each kind of fact on tests/language/labelled/.
2. Seconds for 1 000 clauses of 400 letters, each kind.
3. How much longer four times the text takes, for running text and for text that tempts a
   pattern to look back. Goal: about four times, never more than eight.
"""

import sys
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.language.labels import READERS, measure, measure_nouns, sentences  # noqa: E402

CLAUSES, LETTERS, REPEATS, WORST = 1_000, 400, 5, 8
MEASURABLE = 0.05  # seconds; less is noise
COUNT = count()
TEMPTING = {
    "digits": "1", "groups": "123 ", "blanks": "5 ", "spaces": " ", "dots": "1.", "commas": "1,2 ",
    "dashes": "1-", "brackets": "(1)", "quotes": '"а ', "capitals": "Аа ", "commas and words": "Аа, ",
    "months": "3 дугаар сарын 5, ", "ablatives": "3-аас ", "thousands": "5 мянга ", "genitives": "багийн ",
}  # fmt: skip


def seconds(reader: Callable[[str], Iterable[object]], text: str) -> float:
    """Return the fastest of some runs over a text."""
    taken = []
    for _ in range(REPEATS):
        fresh = f"{text} {next(COUNT)}"  # what was read of a text is kept for some time
        begin = time.perf_counter()
        list(reader(fresh))
        taken.append(time.perf_counter() - begin)
    return min(taken)


def main() -> None:
    """Print the three tables."""
    print(
        f"{'kind':<12}{'labelled':>9}{'read':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    )
    print(*map(measure, READERS), measure_nouns(), sep="\n")
    running = " ".join(sentence.text for sentence in sentences())
    clause = running[:LETTERS]
    print(f"\n{'kind':<12}{'s for 1 000 clauses':>20}{'text × 4':>10}  worst of all texts")
    for kind, reader in READERS.items():
        each = CLAUSES * seconds(reader, clause)
        texts = {"running text": running} | {
            name: unit * (20_000 // len(unit)) for name, unit in TEMPTING.items()
        }
        grown = {}
        for name, text in texts.items():
            longer = seconds(reader, text * 4)
            if longer >= MEASURABLE:
                grown[name] = longer / seconds(reader, text)
        worst = max(grown, key=lambda name: grown[name], default="")
        told = f"{grown[worst]:.1f}× {worst}" if worst else "too quick to say"
        verdict = "  TOO MUCH" if worst and grown[worst] > WORST else ""
        usual = seconds(reader, running * 4) / seconds(reader, running)
        print(f"{kind:<12}{each:>20.2f}{usual:>9.1f}×  {told}{verdict}")


if __name__ == "__main__":
    main()
