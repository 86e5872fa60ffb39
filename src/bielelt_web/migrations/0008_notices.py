from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bielelt", "0007_search")]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True)),
                fields=["user"],
                name="notices_to_read",
            ),
        ),
    ]
