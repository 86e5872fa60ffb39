import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.mixed_letters import MixedLetters
from bielelt.language.lookalikes import is_cyrillic


def findings(progress, **others):
    return list(MixedLetters().run(report(decision(clause(progress=progress), **others))))


def test_a_mixed_word_is_an_error_that_names_its_letters_and_the_right_spelling():
    told = "Бэлчээрийн усaн хангамж, усaн сан, усан зам"

    assert findings(told) == [
        Finding(
            rule="mixed-letters",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "progress", "усaн", 11), Quote(1, "progress", "усaн", 25)),
            explanation=Words(
                "«усaн» гэсэн үгэнд кирилл бус үсэг орсон: a. Зөв бичлэг: «усан».",
                "The word “усaн” holds letters that are not Cyrillic: a. It should read «усан».",
            ),
            suggestion=Words("«усан» гэж засах.", "Write «усан»."),
        )
    ]


@pytest.mark.parametrize(
    ("told", "spelt"),
    [
        ("Cум", "Сум"),
        ("XӨТӨЛБӨР", "ХӨТӨЛБӨР"),
        ("Yндэсний", "Үндэсний"),
        ("байгууллагaa", "байгууллагаа"),
        ("хэрэглэhэд", "хэрэглэхэд"),
        ("baгийн", "багийн"),
        ("сургуuliйн", "сургуулийн"),
        ("tsагаан", "цагаан"),
        ("єдрийн", "өдрийн"),
        ("Їйлдвэр", "Үйлдвэр"),
        ("захирамжааp", "захирамжаар"),
        ("COНГУУЛЬ", "СОНГУУЛЬ"),
        ("ажилласан.zаримд", "ажилласан. Заримд"),
        ("Малчид,govийн", "говийн"),
        ("дарга нар, дарга нарbүрдүүлээсэй; дарга нар", "нарбүрдүүлээсэй"),
        ("иргэд нарт нартurhалсугай", "нарт урхалсугай"),
        ("Төгөл ХХК, Tөgөл", "Төгөл"),
    ],
)
def test_words_are_respelt_in_cyrillic(told, spelt):
    assert [f.suggestion.mn for f in findings(told)] == [f"«{spelt}» гэж засах."]


@pytest.mark.parametrize(
    "told",
    [
        "ERP-ээр бүртгэж, E-Mongolia.mn болон DOCX TOKEN -д холбов.",
        "MNS 6395:2022 стандарт, XVII жарны, II-р улирал, IV дүгээр хороо",
        "https://sum.gov.mn/login хаяг, sum.gov.mnсайт, shuudan@gov.mn хаягаар",
        "PDFийг, ERPээр, GPSтэй, USBд, SMSээр",
        "Facebookийн хуудас, Viberээр, Zoomоор хуралдав.",
        "IIдугаар улирал, IVдүгээр баг, XXIзууны",
        "А/93, 2024_A/27, A4, B-3, 5G, CO2, pH, Wi-Fi",
        "Facebook, Viber, Telegram, Google",
        "Эрдэнэ Монгол ХХК, ЗДТГ, ААН, НЗДТГ",
        "Қазақ тіліндегі мәтін, білім беру",
        "тэмдэг: α, β, ₮, №, °",
        "",
    ],
)
def test_pure_words_names_and_addresses_are_left_alone(told):
    assert findings(told) == []


def test_the_spelling_found_elsewhere_in_the_report_wins():
    assert [f.suggestion.mn for f in findings("Нөmөр ХХК, Цэнxэр, Цэнхэр, Нөмөр")] == [
        "«Нөмөр» гэж засах.",
        "«Цэнхэр» гэж засах.",
    ]


def test_one_word_of_a_clause_is_one_finding_with_all_its_places():
    (found,) = findings("Бaг хуралдав. Мод тарив.Бaг тарав.")

    assert [quote.text for quote in found.quotes] == ["Бaг", "тарив.Бaг"]


def test_titles_of_decisions_are_read_under_their_first_clause():
    (found,) = findings("Хийв.", title="Ойн тyхай")

    assert found.quotes == (Quote(1, "title", "тyхай", 4),)


LOOKS = dict(zip("АВСЕНКМОРТХасеорху", "ABCEHKMOPTXaceopxy", strict=True))
SOUNDS = dict(zip("абгдиклмнорсту", "abgdiklmnorstu", strict=True))
WORDS = (
    "захирамж", "байгууллага", "аймгийн", "сургууль", "малчин", "тарьсан", "бэлтгэл", "ногоон",
    "Орхон", "СУМЫН", "хамтран", "уулзалт", "хөрөнгө", "соёл", "багш", "Тосонцэнгэл",
)  # fmt: skip


@given(st.data(), st.sampled_from(WORDS), st.sampled_from([LOOKS, SOUNDS]))
def test_any_word_with_a_few_exchanged_letters_is_found_and_respelt(data, word, table):
    places = [i for i, letter in enumerate(word) if letter in table]
    assume(len(places) > 0)
    chosen = data.draw(st.sets(st.sampled_from(places), min_size=1))
    mixed = "".join(table[c] if i in chosen else c for i, c in enumerate(word))
    assume(any(map(is_cyrillic, mixed)))

    assert [f.suggestion.mn for f in findings(f"{mixed} {word}")] == [
        f"«{word}» гэж засах."
    ]


@given(st.text(alphabet="абгеийнорсөүabeghnorstuv.,- ", max_size=40))
def test_every_suggestion_is_pure_cyrillic_and_every_quote_stands_in_the_text(text):
    for finding in findings(text):
        letters = [c for c in finding.suggestion.mn if c.isalpha()]
        assert all(map(is_cyrillic, letters))
        assert all(quote.text in text for quote in finding.quotes)
