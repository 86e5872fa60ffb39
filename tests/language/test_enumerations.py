import pytest

from bielelt.language.enumerations import find_enumerations
from bielelt.language.sums import Form


@pytest.mark.parametrize(
    ("text", "form", "total", "parts"),
    [
        ("Дэл 25, Улаан 15, нийт 40 өрх.", Form.COMPLETE, 40, [25, 15]),
        ("Нийт 40 өрх. Үүнд: Дэл 25, Улаан 15.", Form.COMPLETE, 40, [25, 15]),
        ("Нийт 40 өрх (Дэл 25, Улаан 15).", Form.COMPLETE, 40, [25, 15]),
        ("Нийт 40 өрх: Дэл 25, Улаан 15.", Form.COMPLETE, 40, [25, 15]),
        ("Нийт 40 өрх, үүнээс Дэл багт 25, Улаан багт 10.", Form.OF_WHICH, 40, [25, 10]),
        ("Нийт 40 өрхөөс Дэл багт 25, Улаан багт 10 байна.", Form.OF_WHICH, 40, [25, 10]),
        ("40 иргэнээс 25 эмэгтэй, 15 эрэгтэй.", Form.BY_SEX, 40, [25, 15]),
        ("Дэл 25 (малчин 20), Улаан 15, нийт 40 өрх.", Form.COMPLETE, 40, [25, 15]),
    ],
)
def test_a_total_is_found_with_its_parts(text, form, total, parts):
    (found,) = find_enumerations(text)

    assert (found.form, found.total.value, [p.value for p in found.parts]) == (
        form,
        total,
        parts,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Дэл 25, Улаан 15 өрх.",
        "Нийт 40 өрх, Дэл баг.",
        "Дэл 25 өрх, нийт 40 өрх.",
        "Дэл 25, Улаан 15 гаруй, нийт 40 өрх.",
        "25 өрхөд тус бүр 15, нийт 40 өрх.",
    ],
)
def test_no_list_no_enumeration(text):
    assert find_enumerations(text) == ()


def test_kinds_of_the_whole_are_parts_but_not_the_same_noun():
    (found,) = find_enumerations("25 хонь, 15 ямаа, нийт 40 мал.")

    assert (found.named, found.same) == (True, False)
