"""Addresses that belong to the machinery, and so can be no page's."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.search.addresses import FOLDER

RESERVED = frozenset(
    {
        "quan-tri",
        "gui",
        "bien-nhan",
        "ra-soat-luat",
        "static",
        "the",
        "luu-tru",
        "tep",
        "anh",
        "giao-dien",
        "chu",
        "ban-luu",
        "co-gi-moi",
        FOLDER,
        "quyen-a-z",
        "goi-cho-ai",
        "van-ban",
        *(code for code in LANGUAGES if code != SOURCE_LANGUAGE),
        "ngoai-tuyen",
        "xoa-dau-vet",
        "luu",
        "d",
    }
)
"""Right under the home page: admin, form posts, receipts, lawyers' checks, admin assets, tags, archive, files,
pictures, theme files, letters, earlier versions of pages, what changed, searching, rights from A to Z, whom to call,
documents; for phones: no network, wiping, library; the other languages, and short addresses."""

RESERVED_ANYWHERE = frozenset({"trang", "da-nhan"})
"""Under any page: the numbered lists of older pages, and what is shown after a form was sent."""

HOME_DEPTH = 2

RESERVED_MESSAGE = _("Địa chỉ “%(slug)s” dành cho hệ thống. Hãy đổi, ví dụ thành “%(slug)s-2”.")


def is_reserved(slug: str, parent: Page | None) -> bool:
    """True when a page with this `slug` under `parent` would stand where the machinery stands."""
    return slug in RESERVED_ANYWHERE or (parent is not None and parent.depth == HOME_DEPTH and slug in RESERVED)
