"""What must be true of a page before it may go live, whoever presses the button. Drafts may be incomplete."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.content.law_rules import list_law_errors

ALT_LENGTH = 250
ALT_REQUIRED = _(
    "Hãy viết ảnh cho thấy gì, để người không nhìn thấy ảnh cũng hiểu; hoặc đánh dấu “Ảnh chỉ để trang trí”."
)


def list_stream_errors(page: Page) -> Iterator[tuple[str, str]]:
    """(field, message) for each StreamField of `page` whose blocks are not fit to be published."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(page, field.name))
            except ValidationError:
                yield field.name, _("Còn khối chưa điền đủ. Mở trang ra sửa, những ô thiếu được đánh dấu đỏ.")


def list_all_errors(page: Page) -> Iterator[tuple[str, str]]:
    """(field, message) for everything that stops `page` from going live; nothing for a page that is not ours."""
    own = getattr(page, "list_publishing_errors", None)
    if own:
        yield from own()
        yield from list_stream_errors(page)
        yield from list_law_errors(page, page.to_entry())
