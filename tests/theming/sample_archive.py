"""Contexts of the archive: how a page read before."""

from typing import Any

from minijinja import safe

from cms import schema
from tests.theming.samples import at

HOURS = {"from_at": at(14, 33), "until_at": at(9, 10, 25)}


def make_archive(page: dict[str, Any]) -> dict[str, Any]:
    """Earlier versions of a page. `page`: what all contexts share."""
    title, times = "Bữa ăn ca đêm", HOURS
    return {
        "archive.html": schema.ArchiveContext(
            **page | {"url": "/ban-luu/tin-tuc/bua-an-ca-dem/2026-03-22/"},
            **times,
            title=title,
            page_url="/tin-tuc/bua-an-ca-dem/",
            versions_url="/ban-luu/tin-tuc/bua-an-ca-dem/",
            digest="0123456789abcdef0123456789abcdef",
            body=safe(f'<div class="wrap"><article class="text"><h1>{title}</h1><p>Như lúc ấy.</p></article></div>'),
        ),
        "archive_index.html": schema.ArchiveIndexContext(
            **page | {"url": "/ban-luu/tin-tuc/bua-an-ca-dem/"},
            title=title,
            page_url="/tin-tuc/bua-an-ca-dem/",
            versions=(
                schema.ArchivedVersion(
                    **times, url="/ban-luu/tin-tuc/bua-an-ca-dem/2026-03-22/", title="Bữa ăn của ca đêm"
                ),
            ),
        ),
    }
