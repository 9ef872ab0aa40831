"""How the edit screen of every page is laid out: three tabs, the same on each."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from cms.content.slugs import VietnameseSlugInput


class SourcePanel(FieldPanel):
    """Of a translation: whether it follows its source. Other pages do not show it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"field_name": "follows_source"} | options)

    class BoundPanel(FieldPanel.BoundPanel):
        """On one form."""

        def is_shown(self) -> bool:
            """Only where the form asks it."""
            return "follows_source" in self.form.fields and super().is_shown()


def title_panel(heading: str, help_text: str) -> TitleFieldPanel:
    """The title, called what this kind of page calls it; typing it fills the address."""
    return TitleFieldPanel("title", heading=heading, help_text=help_text, placeholder=heading)


def picture_panel(*, caption: bool = False) -> MultiFieldPanel:
    """The main picture with its description. `caption`: the page has a `picture_caption` too."""
    names = ["picture", "picture_alt", "picture_decorative", *(["picture_caption"] if caption else [])]
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=_("Ảnh chính"))


def make_tabs(
    content: Sequence[Panel], more: Sequence[Panel] = (), *, in_menu: bool = True, publishing: Sequence[Panel] = ()
) -> TabbedInterface:
    """The edit screen of a page. `content`: what the reader sees; `more`: what helps to find and relate the page.

    `in_menu`: the editor may put such a page into the main menu. `publishing`: what is asked when the page goes live.
    """
    hours = _("Đăng và hẹn giờ") if publishing else _("Hẹn giờ")
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Nội dung")),
            ObjectList([*more, _address_panel(in_menu=in_menu)], heading=_("Thông tin thêm")),
            ObjectList([SourcePanel(), *publishing, _schedule_panel(), CommentPanel()], heading=hours),
        ]
    )


def _address_panel(*, in_menu: bool) -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                heading=_("Địa chỉ"),
                help_text=_(
                    "Phần cuối của địa chỉ trang, tự điền theo tiêu đề: chữ không dấu, gạch nối. Ít khi cần sửa."
                ),
                widget=VietnameseSlugInput,
            ),
            FieldPanel(
                "search_description",
                heading=_("Mô tả ngắn"),
                help_text=_(
                    "Một hai câu hiện ở kết quả tìm kiếm và khi chia sẻ qua Zalo. Để trống: lấy từ phần mở đầu."
                ),
            ),
            *([_menu_panel()] if in_menu else []),
        ],
        heading=_("Địa chỉ và tìm kiếm"),
    )


def _schedule_panel() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel(
                "go_live_at",
                heading=_("Đăng lúc"),
                help_text=_(
                    "Để trống: đăng ngay khi được duyệt. Điền ngày giờ, ví dụ 23/11/2026 14:30: đến giờ ấy trang "
                    "tự hiện, trước đó không ai thấy."
                ),
            ),
            FieldPanel(
                "expire_at",
                heading=_("Gỡ lúc"),
                help_text=_("Đến giờ này trang tự gỡ khỏi trang web, nội dung vẫn còn ở đây. Để trống: không tự gỡ."),
            ),
        ],
        heading=_("Giờ đăng và giờ gỡ"),
        help_text=_("Giờ Việt Nam. Lịch có hiệu lực sau khi bài được duyệt hoặc bạn bấm Đăng."),
    )


def _menu_panel() -> FieldPanel:
    return FieldPanel(
        "show_in_menus",
        heading=_("Hiện trên thanh mục chính"),
        help_text=_("Đánh dấu để tên trang có mặt ở hàng mục trên cùng của trang web."),
    )
