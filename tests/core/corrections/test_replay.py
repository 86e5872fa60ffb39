"""What corrections do to the reading they were made on."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.corrections.sample import (
    LOST,
    ROAD,
    SECOND,
    TREES,
    WELL,
    fix,
    read,
    told,
)
from tests.make import clause, decision, report

from bielelt.core.corrections import (
    AnswerKind,
    Kind,
    answering,
    replay,
)
from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.kinds import KINDS
from bielelt.core.report import NOT_DUE, Doubt, Unplaced

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
