import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.factories import (
    AssignmentFactory,
    ClauseFactory,
    DecisionFactory,
    MeasureFactory,
)

from bielelt.core.roles import Actor, Role
from bielelt.language.searching import sought
from bielelt_web.actions import search
from bielelt_web.models import SearchEntry
from bielelt_web.queries.search import find

pytestmark = pytest.mark.django_db

Kind = SearchEntry.Kind


def decided(issuer, number, title, *, year=2026, given_to=()):
    row = DecisionFactory(
        issuer=issuer, number=number, number_key=number, title=title, year=year
    )
    clause = ClauseFactory(decision=row, text=f"{title}: нэгдүгээр заалт")
    for organisation in given_to:
        AssignmentFactory(clause=clause, organisation=organisation)
    search.index_decision(row)
    return row


def texts(actor, words, kind=Kind.DECISION, **options):
    return [hit.entry.text for hit in find(actor, words, kind, **options).hits]


@pytest.mark.parametrize(
    "words", ["А/27", "A/27", "2024_А/27", "a/27", "27", "захирамж А/27"]
)
def test_a_number_finds_the_decision_before_whatever_mentions_it(cast, words):
    by = cast.actor(Role.REGISTRAR)
    decided(cast.province, "А/27", "Мод тарих тухай", year=2024)
    decided(cast.province, "А/270", "Ус түгээх тухай", year=2024)
    decided(cast.province, "А/31", "2024 оны А/27 захирамжид өөрчлөлт оруулах тухай")

    assert texts(by, words) == [
        "Мод тарих тухай",
        "2024 оны А/27 захирамжид өөрчлөлт оруулах тухай",
    ]


def test_all_words_must_be_there_whatever_their_endings_and_the_newest_comes_first(cast):
    by = cast.actor(Role.REGISTRAR)
    decided(cast.province, "А/1", "Малчдын худгийг засах тухай")
    decided(cast.province, "А/2", "Худаг гаргах тухай")
    decided(cast.province, "А/3", "Малчин өрхөд худаг гаргах тухай")

    assert texts(by, "худаг малч") == [
        "Малчин өрхөд худаг гаргах тухай",
        "Малчдын худгийг засах тухай",
    ]


def test_who_carries_a_decision_out_finds_it_and_nobody_else_of_another_body(cast):
    decided(cast.province, "А/1", "Худаг гаргах тухай", given_to=[cast.district])
    decided(cast.province, "А/2", "Худаг засах тухай")
    decided(cast.elsewhere, "А/3", "Худаг хаах тухай")
    reporter, registrar = cast.actor(Role.REPORTER), cast.actor(Role.REGISTRAR)

    assert texts(reporter, "худаг") == ["Худаг гаргах тухай"]
    assert texts(registrar, "худаг") == ["Худаг засах тухай", "Худаг гаргах тухай"]
    assert texts(Actor("nobody", {}), "худаг") == []
    assert texts(reporter, "заалт", Kind.CLAUSE) == ["Худаг гаргах тухай: нэгдүгээр заалт"]


def test_progress_is_found_by_who_may_see_the_report(cast):
    for organisation in (cast.district, cast.elsewhere):
        measure = MeasureFactory(
            organisation=organisation, issuer=cast.province, progress="Худаг гаргав"
        )
        search.index_measure(measure)

    found = find(cast.actor(Role.REPORTER), "гаргав", Kind.MEASURE)

    assert [hit.entry.organisation for hit in found.hits] == [cast.district]
    assert found.hits[0].pieces == (("Худаг ", False), ("гаргав", True))


def test_who_works_for_the_whole_country_finds_too(cast):
    decided(cast.province, "А/1", "Худаг гаргах тухай")
    bodies = [*(str(n) for n in range(10_000, 15_000)), cast.province.code]

    assert texts(Actor("x", dict.fromkeys(bodies, Role.LEADER)), "худаг") == [
        "Худаг гаргах тухай"
    ]


def test_hits_come_in_pages(cast):
    by = cast.actor(Role.REGISTRAR)
    for n in range(5):
        decided(cast.province, f"А/{n}", f"Худаг {n}")

    pages = [find(by, "худаг", Kind.DECISION, page=page, size=2) for page in (1, 2, 3)]

    assert [[hit.entry.text for hit in page.hits] for page in pages] == [
        ["Худаг 4", "Худаг 3"],
        ["Худаг 2", "Худаг 1"],
        ["Худаг 0"],
    ]
    assert [page.more for page in pages] == [True, True, False]


def test_what_is_written_over_or_taken_out_is_not_found_by_its_old_words(cast):
    by = cast.actor(Role.REGISTRAR)
    row = decided(cast.province, "А/1", "Худаг гаргах тухай")
    row.title = "Гүүр барих тухай"

    search.index_decision(row)

    assert texts(by, "худаг") == []
    assert texts(by, "гүүр") == ["Гүүр барих тухай"]
    SearchEntry.objects.all().delete()
    assert texts(by, "гүүр") == []


@pytest.mark.parametrize(
    "words", ['"', "a* OR", "NEAR(a b)", "stems: x", "' | !x", "(((", "-"]
)
def test_signs_of_a_query_language_are_no_signs_here(cast, words):
    decided(cast.province, "А/1", "Худаг гаргах тухай")

    assert texts(cast.actor(Role.REGISTRAR), f"{words} худаг") in (
        [],
        ["Худаг гаргах тухай"],
    )


class AnyText(TestCase):
    """Hypothesis needs its own case to roll each example back."""

    @settings(max_examples=60)
    @given(st.text(min_size=1))
    def test_no_text_is_too_strange_to_be_sought(self, words):
        for kind in Kind:
            assert find(Actor("x", {"1": Role.REGISTRAR}), words, kind).hits == []


def test_the_index_is_used():
    rows = SearchEntry.objects.filter(stems__matching=sought("худаг"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    assert "bielelt_searchindex" in rows.explain()
