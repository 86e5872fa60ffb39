import pytest

from bielelt.language.stems import Case
from bielelt.language.units import unit_at, unit_of


@pytest.mark.parametrize(
    ("written", "unit", "case"),
    [
        ("га-д", "га", Case.DATIVE),
        (" тн өвс", "тонн", Case.BARE),
        (" тонноос", "тонн", Case.ABLATIVE),
        ("м3-ын", "м3", Case.GENITIVE),
        (" м² талбай", "м2", Case.BARE),
        (" кВт-ын", "кВт", Case.GENITIVE),
        ("₮", "төгрөг", Case.BARE),
        (".төг", "төгрөг", Case.BARE),
        (" төгрөгийн", "төгрөг", Case.GENITIVE),
        (" ам.долларын", "доллар", Case.GENITIVE),
        (" тоо толгой мал", "толгой", Case.BARE),
    ],
)
def test_units_are_read_in_every_way_they_are_written(written, unit, case):
    assert unit_at(f"5{written}", 1)[:2] == (unit, case)


@pytest.mark.parametrize(
    "written", [" гадаад", " Л.Дорж", " лаа", " мал", " цагдаа", " нас барсан"]
)
def test_other_words_are_no_units(written):
    assert unit_at(f"5{written}", 1) is None


@pytest.mark.parametrize(
    ("word", "unit"), [("тн", "тонн"), ("литр", "литр"), ("мал", None), ("тн өвс", None)]
)
def test_a_word_alone_names_a_unit_or_none(word, unit):
    assert unit_of(word) == unit
