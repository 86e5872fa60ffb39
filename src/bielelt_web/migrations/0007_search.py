"""Make what can be searched for, and the full-text index of this database over it.

The register is not read here: `bielelt-web reindex` fills the table.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import bielelt_web.models.search
from bielelt_web.models import fulltext


def reference(to: str, *, null: bool = False) -> "models.ForeignKey[object]":
    return models.ForeignKey(
        on_delete=models.CASCADE, related_name="+", to=f"bielelt.{to}", null=null
    )


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    fulltext.put_on(editor.connection)


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    fulltext.take_off(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0006_cache")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
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
                            ("decision", "Decision"),
                            ("clause", "Clause"),
                            ("measure", "Measure"),
                        ],
                        max_length=8,
                    ),
                ),
                ("subject", models.CharField(max_length=30, unique=True)),
                ("text", models.TextField(blank=True)),
                ("stems", bielelt_web.models.search.StemsField(blank=True)),
                ("clause", reference("clause", null=True)),
                ("decision", reference("decision")),
                ("measure", reference("measure", null=True)),
                ("organisation", reference("organisation")),
            ],
        ),
        migrations.RunPython(put_on, take_off),
    ]
