import pytest

from bielelt.language.date_forms import (
    DateSlip,
    NoSuchDay,
    Slip,
    find_date_slips,
    find_far_days,
    find_impossible_days,
)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("4 дугаар баг", DateSlip(0, 8, Slip.ORDINAL, "4 дүгээр")),
        ("А/4 дугаар тушаал", DateSlip(0, 10, Slip.ORDINAL, "А/4 дүгээр", sure=False)),
        ("сарын 14-ныг", DateSlip(6, 12, Slip.DAY_ENDING, "14-нийг")),
        ("2 дугаар 14-ний", DateSlip(0, 15, Slip.NO_MONTH_WORD, "2 дугаар сарын 14-ний")),
        ("7 САРД", DateSlip(0, 6, Slip.NO_ORDINAL, "7 ДУГААР САРД", sure=False)),
    ],
)
def test_a_slip_says_its_place_and_the_right_form_in_the_same_case(text, slip):
    assert list(find_date_slips(text)) == [slip]


def test_impossible_days_say_the_last_day_of_their_month():
    assert list(find_impossible_days("4 дүгээр сарын 31-ний өдөр")) == [
        NoSuchDay(0, 26, 4, 31, 30)
    ]
    assert [
        d.last for d in find_impossible_days("2031 оны 13 дугаар сарын 1-ний өдөр")
    ] == [0]


def test_days_and_months_in_which_something_was_are_far():
    text = "2060 он, 2060 оны 3 дугаар сар, 2060-03-01, 2060 оны 4 дүгээр сард"

    assert [d.start for d in find_far_days(text, 2031)] == [32, 44]
    assert list(find_far_days(text, 2051)) == []
