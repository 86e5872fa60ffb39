"""Chain the audit entries there are, name the kinds of bodies, and shorten the keys of acts."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from bielelt.core.numbering import act_key
from bielelt_web.models.audit import digest_of

PROVINCE_CODE = 3  # digits of the statistics office's code


def chain(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("bielelt", "AuditEntry").objects.order_by("id")
    number, digest = 0, ""
    for number, entry in enumerate(entries.iterator(), start=1):
        entry.number, entry.previous = number, digest
        entry.digest = digest = digest_of(entry)
        entry.save(update_fields=["number", "previous", "digest"])
    head = apps.get_model("bielelt", "AuditHead")
    head.objects.create(pk=1, number=number, digest=digest)


def name_kinds(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    organisations = apps.get_model("bielelt", "Organisation").objects.filter(parent=None)
    for row in organisations:
        if len(row.code) == PROVINCE_CODE:
            row.kind = "province"
            row.save(update_fields=["kind"])


def shorten_keys(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The year stands in a column of its own: «2024_А/27» and «А/27» of 2024 are one act."""
    for row in apps.get_model("bielelt", "Decision").objects.exclude(number_key=""):
        row.year, row.number_key = act_key(row.number, row.date)
        row.save(update_fields=["year", "number_key"])


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0002_cycle")]

    operations = [
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.RunPython(name_kinds, migrations.RunPython.noop),
        migrations.RunPython(shorten_keys, migrations.RunPython.noop),
        migrations.AlterField(
            "auditentry", "number", models.PositiveBigIntegerField(unique=True)
        ),
        migrations.AlterField("auditentry", "digest", models.CharField(max_length=64)),
    ]
