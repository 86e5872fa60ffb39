from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.sheets.rows import STEPS

from bielelt.checks.base import Words
from bielelt.core.report import NOT_DUE
from bielelt.sheets.base import Choice, Column, Kind
from bielelt.sheets.values import Unfit, show, tidy, understand

TITLE = Words("Багана", "Column")
CHOICES = (
    Choice("order", Words("захирамж", "Order")),
    Choice("law", Words("хууль", "Law")),
)
COLUMN = {
    kind: Column("x", TITLE, 20, kind, steps=STEPS, choices=CHOICES, max_length=30)
    for kind in Kind
}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.PERCENT, "70%", 70),
        (Kind.PERCENT, " 70 % ", 70),
        (Kind.PERCENT, "70", 70),
        (Kind.PERCENT, "70.0", 70),
        (Kind.PERCENT, "70 хувь", 70),
        (Kind.PERCENT, "0.7", 70),
        (Kind.PERCENT, "0,90", 90),
        (Kind.PERCENT, "0", 0),
        (Kind.PERCENT, "Х.Б", NOT_DUE),
        (Kind.PERCENT, "х.б.", NOT_DUE),
        (Kind.PERCENT, "XБ", NOT_DUE),
        (Kind.PERCENT, "Хугацаа болоогүй", NOT_DUE),
        (Kind.DATE, "2024-06-25", date(2024, 6, 25)),
        (Kind.DATE, "2024.6.25", date(2024, 6, 25)),
        (Kind.DATE, "2024/06/25", date(2024, 6, 25)),
        (Kind.DATE, "2024-06-25 09:30", date(2024, 6, 25)),
        (Kind.DATE, "2024 оны 06 дугаар сарын 25", date(2024, 6, 25)),
        (Kind.DATE, "2024 оны 06 дугаар сарын 25-ны өдөр", date(2024, 6, 25)),
        (Kind.CHOICE, "захирамж", "order"),
        (Kind.CHOICE, " ЗАХИРАМЖ", "order"),
        (Kind.CHOICE, "Order", "order"),
        (Kind.CHOICE, "хyyль", "law"),
        (Kind.NUMBER, "1.5", Decimal("1.5")),
        (Kind.NUMBER, "1,5", Decimal("1.5")),
        (Kind.NUMBER, "1 000", Decimal(1000)),
        (Kind.LIST, "26455; 26401,А/3\nА/4;", ("26455", "26401", "А/3", "А/4")),
        (Kind.LIST, " ; ", None),
        (Kind.TEXT, "  =1+1\r\n-2 ", "=1+1\n-2"),
        (Kind.TEXT, "а\u200bб\x0b", "аб"),
        (Kind.TEXT, " \n ", None),
    ],
)  # fmt: skip
def test_a_cell_is_understood_as_people_write_it(kind, text, value):
    assert understand(COLUMN[kind], text) == value


@pytest.mark.parametrize(
    ("kind", "text", "mn", "en"),
    [
        (
            Kind.PERCENT,
            "45%",
            (
                "“45%” зөвшөөрөгдөөгүй утга байна. Зөвшөөрөх утга: 100%, 90%, 80%, 70%, 50%, "
                "40%, 30%, 0%, Х.Б. Жагсаалтаас сонгоно уу."
            ),
            (
                "“45%” is not allowed here. Allowed: 100%, 90%, 80%, 70%, 50%, 40%, 30%, 0%, "
                "Х.Б. Choose from the list."
            ),
        ),
        (
            Kind.CHOICE,
            "журам",
            (
                "“журам” зөвшөөрөгдөөгүй утга байна. Зөвшөөрөх утга: захирамж, хууль. "
                "Жагсаалтаас сонгоно уу."
            ),
            "“журам” is not allowed here. Allowed: Order, Law. Choose from the list.",
        ),
        (
            Kind.DATE,
            "25.06",
            (
                "“25.06” он сар өдөр биш байна. 1921–2099 оны хооронд 2024-06-25 гэсэн "
                "хэлбэрээр бичнэ үү."
            ),
            "“25.06” is no date from 1921 to 2099. Write it like 2024-06-25.",
        ),
        (
            Kind.NUMBER,
            "1,500",
            (
                "“1,500” тохирох тоо биш байна. Хамгийн багадаа 0, ихдээ 1000000 байх тоо "
                "бичнэ үү, жишээ нь 1.5."
            ),
            "“1,500” is no fitting number. Write a number from 0 to 1000000, e.g. 1.5.",
        ),
        (
            Kind.TEXT,
            "ө" * 33,
            (
                "Бичвэр 33 тэмдэгттэй байна; 30 хүртэл тэмдэгт зөвшөөрнө. 3 тэмдэгтээр "
                "богиносгоно уу."
            ),
            "The text has 33 characters; 30 are allowed. Shorten it by 3.",
        ),
        (
            Kind.TEXT,
            "#REF!",
            "Томьёо #REF! алдаатай байна. Томьёоны оронд утгыг нь бичнэ үү.",
            "The formula gives #REF!. Write the value instead of the formula.",
        ),
    ],
)
def test_what_does_not_fit_is_told_with_what_is_allowed(kind, text, mn, en):
    with pytest.raises(Unfit) as unfit:
        understand(COLUMN[kind], text)

    assert unfit.value.words == Words(mn, en)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PERCENT, "1"),
        (Kind.PERCENT, "7O%"),
        (Kind.PERCENT, "70-90%"),
        (Kind.PERCENT, "=A1"),
        (Kind.DATE, "45468"),
        (Kind.DATE, "2024-02-30"),
        (Kind.DATE, "2024-06-25 хүртэл"),
        (Kind.DATE, "1821-01-01"),
        (Kind.NUMBER, "NaN"),
        (Kind.NUMBER, "-1"),
        (Kind.NUMBER, "1e99"),
    ],
)
def test_nothing_is_guessed(kind, text):
    with pytest.raises(Unfit):
        understand(COLUMN[kind], text)


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.TEXT, "Өвс бэлтгэв."),
        (Kind.LIST, ("26455", "districts")),
        (Kind.CHOICE, "order"),
        (Kind.PERCENT, 70),
        (Kind.PERCENT, 0),
        (Kind.PERCENT, NOT_DUE),
        (Kind.NUMBER, Decimal("0.50")),
        (Kind.NUMBER, Decimal(100)),
        (Kind.DATE, date(2024, 6, 25)),
        (Kind.TEXT, None),
    ],
)
def test_what_is_shown_is_understood(kind, value, language):
    column = COLUMN[kind]

    assert understand(column, show(column, value, language)) == value


def test_a_value_that_is_no_longer_allowed_is_shown_as_it_is():
    column = replace(COLUMN[Kind.CHOICE], choices=CHOICES[:1])

    assert show(column, "law", "mn") == "law"
    assert show(COLUMN[Kind.PERCENT], 45, "mn") == "45%"


def test_values_are_compared_as_they_would_come_back():
    assert [tidy(value) for value in (" а\r\nб ", "", ("а, б", " "), (), 70, NOT_DUE)] == [
        "а\nб",
        None,
        ("а", "б"),
        None,
        70,
        NOT_DUE,
    ]
