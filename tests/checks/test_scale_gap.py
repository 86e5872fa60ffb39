from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.make import report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.scale_gap import ScaleGap
from bielelt.core.report import Assessor, Summary


def findings(*keys, **tuned):
    page = Summary(Assessor.SELF, 3, tuple((key, 1) for key in keys))
    return list(ScaleGap(**tuned).run(report(summaries=(page,))))


def test_bands_that_leave_values_out_are_a_hint():
    assert findings("100", "60-99", "0-40", "not_due") == [
        Finding(
            rule="scale-gap",
            severity=Severity.HINT,
            clauses=(),
            quotes=tuple(
                Quote(None, "summary:self", band) for band in ("100%", "60-99%", "0-40%")
            ),
            explanation=Words(
                "Хуваарийн аль ч хэсэгт хамаарахгүй хувь байна: 41-59. Дундаж нь энд гарвал нэрлэх "
                "үгүй.",
                "These percentages belong to no band of the scale: 41-59. A mean among them has no "
                "name.",
            ),
            suggestion=Words(
                "Дундаж хувийг тоогоор нь бичих.", "Give the mean as a figure."
            ),
        )
    ]


def test_bands_that_share_a_value_are_a_doubt():
    assert [
        (f.severity, f.explanation.en) for f in findings("90-100", "70-90", "0-69")
    ] == [(Severity.DOUBT, "These percentages belong to two bands of the scale: 90.")]


def test_both_pages_with_one_scale_are_one_finding():
    pages = tuple(Summary(by, 3, (("60-90", 2), ("0", 1))) for by in Assessor)

    (found,) = ScaleGap().run(report(summaries=pages))

    assert [q.field for q in found.quotes] == ["summary:self"] * 2 + ["summary:upper"] * 2


def test_the_gaps_of_the_scale_in_force_are_told_where_a_province_wants_them():
    printed = ("100", "70-90", "30-50", "0", "not_due")

    assert findings(*printed) == []
    assert [f.severity for f in findings(*printed, known=1)] == [Severity.HINT]


def test_single_steps_and_full_cover_are_left_alone():
    assert findings("100", "70", "30", "0", "not_due") == []
    assert findings("81-100", "51-80", "0-50") == []
    assert findings("бусад", "not_due") == []
    assert list(ScaleGap().run(report())) == []


@given(st.sets(st.integers(1, 99), min_size=1, max_size=6))
def test_bands_that_join_are_never_told(cuts):
    ends = [0, *sorted(cuts), 101]
    keys = [
        f"{low}-{high - 1}" if low < high - 1 else str(low) for low, high in pairwise(ends)
    ]

    assert findings(*keys) == []
