"""Pages that rest on the law: somebody answers for each, has checked it, and checks it again."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.content.checked_form import CheckedPageForm
from cms.content.models.content_page import ContentPage
from cms.content.models.index_terms import IndexTerms
from cms.content.models.review_settings import ReviewKind
from cms.schema.text import to_nfc


def _person(label: str, help_text: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class CheckedPage(IndexTerms, ContentPage):
    """The abstract page that is held against the law again and again: explainer, guide, calculator."""

    base_form_class = CheckedPageForm

    checked_by = models.CharField(
        _("Người rà pháp lý"),
        max_length=160,
        blank=True,
        help_text=_("Tên và chức danh người đã đọc và đồng ý. Có hiện trên trang."),
    )
    checked_on = models.DateField(
        _("Rà ngày"), null=True, blank=True, help_text=_("Ngày rà gần nhất. Có hiện trên trang.")
    )
    law_as_of = models.DateField(
        _("Theo luật của ngày"),
        null=True,
        blank=True,
        help_text=_(
            "Bài đã tính đến luật có hiệu lực vào ngày này. Để trống: là ngày rà. Viết trước cho luật sắp đổi thì "
            "ghi ngày luật mới có hiệu lực."
        ),
    )
    review_kind = models.CharField(
        _("Bài dựa trên"),
        max_length=10,
        choices=ReviewKind.choices,
        default=ReviewKind.LAW,
        help_text=_("Quyết định bao lâu thì rà lại. Đổi các hạn ở Cài đặt › Rà soát hỏi đáp quyền lợi."),
    )
    next_check = models.DateField(
        _("Rà lại trước ngày"),
        null=True,
        blank=True,
        help_text=_("Để trống: tự tính từ ngày rà. Luật sắp đổi thì ghi ngày luật mới có hiệu lực."),
    )
    content_owner = _person(
        _("Người giữ bài"), _("Người lo cho bài luôn đúng luật, được nhắc khi đến hạn rà. Không hiện ra.")
    )
    content_deputy = _person(_("Người thay"), _("Được nhắc khi người giữ bài chưa rà. Không hiện trên trang."))

    search_fields = [*ContentPage.search_fields, index.FilterField("next_check")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Hold the dates of checking to their order. Raises ValidationError."""
        super().clean()
        if self.checked_on and self.next_check and self.next_check <= self.checked_on:
            raise ValidationError({"next_check": _("Ngày rà lại phải sau ngày đã rà.")})

    def state_check(self) -> dict[str, Any]:
        """Who checked the page and when, ready to be passed to the entry's class."""
        return {
            "law_as_of": self.law_as_of,
            "checked_by": to_nfc(self.checked_by).strip(),
            "checked_on": self.checked_on,
            "next_check": self.next_check,
        }


def check_panels() -> list[MultiFieldPanel]:
    """Where an editor says who checked the page, until when that holds, and who answers for it."""
    return [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("checked_by", "checked_on", "law_as_of", "review_kind", "next_check")],
            heading=_("Rà pháp lý"),
        ),
        MultiFieldPanel([FieldPanel("content_owner"), FieldPanel("content_deputy")], heading=_("Ai lo cho bài này")),
    ]
