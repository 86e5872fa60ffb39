import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.asked_deeds import find_asked
from bielelt.language.denials import find_denials
from bielelt.language.verb_roots import verb_root


@pytest.mark.parametrize(
    "forms",
    [
        ("батлах", "батлуулах", "баталсан", "батлагдаагүй"),
        ("суурилуулах", "суурилагдсан", "суурилуулж"),
        ("сургах", "сургаж", "сургасан"),
        ("хүргүүлэх", "хүргэсэн", "хүргүүлээгүй"),
        ("солих", "сольсон", "солигдоогүй", "солиулав"),
        ("шинэчлэх", "шинэчилсэн", "шинэчлэгдсэн"),
    ],
)
def test_the_forms_of_a_verb_have_one_root(forms):
    assert len(set(map(verb_root, forms))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("барих", "засах"), ("олгох", "авах"), ("тарих", "сургах")]
)
def test_two_verbs_have_two_roots(one, other):
    assert verb_root(one) != verb_root(other)


def test_a_duty_is_parted_into_deeds_and_what_has_no_object_is_done_to_the_last_one():
    first, last = find_asked("Хашааны зургийг боловсруулж, зөвлөлөөр батлуулах;")

    assert (first.root, last.root) == (verb_root("боловсруулах"), verb_root("батлах"))
    assert (first.is_last, last.is_last) == (False, True)
    assert first.heads == last.heads != frozenset()


def test_an_order_and_an_infinitive_before_a_noun_are_no_deeds():
    duty = "Ус түгээх цэгийг засахыг багийн дарга нарт үүрэг болгосугай."

    assert [deed.root for deed in find_asked(duty)] == [verb_root("засах")]


@pytest.mark.parametrize(
    ("text", "stem", "is_unable"),
    [
        ("Самбарыг байрлуулаагүй байна.", "байрлуул", False),
        ("Сургалтыг хийж амжсангүй.", "хий", True),
        ("Ажлыг эхлүүлж чадаагүй байгаа.", "эхлүүл", True),
        ("Зуухыг тавиагүй.", "тави", False),
        ("Зах нээгдэлгүй зун өнгөрөв.", "нээгд", False),
    ],
)
def test_a_denied_verb_is_found_with_its_stem(text, stem, is_unable):
    assert [(d.stem, d.is_unable) for d in find_denials(text)] == [(stem, is_unable)]


@pytest.mark.parametrize(
    "text",
    ["Хийгдээгүй ажлыг дуусгав.", "Хамрагдаагүй иргэдэд очив.", "Хийгээгүй байсныг хийв."],
)
def test_what_is_denied_of_a_noun_or_was_so_once_is_no_denial(text):
    assert list(find_denials(text)) == []


@given(st.text(alphabet="абгдехлнүүй жхчсан.,; ", max_size=60))
def test_odd_texts_never_raise(text):
    assert sum(deed.is_last for deed in find_asked(text)) <= 1
    assert all(0 <= d.start < d.end <= len(text) for d in find_denials(text))
