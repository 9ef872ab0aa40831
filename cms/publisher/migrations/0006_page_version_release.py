"""Which release ended a version: so that, when that release never comes to be, the version goes on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publisher", "0005_hold_shown"),
    ]

    operations = [
        migrations.AddField(
            model_name="pageversion",
            name="release",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
