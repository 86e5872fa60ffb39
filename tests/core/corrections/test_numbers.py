import pytest

from bielelt.core.corrections.numbers import numbered

HERE, GONE = True, False


@pytest.mark.parametrize(
    ("things", "serials"),
    [
        ([], ()),
        ([(1, HERE), (2, HERE), (5, HERE)], (1, 2, 5)),
        ([(1, HERE), (None, HERE), (2, HERE)], (1, 2, 3)),
        ([(1, HERE), (None, HERE), (3, HERE)], (1, 2, 3)),
        ([(1, HERE), (None, HERE), (None, HERE), (3, HERE), (4, HERE)], (1, 2, 3, 4, 5)),
        ([(1, HERE), (None, GONE), (2, HERE)], (1, 0, 2)),
        ([(1, HERE), (2, GONE), (3, HERE)], (1, 0, 2)),
        ([(1, HERE), (2, GONE), (None, HERE), (3, HERE)], (1, 0, 2, 3)),
        ([(1, HERE), (None, HERE), (None, HERE)], (1, 2, 3)),
        ([(4, HERE), (4, HERE), (2, HERE)], (4, 4, 2)),
    ],
)
def test_printed_serials_are_kept_wherever_they_can_be(things, serials):
    assert numbered(things).serials == serials


def test_a_serial_without_a_row_goes_with_the_rows_before_it():
    told = numbered([(2, HERE), (3, GONE), (6, HERE)])

    assert [told.of_missing(serial) for serial in (1, 4, 5, 7)] == [1, 3, 4, 6]
