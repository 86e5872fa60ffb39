"""What corrections do to the reading they were made on, and to another one."""

from dataclasses import replace
from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.core.corrections import (
    AnswerKind,
    Kind,
    Outcome,
    Result,
    answering,
    correcting,
    replay,
)
from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.kinds import KINDS
from bielelt.core.report import NOT_DUE, Doubt, Place, Unplaced

ROAD = clause("Зам засах", "Зассан.", origin=(Place(1, 1, 4),))
TREES = clause(
    "Мод тарих", "Тарьсан.", label="2.", self_rating=70, origin=(Place(1, 2, 4),)
)
WELL = clause("Худаг гаргах", "Гаргасан.", origin=(Place(1, 3, 4),))
FIRST = decision(ROAD, TREES)
SECOND = decision(WELL, title="Усны тухай", number="А/2")
LOST = Unplaced(Place(2, 1, 3), "Гурван худаг гаргасан. Хашаа барьсан.")


def read(**others):
    return report(FIRST, SECOND, **{"unplaced": (LOST,), **others})


def fix(source, *wishes):
    """Return the corrections (kind, address, values) made one after the other."""
    made = []
    for kind, address, values in wishes:
        made.append(correcting(source, made, kind, address, values))
    return made


def told(result):
    """Return serials, labels, texts and progress, decision by decision."""
    return [
        (d.serial, [(c.serial, c.label, c.text, c.progress) for c in d.clauses])
        for d in result.report.decisions
    ]


# Editing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "text", "attribute", "value"),
    [
        ("label", " 14. 2.1 ", "label", "14. 2.1"),
        ("progress", "12 мод\n тарьсан.", "progress", "12 мод тарьсан."),
        ("progress", "", "progress", None),
        ("self", "90 %", "self_rating", 90),
        ("upper", "Х.Б", "upper_rating", NOT_DUE),
        ("upper", "not_due", "upper_rating", NOT_DUE),
        ("self", "", "self_rating", None),
    ],
)
def test_a_field_of_a_clause_is_edited_though_nothing_doubts_it(
    field, text, attribute, value
):
    source = read()

    after = replay(source, fix(source, (Kind.EDIT, "2", {field: text}))).report

    old = source.decisions[0]
    new = replace(old.clauses[1], **{attribute: value})
    assert after.decisions == (
        replace(old, clauses=(old.clauses[0], new)),
        source.decisions[1],
    )


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("kind", "directive", "directive"),
        ("title", "Ногоон  байгууламжийн тухай", "Ногоон байгууламжийн тухай"),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("number", "2024_А/27", "2024_А/27"),
    ],
)
def test_a_field_of_a_decision_is_edited_through_its_clause(field, text, value):
    source = read()

    after = replay(source, fix(source, (Kind.EDIT, "3", {field: text}))).report

    assert after.decisions[1] == replace(source.decisions[1], **{field: value})


def test_a_field_of_the_document_is_edited():
    source = read()

    assert (
        replay(source, fix(source, (Kind.EDIT, "", {"place": "Өлзий"}))).report.place
        == "Өлзий"
    )


@pytest.mark.parametrize(
    ("field", "text", "error", "message"),
    [
        (
            "self", "101", InvalidRating,
            "“101” is no rating. Write a percentage from 0 to 100, Х.Б for not due, or nothing.",
        ),
        (
            "date", "25.06.2024", Refused,
            "“25.06.2024” is no date. Write year-month-day, e.g. 2024-06-25.",
        ),
        (
            "kind", "захирамж", Refused,
            f"“захирамж” is no kind of decision. Use one of: {', '.join(KINDS)}.",
        ),
        (
            "text", "Мод тарих", Refused,
            "Nothing was changed: this is what stands there already.",
        ),
    ],
)  # fmt: skip
def test_a_value_that_a_field_cannot_take_is_refused(field, text, error, message):
    with pytest.raises(error) as refusal:
        fix(read(), (Kind.EDIT, "2", {field: text}))

    assert str(refusal.value) == message


# Splitting and merging ------------------------------------------------------------------


def test_a_split_parts_text_and_progress_and_finds_the_number_of_the_second():
    source = report(
        decision(clause("Мод тарих. 3. Хашаа барих.", "Тарьсан. Барьсан."), WELL)
    )
    halves = {
        "text": "Мод тарих. || 3. Хашаа барих.",
        "progress": "Тарьсан. || Барьсан.",
    }

    after = replay(source, fix(source, (Kind.SPLIT, "1", halves)))

    assert told(after) == [
        (
            1,
            [
                (1, "1.", "Мод тарих.", "Тарьсан."),
                (2, "3.", "Хашаа барих.", "Барьсан."),
                (3, "1.", "Худаг гаргах", "Гаргасан."),
            ],
        )
    ]
    second = after.report.decisions[0].clauses[1]
    assert (second.self_rating, second.upper_rating) == (None, None)
    assert after.serials == ((1, 1), (2, 3))


def test_what_was_split_off_takes_the_serial_that_has_no_row():
    source = report(decision(replace(ROAD, serial=1), replace(WELL, serial=3)))

    after = replay(source, fix(source, (Kind.SPLIT, "1", {"text": "Зам || засах"})))

    assert [c.serial for c in after.report.clauses] == [1, 2, 3]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"text": "Зам тавих || засах"},
            "Splitting must not change a letter. Split first, then edit.",
        ),
        (
            {"text": "З || ам || засах"},
            "The text has 2 marks “||”. Write at most one in each text, where the second clause begins.",
        ),
        ({}, "One of the two clauses would be empty. Put the marks elsewhere."),
        (
            {"text": "|| Зам засах", "progress": "|| Зассан."},
            "One of the two clauses would be empty. Put the marks elsewhere.",
        ),
    ],
)
def test_a_split_that_loses_something_is_refused(values, message):
    with pytest.raises(Refused) as refusal:
        fix(read(), (Kind.SPLIT, "1", values))

    assert str(refusal.value) == message


