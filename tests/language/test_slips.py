import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.slips import exchanged, one_too_many

HERDERS = (
    "Хаврын хуваарийн дагуу {} малчин өрх нүүдлийн маршрутын гэрээнд гарын үсэг зурав."
)
SIGNED = "Нүүдлийн маршрутын гэрээнд {} малчин өрх хуваарийн дагуу гарын үсэг зурсан мэдээг хүргүүлэв."


def pairs(*texts):
    return [(int(a.figure.value), int(b.figure.value)) for a, b in exchanged(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [(253, 235), (1254, 1245), (1254, 2154), (987, 978), (12540, 12450), (415, 145), (6071, 6701)],
)  # fmt: skip
def test_one_fact_with_two_digits_exchanged_is_found(one, other):
    assert pairs(HERDERS.format(one), SIGNED.format(other)) == [(one, other)]


def test_the_part_of_a_whole_and_a_counted_noun_are_one_fact():
    one = "Насанд хүрсэн 860 хүнээс 641 нь цусны даралт, сахар хэмжих үзүүлэнд хамрагдав."
    other = "Цусны даралт, сахар хэмжих үзүүлэнд 614 хүн хамрагдсаныг мэдээлэв."

    assert pairs(one, other) == [(641, 614)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HERDERS.format(253), SIGNED.format(352)),
        (HERDERS.format(253), SIGNED.format(254)),
        (HERDERS.format(253), SIGNED.format(253)),
        (HERDERS.format(52), SIGNED.format(25)),
        (HERDERS.format(3400), SIGNED.format(4300)),
        (HERDERS.format("253 гаруй"), SIGNED.format(235)),
        (HERDERS.format(253), SIGNED.format("өмнөх онд 235")),
        ("2023 онд " + HERDERS.format(253), "2024 онд " + SIGNED.format(235)),
        ("1 дүгээр багийн " + HERDERS.format(253), "2 дугаар багийн " + SIGNED.format(235)),
        ("Манай Улаан " + HERDERS.format(253), "Манай Цагаан " + SIGNED.format(235)),
        (HERDERS.format(253), "Сургуулийн номын сан 235 ном хүлээн авав."),
        (HERDERS.format(253), SIGNED.format(235).replace("малчин өрх", "сая төгрөгийн")),
        (HERDERS.format(253) + " " + SIGNED.format(235), ""),
    ],
)
def test_other_figures_years_places_and_things_are_other_facts(one, other):
    assert pairs(one, other) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("14 айлд хашаа барьж өгөв. Хашаа авсан 15 айлын эзэнд зөвлөв.", (14, 15)),
        ("30 малчинд вакцин олгов. Вакцин авсан 32 малчин тариулсан.", (30, 32)),
        ("18 оюутанд тэтгэлэг олгож, тэтгэлэг авсан 19 оюутантай уулзав.", (18, 19)),
        ("12 хоршоонд тоног төхөөрөмж өгсөн ба төхөөрөмж авсан 13 хоршооны гишүүд баярлав.", (12, 13)),
    ],
)  # fmt: skip
def test_more_than_got_it_are_found(text, pair):
    assert [(int(a.value), int(b.value)) for a, b in one_too_many(text)] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "14 айлд хашаа барьж өгөв. Хашаа авсан 14 айлын эзэнд зөвлөв.",
        "14 айлд хашаа барьж өгөв. Хашаа авсан 13 айлын эзэнд зөвлөв.",
        "14 айлд хашаа барьж өгөв. Хашаа авсан 40 айлын эзэнд зөвлөв.",
        "14 айлд хашаа барьж өгөв. Хашаа авсан 15 хүүхэд баярлав.",
        "14 айлд хашаа барьж өгөв. Худаг гаргасан 15 айл байна.",
        "14 айлд хашаа барьж, нэмж 1-д өгснөөр хашаа авсан 15 айл боллоо.",
        "4 айлд хашаа барьж өгөв. Хашаа авсан 5 айлын эзэнд зөвлөв.",
        "14 гаруй айлд хашаа барьж өгөв. Хашаа авсан 15 айлын эзэнд зөвлөв.",
        "Хашаа авсан 15 айлын эзэнд зөвлөв. 14 айлд хашаа барьж өгөв.",
        "14 айл хүсэлт гаргав. 15 айл хашаа барив.",
        "14 айлд хашаа барьж өгөв, 15 айл хүлээж байна.",
        "14, 15 дугаар айлд хашаа барив.",
    ],
)
def test_fewer_others_and_additions_are_no_slips(text):
    assert list(one_too_many(text)) == []


@given(st.lists(st.text(alphabet="0123456789 аблйхш.сан", max_size=60), max_size=4))
def test_odd_texts_never_raise(texts):
    list(exchanged(texts))
    for text in texts:
        list(one_too_many(text))


def test_the_same_word_defined_otherwise_is_another_fact():
    told = "{} вакцинд {} хурга ишиг хамруулж, ээмгийг нь бүртгэв."
    texts = [told.format("Бруцеллёзын", "18 720"), told.format("Шүлхийн", "17 820")]

    assert list(exchanged(texts)) == []
    assert len(list(exchanged([t.replace("Шүлхийн", "Бруцеллёзын") for t in texts]))) == 1
