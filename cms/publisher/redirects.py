"""Redirects kept by editors, or made when a page moves, and short addresses, as public entries."""

import re
from collections.abc import Iterator

from wagtail.contrib.redirects.models import Redirect as RedirectRow
from wagtail.models import Site

from cms.entries.actions import Statement
from cms.reach.models import ShortLink
from cms.schema import Redirect
from cms.schema.references import Ref, make_ref

SHORT_FOLDER = "d"
ASSET_FOLDERS = frozenset({"anh", "tep"})
FIRST_SHORT = 10**17
"""Short addresses are numbered from here, beyond every row of the redirects."""
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


def state_short_links() -> Iterator[Statement]:
    """One statement per short address; it is a redirect like any other, and follows its page wherever that moves."""
    for link in ShortLink.objects.order_by("pk"):
        entry = Redirect(old_path=link.path, target=make_ref("page", link.page_id), placement=link.placement)
        yield Statement(ref=make_ref("redirect", FIRST_SHORT + link.pk), entry=entry)


def can_be_folder(path: str) -> bool:
    """True when a folder of the published site can have this address: no question, nothing hidden, no climbing out."""
    parts = path.strip("/").split("/")
    if parts[0] in ASSET_FOLDERS or parts[0] == SHORT_FOLDER:
        return False
    return path.isprintable() and not set(path) & set("?#\\") and all(_is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    return bool(part) and not part.startswith(".") and len(part.encode()) <= LONGEST_NAME
