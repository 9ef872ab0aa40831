"""What a phone keeps of the site, as it is published: the worker, the pages around it, the library, the icon."""

import json
import re
from io import BytesIO

import brotli
import pytest
from PIL import Image

from cms import schema
from cms.demo.factories import make_article, make_page
from cms.publisher.outputs import ICON_SIZES
from cms.publisher.phone.scripts import read_script
from cms.union.models import SiteProfile
from tests.publisher.folders import assert_sound, publish_now, read_manifest, read_text, read_tree

pytestmark = pytest.mark.django_db

RIGHT = "/tin-tuc/bi-no-luong/"
MOST = {"page": 512, "worker": 1536, "worker_off": 256, "device": 1536}
"""Bytes of each script after brotli."""


@pytest.fixture
def right(news):
    """An explainer that is public."""
    entry = schema.Explainer(title="Bị nợ lương?", short_answer="<p>Gọi công đoàn.</p>", sensitive=True)
    return make_page(parent=news, entry=entry, slug="bi-no-luong")


@pytest.mark.parametrize("name", MOST)
def test_script_keeps_within_its_weight(name):
    assert len(brotli.compress(read_script(name).encode())) <= MOST[name]


def read_worker() -> dict:
    return json.loads(re.search(r"const site=(\{.*?\})\n", read_text("/sw.js"))[1])


def test_worker_keeps_from_the_beginning_only_what_is_there(right):
    publish_now()
    files = read_manifest()["files"]
    site = read_worker()
    assert site["offline"] in site["pages"]
    for path in site["pages"]:
        assert path in files or f"{path}index.html" in files, path
    assert_sound()


def test_worker_is_asked_for_each_time_and_reaches_this_site_alone(right):
    publish_now()
    manifest = read_manifest()
    headers = manifest["policies"][manifest["files"]["/sw.js"]["policy"]]
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; connect-src 'self'"


def test_phones_fetch_the_pages_anew_when_what_they_show_changes(right):
    publish_now()
    before = read_worker()["version"]
    SiteProfile.objects.update(phone="0297 000 111")
    publish_now()
    assert read_worker()["version"] != before
    assert "0297 000 111" in read_text("/ngoai-tuyen/index.html")
    assert_sound()


def test_switched_off_the_worker_removes_itself_and_what_it_kept(right):
    publish_now()
    SiteProfile.objects.update(offline=False)
    publish_now()
    worker = read_text("/sw.js")
    assert "registration.unregister()" in worker
    assert "caches.delete" in worker
    assert "fetch" not in worker
    assert_sound()
    SiteProfile.objects.update(offline=True)
    publish_now()
    assert "respondWith" in read_text("/sw.js")


def test_library_has_every_page_about_rights_and_says_about_how_heavy_it_is(right, news):
    make_article(parent=news, slug="tin", title="Tin")
    publish_now()
    library = json.loads(read_text("/luu/quyen.json"))
    assert library["pages"] == [RIGHT]
    weight = len(brotli.compress(read_text(f"{RIGHT}index.html").encode()))
    assert weight < library["bytes"] < weight + 10_000
    right.delete()
    publish_now()
    assert json.loads(read_text("/luu/quyen.json")) == {"bytes": 0, "pages": []}
    assert_sound()


def test_page_that_wipes_tells_the_browser_to_forget(right):
    publish_now()
    manifest = read_manifest()
    headers = manifest["policies"][manifest["files"]["/xoa-dau-vet/xong/index.html"]["policy"]]
    assert headers["Clear-Site-Data"] == '"cache", "storage"'
    assert headers["Cache-Control"] == "no-store"
    assert "Clear-Site-Data" not in manifest["policies"]["page"]
    assert " data-wiped" in read_text("/xoa-dau-vet/xong/index.html")
    assert " data-wiped" not in read_text("/xoa-dau-vet/index.html")


def test_icons_and_manifest_have_the_colours_of_the_theme(right):
    publish_now()
    manifest = json.loads(read_text("/manifest.webmanifest"))
    tree = read_tree()
    for icon in manifest["icons"]:
        assert icon["src"].removeprefix("/") in tree
    for size in ICON_SIZES:
        image = Image.open(BytesIO(tree[f"bieu-tuong-{size}.png"]))
        assert image.size == (size, size)
        assert image.convert("RGB").getpixel((2, 2)) == (0x0B, 0x5C, 0x53)
    assert 'fill="#0b5c53"' in read_text("/bieu-tuong.svg")
    assert manifest["theme_color"] == "#fff"


def test_discreet_title_stands_in_the_tab_and_the_true_one_on_the_page(right):
    right.tab_title = "  Thông tin cho bạn "
    right.save_revision().publish()
    publish_now()
    html = read_text(f"{RIGHT}index.html")
    assert "<title>Thông tin cho bạn</title>" in html
    assert "<h1>Bị nợ lương?</h1>" in html
    assert '<meta name="loa-keep" content="no">' in html
    assert "facebook.com" not in html
