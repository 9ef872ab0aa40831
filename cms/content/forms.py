"""The forms of the public site: what a worker is asked, what is promised, in which words.

Few questions, none about identity papers, birth, ethnicity, religion, health or place by positioning. Each purpose
has its own tick, and none is ticked beforehand.
"""

from dataclasses import replace
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.schema import Consent, Form, FormField
from cms.schema.codec import digest, to_data
from cms.union.models import Place, SiteProfile, Workplace

MOST_WORKPLACES = 300
"""Beyond this many, suggesting workplaces would weigh more than the page: none is suggested."""

BEST_TIMES = ("Lúc nào cũng được", "Buổi sáng", "Giờ nghỉ trưa", "Buổi chiều", "Sau giờ tan ca", "Buổi tối", "Chủ nhật")


class FormName(models.TextChoices):
    """The forms there are."""

    JOIN = "join", _("Tham gia công đoàn")
    CALL_BACK = "call_back", _("Gọi lại cho tôi")


_DISPLAY_NAME = FormField(
    name="name",
    label="Chúng tôi gọi bạn là gì?",
    help="Tên thường gọi là đủ, ví dụ: chị Hoa.",
    required=True,
    autocomplete="nickname",
    max_length=80,
)
_PHONE = FormField(
    name="phone",
    label="Số điện thoại hoặc Zalo",
    help="Số của bạn hoặc số nào gặp được bạn.",
    widget="tel",
    required=True,
    autocomplete="tel",
    max_length=40,
)
_BEST_TIME = FormField(name="best_time", label="Gọi lúc nào thì tiện?", widget="select", options=BEST_TIMES)

_WORKPLACE = FormField(
    name="workplace",
    label="Bạn làm ở đâu",
    help="Tên công ty, nhà máy, hoặc nghề nếu bạn làm tự do. Chưa có hợp đồng cũng ghi được.",
)
_COMMUNE = FormField(
    name="commune",
    label="Xã, phường hoặc đặc khu",
    help="Nơi bạn làm hoặc nơi bạn ở, để chúng tôi biết công đoàn nào gần bạn nhất.",
)
_NOTE = FormField(
    name="note",
    label="Bạn muốn hỏi hay nói gì thêm",
    help="Đừng ghi bệnh tật, tôn giáo, số căn cước hay số tài khoản.",
    widget="textarea",
    max_length=2000,
)
_NO_LOCAL_CONTACT = FormField(
    name="no_local_contact",
    label="Đừng báo cho ai ở công ty tôi",
    help="Kể cả công đoàn trong công ty. Người của công đoàn cấp trên sẽ gọi cho bạn.",
    widget="checkbox",
)


def get_form(name: str) -> Form:
    """The form of this name as it is asked today. Raises ValueError for a name that does not exist.

    The wordings name the union; the communes suggested are those in force today.
    """
    union = SiteProfile.load().name or "công đoàn"
    build = {FormName.JOIN: _build_join, FormName.CALL_BACK: _build_call_back}[FormName(name)]
    form = build(union)
    return replace(form, version=_get_version(form))


def _build_join(union: str) -> Form:
    day = timezone.localdate()
    return Form(
        name=FormName.JOIN.value,
        version="",
        action="/gui/join/",
        fields=(
            _DISPLAY_NAME,
            _PHONE,
            replace(_WORKPLACE, options=_list_workplaces(day)),
            replace(_COMMUNE, options=_list_communes(day)),
            _BEST_TIME,
            _NOTE,
            _NO_LOCAL_CONTACT,
        ),
        at_least_one_of=("workplace", "commune"),
        consents=_list_consents(union, "để nói về việc tham gia công đoàn"),
        reader=_tell_reader(union, "Đây chưa phải đơn gia nhập chính thức; đơn sẽ làm sau, khi bạn đã rõ và muốn."),
        submit="Gửi cho công đoàn",
    )


def _build_call_back(union: str) -> Form:
    return Form(
        name=FormName.CALL_BACK.value,
        version="",
        action="/gui/call_back/",
        fields=(_DISPLAY_NAME, _PHONE, _BEST_TIME),
        consents=_list_consents(union, "để trả lời điều tôi cần hỏi"),
        reader=_tell_reader(union, "Gọi lại không có nghĩa là bạn đã gia nhập; đây chưa phải đơn gia nhập chính thức."),
        submit="Gọi lại cho tôi",
    )


def _list_consents(union: str, purpose: str) -> tuple[Consent, ...]:
    return (
        Consent(
            purpose="consent_contact",
            wording=f"Tôi đồng ý để {union} dùng tên gọi, số điện thoại và những điều tôi ghi ở trên {purpose}.",
            required=True,
        ),
        Consent(
            purpose="consent_news",
            wording=f"Tôi muốn nhận tin của {union} về quyền lợi và hoạt động, qua điện thoại hoặc Zalo. "
            "Tôi có thể thôi nhận bất cứ lúc nào.",
        ),
    )


def _tell_reader(union: str, standing: str) -> str:
    return (
        f"Chỉ cán bộ được {union} giao việc này đọc những gì bạn gửi. Công ty của bạn không được báo. "
        f"Sau khi gửi, bạn nhận một mã biên nhận và một cán bộ công đoàn sẽ gọi cho bạn. {standing}"
    )


def _list_communes(day: date) -> tuple[str, ...]:
    return tuple(_capitalise(place.full_name) for place in Place.objects.on(day).order_by("name", "pk"))


def _list_workplaces(day: date) -> tuple[str, ...]:
    names = Workplace.objects.on(day).order_by("name").values_list("name", flat=True).distinct()[: MOST_WORKPLACES + 1]
    return tuple(names) if len(names) <= MOST_WORKPLACES else ()


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _get_version(form: Form) -> str:
    """A digest of questions and wordings. What a text field suggests is no wording: it comes and goes by the day."""
    asked = tuple(field if field.widget == "select" else replace(field, options=()) for field in form.fields)
    return digest(to_data(replace(form, fields=asked, version="")))[:12]
