"""The sheets of the archive: how a page read before, and the list of a page's earlier versions."""

import re
from collections.abc import Mapping
from html import unescape

from django.utils.html import escape
from django.utils.translation import gettext as _
from minijinja import safe

from cms.entries.addresses import BrokenReferenceError
from cms.entries.reader import Reader
from cms.entries.values import AGAIN
from cms.entries.versions import Version, index_of, list_sheets
from cms.publisher.contexts import list_archived, make_breadcrumbs, make_site
from cms.publisher.language_links import list_other_languages
from cms.publisher.outputs import Output
from cms.schema import ArchiveContext, ArchiveIndexContext
from cms.schema.references import Ref

_LEFT_OUT = re.compile(r"<(nav|script|style|template)\b[^>]*>.*?</\1>\s*", re.DOTALL)
_FORM = re.compile(r"<form\b[^>]*>.*?</form>|<(\w+)\b[^>]*\sdata-calculator\b[^>]*>.*?</\1>", re.DOTALL)
_PICTURE = re.compile(r"<picture\b[^>]*>.*?</picture>|<img\b[^>]*>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ATTRIBUTE = re.compile(r'\s(src|alt)="([^"]*)"')
_SOURCE = re.compile(r"<img\b[^>]*>")


def make_archive_context(reader: Reader, output: Output) -> ArchiveContext:
    """What `archive.html` gets for the sheet at the output's address."""
    ref, url = _page_of(output), output.path.removesuffix("index.html")
    version = list_sheets(reader.versions(ref))[url]
    page_url = reader.url(ref)
    return ArchiveContext(
        site=make_site(reader, here=url),
        url=url,
        breadcrumbs=make_breadcrumbs(reader.above(ref, itself=True)),
        languages=list_other_languages(reader),
        title=version.title,
        tab_title=getattr(reader.entry(ref), "tab_title", ""),
        page_url=page_url,
        versions_url=index_of(page_url),
        from_at=version.from_at,
        until_at=version.until_at,
        digest=version.object,
        body=safe(_adapt(reader.read_version(version), version, reader)),
    )


def make_archive_index_context(reader: Reader, output: Output) -> ArchiveIndexContext:
    """What `archive_index.html` gets for the list of a page's earlier versions."""
    ref, url = _page_of(output), output.path.removesuffix("index.html")
    return ArchiveIndexContext(
        site=make_site(reader, here=url),
        url=url,
        breadcrumbs=make_breadcrumbs(reader.above(ref, itself=True)),
        languages=list_other_languages(reader),
        title=reader.card(ref).title,
        tab_title=getattr(reader.entry(ref), "tab_title", ""),
        page_url=reader.url(ref),
        versions=list_archived(reader, reader.versions(ref)),
    )


def _page_of(output: Output) -> Ref:
    return Ref(output.of.partition(":")[2])


def _adapt(html: str, version: Version, reader: Reader) -> str:
    """The main part of then, fit for today: nothing in it leads nowhere, and nothing can be sent from it."""
    uses = dict(version.uses)
    html = _FORM.sub(f"<p>{escape(_('(Ở đây có một biểu mẫu.)'))}</p>", _LEFT_OUT.sub("", html))
    html = _PICTURE.sub(lambda found: _adapt_picture(found[0], uses, reader), html)
    return _LINK.sub(lambda found: _adapt_link(found, uses, reader), html)


def _adapt_picture(html: str, uses: Mapping[str, Ref], reader: Reader) -> str:
    """The picture while the library has it as it was; else what it showed, in words."""
    image = _SOURCE.search(html)
    about = dict(_ATTRIBUTE.findall(image[0])) if image else {}
    source = unescape(about.get("src", ""))
    found = _find(reader.picture, uses.get(source, Ref("")), reader)
    if found and found.src == source:
        return html
    words = unescape(about.get("alt", ""))
    gone = _("(Ảnh: %(words)s; nay không còn.)") % {"words": words} if words else _("(Ảnh này nay không còn.)")
    return f"<small>{escape(gone)}</small>"


def _adapt_link(found: re.Match, uses: Mapping[str, Ref], reader: Reader) -> str:
    """A link to what is public still, where it stands now; of any other within the site only the words."""
    address, hash_, anchor = unescape(found[1]).partition("#")
    if not address.startswith("/") or address.startswith("//") or address == "/":
        return found[0]
    ref = uses.get(address, Ref(""))
    if ref.startswith("document:"):
        document = _find(reader.document, ref, reader)
        now = address if document and document.url == address else ""
    else:
        now = reader.url(ref) if ref.startswith("page:") else ""
    if not now:
        return found[2]
    return found[0].replace(f'href="{found[1]}"', f'href="{escape(now + hash_ + anchor)}"', 1)


def _find(look_up, ref: Ref, reader: Reader):
    """A picture or document; None when it is not public or cannot be had (then it is looked for in every round)."""
    try:
        return look_up(ref) if ref else None
    except BrokenReferenceError:
        reader.reads.add(AGAIN)
        return None
