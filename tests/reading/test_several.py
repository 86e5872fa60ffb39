"""One report out of a file of several: the one that was chosen, and never the first in silence."""

import pytest
from tests.reading.test_dividing import A, B

from bielelt.core.errors import Refused
from bielelt.reading.several import read_chosen, read_only


@pytest.fixture
def two(tmp_path):
    path = tmp_path / "хоёр.txt"
    path.write_text(A + B, "utf-8")
    return path


def test_a_report_is_chosen_by_its_number_and_without_one_all_are_read(two):
    places = [[r.organisation for r in read_chosen(two, part)] for part in (None, 1, 2)]

    assert places == [
        ["Номгон сум", "Залаа сум"],
        ["Номгон сум"],
        ["Залаа сум"],
    ]


@pytest.mark.parametrize("part", [0, 3])
def test_a_number_that_no_report_has_is_refused(two, part):
    with pytest.raises(Refused) as refusal:
        read_chosen(two, part)

    assert str(refusal.value) == (
        f"“хоёр.txt” has no report {part}; it holds 2 reports. "
        "Choose one by “--part” from 1 to 2."
    )


def test_where_one_is_asked_for_the_first_of_several_is_never_taken_in_silence(two):
    with pytest.raises(Refused) as refusal:
        read_only(two, None)

    assert read_only(two, 2).organisation == "Залаа сум"
    assert str(refusal.value) == (
        "“хоёр.txt” holds 2 reports, and one is asked for. Choose it by “--part” from 1 to "
        "2, or write all by “bielelt read” with “--out”."
    )


def test_a_file_of_one_report_needs_no_number(two):
    two.write_text(A, "utf-8")

    assert read_only(two, None) == read_only(two, 1)
