"""The public site as it would look in another theme, or with other colours: drawn on its real pages, kept nowhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from cms.entries.catalogue import Catalogue
from cms.entries.reader import SITE_SETTINGS, Reader
from cms.publisher.archive import load_versions
from cms.publisher.assets import DraftAddresses
from cms.publisher.plan import Plan
from cms.publisher.rendering import render_output
from cms.publisher.site import get_today
from cms.schema import TokenChange

PLACES = (
    ("home", _("Trang chủ")),
    ("explainer", _("Một quyền của người lao động")),
    ("article", _("Một bài viết")),
    ("join", _("Trang tham gia")),
    ("campaign", _("Một chiến dịch")),
    ("section", _("Một danh sách")),
    ("calculator", _("Một máy tính")),
)
"""Kinds of page to look at, in the order they are offered."""
_LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)(")')
_FORM = re.compile(r'(<form\b[^>]*?\baction=")[^"]*(")')
_DARK = "@media screen and (prefers-color-scheme:dark)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A theme with what is changed of it, and the mode it is looked at in (light, dark)."""

    theme: str
    changes: tuple[TokenChange, ...] = ()
    mode: str = "light"


def list_places(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(address, words) of the newest public page of each kind that is looked at."""
    newest: dict[str, str] = {}
    for page in catalogue.pages.values():
        newest[page.kind] = max(newest.get(page.kind, ""), page.path) if page.kind != "home" else page.path
    for kind in newest:
        if group := catalogue.list_group(f"kind/{kind}", 0, 1):
            newest[kind] = group[0].path
    return [(newest[kind], str(words)) for kind, words in PLACES if kind in newest]


def draw_look(path: str, look: Look, address_of: Callable[[str], str]) -> str | None:
    """The published page at `path` in `look`; None when there is none. Nothing is written.

    `address_of`: where a page at an address is looked at in the same look: links lead there. Raises ThemeError.
    """
    catalogue = Catalogue.load()
    catalogue.follow_versions(load_versions())
    plan = Plan(catalogue)
    output = plan.outputs.get(f"{path}index.html")
    if output is None:
        return None
    reader = Reader(catalogue, DraftAddresses(), today=get_today(), is_planned=plan.has)
    changed = replace(reader.settings(), theme=look.theme, tokens=look.changes)
    reader = Reader(
        catalogue, DraftAddresses(), today=get_today(), is_planned=plan.has, overlay={SITE_SETTINGS: changed}
    )
    with translation.override(settings.LANGUAGE_CODE):
        html = render_output(output, reader, look.theme).decode()

    def lead(found: re.Match) -> str:
        target = urlsplit(unescape(found[2]))
        here = not target.scheme and not target.netloc and plan.has(target.path)
        return f"{found[1]}{escape(address_of(target.path)) if here else '#'}{found[3]}" if target.path else found[0]

    return _FORM.sub(r"\1#\2", _LINK.sub(lead, force_mode(html, look.mode)))


def force_mode(html: str, mode: str) -> str:
    """The page as a reader in light or dark `mode` sees it, whatever the editor's own screen is set to."""
    screen = "@media screen" if mode == "dark" else "@media not all"
    return html.replace(_DARK, screen).replace("color-scheme:light dark", f"color-scheme:{mode}", 1)
