"""Khmer letters for phones that have none: a file of the site that pages in Khmer ask for, and no others."""

import pytest

from cms.demo.factories import make_explainer, make_translation
from cms.publisher.policies import make_policies
from cms.publisher.verification import verify
from cms.serving.headers import FOREVER, get_policy_headers
from cms.theming.fonts import get_font
from tests.publisher import folders
from tests.publisher.folders import publish_now, read_manifest

pytestmark = pytest.mark.django_db


@pytest.fixture
def explainer(site_tree):
    """A page in Vietnamese."""
    return make_explainer(parent=site_tree, title="Bị nợ lương")


def test_site_without_khmer_has_no_letters_of_it(explainer):
    publish_now()
    assert get_font("km").path not in read_manifest()["files"]
    assert "@font-face" not in folders.read_text("/bi-no-luong/index.html")


def test_pages_in_khmer_ask_for_the_letters_and_no_others_do(explainer, site_tree):
    for language in ("km", "en"):
        make_translation(page=site_tree, language=language, title="?")
        make_translation(page=explainer, language=language, title="?")
    publish_now()
    font = get_font("km")
    for path in ("/km/", "/km/bi-no-luong/", "/km/tim/", "/km/ngoai-tuyen/"):
        assert f"<style>{font.face}</style>" in folders.read_text(f"{path}index.html")
    for path in ("/", "/bi-no-luong/", "/en/", "/en/bi-no-luong/", "/tim/", "/404.html"):
        assert "@font-face" not in folders.read_text(f"{path}index.html" if path.endswith("/") else path)
    file = read_manifest()["files"][font.path]
    assert (file["type"], file["policy"], file["size"]) == ("font/woff2", "asset", len(font.data))
    assert dict(get_policy_headers("asset", make_policies("plain")["asset"]))["Cache-Control"] == FOREVER
    assert verify().differences == []


def test_letters_go_with_the_language(explainer, site_tree):
    home = make_translation(page=site_tree, language="km", title="សហជីព")
    publish_now()
    assert get_font("km").path in read_manifest()["files"]
    home.unpublish()
    publish_now()
    assert get_font("km").path not in read_manifest()["files"]
    assert verify().differences == []
