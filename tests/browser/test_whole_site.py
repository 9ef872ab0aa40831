"""The whole published demo, file by file: nothing leads nowhere, nothing hidden shows, no stranger is named."""

import re
import unicodedata
from pathlib import Path

import pytest

from cms.demo.content import PAGES
from cms.demo.content.drafts import WAITING_FOR_APPROVAL, WAITING_FOR_ITS_HOUR
from cms.publisher.folder import PublishedFolder

pytestmark = pytest.mark.browser

ADDRESS = re.compile(r'(?:href|src|action)="([^"#?]+)')
SRCSET = re.compile(r'srcset="([^"]+)"')
OUTWARD = ("http://", "https://", "mailto:", "tel:", "sms:", "data:")
FORMS = ("/gui/",)


@pytest.fixture
def files(house) -> dict[str, str]:
    """Every published text file by its address."""
    site = house.folder / "site"
    texts = {".html", ".xml", ".json", ".txt"}
    return {
        f"/{path.relative_to(site)}": path.read_text("utf-8")
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix in texts and not path.relative_to(site).parts[0].startswith(".")
    }


def list_addresses(html: str) -> set[str]:
    """Every address within the site that a page names."""
    found = set(ADDRESS.findall(html))
    for listed in SRCSET.findall(html):
        found |= {part.split()[0] for part in listed.split(",")}
    return {address for address in found if not address.startswith(OUTWARD)}


def test_every_page_of_the_demo_has_its_file(house, files):
    assert all(any(name.endswith(f"/{slug}/index.html") for name in files) for slug in PAGES if slug != "trang-chu")


def test_no_link_and_no_picture_of_the_site_leads_nowhere(house, files):
    known = set(PublishedFolder(house.folder / "site").read_manifest().files)
    lost = set()
    for name, text in files.items():
        if name.endswith(".html"):
            for address in list_addresses(text):
                target = address if not address.endswith("/") else f"{address}index.html"
                if target not in known and not address.startswith(FORMS):
                    lost.add((name, address))
    assert lost == set()


def test_what_is_not_public_is_in_no_file(files):
    for hidden in (WAITING_FOR_APPROVAL, WAITING_FOR_ITS_HOUR):
        assert [name for name, text in files.items() if hidden.title in text] == []


def test_every_text_is_in_one_normal_form(files):
    assert [name for name, text in files.items() if unicodedata.normalize("NFC", text) != text] == []


def test_no_page_loads_anything_from_elsewhere(files):
    loads = re.compile(r'<(?:img|script|iframe|source|video|audio|embed)[^>]+(?:src|srcset)="(?:https?:)?//')
    assert [name for name, text in files.items() if name.endswith(".html") and loads.search(text)] == []


def test_no_file_names_the_folders_of_this_machine(house, files):
    assert [name for name, text in files.items() if str(house.folder) in text or str(Path.home()) + "/" in text] == []
