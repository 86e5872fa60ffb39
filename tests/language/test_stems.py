import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.stems import Case, case_of, stem

FORMS = """
суулгац суулгацыг суулгацаас
мал малыг малаас малын
хаагч хаагчид хаагчийн хаагчаас
иргэн иргэнд иргэний иргэдийн иргэнийг
өрх өрхийн өрхөд өрхөөс
мод модыг модны модонд
багш багшаас багшийн
бичиг бичгийг бичгээс бичигт
хэмжээ хэмжээнээс хэмжээний
ажил ажлын ажлаас
заалт заалтаас заалтын
хүн хүний хүнд хүнээс
хүүхэд хүүхдийн хүүхдээс хүүхдэд хүүхдүүд
байгууллага байгууллагын байгууллагаас байгууллагад байгууллагууд
төгрөг төгрөгийн төгрөгөөр
өргөдөл өргөдлөөс өргөдлийн өргөдлийг
малчин малчны малчдын
сум сумын сумаас
баг багт багийн
удаа удаагийн
хувь хувийн хувьтай хувиар
оюутан оюутныг оюутнаас
хурал хурлаар хурлын
зөрчил зөрчлийг зөрчлөөс
""".strip().splitlines()


@pytest.mark.parametrize("forms", FORMS)
def test_all_forms_of_a_noun_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_different_nouns_keep_different_stems():
    nouns = [forms.split()[0] for forms in FORMS]

    assert len({stem(noun) for noun in nouns}) == len(nouns)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("өрх", Case.BARE),
        ("сургалт", Case.BARE),
        ("хүүхэд", Case.BARE),
        ("хүүхдийн", Case.GENITIVE),
        ("модны", Case.GENITIVE),
        ("өргөдлөөс", Case.ABLATIVE),
        ("толгойгоор", Case.INSTRUMENTAL),
        ("суулгацыг", Case.ACCUSATIVE),
        ("хувьтай", Case.COMITATIVE),
        ("аймаг руу", Case.DIRECTIVE),
        ("иргэнд", Case.DATIVE),
    ],
)
def test_endings_tell_the_case(word, case):
    assert case_of(word) is case


@given(st.text())
def test_any_text_has_a_stem_no_longer_than_itself(text):
    assert len(stem(text)) <= len(text.casefold())
