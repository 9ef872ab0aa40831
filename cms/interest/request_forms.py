"""What the desk for requests about one's own data fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.interest.models import DataRequest

_SHOW = [("open", _("Đang chờ")), ("late", _("Quá hạn")), ("over", _("Đã xong")), ("all", _("Tất cả"))]
_MOST = 2000


class RequestFilterForm(forms.Form):
    """Narrow the list."""

    show = forms.ChoiceField(label=_("Cho xem"), required=False, choices=_SHOW)
    kind = forms.ChoiceField(label=_("Xin gì"), required=False, choices=[("", _("Tất cả")), *DataRequest.Kind.choices])


def _text(label, help_text, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=_MOST, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


class NewRequestForm(forms.Form):
    """A request that came by telephone or on paper."""

    kind = forms.ChoiceField(label=_("Xin gì"), choices=DataRequest.Kind)
    channel = forms.ChoiceField(
        label=_("Đến bằng"),
        choices=[choice for choice in DataRequest.Channel.choices if choice[0] != DataRequest.Channel.RECEIPT],
        initial=DataRequest.Channel.PHONE,
    )
    find = forms.CharField(
        label=_("Số điện thoại hoặc mã biên nhận"),
        required=False,
        max_length=60,
        help_text=_("Để tìm người ấy trong danh sách. Không tìm thấy vẫn ghi được yêu cầu."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=_("Trả lời cho ai, ở đâu"),
        required=False,
        max_length=300,
        help_text=_("Tên gọi và số, hoặc địa chỉ. Cần ghi khi không tìm thấy trong danh sách."),
    )
    text = _text(_("Người ấy nói gì"), _("Ghi lại ngắn gọn."), required=False)
    third_party = forms.BooleanField(
        label=_("Thông tin đã giao cho bên khác"), required=False, help_text=_("Thời hạn làm xong khi đó dài hơn.")
    )

    def clean(self) -> dict:
        """Somebody must be there to answer to."""
        data = super().clean()
        if not data.get("find", "").strip() and not data.get("contact", "").strip():
            self.add_error("contact", _("Hãy ghi số, mã biên nhận, hoặc cách trả lời người ấy."))
        return data


class AnswerForm(forms.Form):
    """The person was told that we heard."""

    by = forms.ChoiceField(label=_("Trả lời bằng"), choices=DataRequest.AnsweredBy)
    text = _text(_("Đã trả lời gì"), _("Một hai câu, để người sau đọc lại được."))


class FinishForm(forms.Form):
    """What was asked for is done."""

    text = _text(_("Đã làm gì"), _("Một hai câu."), required=False)
    sure = forms.BooleanField(label=_("Tôi đã hỏi lại và chắc đúng người ấy xin"), required=True)


class RefuseForm(forms.Form):
    """It cannot be done."""

    text = _text(_("Vì sao không làm được"), _("Người xin phải được biết lý do này."))


class ObjectForm(FinishForm):
    """An objection is done: which of what was agreed to comes to an end."""

    purposes = forms.MultipleChoiceField(
        label=_("Phản đối việc gì"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Điều được chọn thì rút lại ngay. Phản đối việc liên hệ thì không ai gọi nữa, và việc này đóng lại."
        ),
    )
    field_order = ["purposes", "text", "sure"]

    def __init__(self, *args, agreed: dict[str, str], **kwargs) -> None:
        """`agreed`: what the person agrees to now: purpose → the sentence they read."""
        super().__init__(*args, **kwargs)
        self.fields["purposes"].choices = list(agreed.items())
        self.fields["purposes"].required = bool(agreed)
        if not agreed:
            del self.fields["purposes"]


class LiftForm(forms.Form):
    """What was restricted is worked with again."""

    text = _text(_("Vì sao gỡ"), _("Ai xin gỡ, hoặc căn cứ nào. Lý do được giữ lại."))
    sure = forms.BooleanField(label=_("Tôi đã hỏi lại người ấy, hoặc có căn cứ"), required=True)
