"""Redirects kept by editors, or made when a page moves, as public entries."""

import re
from collections.abc import Iterator

from wagtail.contrib.redirects.models import Redirect as RedirectRow
from wagtail.models import Site

from cms.entries.actions import Statement
from cms.schema import Redirect
from cms.schema.references import Ref, make_ref

ASSET_FOLDERS = frozenset({"anh", "tep"})
LONGEST_NAME = 200
"""Bytes in one part of an address; file systems take no more than 255, and copies are named longer."""
_OUTSIDE_OR_HERE = re.compile(r"https://|/(?!/)")


def state_redirects() -> Iterator[Statement]:
    """One statement per old address of the default site; what cannot be a folder (see below) is left out."""
    site = Site.objects.filter(is_default_site=True).first()
    for row in RedirectRow.objects.order_by("pk"):
        if row.site_id not in (None, site.pk if site else None) or not can_be_folder(row.old_path):
            continue
        yield Statement(
            ref=make_ref("redirect", row.pk),
            entry=Redirect(
                old_path=f"/{row.old_path.strip('/')}/",
                target=make_ref("page", row.redirect_page_id) if row.redirect_page_id else Ref(""),
                url=row.redirect_link if _OUTSIDE_OR_HERE.match(row.redirect_link) else "",
            ),
        )


def can_be_folder(path: str) -> bool:
    """True when a folder of the published site can have this address: no question, nothing hidden, no climbing out."""
    parts = path.strip("/").split("/")
    if parts[0] in ASSET_FOLDERS:
        return False
    return path.isprintable() and not set(path) & set("?#\\") and all(_is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    return bool(part) and not part.startswith(".") and len(part.encode()) <= LONGEST_NAME
