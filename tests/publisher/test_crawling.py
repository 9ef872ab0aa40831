"""The crawler that judges faults must see them itself."""

import pytest

from tests.publisher.changes import SmallSite
from tests.publisher.crawling import ServedView, TreeView, crawl
from tests.publisher.folders import publish_now, read_manifest

pytestmark = pytest.mark.django_db
PAGE = "/tin-tuc/bai-0/"


@pytest.fixture(params=[ServedView, TreeView])
def view(request, site_tree, settings):
    """A published site, seen either way."""
    SmallSite(site_tree, articles=2)
    publish_now()
    return request.param(settings.LOA_SITE_DIR)


def get_files(settings, suffix=""):
    """The object of a page, and its place in the tree."""
    name = read_manifest()["files"][f"{PAGE}index.html"]["object"]
    root = settings.LOA_SITE_DIR
    return [root / ".objects" / name[:2] / (name + suffix), root / f"{PAGE[1:]}index.html{suffix}"]


def test_whole_site_is_found_whole(view):
    found = crawl(view)
    assert found.broken == []
    assert {PAGE, "/tin-tuc/", "/quyen/", "/rss.xml", "/robots.txt", "/the/luong/"} <= found.pages
    assert any(path.startswith("/anh/") for path in found.pages)
    assert found.answers == 3 * len(found.pages)


def test_page_that_is_linked_and_gone_is_seen(view, settings):
    for path in get_files(settings):
        path.unlink()
    assert [line for line in crawl(view).broken if line.startswith(PAGE)]


@pytest.mark.parametrize("suffix", ["", ".br", ".gz"])
def test_file_cut_short_is_seen(view, settings, suffix):
    for path in get_files(settings, suffix):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data[: len(data) // 2])
    seen = [line for line in crawl(view).broken if line.startswith(PAGE)]
    assert bool(seen) == (not suffix or isinstance(view, TreeView))  # the server sends the plain bytes instead


def test_copy_that_is_no_copy_is_seen(view, settings):
    for path in get_files(settings, ".br"):
        size = path.stat().st_size
        path.unlink()
        path.write_bytes(b"x" * size)
    assert [line for line in crawl(view).broken if line.startswith(f"{PAGE} [br]")]
