"""What we read in the labelled sentences against what a person reads in them.

``pytest -n 0 -s tests/language/test_labelled.py -k table`` prints precision and recall.
"""

import pytest
from tests.language.labels import (
    FOLDER,
    READERS,
    measure,
    measure_nouns,
    read,
    sentences,
)

EXACT = ("quantities", "percents", "ranges", "dates", "periods", "terms")
SENTENCES = sentences()


def test_the_set_is_large_and_holds_much_that_is_no_fact():
    texts = {sentence.text for sentence in SENTENCES}
    empty = [s for s in SENTENCES if s.group == "none" and not s.labels]

    assert (len(texts) == len(SENTENCES) >= 400, len(empty) >= 60) == (True, True)


@pytest.mark.parametrize("kind", EXACT)
@pytest.mark.parametrize("group", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_exactly_what_a_person_reads_is_read(kind, group):
    here = [sentence for sentence in SENTENCES if sentence.group == group]
    expected = {sentence.text: sentence.expected(kind) for sentence in here}

    assert {sentence.text: read(kind, sentence) for sentence in here} == expected


def test_the_table_of_precision_and_recall():
    table = [*map(measure, READERS), measure_nouns()]
    head = (
        f"{'kind':<12}{'labelled':>9}{'read':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    )
    print("", head, *table, sep="\n")  # noqa: T201
    least = {"names": (0.9, 0.9), "stages": (0.8, 0.6)}

    assert [
        str(one)
        for one in table
        for precision, recall in [least.get(one.kind, (0.95, 0.95))]
        if one.precision < precision or one.recall < recall
    ] == []
