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
    assert findings(f"Мод {text.replace('(', '').replace('«', '')} тарив.") == []


@needs_dictionary
@pytest.mark.parametrize(
    ("progress", "quote"),
    [
        ("Сургалтыг 3 удаа хийж, дараагийн ээлжийн хүмүүсийг 4 багийн", "4 багийн"),
        ("Хашааны 120 м хэсгийг засаж, харин үлдсэн 40 м торыг", "40 м торыг"),
        ("Мэдээллийг сар бүр явуулж, сургалтыг нийт 6 байгууллагад", "нийт 6 байгууллагад"),
        ("Тариалангийн хэмжээ 12 га болж, энэ нь өмнөх саруудаас", "өмнөх саруудаас"),
        ("Шүүгчид 14 бүтээлийг үнэлж, эхний байрыг багийн дүнгээр", "багийн дүнгээр"),
        (
            "Айл өрхийг нүүлгэх саналыг нэгтгэж, аюулаас сэргийлэхийн тулд",
            "сэргийлэхийн тулд",
        ),
        ("Ажлын хэсэг байгуулж, маргааныг шийд-", "маргааныг шийд-"),
        ("Хурлаар 9 асуудал хэлэлцсэн. Шийдвэрлэсэн асуудлыг доор жагсаав. Үүнд:", "Үүнд:"),
        ("Хөрөнгийн үнэлгээг 2 удаа хийлгэсэн. Дахин үнэлгээг “Үнэт зүйл”", "“Үнэт зүйл”"),
        ("Малчдад хөнгөлөлттэй үнээр тэжээл олгосон, үүнээс нийт 2", "нийт 2"),
        ("Гэрээ байгуулсан 9 өрхөд нийтдээ 18.7 с", "18.7 с"),
        ("Удирдах ажилтныг давтан сур", "давтан сур"),
        ("Илэрсэн зөрчлийн талаар холбогдох байгууллагад мэдэ", "байгууллагад мэдэ"),
        (
            "Ослын дүгнэлтийг мэргэжлийн байгууллагаар 2 удаа гаргуулж, улмаар",
            "гаргуулж, улмаар",
        ),
        ("гж, 14 малчнаас баталгаа авсан.", "гж, 14 малчнаас баталгаа"),
        ("Шонг суурилуулж, комиссын Уг ажлыг 5 дугаар сард хүлээн авсан.", "комиссын Уг"),
    ],
)
def test_what_ends_in_a_case_or_begins_in_a_word_is_cut(progress, quote):
    (found,) = findings(progress)

    assert found.quotes[0].text.endswith(quote)


@pytest.mark.parametrize(
    "progress",
    [
        "Дэлгэрэнгүйг нийтэлсэн: https://khan.gov.mn/medee",
        "Хичээл заасан багш: Д.Сувд, сургуулийн 3 багш",
        "Сургалтын сэдэв: бичиг хэрэг, архив, галиг г.м",
        "Дахин шалгалтын дүн: хэвийн 31, буурсан 8",
        "Зөрчлийн талаарх мэдээлэл – байхгүй",
        "Гэрээ байгуулсан өрх 96",
        "Хэмжилтийг 3 удаа хийж, нийт 45 өрх хамрагдсан",
        "Осол гэмтэл: 0",
        "Ажлын цаг: 09:00–17:00",
        "малчин 27 өрхөөс баталгаа авсан, зөрчил гараагүй",
    ],
)
def test_what_closes_with_a_verb_a_noun_or_a_figure_is_whole(progress):
    assert findings(progress) == []


def test_an_order_may_close_with_its_object():
    assert findings("Хийв.", text="Хариуцсан багийн хашаа, хороог шинэчлэх ажлыг") == []
