import pytest
from tests.make import clause, decision, report

from bielelt.core.corrections import (
    AnswerKind,
    Kind,
    Result,
    answering,
    fields_of,
    replay,
    split_at_seam,
    values_of,
)
from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.report import Doubt, Repair

WHY = "the scan is blurred"
BOTH = ("text", "progress")


def doubted(*doubts):
    """Build a report of two decisions; the doubts point at clause 2 of the second."""
    return report(
        decision(clause("Зам засах", "Зассан.")),
        decision(clause("Мод тарих", "Тарьсан.", self_rating=70, upper_rating=None)),
        doubts=doubts,
    )


def doubt(field, serial=2, why=WHY):
    return Doubt(serial, field, why)


def answered(read, *answers):
    """Return what comes of answers given one after the other: (number, kind, values)."""
    made = []
    for number, kind, values in answers:
        made.append(answering(read, made, number, kind, values))
    return replay(read, made)


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


def test_a_correction_is_kept_as_a_repair_so_that_it_can_be_undone():
    after = answered(doubted(doubt("self")), (0, AnswerKind.EDIT, {"self": "90"}))

    assert after.report.repairs == (Repair("person-edited", 2, "self", "70", "90", WHY),)


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
        answering(doubted(asked), [], 0, AnswerKind.EDIT, {"text": "Мод тарих"})

    assert str(refusal.value) == message


def test_a_rating_that_is_none_is_refused():
    with pytest.raises(InvalidRating):
        answering(doubted(doubt("self")), [], 0, AnswerKind.EDIT, {"self": "190"})


def test_answered_doubts_are_closed_and_the_others_stay_open():
    accepted, edited, parted, left = (
        doubt("label"), doubt("self"), doubt("text"), doubt("date", None)
    )  # fmt: skip
    read = doubted(accepted, edited, parted, left)

    after = answered(
        read,
        (0, AnswerKind.ACCEPT, {}),
        (1, AnswerKind.EDIT, {"self": "90 %"}),
        (2, AnswerKind.SPLIT, {"whole": "Мод || тарьсан."}),
    )

    told = after.report.decisions[1].clauses[0]
    assert (told.text, told.progress, told.self_rating) == ("Мод", "тарьсан.", 90)
    assert after.report.doubts == (left,)
    assert [(r.field, r.before, r.after) for r in after.report.repairs] == [
        ("self", "70", "90"),
        ("text", "Мод тарих", "Мод"),
        ("progress", "Тарьсан.", "тарьсан."),
    ]
    assert [asked.answered_by for asked in after.asked] == [0, 1, 2, None]


def test_doubts_about_one_part_are_answered_together():
    read = doubted(doubt("text"), doubt("progress", why="cut"), doubt("upper"))

    made = answering(read, [], 0, AnswerKind.ACCEPT, {})

    assert made.kind is Kind.CONFIRM
    assert made.answers == (("text", WHY), ("progress", "cut"))
    assert replay(read, [made]).report.doubts == (doubt("upper"),)


@pytest.mark.parametrize("asked", [doubt("summary", None), doubt("text", 9)])
def test_what_has_no_field_can_still_be_confirmed(asked):
    after = answered(doubted(asked), (0, AnswerKind.ACCEPT, {}))

    assert (after.report.doubts, after.outcomes[0].result) == ((), Result.APPLIED)


def test_a_confirmation_closes_no_doubt_that_the_person_did_not_see():
    made = answering(doubted(doubt("self")), [], 0, AnswerKind.ACCEPT, {})
    new = doubt("self", why="two ratings in one cell")

    after = replay(doubted(doubt("self"), new), [made])

    assert after.report.doubts == (new,)
