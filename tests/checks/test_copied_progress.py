from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.base import Passage, beginning
from bielelt.checks.copied_progress import CopiedProgress
from bielelt.core.report import NOT_DUE

COUNTING = "Мал, тэжээвэр амьтны тооллогыг хугацаанд нь явуулсугай."
REPAIRS = "Гүний худгуудын насос, амны тагийг засварласугай."
SCHOOL = "Ерөнхий боловсролын сургуулийн дотуур байрны хүүхдийг халуун хоолоор хангасугай."
DONE = (
    "Нийт 4 багийн төв дээр зөвлөх үйлчилгээ үзүүлж, өрх бүрээр явсан дөчин залуу гэрээт "
    "ажилтныг сонгон авч, мэдээллээ шөнө дундаас өмнө нэгдсэн санд шивсэн."
)
MORE = (
    "Үлдсэн ажлыг дараагийн улиралд багтаан дуусгахаар Засаг даргын зөвлөлийн хурлаас чиглэл "
    "авсан бөгөөд явцыг нь долоо хоног тутам сонсож байгаа."
)

OTHER = (
    "Дэд станцын тоног төхөөрөмжийг бүрэн шинэчилж, айлуудын гэрэлтүүлгийг нэмж, цахилгаан "
    "дамжуулах агаарын шугамын тулгуурыг бетоноор орлуулан, хэрэглэгчдийн тоолуурыг ухаалаг "
    "болгон сольж, алдагдлыг багасгав."
)
SHORT = (
    "Санхүүжилт батлагдаагүйгээс ажил удааширсан, дараагийн хуралдаанаар хэлэлцүүлэхээр төслийн "
    "саналаа боловсруулан холбогдох хэлтэст хүргүүлээд байна."
)

FORM = (
    "Сургалтын талаар {} албан хаагчаас санал авснаас удирдах {}, гүйцэтгэх {} албан хаагч байсан "
    "бөгөөд дүнг нэгтгэн тайлагнасан."
)


def found(*clauses, **settings):
    return list(CopiedProgress(**settings).run(report(decision(*clauses))))


