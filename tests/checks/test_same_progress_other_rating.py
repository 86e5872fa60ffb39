import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.base import Answerer
from bielelt.checks.same_progress_other_rating import SameProgressOtherRating
from bielelt.core.report import Doubt

TOLD = "Багийн төв бүрд номын буланг тохижуулж, уншигчийн картыг шинэчлэн олгосон байна."


def findings(*rows, **others):
    clauses = [clause(progress=p, self_rating=s, upper_rating=u) for p, s, u in rows]
    return list(SameProgressOtherRating().run(report(decision(*clauses), **others)))


def test_one_progress_with_two_ratings_is_a_doubt():
    assert findings((TOLD, 100, 70), (TOLD, 30, 70)) == [
        Finding(
            rule="same-progress-other-rating",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=(
                Quote(1, "progress", TOLD, 0),
                Quote(2, "progress", TOLD, 0),
                Quote(1, "self", "100%"),
                Quote(2, "self", "30%"),
            ),
            explanation=Words(
                "1, 2 дэх заалтын явц ижил атал үнэлгээ нь өөр байна: 100% ба 30%.",
                "Clauses 1 and 2 have the same progress, but the ratings are 100% and 30%.",
            ),
            suggestion=Words(
                "Үнэлгээг нэг мөр болгох эсвэл заалт тус бүрийн биелэлтийг тусад нь бичих.",
                "Give both the same rating, or tell of each clause what was done for it.",
            ),
            answerer=Answerer.REPORTER,
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ((TOLD, 70, 100), (TOLD, 70, 70), Severity.DOUBT),
        ((TOLD, 100, 100), (TOLD, "not_due", "not_due"), Severity.DOUBT),
        ((TOLD, 100, 100), (TOLD.upper(), 70, 70), Severity.DOUBT),
        ((TOLD, 100, 100), (TOLD[:-1] + ", мөн ном авсан.", 70, 70), Severity.HINT),
    ],
)
def test_the_same_words_with_other_ratings_are_told(one, other, severity):
    assert [f.severity for f in findings(one, other)] == [severity]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((TOLD, 70, 70), (TOLD, 70, 70)),
        ((TOLD, None, None), (TOLD, 70, 70)),
        ((TOLD, 100, 100), ("Хугацаа болоогүй", "not_due", "not_due")),
        (("Хийгдэж байна.", 70, 70), ("Хийгдэж байна.", 100, 100)),
        (("", 70, 70), ("", 100, 100)),
        ((None, 70, 70), (None, 100, 100)),
        (
            (TOLD, 100, 100),
            ("Багийн төвийн барилгын дээврийг засаж, цонхыг сольсон байна.", 30, 30),
        ),
    ],
)
def test_other_words_and_equal_ratings_are_left_alone(one, other):
    assert findings(one, other) == []


def test_a_doubted_cell_makes_it_a_hint():
    doubts = (Doubt(2, "progress", "interleaved"),)

    assert [
        f.severity for f in findings((TOLD, 100, 100), (TOLD, 30, 30), doubts=doubts)
    ] == [Severity.HINT]


@given(st.lists(st.sampled_from([0, 30, 70, 100]), min_size=2, max_size=6))
def test_every_pair_with_different_ratings_is_told_once(ratings):
    pairs = sum(a != b for n, a in enumerate(ratings) for b in ratings[n + 1 :])

    assert len(findings(*((TOLD, r, r) for r in ratings))) == pairs


def test_all_of_a_progress_within_another_one_rated_otherwise_is_a_hint():
    short = "Сургалтыг 5 дугаар сарын 6-нд зохиож 128 багш, 14 эрхлэгч оролцов."
    longer = (
        f"Танхим нээлттэй. {short} Тоног төхөөрөмж дутуу тул ажилтан цагаар авч байгаа юм."
    )

    assert [
        f.severity
        for f in findings((longer, 70, 70), (f"{short} Танхим нээлттэй.", 100, 100))
    ] == [Severity.HINT]
    assert findings((longer, 70, 70), (f"{short} Танхим нээлттэй.", 70, 70)) == []
    assert (
        findings((longer, 70, 70), (f"{short} Бүх багшийг хамруулж дууссан.", 100, 100))
        == []
    )
