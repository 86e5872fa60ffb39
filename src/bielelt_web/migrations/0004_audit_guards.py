"""Let the database itself guard the audit trail.

A migration of its own: PostgreSQL does not alter a table that has triggers waiting, and
SQLite makes the table anew when it alters it. Whatever alters this table later has to put
the guards on again.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from bielelt_web.models import guards


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_on(editor.connection)


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_off(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0003_audit_chain")]

    operations = [migrations.RunPython(put_on, take_off)]
