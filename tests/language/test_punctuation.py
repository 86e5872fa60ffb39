import pytest

from bielelt.language.punctuation import (
    PunctuationSlip,
    Slip,
    find_slips,
    quotation_styles,
)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("хийв..", PunctuationSlip(0, 6, Slip.DOUBLED)),
        ("мод , сөөг", PunctuationSlip(0, 5, Slip.BLANK_BEFORE)),
        ("мод,сөөг", PunctuationSlip(0, 8, Slip.NO_BLANK_AFTER)),
        ('орж,"Ногоон"', PunctuationSlip(0, 5, Slip.NO_BLANK_AFTER)),
        ("сайн гэж,45 нь", PunctuationSlip(5, 11, Slip.NO_BLANK_AFTER)),
        ("тарив.38 сөөг", PunctuationSlip(0, 8, Slip.NO_BLANK_AFTER)),
        ("22,ажил", PunctuationSlip(0, 7, Slip.NO_BLANK_AFTER)),
        ("болов.Мөнх", PunctuationSlip(0, 10, Slip.NO_BLANK_AFTER)),
        ("ERP -ийн", PunctuationSlip(0, 8, Slip.BLANK_IN_ENDING)),
        ("тарьсан. усалгаа", PunctuationSlip(0, 16, Slip.SMALL_LETTER)),
        ("(мод", PunctuationSlip(0, 4, Slip.UNBALANCED)),
    ],
)
def test_slips_say_their_kind_and_place(text, slip):
    assert list(find_slips(text)) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "4 мян. төгрөг",
        "1,5 га",
        "А,12",
        "хууль, 12 нь",
        "тэрб. төгрөг",
        "12 га үйлд. талбай",
    ],
)
def test_a_short_form_ends_no_sentence(text):
    assert list(find_slips(text)) == []


def test_styles_are_told_by_their_first_pair():
    assert quotation_styles('"мод" «сөөг» «өвс»') == {'" "': (0, 5), "« »": (6, 12)}
