import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.corrections import AnswerKind
from bielelt.core.report import Doubt, Repair
from bielelt.core.roles import Role
from bielelt_web.actions import imports
from bielelt_web.queries.review import build_review

pytestmark = pytest.mark.django_db

DOUBTS = (
    Doubt(2, "text", "blurred"),
    Doubt(2, "progress", "blurred"),
    Doubt(1, "self", "no rating"),
    Doubt(2, "progress", "cut"),
    Doubt(None, "period", "not printed"),
    Doubt(9, "text", "lost"),
)
REPAIR = Repair("serial-moved", 2, "serial", "a", "b", "rises")


@pytest.fixture
def source(cast):
    read = report(
        decision(clause("Мод", "Тарьсан."), clause("Зам", None, label="2.")),
        doubts=DOUBTS,
        repairs=(REPAIR,),
    )
    return ImportFactory(organisation=cast.district, read=read)


def test_doubts_about_one_part_of_a_clause_are_one_question_down_the_page(source):
    review = build_review(source)

    assert [(i.number, i.reasons, i.values, i.whole) for i in review.items] == [
        (4, (("not printed", ("period",)),), (("period", "2024-H1"),), None),
        (5, (("lost", ("text",)),), (), None),
        (2, (("no rating", ("self",)),), (("self", "100"),), None),
        (
            0,
            (("blurred", ("text", "progress")), ("cut", ("progress",))),
            (("text", "Зам"), ("progress", "")),
            "Зам ||",
        ),
    ]
    assert source.doubt_count == review.total == 4


def test_each_clause_has_its_own_doubts_and_repairs(source):
    ((_decision, (first, second)),) = build_review(source).decisions

    assert [i.number for i in first.doubts] == [2]
    assert [i.number for i in second.doubts] == [0]
    assert (first.repairs, second.repairs) == ((), (REPAIR,))


def test_after_an_answer_the_next_open_doubt_down_the_page_comes(source, cast):
    by = cast.actor(Role.REGISTRAR)
    imports.answer(source=source, doubt=2, kind=AnswerKind.ACCEPT, values={}, by=by)

    review = build_review(source)

    assert (review.answered, review.open_numbers) == (1, [4, 5, 0])
    assert (review.next_open(2), review.next_open(0)) == (0, 4)


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_takes_one_query(source, cast, count, django_assert_num_queries):
    by = cast.actor(Role.REGISTRAR)
    for number in [4, 2, 0][:count]:
        imports.answer(
            source=source, doubt=number, kind=AnswerKind.ACCEPT, values={}, by=by
        )

    with django_assert_num_queries(1):
        assert build_review(source).answered == count


@pytest.mark.parametrize(
    ("printed", "is_another"),
    [("Өлзийт сум", False), ("ӨЛЗИЙТ", False), ("Тариат сум", True), (None, False)],
)
def test_a_heading_of_another_organisation_is_noticed(cast, printed, is_another):
    source = ImportFactory(organisation=cast.district, read=report(organisation=printed))

    assert build_review(source).is_of_another == is_another
