"""What an editor asks with, and what a lawyer answers with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.editorial.models import LegalCheck

NAME_LENGTH = 160
TEXT_LENGTH = 8000
DAYS = 14
MOST_DAYS = 60


class AskForm(forms.Form):
    """Who is asked, for how long, on the law of which day."""

    name = forms.CharField(
        label=_("Tên và chức danh luật sư"),
        max_length=NAME_LENGTH,
        help_text=_("Ví dụ: Luật sư Trần Văn Bình, Trung tâm tư vấn pháp luật công đoàn."),
    )
    days = forms.IntegerField(label=_("Liên kết dùng được mấy ngày"), min_value=1, max_value=MOST_DAYS, initial=DAYS)
    law_as_of = forms.DateField(
        label=_("Theo luật của ngày"),
        required=False,
        help_text=_("Để trống: theo luật hôm nay. Viết trước cho luật sắp đổi thì ghi ngày luật mới có hiệu lực."),
    )
    email = forms.EmailField(
        label=_("Email"), required=False, help_text=_("Điền thì liên kết được gửi tới đó. Để trống: chép gửi qua Zalo.")
    )


class AnswerForm(forms.Form):
    """Approve, or say what is wrong."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[
            (LegalCheck.Answer.APPROVED.value, _("Đồng ý: bài đúng luật")),
            (LegalCheck.Answer.COMMENTED.value, _("Có ý kiến: cần sửa, ghi ở dưới")),
        ],
        error_messages={"required": _("Hãy chọn một trong hai."), "invalid_choice": _("Hãy chọn một trong hai.")},
    )
    text = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": _("Dài quá %(limit_value)d chữ. Hãy rút gọn.")},
    )
    name = forms.CharField(
        label=_("Tên và chức danh"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Hãy ghi tên: bài cần nói ai đã rà.")},
    )

    def clean(self) -> dict:
        """A comment must say something."""
        cleaned = super().clean()
        if (
            cleaned.get("answer") == LegalCheck.Answer.COMMENTED
            and not cleaned.get("text")
            and "text" not in self.errors
        ):
            self.add_error("text", _("Hãy viết chỗ nào cần sửa."))
        return cleaned
