import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.cut_text import CutText
from bielelt.core.report import Doubt

WITNESS = clause(
    "Цэцэрлэгт хүрээлэнг тохижуулах.", "Тохижилтын ажлын гүйцэтгэгчийг шалгаруулсан."
)


def findings(progress, text="Мод тарих.", **others):
    rows = clause(text, progress), WITNESS
    return list(CutText().run(report(decision(*rows), **others)))


def test_a_progress_that_ends_inside_a_word_is_a_doubt():
    assert findings("Мод тарих өдрийг 2 удаа зохион бай") == [
        Finding(
            rule="cut-text",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "зохион бай", 24),),
            explanation=Words(
                "Бичвэр «зохион бай» гэж дундуураа тасарсан байна.",
                "The text breaks off: «зохион бай».",
            ),
            suggestion=Words("Эх хувиас гүйцээж бичих.", "Complete it from the original."),
            answerer=Answerer.REPORTER,
        )
    ]


@pytest.mark.parametrize(
    ("progress", "quoted"),
    [
        ("Суулгац авч, усалгаатай талбайд тарьж байг", "тарьж байг"),
        ("Хашааг засварлаж, харуул манаатай ажиллаж бай", "ажиллаж бай"),
        ("Иргэдийг хуваарилан зохион байгу", "зохион байгу"),
        ("Нүхийг ухаад ажиллас", "ухаад ажиллас"),
        ("Суулгацыг сургууль, цэцэрлэг, эмнэлэг болон", "цэцэрлэг, эмнэлэг болон"),
        ("Талбайг чөлөөлсөн бөгөөд", "чөлөөлсөн бөгөөд"),
        ("Ажлыг дүгнэж 6 дугаар сарын хурлаар хэ", "хурлаар хэ"),
        ("Суулгацын төрөл нь дараах байдалтай (хайлаас, улиас", None),
        (
            "Цэцэрлэгт 40 суулгац тарив. Мөн гудамжны дагуу тарьсан модны",
            "гудамжны дагуу тарьсан модны",
        ),
    ],
)
def test_texts_that_break_off_are_told(progress, quoted):
    (found,) = findings(progress)

    assert quoted is None or found.quotes[0].text.endswith(quoted)


@needs_dictionary
@pytest.mark.parametrize("last", ["гүйцэтгэгч", "тохижу", "шалгарууш", "хүрээлэнг"])
def test_a_piece_of_a_word_of_the_report_is_told_if_it_is_none_itself(last):
    told = [f.quotes[0].text for f in findings(f"Ажлын хэсгийн дарга {last}")]

    assert told == ([f"дарга {last}"] if last == "тохижу" else [])


def test_a_clause_that_breaks_off_is_the_registrar_s():
    (found,) = findings("Тарив.", text="Мод тарих аяныг зохион бай")

    assert (found.quotes[0].field, found.answerer) == ("text", Answerer.REGISTRAR)


@pytest.mark.parametrize(
    "progress",
    [
        "Мод тарих өдрийг зохион байгуулсан",
        "Мод тарьж байна",
        "Хашаа засварлаж ажиллаж байгаа",
        "Мод тарих ажил",
        "Ойн аж ахуйд 40 суулгац тарив, үнэ нь 25 мян",
        "Нийт зардал 12 сая төг",
        "Тариалсан модны тоо 120 ш",
        "Хариуцсан ажилтан Д.Болдбаатар",
        "Буудлагын бай",
        "Бүх зэрлэг ногоо нийт тн",
        "Айл бүрээс нэг нь",
        "Хуваарь гаргаж, хяналт тавьж",
        "Мод тарив (хайлаас, улиас)",
        "Мод тарив. Усалгааг 3 удаа хийсэн болно.",
        "Усалгааны систем, ERP",
        "Мод, бут болон.",
        "Байгууллагын гадна талбайн ногоон байгууламжийн",
        "",
    ],
)
def test_forgotten_full_stops_names_and_short_forms_are_no_cuts(progress):
    assert findings(progress) == []


def test_where_the_reader_doubts_the_cell_nothing_is_told():
    doubt = Doubt(1, "progress", "interleaved")

    assert findings("Мод тарих өдрийг 2 удаа зохион бай", doubts=(doubt,)) == []


@given(st.text(alphabet="абгзхионйжулсн .(«", max_size=40))
def test_what_ends_in_a_full_stop_is_never_cut(text):
    assert findings(f"{text.replace('(', '').replace('«', '')} тарив.") == []
