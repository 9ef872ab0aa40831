"""Lists, feeds, sitemaps and archives: stable, complete, and as the calendar of the readers says."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.content.models import ArticlePage
from cms.demo.factories import (
    make_article,
    make_campaign,
    make_explainer,
    make_join_page,
    make_plain_page,
    make_section,
)
from cms.entries import listings
from cms.entries.listings import PAGE_SIZE, count_older_lists, find_bounds
from cms.entries.models import Entry
from cms.publisher.verification import verify
from cms.schema.codec import entry_from_data, to_data
from tests.publisher.days import TODAY, TOMORROW, wait_until
from tests.publisher.folders import is_published, publish_now, read_manifest, read_text

SHORT = 6
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parse_xml(text):
    """Our own output as a tree. Raises ParseError when a reader of feeds could not read it."""
    return ElementTree.fromstring(text)  # noqa: S314  it is ours


def split(total):
    """A list of `total` pages (newest first: the highest number) as its front and its numbered lists."""
    pages = list(range(total, 0, -1))
    older = [find_bounds(f"older/{number}", total) for number in range(1, count_older_lists(total) + 1)]
    return pages[slice(*find_bounds("front", total))], [pages[start:stop] for start, stop in older]


@given(st.integers(min_value=0, max_value=700))
def test_every_page_is_in_exactly_one_list_and_numbered_lists_are_full(total):
    front, older = split(total)
    assert [*front, *(page for pages in reversed(older) for page in pages)] == list(range(total, 0, -1))
    assert all(len(pages) == PAGE_SIZE for pages in older)
    assert len(front) < 2 * PAGE_SIZE
    assert not older or len(front) >= PAGE_SIZE


@given(st.integers(min_value=0, max_value=700))
def test_one_page_more_changes_the_front_and_at_most_makes_one_new_list(total):
    (front, older), (new_front, new_older) = split(total), split(total + 1)
    assert new_older[: len(older)] == older
    assert len(new_older) - len(older) in (0, 1)
    assert new_front[0] == total + 1
    assert len(new_front) + sum(map(len, new_older)) == len(front) + sum(map(len, older)) + 1


def tell(page, moment):
    """Say when `page` was first published."""
    ArticlePage.objects.filter(pk=page.pk).update(first_published_at=moment)


@pytest.mark.django_db
class TestPublishedLists:
    """As files."""

    @pytest.fixture
    def many(self, news, monkeypatch):
        """Enough articles for a numbered list, one an hour; lists are short here."""
        monkeypatch.setattr(listings, "PAGE_SIZE", SHORT)
        began = datetime(2026, 3, 1, tzinfo=UTC)
        pages = []
        for number in range(2 * SHORT):
            page = make_article(parent=news, title=f"Bài số {number:02d}", slug=f"b-{number:02d}", tags=("lương",))
            tell(page, began + timedelta(hours=number))
            pages.append(page)
        publish_now()
        return pages

    def test_walking_from_newer_to_older_meets_every_page_once(self, many):
        for front in ("/tin-tuc/", "/the/luong/", "/luu-tru/2026/03/"):
            seen, address = [], front
            for address in (front, f"{front}trang/1/"):
                html = read_text(f"{address}index.html")
                seen += [page.slug for page in reversed(many) if f'<a href="/tin-tuc/{page.slug}/">' in html]
            assert seen == [page.slug for page in reversed(many)]
            assert f'href="{front}trang/1/"' in read_text(f"{front}index.html")
            assert f'href="{front}"' in read_text(f"{front}trang/1/index.html")

    def test_one_more_article_leaves_numbered_lists_untouched(self, many, news):
        before = read_manifest()["files"]
        make_article(parent=news, title="Bài mới nhất", slug="moi-nhat")
        run = publish_now()
        after = read_manifest()["files"]
        changed = {path for path in after if after[path] != before.get(path)}
        assert not [path for path in changed if "/trang/" in path]
        assert run.written == len(changed)
        assert "/tin-tuc/index.html" in changed

    def test_home_shows_the_newest_articles_and_the_open_campaigns(self, many, site_tree):
        make_explainer(parent=site_tree, title="Bị chậm lương?")
        make_campaign(parent=site_tree, title="Nước mát")
        make_campaign(parent=site_tree, title="Đã xong rồi", slug="xong", ended=True)
        publish_now()
        html = read_text("/index.html")
        assert [n for n in range(2 * SHORT) if f"Bài số {n:02d}" in html] == list(range(2 * SHORT - 9, 2 * SHORT))
        assert "Bị chậm lương?" in html
        assert "Nước mát" in html
        assert "Đã xong rồi" not in html

    def test_campaign_closes_by_itself_on_the_day_after_its_last(self, site_tree, monkeypatch):
        target = make_join_page(parent=site_tree)
        asks = {"action_text": "Ký tên", "action_target": f"page:{target.pk}"}
        make_campaign(parent=site_tree, title="Nước mát", slug="nuoc", ends_on=TODAY, **asks)
        publish_now()
        assert "Ký tên" in read_text("/nuoc/index.html") and "Nước mát" in read_text("/index.html")
        wait_until(TOMORROW, monkeypatch)
        publish_now()
        page = read_text("/nuoc/index.html")
        assert "Chiến dịch đã kết thúc ngày" in page and "Ký tên" not in page
        assert "Nước mát" not in read_text("/index.html")
        assert verify().differences == []

    def test_section_lists_what_stands_deeper_too(self, news):
        inner = make_section(parent=news, title="Cơ sở", slug="co-so")
        make_article(parent=inner, title="Bài trong cùng", slug="trong")
        publish_now()
        assert "Bài trong cùng" in read_text("/tin-tuc/index.html")
        assert "Bài trong cùng" in read_text("/tin-tuc/co-so/index.html")
        assert "Bài trong cùng" in read_text("/tin-tuc/co-so/rss.xml")


@pytest.mark.django_db
class TestMonths:
    """The archive follows the calendar in Viet Nam."""

    def test_last_evening_hour_of_the_month_in_utc_belongs_to_the_next(self, news):
        page = make_article(parent=news, slug="giao-thang", title="Bài giao tháng")
        tell(page, datetime(2026, 1, 31, 23, 30, tzinfo=UTC))
        publish_now()
        assert "Bài giao tháng" in read_text("/luu-tru/2026/02/index.html")
        assert not is_published("/luu-tru/2026/01/index.html")
        assert "/tin-tuc/giao-thang/" in read_text("/sitemap-2026-02.xml")
        assert "06:30 | 01/02/2026" in read_text("/tin-tuc/giao-thang/index.html")

    def test_archive_names_the_months_newest_first(self, news):
        for slug, month in (("a", 1), ("b", 3)):
            tell(make_article(parent=news, slug=slug, title=slug), datetime(2026, month, 10, tzinfo=UTC))
        publish_now()
        html = read_text("/luu-tru/index.html")
        assert 0 < html.index("/luu-tru/2026/03/") < html.index("/luu-tru/2026/01/")


@pytest.mark.django_db
class TestForMachines:
    """Feeds, sitemaps, robots, data."""

    def test_feeds_parse_and_carry_the_right_dates_and_addresses(self, news, site_tree):
        page = make_article(parent=news, slug="bai", title='Lương & "thưởng" <tháng 13>', sapo="Một dòng\x0b lạ")
        tell(page, datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC))
        make_explainer(parent=site_tree, title="Ngoài mục", slug="ngoai")
        publish_now()
        everything = parse_xml(read_text("/rss.xml"))
        section = parse_xml(read_text("/tin-tuc/rss.xml"))
        assert [item.findtext("title") for item in everything.iter("item")] == ["Ngoài mục", page.title]
        (item,) = section.iter("item")
        assert item.findtext("title") == 'Lương & "thưởng" <tháng 13>'
        assert item.findtext("link") == "http://localhost/tin-tuc/bai/"
        assert item.findtext("description") == "Một dòng lạ"
        assert parsedate_to_datetime(item.findtext("pubDate")) == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
        assert section.findtext("channel/title") == "Tin tức – Liên đoàn Lao động tỉnh Thử"
        assert section.findtext("channel/language") == "vi"

    def test_empty_section_has_a_feed_that_does_not_follow_the_clock(self, news):
        publish_now()
        first = read_text("/tin-tuc/rss.xml")
        parse_xml(first)
        assert "01 Jan 1970" in first
        assert publish_now().written == 0

    def test_sitemaps_name_every_page_once(self, news, site_tree):
        tell(make_article(parent=news, slug="a", title="a"), datetime(2026, 1, 10, tzinfo=UTC))
        make_join_page(parent=site_tree)
        make_plain_page(parent=site_tree)
        publish_now()
        index = parse_xml(read_text("/sitemap.xml"))
        shards = [loc.text.removeprefix("http://localhost") for loc in index.iter(f"{SITEMAP}loc")]
        assert shards == ["/sitemap-trang.xml", "/sitemap-2026-01.xml"]
        named = [loc.text for shard in shards for loc in parse_xml(read_text(shard)).iter(f"{SITEMAP}loc")]
        paths = Entry.objects.exclude(path="").values_list("path", flat=True)
        assert sorted(named) == sorted(f"http://localhost{path}" for path in paths)

    def test_robots_name_the_sitemap_and_close_the_forms(self, news):
        publish_now()
        robots = read_text("/robots.txt")
        assert "Sitemap: http://localhost/sitemap.xml" in robots
        assert "Disallow: /gui/" in robots

    def test_data_of_a_page_is_its_entry(self, news, site_tree):
        pages = [
            make_article(parent=news, tags=("tăng ca",)),
            make_explainer(parent=site_tree),
            make_campaign(parent=site_tree),
            make_join_page(parent=site_tree),
            make_plain_page(parent=site_tree),
        ]
        publish_now()
        for page in [*pages, news, site_tree]:
            stored = Entry.objects.get(ref=f"page:{page.pk}")
            data = json.loads(read_text(f"{stored.path}index.json"))
            assert data.pop("url") == stored.path
            assert data.pop("schema")
            references = data.pop("references")
            assert data == stored.data
            assert to_data(entry_from_data(data)) == stored.data
            if data["parent"]:
                assert references[data["parent"]] == Entry.objects.get(ref=data["parent"]).path

    def test_join_page_has_its_page_of_thanks_under_the_policy_of_forms(self, site_tree):
        page = make_join_page(parent=site_tree, slug="tham-gia")
        publish_now()
        files = read_manifest()["files"]
        assert files["/tham-gia/index.html"]["policy"] == "form"
        assert files["/tham-gia/da-nhan/index.html"]["policy"] == "form"
        assert page.received_title in read_text("/tham-gia/da-nhan/index.html")
        assert read_manifest()["policies"]["form"]["Referrer-Policy"] == "no-referrer"
