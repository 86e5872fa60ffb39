import pytest
from tests.reading.steps.bench import ORDERS, REPORTS, lay, opening, row

from bielelt.reading.steps import drop_doubles


@pytest.mark.parametrize("copy", [f"1. {ORDERS[0]}", ORDERS[0]])
def test_a_clause_printed_in_front_of_its_progress_is_dropped_there(copy):
    bench = lay(drop_doubles, opening(1, progress=f"{copy} {REPORTS[0]}"))

    assert bench.of("texts", "progresses") == [([f"1. {ORDERS[0]}"], [REPORTS[0]])]
    assert bench.repairs == [(1, "cell-doubled", "progress")]
    assert bench.dropped == [copy]
    assert bench.doubts == [(1, "text"), (1, "progress")]


def test_a_progress_that_only_begins_like_its_clause_stays():
    progress = f"{ORDERS[0][:40]} ажлыг хийсэн байна."

    bench = lay(drop_doubles, opening(1, progress=progress))

    assert bench.of("progresses") == [([progress],)]
    assert bench.notes == []


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (f"2. {ORDERS[1]}", [(2, "progress")]),
        ("", [(2, "progress"), (2, "text")]),
    ],
)
def test_a_progress_equal_to_the_one_above_stays_and_is_doubted(text, doubts):
    bench = lay(drop_doubles, opening(1), row(2, text, REPORTS[0]))

    assert bench.of("progresses") == [([REPORTS[0]],)] * 2
    assert bench.repairs == []
    assert bench.doubts == doubts


@pytest.mark.parametrize("progress", ["Хийгдсэн.", "Хэрэгжих хугацаа болоогүй байна."])
def test_what_many_clauses_say_alike_is_not_doubted(progress):
    bench = lay(drop_doubles, opening(1, progress=progress), row(2, progress=progress))

    assert bench.notes == []
