"""Answers given before corrections were kept say the same as corrections."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.factories import ImportFactory
from tests.make import clause, decision, report

from bielelt.core.report import Doubt
from bielelt_web import migrations
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrected

(NAME,) = (path.stem for path in Path(migrations.__path__[0]).glob("*_corrections.py"))
MIGRATION = import_module(f"bielelt_web.migrations.{NAME}")
CARRY = 3  # the operation that carries answers over, from 0

ANSWERS = (
    (0, "split", {"text": "Мод", "progress": "тарих Тарьсан."}),
    (1, "edit", {"self": "90%"}),
    (2, "accept", {}),
)


@pytest.fixture
def before():
    """Return the tables as they were while answers became corrections."""
    loader = MigrationExecutor(connection).loader
    state = loader.project_state(MIGRATION.Migration.dependencies)
    for operation in MIGRATION.Migration.operations[:CARRY]:
        operation.state_forwards("bielelt", state)
    with connection.schema_editor() as editor:
        editor.create_model(state.apps.get_model("bielelt", "DoubtAnswer"))
    yield state.apps
    with connection.schema_editor() as editor:
        editor.delete_model(state.apps.get_model("bielelt", "DoubtAnswer"))


@pytest.mark.django_db(transaction=True)
def test_every_answer_becomes_a_correction_with_its_author_and_effect(before):
    doubts = [Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred")]
    doubts += [Doubt(2, "label", "lost"), Doubt(2, "self", "blurred")]
    read = report(
        decision(clause("Мод тарих", "Тарьсан."), clause("Зам засах")), doubts=tuple(doubts)
    )
    source = ImportFactory(read=read, open_doubts=0, readings=0)
    answer = before.get_model("bielelt", "DoubtAnswer")
    for doubt, kind, values in ANSWERS:
        answer.objects.create(
            source_id=source.pk, doubt=doubt, kind=kind, values=values, answered_by="bat"
        )

    with connection.schema_editor() as editor:
        MIGRATION.answers_become_corrections(before, editor)

    kinds = Correction.objects.values_list("kind", "made_by")
    assert list(kinds) == [("part", "bat"), ("edit", "bat"), ("confirm", "bat")]
    kept = Import.objects.get()
    assert (kept.open_doubts, kept.readings) == (1, 1)
    done = corrected(kept)
    told = next(done.report.clauses)
    assert (told.text, told.progress, told.self_rating) == ("Мод", "тарих Тарьсан.", 90)
    assert (done.report.doubts, done.conflicts) == ((doubts[-1],), 0)