def test_a_progress_reported_for_two_duties_is_a_doubt_that_quotes_both():
    assert found(clause(COUNTING, DONE), clause(REPAIRS, f"Тийм. {DONE}")) == [
        Finding(
            rule="copied-progress",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=(
                Quote(1, "progress", DONE[:-1], 0),
                Quote(2, "progress", DONE[:-1], 6),
            ),
            explanation=Words(
                "Өөр үүрэг өгсөн 1, 2 гэсэн хоёр заалтын явц 24 үгээр үгчлэн давхцаж байна.",
                "Clauses 1 and 2 ask for different things, but 24 words of their progress are "
                "the same.",
            ),
            suggestion=Words(
                "2 гэсэн заалтын үүргийг хэрхэн биелүүлснийг тусад нь бичих.",
                "Write what was done about clause 2 itself.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("clauses", "severities"),
    [
        # nearly all of it, and with another figure
        ([(COUNTING, DONE), (REPAIRS, f"{DONE} Хорин айл.")], ["doubt"]),
        ([(COUNTING, f"30 айл {DONE}"), (REPAIRS, f"45 айл {DONE}")], ["hint"]),
        # little is said, and no figure given
        ([(COUNTING, SHORT), (REPAIRS, SHORT)], ["hint"]),
        # a row without a text that repeats the one above
        ([(COUNTING, DONE), (None, DONE)], ["doubt"]),
        # one source for two copies
        ([(COUNTING, DONE), (REPAIRS, DONE), (SCHOOL, DONE)], ["doubt", "doubt"]),
        # headings that are the same do not make duties the same
        (
            [
                (f"Сумдын Засаг дарга, албаны дарга нарт: {COUNTING}", DONE),
                (f"Сумдын Засаг дарга, албаны дарга нарт: {REPAIRS}", DONE),
            ],
            ["doubt"],
        ),
    ],
)
def test_copies_are_found_whole_or_in_part(clauses, severities):
    assert [f.severity for f in found(*(clause(*of) for of in clauses))] == severities


@pytest.mark.parametrize(
    "clauses",
    [
        [(COUNTING, DONE), (REPAIRS, MORE)],
        # the same duty, registered twice or worded a little differently
        [(COUNTING, DONE), (COUNTING.replace("явуулсугай", "явуулах"), DONE)],
        # nobody knows what was asked
        [(None, DONE), (None, DONE)],
        # short formulas
        [(COUNTING, "Үүргийн биелэлтийг ханган ажиллаж байна."), (REPAIRS, "Үүргийн биелэлтийг ханган ажиллаж байна.")],
        # a quotation, figures, dates
        [(COUNTING, f"«{DONE}» гэв."), (REPAIRS, f"«{DONE}» гэв.")],
        [(COUNTING, "12 34 " * 30), (REPAIRS, "12 34 " * 30)],
        [(COUNTING, "2024 оны 3 дугаар сарын 5-нд " * 9), (REPAIRS, "2024 оны 5 дугаар сарын 9-нд " * 9)],
        # both repeat what both were asked
        [(f"{DONE} {COUNTING}", DONE), (f"{DONE} {REPAIRS}", DONE)],
        [(COUNTING, None), (REPAIRS, "")],
        # a form filled in anew, a formula that stands in many clauses beside other things
        [(COUNTING, FORM.format(31, 12, 19)), (REPAIRS, FORM.format(22, 9, 13))],
        [(COUNTING, f"{a} {SHORT}") for a in (DONE, MORE, OTHER, "Эхэлсэн.", "Ээлжилсэн.")],
    ],
)  # fmt: skip
def test_what_is_no_copy_is_left_alone(clauses):
    assert found(*(clause(*of) for of in clauses)) == []


def test_a_long_part_of_a_progress_is_a_hint():
    rows = (
        clause(COUNTING, f"{MORE} {SHORT} {DONE}"),
        clause(REPAIRS, f"{MORE} {SHORT} {OTHER}"),
    )

    assert [f.severity for f in found(*rows, percent=90)] == [Severity.HINT]


def test_what_is_not_due_may_be_put_off_with_the_same_words():
    rows = (clause(duty, DONE, self_rating=NOT_DUE) for duty in (COUNTING, REPAIRS))

    assert found(*rows) == []


def test_a_copy_in_many_clauses_is_found_in_all_of_them():
    duties = (COUNTING, REPAIRS, SCHOOL, OTHER, MORE)

    assert [f.clauses for f in found(*(clause(duty, DONE) for duty in duties))] == [
        (1, 2), (1, 3), (1, 4), (1, 5),
    ]  # fmt: skip


def test_how_many_words_are_a_copy_may_be_tuned():
    clauses = clause(COUNTING, DONE), clause(REPAIRS, DONE)

    assert found(*clauses, words=40) == []


WORDS = [
    f"{a}{b}"
    for a in ("бага", "хото", "төмө", "гэрэ", "мори")
    for b in ("лдай", "хан", "рчид", "нцэг")
]


@given(
    st.lists(st.sampled_from(WORDS), min_size=20, max_size=30),
    st.lists(st.sampled_from(["нэг", "хоёр", "гурав"]), max_size=6),
)
def test_a_planted_copy_of_twenty_words_is_always_found(words, before):
    copied = " ".join(words)
    told = found(clause(COUNTING, copied), clause(REPAIRS, " ".join([*before, copied])))

    assert [f.clauses for f in told] == [(1, 2)]
    assert all(q.text in copied for f in told for q in f.quotes)


def test_a_row_that_stands_twice_in_one_decision_is_a_doubt():
    assert found(clause(COUNTING, DONE), clause(COUNTING, DONE)) == [
        Finding(
            rule="copied-progress",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=tuple(
                Quote(
                    serial, "progress", beginning(Passage(serial, "progress", DONE)).text, 0
                )
                for serial in (1, 2)
            ),
            explanation=Words(
                "1, 2 дугаартай хоёр мөрийн заалт, явц үгчлэн ижил байна.",
                "Rows 1 and 2 are the same, clause and progress, word for word.",
            ),
            suggestion=Words(
                "Давхар бичсэн мөрийг хасах; хоёр өөр үүрэг бол тус бүрийн биелэлтийг бичих.",
                "Take out the doubled row; if these are two duties, report on each.",
            ),
        )
    ]


@pytest.mark.parametrize(
    "text", [DONE, MORE, OTHER, SHORT, f"{DONE} {MORE}", FORM.format(9, 4, 5)]
)
@pytest.mark.parametrize("blank", [" ", "\n"])
def test_line_breaks_do_not_hide_a_doubled_row(text, blank):
    rows = (
        clause(REPAIRS, text),
        clause(SCHOOL, "Хоол өгөв."),
        clause(REPAIRS, text.replace(" ", blank)),
    )

    assert [f.clauses for f in found(*rows)] == [(1, 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((COUNTING, "Тооллого дууссан."), (COUNTING, "Тооллого дууссан.")),
        ((COUNTING, None), (COUNTING, None)),
        ((None, ""), (None, "")),
        ((COUNTING, DONE), (COUNTING, SHORT)),
        ((COUNTING, f"{DONE} Мөн."), (COUNTING, DONE)),
    ],
)
def test_short_empty_and_other_progress_makes_no_doubled_row(one, other):
    assert found(clause(*one), clause(*other)) == []


def test_one_row_under_two_decisions_or_not_due_is_no_doubled_row():
    later = decision(clause(COUNTING, DONE), number="2024_А/90", on=date(2024, 3, 1))
    waits = clause(COUNTING, DONE, self_rating=NOT_DUE, upper_rating=NOT_DUE)

    assert list(CopiedProgress().run(report(decision(clause(COUNTING, DONE)), later))) == []
    assert found(waits, waits) == []


def test_one_decision_entered_twice_is_one_decision():
    act = decision(clause(COUNTING, DONE))

    assert [f.clauses for f in CopiedProgress().run(report(act, act))] == [(1, 2)]


def test_a_sentence_with_its_figures_that_is_all_of_another_progress_is_a_hint():
    short = "Сургалтыг 5 дугаар сарын 6-нд зохиож 128 багш, 14 эрхлэгч оролцов."
    longer = clause(COUNTING, f"{short} Дүнг мэдээлэв.")

    told = found(longer, clause(REPAIRS, short))

    assert [(f.severity, [q.text for q in f.quotes]) for f in told] == [
        (Severity.HINT, [short, short])
    ]
    assert found(longer, clause(REPAIRS, short.replace("128", "132"))) == []
    assert found(longer, clause(REPAIRS, f"{short} Насосыг сольж засав.")) == []


WALL = (
    "Сургуулийн гадна ханын 320 м2 талбайг будаж, 14 цонх сольж, 9.6 сая төгрөг зарцуулсан."
)
WALL_AGAIN = (
    "Гадна хана 320 м2-ыг будсан. Цонх 14-ийг сольсон бөгөөд зардал нь 9.6 сая төгрөг."
)


@pytest.mark.parametrize(
    ("duties", "progress", "told"),
    [
        (("Барилгын засвар хийх;", "Номын тооллого явуулах;"), (WALL, WALL_AGAIN), True),
        # other figures, akin duties, figures that stand anywhere
        (
            ("Барилгын засвар хийх;", "Номын тооллого явуулах;"),
            (WALL, "Номын 320 хуудас, 14 тавиур, 9 шүүгээг тоолж, зардалгүй хийсэн."),
            False,
        ),
        (
            ("Барилгын засвар хийх;", "Барилгын засварын тайлан гаргах;"),
            (WALL, WALL_AGAIN),
            False,
        ),
        (
            ("Хурал хийх;", "Худаг засах;"),
            ("2 удаа, 3 багт, 4 хүнтэй хийв.", "Багт 3 хүн 2 удаа, 4 цаг ажиллаж хийв."),
            False,
        ),
    ],
)
def test_the_same_figures_in_another_order_are_a_copy(duties, progress, told):
    rows = [clause(duty, text) for duty, text in zip(duties, progress, strict=True)]

    found = list(CopiedProgress().run(report(decision(*rows))))

    assert [f.severity for f in found] == [Severity.DOUBT] * told
