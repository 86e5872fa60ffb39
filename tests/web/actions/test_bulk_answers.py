import pytest
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.corrections import AnswerKind
from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.report import Doubt
from bielelt.core.roles import Role
from bielelt_web.actions import bulk_answers, imports
from bielelt_web.models import AuditEntry, Correction, Import
from bielelt_web.queries.imports import corrected, corrected_report

pytestmark = pytest.mark.django_db

DOUBTS = tuple(Doubt(n, "text", "blurred") for n in (1, 2, 3))


@pytest.fixture
def source(cast):
    read = report(decision(*[clause() for _ in DOUBTS]), doubts=DOUBTS)
    return ImportFactory(organisation=cast.district, read=read)


@pytest.fixture
def accept(cast, source):
    def accepted(*doubts, role=Role.REGISTRAR):
        return bulk_answers.accept_many(source=source, doubts=doubts, by=cast.actor(role))

    return accepted


def test_several_doubts_are_accepted_with_one_entry_and_each_can_be_taken_back(
    accept, source, cast
):
    assert accept(2, 0) == 2

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.after) == (
        "bulk_answers.accept_many",
        {"doubts": [0, 2], "kind": "accept"},
    )
    imports.reopen(source=source, doubt=2, by=cast.actor(Role.REGISTRAR))
    assert corrected_report(source).doubts == (DOUBTS[1], DOUBTS[2])


def test_what_was_answered_meanwhile_keeps_its_answer(accept, source, cast):
    by = cast.actor(Role.REGISTRAR)
    imports.answer(
        source=source, doubt=1, kind=AnswerKind.EDIT, values={"text": "Зам"}, by=by
    )

    assert accept(0, 1, 2) == 2

    kinds = Correction.objects.values_list("kind", flat=True)
    asked = corrected(source).asked
    assert [(a.question.number, kinds[a.answered_by]) for a in asked] == [
        (0, "confirm"),
        (1, "edit"),
        (2, "confirm"),
    ]
    assert AuditEntry.objects.first().after["doubts"] == [0, 2]


@pytest.mark.parametrize(
    ("doubts", "role", "error"),
    [
        ((0,), Role.AUDITOR, NotPermitted),
        ((0, 99), Role.REGISTRAR, Refused),
        ((), Role.REGISTRAR, Refused),
    ],
)
def test_accepting_is_refused_and_leaves_no_trace(accept, doubts, role, error):
    with pytest.raises(error):
        accept(*doubts, role=role)

    assert not Correction.objects.exists()
    assert not AuditEntry.objects.exists()


def test_nothing_is_accepted_when_all_is_answered_or_the_report_is_in_the_register(
    accept, source
):
    accept(0, 1, 2)
    with pytest.raises(Refused, match="хариулаагүй эргэлзээ алга"):
        accept(0)

    Import.objects.filter(pk=source.pk).update(state=Import.State.ACCEPTED)
    with pytest.raises(Refused, match="төлөвт"):
        accept(0)
