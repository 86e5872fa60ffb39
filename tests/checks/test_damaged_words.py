import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.damaged_words import DamagedWords

pytestmark = needs_dictionary


def findings(progress):
    return list(DamagedWords().run(report(decision(clause(progress=progress)))))


def test_a_word_one_letter_away_from_the_one_it_can_be_is_a_doubt():
    assert findings("Ажлыг хэрэгжуүлж дуусгав.") == [
        Finding(
            rule="damaged-words",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "хэрэгжуүлж", 6),),
            explanation=Words(
                "«хэрэгжуүлж» гэсэн үг толь бичигт алга; «хэрэгжүүлж» гэж бичих гэсэн бололтой.",
                "No dictionary has «хэрэгжуүлж»; «хэрэгжүүлж» seems to be meant.",
            ),
            suggestion=Words("«хэрэгжүүлж» гэж засах.", "Write «хэрэгжүүлж»."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "severity"),
    [
        ("Зерчил арилгав.", Severity.HINT),
        ("Зерчил арилгав. Өөр зөрчил алга.", Severity.DOUBT),
        ("Зерчил, уурэг, хэрэгжуүлж, БЕЛЧЭЭР гэв.", Severity.DOUBT),
    ],
)
def test_what_only_the_dictionary_says_is_a_doubt_in_a_damaged_document(progress, severity):
    assert {f.severity for f in findings(progress)} == {severity}


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Зерчил арилгав.", "Зөрчил"),
        ("Уурэг өгсөн.", "Үүрэг"),
        ("Сургуулийн сурагхч, сурагч нар", "сурагч"),
        ("Тайланг, тайлланг хүргүүлэв.", "тайланг"),
        ("Хугацааг, хугацааг, хугацгааг сунгав.", "хугацааг"),
        ("БЕЛЧЭЭР хамгаалав.", "БЭЛЧЭЭР"),
    ],
)
def test_damage_of_all_kinds_is_told_with_the_word_that_is_meant(progress, right):
    assert [f.suggestion.en for f in findings(progress)] == [f"Write «{right}»."]


@pytest.mark.parametrize(
    "progress",
    [
        "заган ой, томилгоожуулах, түвшин, түвшнийг, эрсдэлийн, гараг, архивд, чат, Э-мэйл",
        "зургаадугаар сургалтанд, шалгалтанд хамрагдав.",
        "складны хаалга, батласан төсөв, номны сан",
        "Ш.Даваацэрэн, Баатагаан сумын Номундалай",
        "ЗДТГ, АЗДТГ-ын, ХХК, ХААИС-д, ИТХ-ын",
        "Е-Mongolia, ERP-ээр, Viberээр",
        "онлайнаар, вебинар, фэйсбүүк, контентыг, стартап",
        "программ, програмаар, эмхэтгэл, ширхэгийг",
        "авлигын эсрэг, авилгын эсрэг",
        "8нд, 25ны, сум2031",
        "ёёёхх ттттт",
        "",
    ],
)
def test_names_abbreviations_and_accepted_variants_are_left_alone(progress):
    assert findings(progress) == []


WORDS = "бэлчээр хөдөлмөр сургууль иргэдийн хамрагдсан хөтөлбөр хэмжээний нийгмийн".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_right_words_are_never_told(words):
    assert findings(" ".join(words)) == []


VERB_FORMS = [
    "эрсдээгүй", "эрсдсэн", "эрсдэхгүй", "эрсдсэнгүй", "эрсдэв", "эрсдэж", "эрсдэжээ",
    "тохируулаагүй", "бүрдүүлсэнгүй", "хоцорсонгүй", "өөрчлөөгүй", "хөнгөлөөгүй",
]  # fmt: skip


@needs_dictionary
@pytest.mark.parametrize("word", VERB_FORMS)
def test_forms_of_a_verb_that_the_dictionary_has_are_no_damage(word):
    assert findings(f"Тайлант хугацаанд ийм зүйл {word}.") == []


@needs_dictionary
@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("шийдвэрлээгуй", "шийдвэрлээгүй"),
        ("хэрэгжүүлсэнгуй", "хэрэгжүүлсэнгүй"),
        ("төлөвлөегүй", "төлөвлөөгүй"),
        ("нэмэгдүүлсен", "нэмэгдүүлсэн"),
        ("тодорхойлсөн", "тодорхойлсон"),
        ("хүргуүлээгүй", "хүргүүлээгүй"),
        ("хэлэлцуулсэн", "хэлэлцүүлсэн"),
        ("хэмжсэнгуй", "хэмжсэнгүй"),
    ],
)
def test_a_damaged_verb_is_told_in_every_form(word, right):
    assert [f.suggestion.en for f in findings(f"Тайлант хугацаанд ийм зүйл {word}.")] == [
        f"Write «{right}»."
    ]


@needs_dictionary
@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("Гэрээ байгуулсанаас хойш", "байгуулснаас"),
        ("Өргөдөл ирсэнийг бүртгэв.", "ирснийг"),
        ("Тушаалын хавсралт, хураамжын жагсаалт", "хураамжийн"),
        ("Хурлийн тэмдэглэл", "Хурлын"),
    ],
)
def test_a_broken_rule_of_the_endings_is_a_hint(progress, right):
    assert [(f.suggestion.en, f.severity) for f in findings(progress)] == [
        (f"Write «{right}».", Severity.HINT)
    ]


@needs_dictionary
@pytest.mark.parametrize(
    "progress",
    ["Дэрстэд худаг гаргав.", "Төмс тарьлаа.", "Хиригсүүрийг хамгаалав.", "Кабелийн шугам"],
)
def test_places_loans_and_forms_of_known_verbs_are_right(progress):
    assert findings(progress) == []
