from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("union", "0010_exit_url")]

    operations = [
        migrations.AddField(
            model_name="siteprofile",
            name="theme_changes",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="Màu, cỡ chữ và khoảng cách đã đổi, theo từng giao diện.",
                verbose_name="Thay đổi của giao diện",
            ),
        ),
    ]
