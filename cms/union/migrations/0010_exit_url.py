import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("union", "0009_names_callers")]

    operations = [
        migrations.AddField(
            model_name="siteprofile",
            name="exit_url",
            field=models.URLField(
                default="https://nchmf.gov.vn/",
                help_text="Nút “Thoát nhanh” ở trang nhạy cảm, biểu mẫu và biên nhận dẫn tới đây. Chọn trang ai mở cũng "
                "không lạ, như thời tiết, tin tức.",
                validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                verbose_name="Trang thoát nhanh",
            ),
        ),
    ]
