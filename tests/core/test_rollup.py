from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.core.report import NOT_DUE, Assessor, Summary
from bielelt.core.rollup import roll_up
from bielelt.core.scales import Rounding, scale_by_key

TRUNCATED = Rounding(digits=1, truncate=True)


def rated(*ratings):
    """Build a report whose clauses carry these ratings by both assessors."""
    clauses = [clause(self_rating=r, upper_rating=r) for r in ratings]
    return report(decision(*clauses))


def counted(*counts):
    """Build a report from pairs (number of clauses, rating)."""
    return rated(*(rating for number, rating in counts for _ in range(number)))


PUBLISHED = [
    pytest.param(
        counted((14, 100), (34, 70), (4, 30), (5, NOT_DUE)), "2024", Rounding(),
        (57, (14, 34, 4, 0, 5), Fraction(3900, 52), "75.0",
         "(14×100 + 34×70 + 4×30) / 52 = 3900 / 52"),
        id="Shinejinst 2024",
    ),
    pytest.param(
        counted((50, 100), (21, 70), (19, 30), (2, NOT_DUE)), "2020", Rounding(digits=2),
        (92, (50, 21, 19, 0, 2), Fraction(7040, 90), "78.22",
         "(50×100 + 21×70 + 19×30) / 90 = 7040 / 90"),
        id="Khuvsgul 2022",
    ),
    pytest.param(
        counted((59, 100), (13, 70), (5, 30), (1, 0), (2, NOT_DUE)), "2017", TRUNCATED,
        (80, (59, 13, 5, 1, 2), Fraction(6960, 78), "89.2",
         "(59×100 + 13×70 + 5×30 + 1×0) / 78 = 6960 / 78"),
        id="Dundgovi 2019",
    ),
    pytest.param(
        counted((33, 100), (4, 70), (4, 30), (1, 0), (2, NOT_DUE)), "2017", TRUNCATED,
        (44, (33, 4, 4, 1, 2), Fraction(3700, 42), "88.0",
         "(33×100 + 4×70 + 4×30 + 1×0) / 42 = 3700 / 42"),
        id="Dundgovi 2019, first part",
    ),
    pytest.param(
        counted((26, 100), (9, 70), (1, 30)), "2017", TRUNCATED,
        (36, (26, 9, 1, 0, 0), Fraction(3260, 36), "90.5",
         "(26×100 + 9×70 + 1×30) / 36 = 3260 / 36"),
        id="Dundgovi 2019, second part",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "scale", "rounding", "published"), PUBLISHED)
@pytest.mark.parametrize("by", list(Assessor))
def test_the_published_examples_recompute(source, by, scale, rounding, published):
    rollup = roll_up(source, by, scale=scale_by_key(scale), rounding=rounding)

    counts = tuple(number for _, number in rollup.band_counts)
    assert published == (
        rollup.total,
        counts,
        rollup.mean,
        str(rollup.overall),
        rollup.formula,
    )


def test_shares_of_the_published_example_count_every_clause_and_are_truncated():
    counts = (59, 13, 5, 1)

    shares = [TRUNCATED.round(Fraction(100 * n, 80)) for n in counts]

    assert shares == [Decimal("73.7"), Decimal("16.2"), Decimal("6.2"), Decimal("1.2")]


def test_a_rollup_names_the_clauses_behind_every_figure():
    rollup = roll_up(
        rated(100, NOT_DUE, None, 60, 70), Assessor.SELF, scale=scale_by_key("2024")
    )

    assert {band.key: serials for band, serials in rollup.counts} == {
        "100": (1,),
        "70-90": (5,),
        "30-50": (),
        "0": (),
    }
    assert rollup.holes == (4,)
    assert rollup.left_out == ((2, "not_due"), (3, "missing"))
    assert (rollup.not_due, rollup.missing) == ((2,), (3,))
    assert rollup.mean == Fraction(230, 3)


def test_missing_is_not_zero():
    scale = scale_by_key("2024")

    assert roll_up(rated(70, None), Assessor.SELF, scale=scale).overall == Decimal("70.0")
    assert roll_up(rated(70, 0), Assessor.SELF, scale=scale).overall == Decimal("35.0")


def test_the_two_assessors_are_rolled_up_apart():
    source = report(decision(clause(self_rating=100, upper_rating=30), clause()))
    scale = scale_by_key("2024")

    assert [roll_up(source, by, scale=scale).mean for by in Assessor] == [100, 65]


@pytest.mark.parametrize("ratings", [[], [NOT_DUE, NOT_DUE], [None]])
def test_where_nothing_is_due_there_is_no_percentage(ratings):
    source = rated(*ratings) if ratings else report(decision())
    rollup = roll_up(source, Assessor.UPPER, scale=scale_by_key("2024"))

    assert (rollup.mean, rollup.overall, rollup.formula) == (None, None, "0 / 0")


def test_a_heavier_clause_counts_as_often_as_its_weight_says():
    rollup = roll_up(
        rated(100, 30),
        Assessor.SELF,
        scale=scale_by_key("2024"),
        weights={1: Decimal("2.5")},
    )

    assert rollup.mean == Fraction(280, 1) / Fraction(35, 10)
    assert rollup.formula == "(2.5×100 + 1×30) / 3.5 = 280 / 3.5"


def test_only_the_proportions_of_the_weights_matter():
    source, scale = rated(100, 70, 30), scale_by_key("2024")
    weights = {1: Decimal(1), 2: Decimal(2), 3: Decimal(5)}
    tenfold = {serial: 10 * weight for serial, weight in weights.items()}

    once = roll_up(source, Assessor.SELF, scale=scale, weights=weights).mean

    assert roll_up(source, Assessor.SELF, scale=scale, weights=tenfold).mean == once


def test_a_rollup_has_the_shape_of_a_printed_summary():
    rollup = roll_up(rated(100, 70, NOT_DUE), Assessor.UPPER, scale=scale_by_key("2024"))

    assert rollup.as_summary() == Summary(
        by=Assessor.UPPER,
        total=3,
        counts=(("100", 1), ("70-90", 1), ("30-50", 0), ("0", 0), ("not_due", 1)),
        overall=Decimal("85.0"),
    )


RATINGS = st.lists(
    st.one_of(st.integers(0, 100), st.just(NOT_DUE), st.none()), min_size=1, max_size=20
)


@given(ratings=RATINGS)
def test_every_clause_is_counted_exactly_once(ratings):
    rollup = roll_up(rated(*ratings), Assessor.SELF, scale=scale_by_key("2024"))

    places = [serials for _, serials in rollup.counts]
    places += [rollup.holes, rollup.not_due, rollup.missing]
    assert sorted(serial for serials in places for serial in serials) == list(
        range(1, len(ratings) + 1)
    )


@given(ratings=st.lists(st.integers(0, 100), min_size=1, max_size=20))
def test_the_mean_lies_between_the_worst_and_the_best_rating(ratings):
    rollup = roll_up(rated(*ratings), Assessor.SELF, scale=scale_by_key("2024"))

    assert min(ratings) <= rollup.mean <= max(ratings)
