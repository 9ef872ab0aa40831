"""What editors change of the theme reaches the pages and their policy, and is noticed like any other change."""

import hashlib
import re
from base64 import b64encode

import pytest

from cms.demo.factories import make_article
from cms.publisher.verification import verify
from cms.theming.themes import get_style
from cms.union.models import SiteProfile
from cms.union.queries import make_token_changes
from tests.publisher.folders import publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
ARTICLE = "/tin-tuc/bai/index.html"


def read_style(path: str) -> str:
    """The style sheet of a published page."""
    return re.search("<style>(.*?)</style>", read_text(path), re.DOTALL)[1]


def test_changed_token_reaches_every_page_and_the_policy_and_back(news):
    make_article(parent=news, slug="bai", title="Bài")
    publish_now()
    pages = {
        "/index.html": "pages/home.html",
        "/tin-tuc/index.html": "pages/section.html",
        ARTICLE: "pages/article.html",
    }
    before = read_style("/index.html")
    SiteProfile.objects.update(theme_changes={"plain": {"link": ["#123456", "#abcdef"], "text": ["large", ""]}})
    publish_now()
    changes = make_token_changes(SiteProfile.objects.get().theme_changes["plain"])
    for page, template in pages.items():
        style = read_style(page)
        assert style == get_style("plain", changes, template)
        assert "#123456" in style
        assert "#abcdef" in style
    for name, template in (("page", "404.html"), ("form", "pages/join.html"), ("calculator", "pages/calculator.html")):
        sheet = get_style("plain", changes, template)
        assert "#123456" in sheet
        hashed = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{hashed}'" in read_manifest()["policies"][name]["Content-Security-Policy"]
    assert get_style("plain", changes) == read_style(ARTICLE)
    assert [str(found) for found in verify().differences] == []
    SiteProfile.objects.update(theme_changes={})
    publish_now()
    assert read_style("/index.html") == before


def test_changes_of_a_theme_that_is_not_in_use_change_no_byte(news):
    publish_now()
    SiteProfile.objects.update(theme_changes={"lien-doan": {"link": ["#123456", "#abcdef"]}})
    assert publish_now().written == 0
