from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bielelt", "0009_findings"),
    ]

    operations = [
        migrations.AddField(
            model_name="import",
            name="reading_ms",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
