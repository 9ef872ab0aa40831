"""A form with every widget."""

from cms import schema

AGE = schema.FormField(
    name="at_least_16",
    label="Bạn đủ 16 tuổi chưa?",
    widget="radio",
    required=True,
    help="Chưa đủ thì nhờ cha mẹ.",
    options=("Đủ rồi", "Chưa đủ"),
    codes=("yes", "no"),
)


def make_form() -> schema.Form:
    """The form of the join page, with every widget."""
    field = schema.FormField
    return schema.Form(
        name="join",
        version="2026-03",
        action="/gui/join/",
        fields=(
            field(
                name="name",
                label="Chúng tôi gọi bạn là gì?",
                help="Tên thường gọi là đủ.",
                required=True,
                autocomplete="name",
            ),
            field(name="phone", label="Số điện thoại", widget="tel", autocomplete="tel", max_length=20),
            field(name="zalo", label="Số Zalo", widget="tel", help="Nếu khác số điện thoại.", max_length=20),
            field(
                name="workplace",
                label="Bạn làm ở đâu?",
                help="Tên công ty, chợ, tuyến xe, hoặc xã phường.",
                options=("May Bình Giang", "Thuỷ sản Rạch Sen"),
            ),
            field(name="best_time", label="Gọi lúc nào tiện?", widget="select", options=("Buổi sáng", "Buổi tối")),
            field(name="message", label="Bạn muốn nói gì thêm?", widget="textarea", max_length=1000),
            AGE,
            field(name="discreet", label="Đừng cho ai ở chỗ làm biết", widget="checkbox", help="Chỉ cấp tỉnh đọc."),
        ),
        alternatives=(("phone", "zalo"),),
        consents=(
            schema.Consent(
                purpose="consent_contact",
                wording="Tôi đồng ý để cán bộ công đoàn gọi hoặc nhắn cho tôi.",
                required=True,
            ),
            schema.Consent(purpose="consent_news", wording="Gửi tôi tin của công đoàn, mỗi tháng một lần."),
        ),
        reader="Chỉ cán bộ phụ trách phát triển đoàn viên của Liên đoàn đọc. Chúng tôi không báo cho nơi bạn làm việc.",
        submit="Gửi cho công đoàn",
    )
