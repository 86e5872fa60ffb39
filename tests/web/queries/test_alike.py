import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.carriers import drawn_page, drawn_row

from bielelt.core.corrections import AnswerKind
from bielelt.core.report import Doubt, Place
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import imports
from bielelt_web.queries.alike import Alike
from bielelt_web.queries.review import build_review

pytestmark = pytest.mark.django_db


def alike(*doubts, pages=(), answered=()):
    clauses = [clause("Мод", "Тарьсан.", origin=(Place(1, n, 4),)) for n in range(1, 5)]
    row = ImportFactory(read=report(decision(*clauses), doubts=doubts), pages=list(pages))
    for number in answered:
        by = Actor("bat", {row.organisation.code: Role.REGISTRAR})
        imports.answer(source=row, doubt=number, kind=AnswerKind.ACCEPT, values={}, by=by)
    return Alike(build_review(row))


def numbers(items):
    return [item.number for item in items]


DOUBTS = (
    Doubt(1, "text", "two words are glued: «модтарих»"),
    Doubt(2, "text", "two words are glued: «замтавих»"),
    Doubt(3, "progress", "two words are glued: «усгарав»"),
    Doubt(4, "text", "letter for letter the progress of clause 2"),
)


def test_doubts_of_one_kind_have_field_and_reason_in_common_but_not_what_is_quoted():
    found = alike(*DOUBTS)

    assert numbers(found.of_kind(0)) == [0, 1]
    assert [found.count(item) for item in found.open_items] == [2, 2, 1, 1]


def test_numbers_in_a_reason_do_not_tell_kinds_apart():
    doubts = [Doubt(n, "self", f"read badly, and only {n}0% sure") for n in (1, 2)]

    assert numbers(alike(*doubts).of_kind(1)) == [0, 1]


def test_what_has_been_answered_is_not_offered_again_and_no_doubt_has_no_kind():
    found = alike(*DOUBTS, answered=(1,))

    assert numbers(found.of_kind(0)) == [0]
    assert numbers(found.of_kind(1)) == [0]
    assert found.of_kind(99) == []


def test_sure_are_recognised_cells_from_a_percentage_on_and_never_typed_ones():
    rows = [drawn_row(1, sure=((4, 0.95),)), drawn_row(2, sure=((4, 0.94),)), drawn_row(4)]
    found = alike(*DOUBTS, pages=[drawn_page(*rows)])

    assert numbers(found.sure()) == [0]
    assert numbers(found.sure(90)) == [0, 1]
