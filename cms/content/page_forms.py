"""The forms behind a page's edit and copy screens: what they refuse, in words beside the field."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.coreutils import find_available_slug

from cms.content.law_rules import list_law_errors
from cms.content.publishing_rules import list_all_errors
from cms.content.reserved import RESERVED_MESSAGE, is_reserved
from cms.content.slugs import VietnameseSlugInput
from cms.content.translated_from import get_source, measure_source
from cms.schema.text import slugify

ALIAS_OF_DRAFT = _(
    "Chỉ tạo được bản liên kết của trang đang hiện công khai. Trang này (hoặc một trang con được chép theo) chưa đăng: "
    "bản liên kết sẽ làm lộ nội dung trước giờ đăng."
)
UNFIT_COPY = _("Trang “%(title)s” nay còn thiếu, nên bản chép chưa đăng được: %(reason)s")
FIRST_YEAR = 1000


class ContentPageForm(WagtailAdminPageForm):
    """Adds what must hold before publishing; drafts may be incomplete."""

    follows_source = forms.BooleanField(
        label=_("Đã sửa theo bản tiếng Việt hiện nay"),
        required=False,
        help_text=_("Đánh dấu khi bản dịch này đã khớp với bản tiếng Việt đang đăng; rồi bấm Đăng."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if get_source(self.instance) is None:
            self.fields.pop("follows_source", None)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # the page makes one from its title

    @property
    def show_schedule_publishing_toggle(self) -> bool:
        """False: the hours stand in a tab of their own, so Wagtail's dialog for them is not there to open."""
        return False

    def clean_slug(self) -> str:
        """The slug in plain letters; empty lets the page make one. Raises ValidationError for a reserved one.

        While a page was never public, an address that is taken is made free by a number instead of refused: an editor
        who writes a second “Thông báo” would find the error in another tab, and a saving that goes on by itself stop.
        """
        slug = slugify(self.cleaned_data["slug"])
        if is_reserved(slug, self.parent_page):
            raise ValidationError(RESERVED_MESSAGE, params={"slug": slug})
        if not slug or self.parent_page is None or self.instance.first_published_at:
            return slug
        beside = self.parent_page.get_children().exclude(pk=self.instance.pk)
        if not beside.filter(slug=slug).exists():
            return slug
        own = self.instance.slug or ""
        return own if re.fullmatch(rf"{slug}-\d+", own) else find_available_slug(self.parent_page, slug)

    def clean_go_live_at(self) -> datetime | None:
        """The hour typed. Raises ValidationError for a year that is a slip; the first year has no hour in UTC."""
        return _check_year(self.cleaned_data["go_live_at"])

    def clean_expire_at(self) -> datetime | None:
        """The hour typed. Raises ValidationError for a year that is a slip."""
        return _check_year(self.cleaned_data["expire_at"])

    def _post_clean(self) -> None:
        """After the page took what was typed: ask it whether it may go live, unless a draft is being saved."""
        super()._post_clean()
        # A first version is made from what its source says now; later only a person knows.
        if self.cleaned_data.get("follows_source") or not self.instance.made_from:
            self.instance.made_from = measure_source(self.instance)
        if self.is_deferred_validation:
            return
        for name, message in self._list_publishing_errors():
            if name in self.fields and name not in self.errors:
                self.add_error(name, message)

    def _list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        yield from self.instance.list_publishing_errors()
        if not self.errors:  # only what could be taken over can be stated
            yield from list_law_errors(self.instance, self.instance.to_entry())


def _check_year(moment: datetime | None) -> datetime | None:
    if moment and moment.year < FIRST_YEAR:
        raise ValidationError(_("Năm phải có bốn chữ số, ví dụ 2027."))
    return moment


class ContentCopyForm(CopyForm):
    """Refuses aliases of pages that are not live, and reserved addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].widget = VietnameseSlugInput()

    def clean(self) -> dict:
        """Check alias and address. Errors stand beside their fields."""
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        slug = cleaned.get("new_slug", "")
        if is_reserved(slug, parent):
            self.add_error("new_slug", ValidationError(RESERVED_MESSAGE, params={"slug": slug}))
        if cleaned.get("alias"):
            copied = self.page.get_descendants(inclusive=True) if cleaned.get("copy_subpages") else [self.page]
            if not all(page.live for page in copied):
                self.add_error("alias", ALIAS_OF_DRAFT)
        if (cleaned.get("publish_copies") or cleaned.get("alias")) and (reason := self._find_unfit(cleaned)):
            self.add_error("alias" if cleaned.get("alias") else "publish_copies", reason)
        return cleaned

    def _find_unfit(self, cleaned: dict) -> str:
        """Why one of the live pages to be copied could not go live again: since it did, a picture was deleted."""
        copied = self.page.get_descendants(inclusive=True) if cleaned.get("copy_subpages") else [self.page]
        for page in copied:
            if page.live and (errors := list(list_all_errors(page.specific))):
                return UNFIT_COPY % {"title": page.title, "reason": errors[0][1]}
        return ""
