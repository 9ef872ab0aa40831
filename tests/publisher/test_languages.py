"""One site in several languages: each has its own addresses, lists and feeds, and pages know one another."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import Page

from cms.content.translations import open_language
from cms.demo.factories import make_article, make_explainer, make_plain_page, make_section, make_translation
from cms.publisher.verification import verify
from cms.union.models import SiteProfile
from tests.publisher import folders
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db

KHMER_RIGHTS = "/km/quyen-cua-ban/"
KHMER_WAGES = "/km/quyen-cua-ban/bi-no-luong/"


def read_text(path: str) -> str:
    """A published file; of a folder its index."""
    return folders.read_text(f"{path}index.html" if path.endswith("/") else path)


def is_published(path: str) -> bool:
    """Whether a page has a file."""
    return folders.is_published(f"{path}index.html")


@pytest.fixture
def rights(site_tree):
    """A section with two explainers and an article, in Vietnamese."""
    section = make_section(parent=site_tree, title="Quyền của bạn", in_menu=True)
    make_explainer(parent=section, title="Bị nợ lương", tags=("Lương",))
    make_explainer(parent=section, title="Thai sản")
    make_article(parent=section, title="Tin một")
    return section


@pytest.fixture
def khmer(site_tree, rights):
    """The Khmer home, the section and one explainer, published."""
    home = make_translation(page=site_tree, language="km", title="សហជីព")
    section = make_translation(page=rights, language="km", title="សិទ្ធិ")
    wages = rights.get_children().get(slug="bi-no-luong").specific
    make_translation(page=wages, language="km", title="ជំពាក់ប្រាក់ឈ្នួល")
    publish_now()
    return home, section


def links_to(html: str, path: str) -> list[str]:
    """The start tags of links that lead to `path`."""
    return re.findall(rf'<a [^>]*href="{path}"[^>]*>', html)


def test_site_of_one_language_says_nothing_of_others(rights):
    publish_now()
    html = read_text("/quyen-cua-ban/bi-no-luong/")
    assert "hreflang" not in html and "Ngôn ngữ" not in html
    assert "hreflang" not in read_text("/sitemap-trang.xml")


def test_language_that_is_opened_is_a_draft_until_its_home_is_published(rights):
    home = open_language(language="km")
    assert not home.live
    publish_now()
    assert not is_published("/km/")
    assert "hreflang" not in read_text("/")


def test_language_is_opened_once(rights):
    assert open_language(language="km").pk == open_language(language="km").pk


def test_pages_of_another_language_stand_below_its_name(khmer):
    assert 'lang="km"' in read_text("/km/")
    assert "<h1>ជំពាក់ប្រាក់ឈ្នួល</h1>" in read_text("/km/quyen-cua-ban/bi-no-luong/")


def test_page_and_its_translation_lead_to_each_other(khmer):
    there = KHMER_WAGES
    here = "/quyen-cua-ban/bi-no-luong/"
    assert 'lang="km"' in links_to(read_text(here), there)[0]
    assert 'lang="vi"' in links_to(read_text(there), here)[0]
    for html in (read_text(here), read_text(there)):
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="https?://[^/]+([^"]+)">', html))
        assert found == {"vi": here, "km": there, "x-default": here}


def test_page_without_a_translation_says_so_and_leads_to_the_front_page(khmer):
    html = read_text("/quyen-cua-ban/thai-san/")
    assert links_to(html, "/km/")
    assert "trang này chưa dịch" in html
    assert "x-default" not in html


def test_lists_of_one_language_show_no_page_of_another(khmer):
    khmer_list = read_text(KHMER_RIGHTS)
    assert "ជំពាក់ប្រាក់ឈ្នួល" in khmer_list
    for path in ("/", "/quyen-cua-ban/", "/rss.xml", "/the/luong/", "/luu-tru/"):
        assert "ជំពាក់" not in read_text(path)
    assert "ជំពាក់ប្រាក់ឈ្នួល" in read_text("/km/rss.xml") and "Bị nợ lương" not in read_text("/km/rss.xml")
    assert "ជំពាក់ប្រាក់ឈ្នួល" in read_text("/km/the/luong/")


def test_what_is_not_translated_is_shown_beside_in_vietnamese(khmer):
    html = read_text(KHMER_RIGHTS)
    assert "មានតែជាភាសាវៀតណាម" in html
    assert '<span lang="vi">Thai sản</span>' in html
    assert html.index("ជំពាក់ប្រាក់ឈ្នួល") < html.index("Thai sản")
    assert "Bị nợ lương" not in html


def test_what_is_translated_later_moves_over(khmer, rights):
    page = rights.get_children().get(slug="thai-san").specific
    made = make_translation(page=page, language="km", title="មាតុភាព")
    publish_now()
    html = read_text(KHMER_RIGHTS)
    assert "Thai sản" not in html and "មាតុភាព" in html
    assert "trang này chưa dịch" not in read_text("/quyen-cua-ban/thai-san/")
    made.unpublish()
    publish_now()
    assert '<span lang="vi">Thai sản</span>' in read_text(KHMER_RIGHTS)
    assert "trang này chưa dịch" in read_text("/quyen-cua-ban/thai-san/")
    assert verify().differences == []


def test_menu_has_the_sections_of_the_language_then_those_in_vietnamese_only(khmer, site_tree):
    make_section(parent=site_tree, title="Tin tức", in_menu=True)
    publish_now()
    menu = read_text("/km/").partition('<details class="menu')[2].partition("</nav>")[0]
    assert menu.index("សិទ្ធិ") < menu.index('<span lang="vi">Tin tức</span>')
    assert "Quyền của bạn" not in menu


def test_links_lead_to_the_translation_where_there_is_one(khmer, site_tree, rights):
    join = make_plain_page(parent=site_tree, title="Riêng tư")
    SiteProfile.objects.update(privacy_page=join)
    publish_now()
    assert 'hreflang="vi"><span><span lang="vi">Riêng tư</span>' in read_text("/km/")
    make_translation(page=join, language="km", title="ឯកជនភាព")
    publish_now()
    assert "Riêng tư" not in read_text("/km/") and "ឯកជនភាព" in read_text("/km/")
    assert "Riêng tư" in read_text("/")


def test_sitemap_names_the_translations(khmer):
    tree = ElementTree.fromstring(read_text("/sitemap-trang.xml"))  # noqa: S314  it is ours
    names = {link.get("hreflang") for link in tree.iter("{http://www.w3.org/1999/xhtml}link")}
    assert names == {"vi", "km", "x-default"}
    assert "/km/sitemap-trang.xml</loc>" in read_text("/sitemap.xml")


def test_home_taken_down_takes_its_language_along(khmer):
    home, _section = khmer
    home.refresh_from_db()  # pages were added below it since
    home.unpublish()
    publish_now()
    assert not is_published("/km/")
    assert "hreflang" not in read_text("/quyen-cua-ban/bi-no-luong/")
    assert verify().differences == []


def test_incremental_equals_full(khmer, rights, site_tree):
    assert verify().differences == []
    source = rights.get_children().get(slug="bi-no-luong").specific
    source.title = "Bị nợ lương thì sao"
    source.save_revision().publish()
    publish_now()
    assert verify().differences == []
    source.unpublish()
    publish_now()
    assert verify().differences == []
    html = read_text(KHMER_WAGES)
    assert links_to(html, "/") and "មិនទាន់បកប្រែ" in html


def test_what_python_writes_and_the_numbers_are_in_the_language_of_the_page(khmer, site_tree):
    make_translation(page=site_tree, language="en", title="The union")
    publish_now()
    assert "<h1>បណ្ណសារតាមខែ</h1>" in read_text("/km/luu-tru/")
    assert "<h1>Lưu trữ theo tháng</h1>" in read_text("/luu-tru/")
    assert "<language>km</language>" in read_text("/km/rss.xml") and "<language>vi</language>" in read_text("/rss.xml")
    assert "Only in Vietnamese" in read_text("/en/")


def test_months_are_called_as_readers_of_the_language_call_them(khmer, site_tree, rights):
    make_translation(page=site_tree, language="en", title="The union")
    section = make_translation(page=rights, language="en", title="Rights")
    wages = rights.get_children().get(slug="bi-no-luong").specific
    make_translation(page=wages, language="en", title="Unpaid wages")
    for page in Page.objects.filter(depth__gt=section.depth - 1):
        page.specific.first_published_at = datetime(2026, 11, 5, tzinfo=UTC)
        page.specific.save()
    publish_now()
    for path, words in (("/", "Tháng 11/2026"), ("/km/", "ខែវិច្ឆិកា ឆ្នាំ 2026"), ("/en/", "November 2026")):
        assert f">{words}</a>" in read_text(f"{path}luu-tru/")
        assert f"<h1>{words}</h1>" in read_text(f"{path}luu-tru/2026/11/")


def test_entry_of_a_front_page_says_when_it_leads_to_vietnamese(khmer, site_tree, rights):
    home = khmer[0]
    wages, maternity = (rights.get_children().get(slug=slug) for slug in ("bi-no-luong", "thai-san"))
    ways = [{"text": "ជំពាក់", "page": wages.pk}, {"text": "សម្ភព", "page": maternity.pk}]
    for page, shown in ((home, ways), (site_tree, ways)):
        page.ways_in = json.dumps([{"type": "group", "value": {"heading": "?", "ways": shown}}])
        page.save_revision().publish()
    publish_now()
    translated = f'<a href="{KHMER_WAGES}">ជំពាក់</a>'
    untranslated = '<a href="/quyen-cua-ban/thai-san/" hreflang="vi">សម្ភព (ជាភាសាវៀតណាម)</a>'
    assert translated in read_text("/km/") and untranslated in read_text("/km/")
    assert '<a href="/quyen-cua-ban/thai-san/">សម្ភព</a>' in read_text("/"), "on the Vietnamese page nothing is marked"
    make_translation(page=maternity.specific, language="km", title="សម្ភព")
    publish_now()
    assert '<a href="/km/quyen-cua-ban/thai-san/">សម្ភព</a>' in read_text("/km/")
    assert verify().differences == []
