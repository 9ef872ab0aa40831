"""Processing that is restricted or objected to: when it was frozen, why a lead was closed, how long that is kept."""

from django.db import migrations, models

_REASONS = [
    ("answered", "Đã trả lời xong câu hỏi"),
    ("declined", "Không muốn tham gia"),
    ("member_already", "Đã là đoàn viên"),
    ("wrong_number", "Nhầm số, không phải người gửi"),
    ("elsewhere", "Đã giới thiệu sang tỉnh, tổ chức khác"),
    ("withdrawn", "Người gửi rút lại đồng ý"),
    ("objected", "Người gửi phản đối xử lý"),
    ("not_a_person", "Thư rác, không phải người thật"),
    ("other", "Lý do khác (ghi rõ)"),
]
_KINDS = [
    ("received", "Nhận được biểu mẫu"),
    ("sent_again", "Gửi thêm lần nữa"),
    ("status", "Đổi tình trạng"),
    ("call", "Đã gọi"),
    ("unit", "Đổi đơn vị phụ trách"),
    ("owner", "Nhận phụ trách"),
    ("note", "Ghi chú"),
    ("quarantined", "Để riêng vì đáng ngờ"),
    ("released", "Đưa ra khỏi chỗ để riêng"),
    ("reminded", "Nhắc sắp đến hạn"),
    ("escalated", "Quá hạn, báo lên cấp trên"),
    ("pooled", "Để lâu, trả về để người khác nhận"),
    ("merged", "Gộp với người khác"),
    ("unmerged", "Gỡ gộp"),
    ("split", "Tách ra"),
    ("unsplit", "Gộp lại phần đã tách"),
    ("nudged", "Người gửi nhắc"),
    ("corrected", "Người gửi sửa lại"),
    ("withdrawn", "Người gửi rút lại đồng ý"),
    ("requested", "Người gửi có yêu cầu về dữ liệu"),
    ("restricted", "Hạn chế xử lý theo yêu cầu"),
    ("unrestricted", "Gỡ hạn chế xử lý"),
    ("handed_over", "Bàn giao sang sổ đoàn viên"),
    ("forgotten", "Xóa thông tin cá nhân"),
]


def add_rule(apps, _schema_editor) -> None:
    """What was objected to is kept as long as what was withdrawn; the office changes it by a line with a later date."""
    rules = apps.get_model("interest", "RetentionRule").objects
    rules.get_or_create(status="closed", closing_reason="objected", defaults={"counted": "status", "days": 15})


def _reason(help_text: str) -> models.CharField:
    return models.CharField(
        blank=True, choices=_REASONS, help_text=help_text, max_length=20, verbose_name="Lý do đóng"
    )


class Migration(migrations.Migration):

    dependencies = [("interest", "0007_request_desk")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="restricted_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Người gửi xin: chỉ cất giữ, không ai gọi, sửa, xuất, cho tới khi người giữ dữ liệu gỡ.",
                null=True,
                verbose_name="Hạn chế xử lý từ lúc",
            ),
        ),
        migrations.AlterField(
            model_name="lead", name="closing_reason", field=_reason("Chỉ có khi đã đóng.")
        ),
        migrations.AlterField(
            model_name="leadcount", name="closing_reason", field=_reason("Chỉ có khi đã đóng.")
        ),
        migrations.AlterField(
            model_name="retentionrule",
            name="closing_reason",
            field=_reason("Để trống: mọi lý do không có dòng riêng."),
        ),
        migrations.AlterField(
            model_name="leadevent",
            name="kind",
            field=models.CharField(choices=_KINDS, help_text="Loại việc.", max_length=20, verbose_name="Việc"),
        ),
        migrations.RunPython(add_rule, migrations.RunPython.noop),
    ]
