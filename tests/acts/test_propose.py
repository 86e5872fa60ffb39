"""A whole act taken apart: heading, basis, clauses, heads, rest; and nothing lost."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acts.labelled import CLAUSES
from tests.examples import examples

from bielelt.acts import Doubt, Force, Group, Recurrence, propose
from bielelt.acts.lines import lines_of_text
from bielelt.core.errors import UnreadableDocument

ORDER = """УВС АЙМГИЙН ЗАСАГ ДАРГЫН
ЗАХИРАМЖ

2024 оны 03 дугаар сарын 11-ний өдөр      Дугаар А/155      Улаангом

Хаврын тарилгын бэлтгэл хангах тухай

Монгол Улсын Засаг захиргаа, нутаг дэвсгэрийн нэгж, түүний удирдлагын тухай
хуулийн 61 дүгээр зүйлийн 61.1, Мал, амьтны эрүүл мэндийн тухай хуулийн
12 дугаар зүйлийн 12.3 дахь хэсгийг тус тус үндэслэн ЗАХИРАМЖЛАХ нь:

1. Тарилгын төлөвлөгөөг хавсралтаар баталсугай.
2/ Малыг тарилгад бүрэн хамруулж, дүнг 2024 оны
5 дугаар сарын 25-ны дотор ирүүлэхийг Мал эмнэлгийн газар (Б.Болд),
сумдын Засаг дарга нарт үүрэг болгосугай.
- 1 -
3. Дараах арга хэмжээг улирал бүр тайлагнахыг агентлагийн дарга нарт даалгасугай:
3.1. сургалт зохион байгуулах;
3.2. сурталчилгаа хийх.
4. Иргэдэд уриалсугай.

