from dataclasses import replace
from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.core.corrections import (
    Answer,
    AnswerKind,
    correct,
    corrected,
    fields_of,
    split_at_seam,
    values_of,
)
from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.kinds import KINDS
from bielelt.core.report import NOT_DUE, Doubt, Repair

WHY = "the scan is blurred"
BOTH = ("text", "progress")


def doubted(*doubts):
    """Build a report of two decisions; the doubts point at clause 2 of the second."""
    return report(
        decision(clause("Зам засах", "Зассан.")),
        decision(clause("Мод тарих", "Тарьсан.", self_rating=70, upper_rating=None)),
        doubts=doubts,
    )


def doubt(field, serial=2):
    return Doubt(serial, field, WHY)


def second(source):
    """Return the decision and the clause at which the doubts point."""
    return source.decisions[1], source.decisions[1].clauses[0]


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (doubt("period", None), ("period",)),
        (doubt("summary", None), ()),
        (doubt("number"), ("number",)),
        (doubt("label"), ("label",)),
        (doubt("upper"), ("upper",)),
        (doubt("rating"), ("self", "upper")),
        (doubt("text"), BOTH),
        (doubt("progress"), BOTH),
    ],
)
def test_a_doubt_lets_what_belongs_to_it_be_edited(asked, fields):
    assert fields_of(asked) == fields


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        (doubt("date", None), {"date": "2024-06-25"}),
        (doubt("kind"), {"kind": "order"}),
        (doubt("rating"), {"self": "70", "upper": ""}),
        (doubt("text"), {"text": "Мод тарих", "progress": "Тарьсан."}),
    ],
)
def test_a_person_sees_what_stands_in_the_fields_of_a_doubt(asked, values):
    assert values_of(doubted(asked), asked) == values


@pytest.mark.parametrize(
    ("asked", "field", "written", "attribute", "value"),
    [
        (doubt("label"), "label", " 14. 2.1 ", "label", "14. 2.1"),
        (doubt("text"), "progress", "12 мод\n тарьсан.", "progress", "12 мод тарьсан."),
        (doubt("text"), "progress", "", "progress", None),
        (doubt("self"), "self", "90 %", "self_rating", 90),
        (doubt("rating"), "upper", "Х.Б", "upper_rating", NOT_DUE),
        (doubt("rating"), "upper", "not_due", "upper_rating", NOT_DUE),
        (doubt("self"), "self", "", "self_rating", None),
    ],
)
def test_a_field_of_a_clause_is_corrected(asked, field, written, attribute, value):
    before = doubted(asked)

    after = correct(before, asked, field, written)

    old_decision, old_clause = second(before)
    new_clause = replace(old_clause, **{attribute: value})
    new_decision = replace(old_decision, clauses=(new_clause,))
    assert after.decisions == (before.decisions[0], new_decision)


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("kind", "directive", "directive"),
        ("title", "Ногоон байгууламжийн тухай", "Ногоон байгууламжийн тухай"),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("number", "2024_А/27", "2024_А/27"),
    ],
)
def test_a_field_of_a_decision_is_corrected_through_its_clause(field, written, value):
    before = doubted(doubt(field))

    after = correct(before, doubt(field), field, written)

    assert after.decisions == (
        before.decisions[0],
        replace(before.decisions[1], **{field: value}),
    )


def test_a_field_of_the_report_is_corrected():
    asked = doubt("place", None)

    assert correct(doubted(asked), asked, "place", "Өлзий").place == "Өлзий"


def test_a_correction_is_kept_as_a_repair_so_that_it_can_be_undone():
    asked = doubt("self")

    after = correct(doubted(asked), asked, "self", "90")

    assert after.repairs == (Repair("person-edited", 2, "self", "70", "90", WHY),)


def test_writing_what_stands_there_changes_nothing():
    asked = doubt("self")
    before = doubted(asked)

    assert correct(before, asked, "self", "70%") is before


@pytest.mark.parametrize(
    ("field", "written", "error", "message"),
    [
        (
            "self", "101", InvalidRating,
            "“101” is no rating. Write a percentage from 0 to 100, Х.Б for not due, or nothing.",
        ),
        (
            "self", "-1", InvalidRating,
            "“-1” is no rating. Write a percentage from 0 to 100, Х.Б for not due, or nothing.",
        ),
        (
            "date", "25.06.2024", Refused,
            "“25.06.2024” is no date. Write year-month-day, e.g. 2024-06-25.",
        ),
        (
            "kind", "захирамж", Refused,
            f"“захирамж” is no kind of decision. Use one of: {', '.join(KINDS)}.",
        ),
    ],
)  # fmt: skip
def test_a_value_without_the_form_of_its_field_is_refused(field, written, error, message):
    asked = doubt(field)

    with pytest.raises(error) as refusal:
        correct(doubted(asked), asked, field, written)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (doubt("self"), "“text” cannot be edited for this doubt. Use one of: self."),
        (
            doubt("summary", None),
            "“text” cannot be edited for this doubt. Use one of: none; accept it as it stands.",
        ),
        (doubt("text", 9), "The report has no clause 9."),
    ],
)
def test_a_field_that_the_doubt_is_not_about_cannot_be_edited(asked, message):
    with pytest.raises(Refused) as refusal:
        correct(doubted(asked), asked, "text", "Мод тарих")

    assert str(refusal.value) == message


def test_a_text_is_parted_where_the_person_put_the_seam():
    assert split_at_seam("Мод тарих. || 12 мод  тарьсан.") == (
        ("text", "Мод тарих."),
        ("progress", "12 мод тарьсан."),
    )


@pytest.mark.parametrize(("text", "marks"), [("Мод тарих.", 0), ("а || б || в", 2)])
def test_a_text_without_exactly_one_seam_is_refused(text, marks):
    with pytest.raises(Refused) as refusal:
        split_at_seam(text)

    assert str(refusal.value) == (
        f"The text has {marks} marks “||”. Write exactly one, where the clause ends and "
        "the progress begins."
    )


def test_answered_doubts_are_closed_and_the_others_stay_open():
    accepted, edited, parted, left = (
        doubt("label"), doubt("self"), doubt("text"), doubt("date", None)
    )  # fmt: skip
    before = doubted(accepted, edited, parted, left)
    answers = [
        Answer(0, AnswerKind.ACCEPT),
        Answer(1, AnswerKind.EDIT, (("self", "90"),)),
        Answer(2, AnswerKind.SPLIT, split_at_seam("Мод || тарьсан.")),
    ]

    after = corrected(before, answers)

    old = second(before)[1]
    assert second(after)[1] == replace(old, text="Мод", progress="тарьсан.", self_rating=90)
    assert after.doubts == (left,)
    assert [(r.field, r.before, r.after) for r in after.repairs] == [
        ("self", "70", "90"),
        ("text", "Мод тарих", "Мод"),
        ("progress", "Тарьсан.", "тарьсан."),
    ]


def test_an_answer_taken_back_leaves_the_report_as_it_was_read():
    before = doubted(doubt("self"))
    answers = [Answer(0, AnswerKind.EDIT, (("self", "90"),))]

    assert corrected(before, answers) != before
    assert corrected(before, []) == before
