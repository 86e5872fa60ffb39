import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.copied_progress import CopiedProgress

COUNTING = "Мал, тэжээвэр амьтны тооллогыг хугацаанд нь явуулсугай."
REPAIRS = "Гүний худгуудын насос, амны тагийг засварласугай."
SCHOOL = "Ерөнхий боловсролын сургуулийн дотуур байрны хүүхдийг халуун хоолоор хангасугай."
DONE = (
    "Дөрвөн багийн төв дээр зөвлөх үйлчилгээ үзүүлж, өрх бүрээр явсан дөчин залуу гэрээт "
    "ажилтныг сонгон авч, мэдээллээ шөнө дундаас өмнө нэгдсэн санд шивсэн."
)
MORE = (
    "Үлдсэн ажлыг дараагийн улиралд багтаан дуусгахаар Засаг даргын зөвлөлийн хурлаас чиглэл "
    "авсан бөгөөд явцыг нь долоо хоног тутам сонсож байгаа."
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
                "Өөр үүрэг өгсөн 1, 2 гэсэн хоёр заалтын явц 23 үгээр үгчлэн давхцаж байна.",
                "Clauses 1 and 2 ask for different things, but 23 words of their progress are "
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
        # a part of a long progress, much of it, and with other figures
        ([(COUNTING, f"{MORE} {DONE}"), (REPAIRS, f"{DONE} Хорин айл.")], ["doubt"]),
        (
            [(COUNTING, f"{MORE} {DONE}"), (REPAIRS, f"{DONE} {MORE.swapcase()[::-1]}")],
            ["hint"],
        ),
        ([(COUNTING, f"30 айл {DONE}"), (REPAIRS, f"45 айл {DONE}")], ["doubt"]),
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
        [(COUNTING, DONE), (COUNTING, DONE)],
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
    ],
)  # fmt: skip
def test_what_is_no_copy_is_left_alone(clauses):
    assert found(*(clause(*of) for of in clauses)) == []


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