def test_a_merge_joins_the_texts_with_the_number_of_the_second_and_keeps_every_rating():
    source = read()

    after = replay(source, fix(source, (Kind.MERGE, "1", {})))

    assert told(after) == [
        (1, [(1, "1.", "Зам засах 2. Мод тарих", "Зассан. Тарьсан.")]),
        (2, [(2, "1.", "Худаг гаргах", "Гаргасан.")]),
    ]
    merged = after.report.decisions[0].clauses[0]
    assert (merged.self_rating, merged.origin) == (100, (*ROAD.origin, *TREES.origin))
    assert after.report.repairs[0].dropped == "70 100"
    assert after.serials == ((1, 1), (2, 1), (3, 2))


def test_a_person_says_which_rating_a_merged_clause_has():
    source = read()

    after = replay(source, fix(source, (Kind.MERGE, "1", {"self": "70"})))

    merged = after.report.decisions[0].clauses[0]
    assert (merged.self_rating, after.report.repairs[0].dropped) == (70, "100 100")


def test_the_last_clause_has_none_to_be_merged_with():
    with pytest.raises(Refused, match="Behind the last clause there is none"):
        fix(read(), (Kind.MERGE, "3", {}))


def test_doubts_go_where_their_clause_goes():
    doubts = (
        Doubt(2, "self", "blurred"),
        Doubt(3, "text", "cut"),
        Doubt(2, "title", "cut"),
    )
    source = read(doubts=doubts)

    after = replay(source, fix(source, (Kind.MERGE, "1", {})))

    assert after.report.doubts == (
        Doubt(1, "self", "blurred"),
        Doubt(2, "text", "cut"),
        Doubt(1, "title", "cut"),
    )
    answer = answering(source, fix(source, (Kind.MERGE, "1", {})), 0, AnswerKind.ACCEPT, {})
    both = [*fix(source, (Kind.MERGE, "1", {})), answer]
    assert [d.field for d in replay(source, both).report.doubts] == ["text", "title"]


# Moving ---------------------------------------------------------------------------------


def test_a_clause_moves_to_another_decision_and_keeps_its_printed_serial():
    source = read()

    after = replay(source, fix(source, (Kind.MOVE, "2", {"to": "3"})))

    assert told(after) == [
        (1, [(1, "1.", "Зам засах", "Зассан.")]),
        (2, [(2, "2.", "Мод тарих", "Тарьсан."), (3, "1.", "Худаг гаргах", "Гаргасан.")]),
    ]


def test_a_decision_whose_last_clause_moves_goes_and_its_words_are_told():
    source = read(doubts=(Doubt(3, "title", "cut"),))

    after = replay(source, fix(source, (Kind.MOVE, "3", {"to": "1"})))

    assert [len(d.clauses) for d in after.report.decisions] == [3]
    assert after.report.repairs[-1].dropped == "Усны тухай 2024-01-12 А/2"
    assert (after.report.doubts, after.asked[0].answered_by) == ((), 0)


def test_a_doubt_about_a_decision_stays_with_it_when_its_first_clause_goes():
    source = read(doubts=(Doubt(1, "title", "cut"),))

    after = replay(source, fix(source, (Kind.MOVE, "1", {"to": "3"})))

    assert after.report.doubts == (Doubt(2, "title", "cut"),)


def test_a_decision_begins_at_a_clause_and_takes_those_behind_it():
    source = report(decision(ROAD, TREES, WELL), SECOND)
    given = {"title": "Модны тухай", "number": "А/9", "date": ""}

    after = replay(source, fix(source, (Kind.BEGIN, "2", given)))

    assert [(s, [c[0] for c in cs]) for s, cs in told(after)] == [
        (1, [1]), (2, [2, 3]), (3, [4])
    ]  # fmt: skip
    begun = after.report.decisions[1]
    assert (begun.kind, begun.title, begun.number, begun.date) == (
        "order", "Модны тухай", "А/9", None
    )  # fmt: skip


def test_no_decision_begins_twice_at_one_clause():
    with pytest.raises(Refused, match="a decision begins at this clause already"):
        fix(read(), (Kind.BEGIN, "1", {"title": "Өөр"}))


# Placing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "progress"),
    [
        ("end", "Гаргасан. Гурван худаг гаргасан."),
        ("start", "Гурван худаг гаргасан. Гаргасан."),
    ],
)
def test_a_stretch_of_unplaced_text_is_placed_and_the_rest_stays_unplaced(at, progress):
    source = read()
    wish = {
        "number": "0",
        "stretch": "Гурван худаг гаргасан.",
        "field": "progress",
        "at": at,
    }

    after = replay(source, fix(source, (Kind.PLACE, "3", wish))).report

    assert after.decisions[1].clauses[0].progress == progress
    assert after.unplaced == (Unplaced(LOST.place, "Хашаа барьсан."),)


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"number": "1"}, "This text has been placed already. Reload the page."),
        (
            {"field": "self"},
            "No text is placed in “self”. Use one of: text, progress, label, title.",
        ),
        (
            {"stretch": "Таван худаг"},
            "«Таван худаг» does not stand in the text. Copy it from there.",
        ),
    ],
)
def test_what_cannot_be_placed_is_refused(wish, message):
    with pytest.raises(Refused) as refusal:
        fix(read(), (Kind.PLACE, "3", {"number": "0", "field": "progress", **wish}))

    assert str(refusal.value) == message


# Another reading ------------------------------------------------------------------------

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
