import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.reading.mixing import bare, is_glued, signs, weight

ORDER = "Хадлангийн талбайг өрх бүрд хуваарилахыг багийн дарга нарт үүрэг болгосугай."
REPORT = "Нийт 64 өрх 120 тонн өвс бэлтгэсэн байна."


def told(text, progress, **others):
    return [(sign.weight, sign.why) for sign in signs(text, progress, **others)]


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        (ORDER, REPORT),
        (ORDER.replace("багийн дарга", "сумын Засаг дарга"), REPORT),
        (ORDER, f"{REPORT} Талбайг өрх бүрд хуваарилсан."),
        (ORDER, ""),
        ("", ""),
    ],
    ids=["plain", "formal capitals", "common words", "no progress", "empty"],
)
def test_whole_cells_show_no_sign(text, progress):
    assert told(text, progress) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (
            "Талбайг хуваарилсан байна. Өрхөд өвс өгөхийг үүрэг болгосугай.",
            (1.0, "a sentence of a report («байна.») ends inside the clause"),
        ),
        ("Талбайг хуваарилсан байна", (1.0, "the clause ends as a report does")),
        ("Талбайг өрх бүрд", (0.4, "the clause does not end as an order does")),
        (
            "Талбайг хуваарилах; өрхөд өвс өгөх;",
            (0.4, "the clause goes on in small letters after an order has closed"),
        ),
        (
            "Талбайг хуваарилна. өрхөд өвс өгөхийг үүрэг болгосугай.",
            (0.7, "the clause goes on in small letters after a full stop"),
        ),
        (
            "Талбайг багийн Хадлан өрхөд хуваарилахыг үүрэг болгосугай.",
            (0.3, "«Хадлан» begins with a capital in the middle of the clause"),
        ),
        (
            "Малын өвсний нөөцийг бүрдүүлж малын өвсний нөөцийг хуваарилахыг даалгасугай.",
            (1.0, "the clause says «малын өвсний нөөцийг» twice"),
        ),
        (
            "Тэжээлийн нөөцийг бүрдүүлж тэжээлийн нөөцийг хуваарилахыг даалгасугай.",
            (0.3, "the clause says «тэжээлийн нөөцийг» twice"),
        ),
    ],
)
def test_each_sign_in_a_clause_has_its_weight_and_its_reason(text, sign):
    assert told(text, REPORT) == [sign]


@pytest.mark.parametrize(
    ("progress", "sign"),
    [
        (
            "Нийт 64 өрхөд өгөхийг үүрэг болгосугай. Өвс бэлтгэсэн байна.",
            (1.0, "the progress holds a word that closes an order («болгосугай.»)"),
        ),
        (
            "Нийт 64 өрх бэлтгэсэн өвсний нөөцийг",
            (1.0, "the progress breaks off in the middle of a sentence"),
        ),
        (
            "Нийт 64 өрх өвс бэлтгэх ажил",
            (0.3, "the progress does not end as a report does"),
        ),
        (
            "Нийт 64 өрхийн хадланг хадланг бэлтгэсэн байна.",
            (0.7, "the progress says «хадланг» twice"),
        ),
        ("Нийт өвсХадлан бэлтгэсэн байна.", (1.0, "two words are glued: «өвсХадлан»")),
        ("Нийт өвс2024 бэлтгэсэн байна.", (1.0, "two words are glued: «өвс2024»")),
        (
            "Нийт хадланбэлтгэл дууссан байна.",
            (1.0, "the vowels of «хадланбэлтгэл» do not agree: two words glued together"),
        ),
    ],
)
def test_each_sign_in_a_progress_has_its_weight_and_its_reason(progress, sign):
    assert told(ORDER, progress) == [sign]


def test_the_end_of_the_progress_inside_the_clause_is_a_sign():
    text = ORDER.replace("өрх бүрд", "120 тонн өвс бэлтгэсэн байна өрх бүрд")

    assert told(text, REPORT)[0] == (
        1.0,
        "the end of the progress stands inside the clause",
    )


def test_names_that_stand_side_by_side_in_both_cells_are_a_sign():
    names = "Баянбулаг, Өлзийт, Номгон багт"

    assert told(
        f"Талбайг {names} хуваарилахыг үүрэг болгосугай.", f"Манай {names} хийсэн байна."
    ) == [(1.0, "«Өлзийт, Номгон» stands inside the clause as in the progress")]


@pytest.mark.parametrize(
    ("label_lost", "found"),
    [(True, [(1.0, "the beginning of the clause is lost")]), (False, [])],
)
def test_a_small_letter_at_the_head_tells_only_where_the_label_is_lost(label_lost, found):
    assert told(ORDER[0].lower() + ORDER[1:], REPORT, label_lost=label_lost) == found


def test_signs_add_up():
    found = signs("Талбайг өрх бүрд", "Нийт 64 өрх өвс бэлтгэх ажил")

    assert weight(found) == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("word", "glued"),
    [
        ("хадланбэлтгэл", True),
        ("өвсхадлан.", True),
        ("хадлангийн", False),
        ("бэлтгэлгүй", False),
        ("ажилгүй", False),
        ("интернэт", False),
        ("өвсбу", False),
        ("Хадланбэлтгэл", False),
    ],
)
def test_vowels_of_both_classes_in_one_native_word_glue_two(word, glued):
    assert is_glued(word) is glued


def test_a_bare_word_has_letters_and_digits_only():
    assert bare("«Хадлан-2»,") == "хадлан2"


@given(st.text(alphabet="абэө .,;2Б"), st.text(alphabet="абэө .,;2Б"))
def test_any_two_texts_have_signs_of_a_weight(text, progress):
    assert weight(signs(text, progress)) >= 0


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("Хашааг засуулахыг дарга нарт:сумын төвд даалгасугай;", [0.5]),
        ("Худгийг гаргасан.Мөн хашааг засуулахыг даалгасугай;", [0.7]),
        ("Худгийг 14айлд гаргуулахыг даалгасугай;", [0.4]),
        # a blank that typists forget
        ("Мэдээг 5дугаар сарын 14хоногт ирүүлэхийг даалгасугай;", []),
    ],
)
def test_blanks_lost_between_columns_are_signs_that_do_not_suffice_alone(text, weights):
    glued = [sign.weight for sign in signs(text, "") if "glued" in sign.why]

    assert glued == weights
