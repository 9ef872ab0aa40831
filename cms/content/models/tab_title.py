"""What the browser's tab and history say of a page that may betray its reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.schema.text import to_nfc


class TabTitle(models.Model):
    """A page that may have a title of its own for the tab, which says less than the one on the page."""

    tab_title = models.CharField(
        _("Tiêu đề kín đáo cho thẻ trình duyệt"),
        max_length=60,
        blank=True,
        help_text=_(
            "Ai cầm máy của bạn đọc thì chỉ thấy dòng này ở thẻ và trong lịch sử trình duyệt, ví dụ “Thông tin cho bạn "
            "(2)”. Mỗi trang một dòng khác nhau. Để trống thì hiện tiêu đề thật."
        ),
    )

    class Meta:
        abstract = True

    def state_tab_title(self) -> str:
        """The title for the tab as it is published; empty: that of the page."""
        return to_nfc(self.tab_title).strip()
