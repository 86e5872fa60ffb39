"""Answers to doubts become corrections, which no longer hang on the number of a doubt."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from bielelt.core import report_json
from bielelt.core.corrections import (
    AnswerKind,
    Correction,
    answering,
    corrections_json,
    replay,
)


def answers_become_corrections(
    apps: StateApps, schema_editor: BaseDatabaseSchemaEditor
) -> None:
    """Make each answer anew on the report it was given to, in the order of the doubts.

    That is the order in which answers were applied until now.
    """
    rows = apps.get_model("bielelt", "Correction")
    imports = apps.get_model("bielelt", "Import").objects
    for pk in list(imports.exclude(report="").values_list("pk", flat=True)):
        source = imports.get(pk=pk)
        report = report_json.loads(source.report)
        made: list[Correction] = []
        for answer in source.answers.order_by("doubt"):
            values = dict(answer.values)
            if answer.kind == AnswerKind.SPLIT:
                values = {"whole": f"{values['text']} || {values['progress']}"}
            kind = AnswerKind(answer.kind)
            made.append(answering(report, made, answer.doubt, kind, values))
            rows.objects.create(
                source=source,
                kind=made[-1].kind.value,
                data=corrections_json.to_dict(made[-1]),
                made_by=answer.answered_by,
                made_at=answer.answered_at,
            )
        source.open_doubts = replay(report, made).open_questions
        source.readings = 1
        source.save(update_fields=["open_doubts", "readings"])
    schema_editor.connection.check_constraints()  # else PostgreSQL drops no table behind us


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0011_parcels")]

    operations = [
        migrations.AddField(
            "import", "open_doubts", models.PositiveIntegerField(default=0)
        ),
        migrations.AddField("import", "readings", models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirm", "confirm"),
                            ("edit", "edit"),
                            ("part", "part"),
                            ("split", "split"),
                            ("merge", "merge"),
                            ("move", "move"),
                            ("begin", "begin"),
                            ("place", "place"),
                        ],
                        max_length=10,
                    ),
                ),
                ("data", models.JSONField()),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="bielelt.import",
                    ),
                ),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.RunPython(answers_become_corrections),
        migrations.DeleteModel("DoubtAnswer"),
    ]
