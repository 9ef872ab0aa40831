"""Contexts of the archive: how a page read before."""

from typing import Any

from minijinja import safe

from cms import schema
from cms.theming.samples.union import at

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


def make_past() -> dict[str, Any]:
    """What an explainer tells of its own past."""
    sheet = "/ban-luu/quyen-cua-ban/trang/2026-03-22/"
    return {
        "versions_url": "/ban-luu/quyen-cua-ban/trang/",
        "versions": (schema.ArchivedVersion(**HOURS, url=sheet, title="Bị nợ lương?"),),
        "changes": (
            schema.PublicChange(at=at(9, 0, 20), text="Tiền lãi tính theo lãi suất mới từ ngày 01/04.", url=sheet),
            schema.PublicChange(at=at(8, 0, 2), text="Thêm cách gửi đơn tới hoà giải viên."),
        ),
    }


def make_changes(page: dict[str, Any]) -> schema.ChangesContext:
    """What changed on the whole site. `page`: what all contexts share."""
    change = schema.PublicChange
    return schema.ChangesContext(
        **page | {"url": "/co-gi-moi/"},
        title="Điều gì đã đổi",
        changes=(
            change(at=at(9, 0, 20), title="Bị nợ lương thì phải làm gì?", url="/a/", text="Tiền lãi có mức mới."),
            change(at=at(8, 0, 2), title="Tăng ca được trả thêm bao nhiêu?", url="/b/", text="Thêm cách tính ca đêm."),
        ),
        links=(schema.Link(title="Năm 2026", url="/co-gi-moi/2026/"),),
        feed_url="/co-gi-moi/rss.xml",
    )
