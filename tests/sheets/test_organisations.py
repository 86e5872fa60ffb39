from datetime import date

from tests.sheets.rows import ORGANISATIONS, read

from bielelt.sheets import compare, write_csv

ROW = {
    "code": "26455",
    "name": "Өлзийт сум",
    "kind": "district",
    "parent": "264",
    "valid_from": date(1990, 1, 1),
    "valid_to": date(2030, 1, 1),
    "successor": "26456",
}


def test_an_organisation_has_the_columns_of_the_register():
    assert [column.key for column in ORGANISATIONS.columns] == list(ROW)


def test_another_code_is_another_organisation():
    filled = read(write_csv(ORGANISATIONS, [ROW], language="en"), ORGANISATIONS)

    same = compare(ORGANISATIONS, [ROW], filled)
    other = compare(ORGANISATIONS, [ROW | {"code": "26401"}], filled)

    assert (same.unchanged, same.added, same.vanished) == (1, (), ())
    assert (other.unchanged, other.added, other.vanished) == (0, filled.rows, ("26401",))
