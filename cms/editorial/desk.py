"""What somebody sees first after signing in: what to do, in the order to do it, for what this person may do."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from cms.editorial.gate import get_publish_refusal
from cms.editorial.outside_links_report import describe_own_broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A button: its words, where it leads (a URL name), its icon."""

    text: str
    url_name: str
    icon: str
    args: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The address."""
        return reverse(self.url_name, args=self.args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one kind of person does here."""

    title: str
    steps: tuple[str, ...]
    shortcuts: tuple[Shortcut, ...]
    concerns: Callable[[AbstractUser], bool]


def _may_on_pages(permission: str) -> Callable[[AbstractUser], bool]:
    return lambda user: page_permission_policy.user_has_permission(user, permission)


DUTIES = (
    Duty(
        title=_("Viết bài"),
        steps=(
            _("Chọn loại bài ở dưới, viết tiêu đề, sapo và nội dung. Bản nháp được lưu liên tục, không mất."),
            _("Thêm ảnh và nói ảnh cho thấy gì. Ảnh tự được thu nhỏ, vị trí chụp tự được xóa."),
            _("Bấm hình điện thoại ở góc trên để xem trước. Xong, bấm mũi tên cạnh “Lưu bản nháp”, chọn “Gửi duyệt”."),
        ),
        shortcuts=(
            Shortcut(text=_("Viết bài mới"), url_name="articles:choose_parent", icon="edit"),
            Shortcut(text=_("Viết hỏi đáp quyền lợi"), url_name="explainers:choose_parent", icon="help"),
            Shortcut(text=_("Viết hướng dẫn từng bước"), url_name="guides:choose_parent", icon="list-ul"),
            Shortcut(text=_("Mở chiến dịch"), url_name="campaigns:choose_parent", icon="group"),
            Shortcut(text=_("Tải ảnh lên"), url_name="wagtailimages:add_multiple", icon="image"),
            Shortcut(text=_("Sổ tay biên tập"), url_name="editorial_style_guide", icon="openquote"),
        ),
        concerns=_may_on_pages("add"),
    ),
    Duty(
        title=_("Duyệt và đăng"),
        steps=(
            _("Bài chờ duyệt hiện ngay bên dưới trang này. Mở ra, xem trước, bấm “Duyệt và đăng” hoặc “Yêu cầu sửa”."),
            _("Bài đã duyệt tự lên trang. Bấm hình quả địa cầu để biết bài lên lúc mấy giờ, hoặc vì sao chưa lên."),
        ),
        shortcuts=(
            Shortcut(text=_("Bài đang chờ duyệt"), url_name="wagtailadmin_reports:workflow", icon="tasks"),
            Shortcut(text=_("Lịch sử thay đổi"), url_name="wagtailadmin_reports:site_history", icon="history"),
        ),
        concerns=_may_on_pages("publish"),
    ),
    Duty(
        title=_("Gọi lại người lao động"),
        steps=(
            _("Mở danh sách, gọi người chờ lâu nhất trước."),
            _("Ghi kết quả ngay sau cuộc gọi. Không gọi được thì ghi lại, hôm sau gọi tiếp."),
            _("Không chép tên, số điện thoại ra ngoài phần mềm này."),
        ),
        shortcuts=(Shortcut(text=_("Danh sách cần gọi"), url_name="interest_leads", icon="mail"),),
        concerns=lambda user: user.has_perm("interest.view_lead"),
    ),
    Duty(
        title=_("Quản trị trang"),
        steps=(
            _("Điền đủ thông tin trang web: thiếu một mục là chưa bài nào lên được."),
            _("Tạo tài khoản riêng cho từng người, chọn đúng vai trò. Không dùng chung mật khẩu."),
            _("Người nghỉ việc: mở tài khoản, bỏ dấu “Kích hoạt”."),
        ),
        shortcuts=(
            Shortcut(
                text=_("Thông tin trang web"),
                url_name="wagtailsettings:edit",
                icon="cog",
                args=("union", "siteprofile"),
            ),
            Shortcut(text=_("Tài khoản"), url_name="wagtailusers_users:index", icon="user"),
        ),
        concerns=lambda user: user.has_perm("union.change_siteprofile"),
    ),
)


class WelcomePanel(Component):
    """The first panel of the front page."""

    name = "welcome"
    order = 10
    template_name = "editorial/welcome.html"

    def get_context_data(self, parent_context: dict) -> dict:
        """The duties of the person signed in, and what keeps the site from publishing."""
        user = parent_context["request"].user
        may_fill_in = user.has_perm("union.change_siteprofile")
        is_concerned = may_fill_in or user_has_any_page_permission(user)
        return {
            "duties": [duty for duty in DUTIES if duty.concerns(user)],
            "refusal": get_publish_refusal() if is_concerned else "",
            "may_fill_in": may_fill_in,
            "broken_links": describe_own_broken(user) if is_concerned else "",
        }


def welcome(request: HttpRequest, panels: list[Component]) -> None:
    """Put the welcome before Wagtail's own panels."""
    panels.insert(0, WelcomePanel())
