"""What corrections do to another reading of the same file."""

from dataclasses import replace

import pytest
from tests.core.corrections.sample import (
    LOST,
    ROAD,
    SECOND,
    TREES,
    WELL,
    fix,
    read,
)
from tests.make import clause, decision, report

from bielelt.core.corrections import Kind, Outcome, Result, replay
from bielelt.core.report import Place

EDIT = (Kind.EDIT, "2", {"progress": "12 мод тарьсан."})
SPLIT = (Kind.SPLIT, "1", {"text": "Зам || засах", "progress": "|| Зассан."})
MERGE = (Kind.MERGE, "1", {})
MOVE = (Kind.MOVE, "2", {"to": "3"})
BEGIN = (Kind.BEGIN, "2", {"title": "Модны тухай"})
PLACE = (Kind.PLACE, "3", {"number": "0", "field": "progress"})


def with_clauses(source, *clauses, at=0):
    decisions = list(source.decisions)
    decisions[at] = replace(decisions[at], clauses=clauses)
    return replace(source, decisions=tuple(decisions))


ONE, TWO = read().decisions[0].clauses
BETTER = {
    "edit": (EDIT, with_clauses(read(), ONE, replace(TWO, progress="12 мод тарьсан."))),
    "split": (
        SPLIT,
        report(
            decision(
                replace(ROAD, text="Зам", progress=None),
                clause("засах", "Зассан.", label=None),
                TREES,
            ),
            SECOND,
        ),
    ),
    "merge": (
        MERGE,
        report(
            decision(
                clause("Зам засах 2. Мод тарих", "Зассан. Тарьсан.", origin=ROAD.origin)
            ),
            SECOND,
        ),
    ),
    "move": (MOVE, report(decision(ROAD), replace(SECOND, clauses=(TREES, WELL)))),
    "place": (
        PLACE,
        with_clauses(
            read(unplaced=()),
            replace(read().decisions[1].clauses[0], progress=f"Гаргасан. {LOST.text}"),
            at=1,
        ),
    ),
}


@pytest.mark.parametrize("what", BETTER)
def test_what_a_better_reader_gives_by_itself_is_met(what):
    wish, better = BETTER[what]
    made = fix(read(), wish)

    after = replay(better, made)

    assert [o.result for o in after.outcomes] == [Result.MET]
    assert after.report.decisions == better.decisions


@pytest.mark.parametrize(
    ("wish", "other", "why"),
    [
        (
            EDIT,
            with_clauses(read(), ONE, replace(WELL, serial=2, label="2.")),
            "clause 2 says something else now",
        ),
        (
            EDIT,
            with_clauses(read(), ONE, replace(TWO, text="Тарьсан.", progress="Мод тарих")),
            "the progress reads «Мод тарих» now",
        ),
        (EDIT, with_clauses(read(), ONE), "clause 2 is not there any more"),
        (
            SPLIT,
            with_clauses(read(), replace(ONE, text="Зассан.", progress="Зам засах"), TWO),
            "the text reads «Зассан.» now",
        ),
        (
            MERGE,
            with_clauses(read(), ONE, replace(WELL, serial=9), TWO),
            "the two clauses do not follow each other any more",
        ),
        (
            MOVE,
            replace(
                read(),
                decisions=(replace(read().decisions[0], title="Өөр"), read().decisions[1]),
            ),
            "the clause stands in another decision now",
        ),
        (
            BEGIN,
            with_clauses(read(), TWO),
            "a decision begins at this clause already",
        ),
        (
            PLACE,
            read(unplaced=()),
            "the text to be placed is not among what fits nowhere any more",
        ),
    ],
)
def test_what_meets_something_else_is_told_and_changes_nothing(wish, other, why):
    after = replay(other, fix(read(), wish))

    assert [(o.result, o.why) for o in after.outcomes] == [(Result.CONFLICT, why)]
    assert replace(after.report, repairs=()) == other


def test_a_clause_that_says_the_same_is_found_under_another_serial():
    made = fix(read(), (Kind.EDIT, "2", {"self": "80"}))
    other = report(decision(ROAD, clause("Хашаа барих", "Барьсан."), TREES), SECOND)

    after = replay(other, made)

    assert after.outcomes == (Outcome(Result.APPLIED, "", 3),)
    assert [c.self_rating for c in after.report.clauses] == [100, 100, 80, 100]


def test_a_clause_whose_letters_were_mended_in_its_own_row_is_the_same():
    long = "Сумын төвд 12 мод тарьж, хашаа барьсан тул үр дүн сайн байна."
    damaged = replace(TREES, progress=long.replace("хашаа", "хащаа"))
    made = fix(report(decision(ROAD, damaged)), (Kind.EDIT, "2", {"self": "80"}))

    mended = replay(report(decision(ROAD, replace(TREES, progress=long))), made)
    elsewhere = replace(TREES, progress=long, origin=(Place(3, 1, 4),))
    moved = replay(report(decision(ROAD, elsewhere)), made)

    assert mended.outcomes[0].result is Result.APPLIED
    assert moved.outcomes[0] == Outcome(Result.CONFLICT, "clause 2 says something else now")


def test_columns_parted_better_do_not_hide_a_clause():
    other = with_clauses(read(), ONE, replace(TWO, text="Мод", progress="тарих Тарьсан."))

    after = replay(other, fix(read(), (Kind.EDIT, "2", {"self": "80"})))

    assert after.outcomes[0].result is Result.APPLIED


def test_a_correction_that_builds_on_one_taken_back_is_told():
    source = read()
    split, edit = fix(source, SPLIT, (Kind.EDIT, "1-2", {"self": "80"}))

    after = replay(source, [edit])

    assert replay(source, [split, edit]).conflicts == 0
    assert after.outcomes == (
        Outcome(Result.CONFLICT, "what was split off clause 1 is not there", None),
    )


def test_a_clause_is_never_taken_for_another_one_that_says_the_same():
    made = fix(report(decision(ROAD, TREES)), (Kind.EDIT, "2", {"self": "80"}))
    copied = replace(TREES, origin=(Place(1, 9, 4),))

    after = replay(report(decision(ROAD, WELL, copied)), made)

    assert after.outcomes[0].why == "clause 2 says something else now"


def test_a_clause_known_by_a_correction_that_is_met_is_known_to_those_behind_it():
    source = read()
    made = fix(
        source,
        (Kind.EDIT, "2", {"progress": "Хашаа барьсан."}),
        (Kind.EDIT, "2", {"self": "80"}),
    )
    other = with_clauses(source, ONE, replace(TWO, progress="Хашаа барьсан."))

    results = [o.result for o in replay(other, made).outcomes]

    assert results == [Result.MET, Result.APPLIED]