ЗАСАГ ДАРГА                    Ж.БАТСАЙХАН
Хувийг архивт хадгална.
"""

DIRECTIVE = """АЙМГИЙН ЗАСАГ ДАРГЫН АЛБАН ДААЛГАВАР
2025 оны 01 дүгээр сарын 20
Дугаар 03
Улиастай
ХАВРЫН ХӨДӨӨ АЖ АХУЙН АЖЛЫН БЭЛТГЭЛ ХАНГАХ
ЗАРИМ АРГА ХЭМЖЭЭНИЙ ТУХАЙ
Өвөлжилт хүндэрч болзошгүй байгааг харгалзан дараах албан даалгаврыг өгч байна:
Нэг. Аймгийн агентлагийн дарга нарт:
1.1. Тарианы үрийн нөөцийг 3 дугаар сарын 15-ны дотор бүрдүүлэх;
1.2. Техникийн засварыг
2-р улиралд багтаан дуусгах;
Хоёр. Сумдын Засаг дарга нарт:
- отрын бэлчээрийг тодорхойлох;
- тэжээлийн мэдээг Хүнс, хөдөө аж ахуйн газарт сар бүр ирүүлэх;
Гурав. Биелэлтийг хагас, бүтэн жилээр ирүүлэхийг сумдын Засаг дарга нарт үүрэг болгосугай.
ЗАСАГ ДАРГЫН ҮҮРГИЙГ ТҮР ОРЛОН ГҮЙЦЭТГЭГЧ
Д.ЭНХБОЛД
"""


def groups(clause):
    return [one.group or one.names for one in clause.addressees]


def rows(act):
    return [(c.label, c.number, c.force, groups(c), c.start_line) for c in act.clauses]


def letters(*texts):
    return Counter(c for text in texts for c in text if c.isalnum())


def all_of(act):
    numbered = (f"{one.number} {one.text}" for one in (*act.heads, *act.clauses))
    return letters(*act.heading, act.basis, *numbered, *act.rest)


# What an act is made of ------------------------------------------------------------------


def test_the_heading_gives_kind_title_date_number_place_and_issuer():
    act = propose(ORDER)

    assert (act.kind, act.title, act.date, act.numbers, act.place, act.issuer_words) == (
        "order",
        "Хаврын тарилгын бэлтгэл хангах тухай",
        date(2024, 3, 11),
        ("А/155",),
        "Улаангом",
        "УВС АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ",
    )


def test_the_basis_reaches_to_the_resolving_words_and_the_rest_holds_what_is_behind():
    act = propose(ORDER)

    assert act.basis.startswith("Монгол Улсын Засаг захиргаа")
    assert act.basis.endswith("ЗАХИРАМЖЛАХ нь:")
    assert act.rest == ("- 1 -", "ЗАСАГ ДАРГА Ж.БАТСАЙХАН", "Хувийг архивт хадгална.")


def test_an_order_is_parted_into_clauses_wrapped_lines_and_two_kinds_of_numbers():
    assert rows(propose(ORDER)) == [
        ("1.", "1.", Force.NONE, [], 12),
        ("2.", "2/", Force.DUTY, [("Мал эмнэлгийн газар",), Group.DISTRICTS], 13),
        ("3.1", "3.1.", Force.DUTY, [Group.AGENCIES], 18),
        ("3.2", "3.2.", Force.DUTY, [Group.AGENCIES], 19),
        ("4.", "4.", Force.APPEAL, [Group.CITIZENS], 20),
    ]


def test_what_the_head_of_a_list_says_holds_for_its_items():
    first = propose(ORDER).clauses[2]

    assert (first.schedule, first.force_words.text, first.force_words.in_head) == (
        Recurrence.QUARTERLY,
        "даалгасугай",
        True,
    )
    assert [head.number for head in first.heads] == ["3."]


def test_a_directive_gives_the_addressees_of_its_chapters_to_their_items():
    act = propose(DIRECTIVE)

    assert act.title == (
        "ХАВРЫН ХӨДӨӨ АЖ АХУЙН АЖЛЫН БЭЛТГЭЛ ХАНГАХ ЗАРИМ АРГА ХЭМЖЭЭНИЙ ТУХАЙ"
    )
    assert (act.kind, act.numbers, act.place) == ("directive", ("03",), "Улиастай")
    assert rows(act) == [
        ("1.1", "1.1.", Force.DUTY, [Group.AGENCIES], 9),
        ("1.2", "1.2.", Force.DUTY, [Group.AGENCIES], 10),
        ("Хоёр-1", "-", Force.DUTY, [Group.DISTRICTS], 13),
        ("Хоёр-2", "-", Force.DUTY, [Group.DISTRICTS], 14),
        ("Гурав", "Гурав.", Force.DUTY, [Group.DISTRICTS], 15),
    ]
    assert [str(c.deadline.day) if c.deadline else None for c in act.clauses] == [
        *("2025-03-15", "2025-06-30", None, "None", "None"),
    ]


def test_items_without_a_number_are_counted_and_doubted():
    assert propose(DIRECTIVE).doubts == (
        Doubt("Хоёр-1", "label", "no number is printed"),
        Doubt("Хоёр-2", "label", "no number is printed"),
    )


def test_numbers_that_begin_anew_below_another_number_keep_labels_apart():
    act = propose(
        "ЗАХИРАМЖЛАХ нь:\n1. Дараах ажлыг даалгасугай:\n1/ зам засах;\n2/ гүүр засах.\n"
        "2. Дараах ажлыг даалгасугай:\n1/ мод тарих;"
    )

    assert [c.label for c in act.clauses] == ["1. 1", "1. 2", "2. 1"]


def test_an_act_pasted_as_one_line_is_parted_all_the_same():
    act = propose(ORDER.replace("- 1 -\n", "").replace("\n", " "))

    assert [c.label for c in act.clauses] == ["1.", "2.", "3.1", "3.2", "4."]


def test_a_number_inside_a_wrapped_sentence_opens_no_clause():
    act = propose(
        "ЗАХИРАМЖЛАХ нь:\n1. Хавсралтын\n2. дугаар заалтыг болон журмын\n"
        "7.1. хэсгийг мөрдүүлэхийг сумдын Засаг дарга нарт даалгасугай."
    )

    assert [c.label for c in act.clauses] == ["1."]


def test_a_number_that_jumps_is_taken_and_doubted():
    act = propose("ЗАХИРАМЖЛАХ нь:\n1. Журам баталсугай.\n3. Төсөв баталсугай.")

    assert [c.label for c in act.clauses] == ["1.", "3."]
    assert Doubt("3.", "label", "the number does not follow the one before") in act.doubts


def test_the_same_number_twice_gives_two_labels_and_a_doubt():
    act = propose("ЗАХИРАМЖЛАХ нь:\n1. Журам баталсугай.\n1. Төсөв баталсугай.")

    assert [c.label for c in act.clauses] == ["1.", "1. (2)"]
    assert Doubt("1. (2)", "label", "the number stands twice in the act") in act.doubts


def test_an_act_of_one_sentence_without_numbers_is_one_clause():
    act = propose("ТУШААХ нь: Архивын өрөөг засахыг Тамгын газарт даалгасугай.")

    assert (act.kind, [c.text for c in act.clauses]) == (
        "ministerial_order",
        ["Архивын өрөөг засахыг Тамгын газарт даалгасугай."],
    )


def test_a_joint_act_has_all_its_numbers():
    act = propose("2024 оны 03 дугаар сарын 11 Дугаар 22, 40, А/06\nЖурам батлах тухай\n")

    assert act.numbers == ("22", "40", "А/06")


def test_a_duty_without_addressee_and_a_post_of_nobody_are_doubted():
    act = propose(
        "ЗАХИРАМЖЛАХ нь:\n1. Хашаа барихыг даалгасугай.\n"
        "2. Хашаа барихыг ахлах мэргэжилтэн (Б.Болд)-д даалгасугай."
    )

    assert [d for d in act.doubts if d.field == "addressees"] == [
        Doubt("1.", "addressees", "a duty, but nobody is named"),
        Doubt("2.", "addressees", "a post is named, but not whose"),
    ]


def test_an_unknown_verb_is_a_duty_with_a_doubt():
    act = propose("ЗАХИРАМЖЛАХ нь:\n1. Сумдын Засаг дарга нар малаа тоолсугай.")

    assert act.clauses[0].force is Force.DUTY
    assert (
        Doubt("1.", "force", "the verb is not known; it was taken for a duty") in act.doubts
    )


def test_the_date_of_the_caller_is_used_where_the_heading_has_none():
    text = "ЗАХИРАМЖЛАХ нь:\n1. Тайланг 5 дугаар сарын 1-ний дотор гаргахыг даалгасугай."

    assert propose(text).clauses[0].deadline.day is None
    assert propose(text, date=date(2023, 2, 1)).clauses[0].deadline.day == date(2023, 5, 1)


def test_a_text_that_is_no_act_is_all_rest_and_doubts():
    act = propose("Сайн байна уу?\nУулзъя.")

    assert (act.clauses, act.heads) == ((), ())
    assert Doubt(None, "clauses", "no clause was found") in act.doubts


# Nothing is lost, nothing breaks ---------------------------------------------------------

FRAGMENTS = (
    *(text for text, *_ in CLAUSES),
    *ORDER.split("\n"),
    *DIRECTIVE.split("\n"),
    *(
        "1.",
        "2.",
        "3. ",
        "1.1. ",
        "2/ ",
        "Нэг. ",
        "II. ",
        "- ",
        ":",
        ";",
        "\n",
        " ",
        "(",
        "/",
    ),
    *("нарт", "№ 5, 6", "ЗАХИРАМЖЛАХ нь:", "З А Х И Р А М Ж Л А Х нь", "тухай", "А/12"),
)
PASTED = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=20), max_size=30)


@settings(max_examples=examples(150))
@given(PASTED, st.sampled_from(("\n", " ", "")))
def test_every_letter_stands_in_exactly_one_place(fragments, glue):
    text = glue.join(fragments)

    assert all_of(propose(text)) == letters(*(line.text for line in lines_of_text(text)))


@settings(max_examples=examples(150))
@given(PASTED)
def test_labels_are_unique_words_are_quotes_and_lines_rise(fragments):
    act = propose("\n".join(fragments))
    labels = [clause.label for clause in act.clauses]

    assert len(labels) == len(set(labels))
    for clause in act.clauses:
        words = [one.words for one in (*clause.addressees, *clause.deadlines)]
        own = [w for w in [*words, clause.force_words] if w and not w.in_head]
        assert [w.text for w in own] == [clause.text[w.start : w.end] for w in own]
        assert clause.start_line <= clause.end_line


@given(st.text())
def test_any_text_at_all_is_taken(text):
    propose(text)


def test_a_text_larger_than_any_act_is_refused_in_one_line():
    with pytest.raises(UnreadableDocument) as error:
        propose("а" * 1_000_001)

    assert "more than 1,000,000 characters" in str(error.value)
    assert "\n" not in str(error.value)


HOSTILE = (
    "а", "1", "(", "/ ", "нарт ", "((Б.Б)", "1. А\n", "12 дугаар сарын 1-нээс ", "2024 оны ",
    "улирал бүр", "сугай ", "болгосугай. 2. ", "ЗАХИРАМЖЛАХ нь: ", "Нэг. ", "А.Б ", "газарт, ",
    "Мал эмнэлгийн газарт ", "1.1. А; ", "№ 1,", "З А Х И Р ", "тухай\n", "- а;\n", " ", "х",
    "ЗАСАГ\n", "I", "хагас жил ", "нар:\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("top", ["", "ЗАХИРАМЖЛАХ нь:\n1. "])
def test_a_page_of_one_thing_over_and_over_keeps_its_letters(unit, top):
    text = top + unit * (5_000 // len(unit))

    assert all_of(propose(text)) == letters(*(line.text for line in lines_of_text(text)))
