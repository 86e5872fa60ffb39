"""The table of the cache, in which allauth counts wrong codes for all processes together."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_table(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0005_invitations")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
