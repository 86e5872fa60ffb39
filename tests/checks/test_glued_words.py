import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.glued_words import GluedWords


def findings(*progress):
    return list(GluedWords().run(report(decision(*(clause(progress=p) for p in progress)))))


@needs_dictionary
def test_two_words_of_the_report_written_together_are_a_doubt():
    assert findings("Сумын хэмжээнд, сумынхэмжээнд ажиллав.") == [
        Finding(
            rule="glued-words",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "сумынхэмжээнд", 16),),
            explanation=Words(
                "«сумынхэмжээнд» гэж зай, зураасгүй залгаж бичжээ: «сумын хэмжээнд».",
                "«сумынхэмжээнд» is written together; it should read «сумын хэмжээнд».",
            ),
            suggestion=Words("«сумын хэмжээнд» гэж засах.", "Write «сумын хэмжээнд»."),
        )
    ]


@needs_dictionary
@pytest.mark.parametrize(
    ("progress", "right", "severity"),
    [
        ("Тус багт тусчиглэсэн ажил", "тус чиглэсэн", "doubt"),
        ("Зөвлөгөө мэдээлэлӨгч ажиллав.", "мэдээлэл Өгч", "doubt"),
        ("Малчинөрхийг, малчин өрхийг", "Малчин өрхийг", "doubt"),
        ("Жилийн эцэс, хуваарьжилийн эцэст", "хуваарь жилийн", "hint"),
        ("Дэлгүүрийггурван удаа шалгав.", "Дэлгүүрийг гурван", "doubt"),
    ],
)
def test_glued_words_are_parted(progress, right, severity):
    assert [(f.suggestion.en, f.severity) for f in findings(progress)] == [
        (f"Write «{right}».", severity)
    ]


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Уралдаан 3 дугаар сарын 8нд болов.", "8-нд"),
        ("Гүйцэтгэл 25хувь болов.", "25 хувь"),
        ("Сургалтад нийт45 хүн суув.", "нийт 45"),
        ("12иргэн оролцов.", "12 иргэн"),
    ],
)
def test_numbers_glued_to_their_word_are_a_hint(progress, right):
    assert [(f.suggestion.en, f.severity) for f in findings(progress)] == [
        (f"Write «{right}».", Severity.HINT)
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "автотээврийн, видеохурал, микроавтобус, улаанбурхан",
        "аваагүй, өргөжүүлэхдээ, хэрэгжүүлэхэд, байгууллагуудынхаа",
        "ЭрдэнэЗам ХХК, Баян-Өндөр, Оюун-Эрдэнэ",
        "гэрээслэгч, цахилгаанжуулах, малжуулах, хашаажуулах",
        "8-нд, 25 хувь, А4, COVID19, 5G",
        "2031он, 3D, 12б, 4х4",
        "арванхоёрдугаар, зургаадугаар, хоёрдахь",
        "sum45.mn хаяг, файл45.pdf",
        "тэмцээнд, зохицуулалт, бүрэлдэхүүнтэй",
        "",
    ],
)
def test_compounds_endings_and_names_are_left_alone(progress):
    assert findings(progress, "мал, авто, видео, хоёр, арван, цахилгаан, улаан") == []


WORDS = "сумын багийн иргэдийн хэмжээнд зохион байгуулж ажилласан төсөв тухай".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_words_with_blanks_are_never_told(words):
    assert findings(" ".join(words)) == []


@needs_dictionary
@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Тооцоог дансандоруулж дуусав.", "дансанд оруулж"),
        ("Иргэдийг сургалтадхамруулсан.", "сургалтад хамруулсан"),
        ("Саналыг хуралдаандтанилцуулж батлав.", "хуралдаанд танилцуулж"),
        ("Тэжээлийг агуулахадхүргэсэн.", "агуулахад хүргэсэн"),
    ],
)
def test_a_case_and_a_verb_are_two_words_though_the_report_has_neither(progress, right):
    found = [(f.severity, f.suggestion.en) for f in findings(progress)]

    assert found == [(Severity.DOUBT, f"Write «{right}».")]


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Хэмжээ 3дугаар сард буурав.", "3 дугаар"),
        ("Ус 4дүгээр улиралд муудав.", "4 дүгээр"),
        ("Үүргийг 11дүгээрт авав.", "11 дүгээрт"),
        ("Шийдвэр 27дугаар зүйлд бий.", "27 дугаар"),
    ],
)
def test_an_ordinal_glued_to_its_number_is_a_hint(progress, right):
    found = [(f.severity, f.suggestion.en) for f in findings(progress)]

    assert found == [(Severity.HINT, f"Write «{right}».")]


@pytest.mark.parametrize(
    "progress",
    [
        "Хэмжээ 3 дугаар сард буурав.",
        "Ус 4-дүгээр улиралд муудав.",
        "А/11дүгээр захирамжаар үүрэг өгөв.",
        "Төлөвлөгдсөн, шалгагдаагүй, хэрэгжүүлэгдсэн ажил.",
        "Автоматжуулалтыг нэвтрүүлүүлж, зохицуулагдсан.",
        "Сургалтад хамруулсан, дэвтэрт тэмдэглэсэн.",
    ],
)
def test_ordinals_and_derived_verbs_are_not_told_as_glued(progress):
    assert findings(progress) == []
