from tests.sheets.rows import PEOPLE, read

from bielelt.core.roles import PERSONS
from bielelt.sheets import compare, write_csv

ROW = {
    "login": "bold",
    "given_name": "Болд",
    "fathers_name": "Дорж",
    "email": "bold@example.mn",
    "organisation": "26455",
    "role": "reporter",
}


def test_every_role_a_person_can_have_can_be_chosen():
    role = next(column for column in PEOPLE.columns if column.key == "role")

    assert [choice.key for choice in role.choices] == [str(role) for role in PERSONS]


def test_one_person_may_have_a_role_in_two_organisations_but_not_two_in_one():
    rows = [ROW, ROW | {"organisation": "264"}, ROW | {"login": "BOLD", "role": "leader"}]

    filled = read(write_csv(PEOPLE, rows, language="mn"), PEOPLE)

    assert [(p.cell, p.message.en) for p in filled.problems] == [
        ("A4", "This row is the same as row 2. Delete one of them.")
    ]


def test_a_role_that_was_changed_is_a_change_of_that_role():
    filled = read(write_csv(PEOPLE, [ROW | {"role": "leader"}], language="mn"), PEOPLE)

    assert [
        (change.key, change.column, change.before, change.after)
        for change in compare(PEOPLE, [ROW], filled).changed
    ] == [("bold | 26455", "role", "reporter", "leader")]
