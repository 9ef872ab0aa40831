"""The pictures of shared links: right in size and words, drawn when there is time, and never promised in vain."""

import re
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageColor

from cms.demo.factories import make_article, make_explainer, make_section
from cms.publisher.cards import HEIGHT, MOST_BYTES, WIDTH, draw_card, make_recipe
from cms.publisher.folder import PublishedFolder
from cms.publisher.holding import resume
from cms.publisher.models import PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.rollback import roll_back
from cms.publisher.verification import verify
from cms.schema.codec import canonical_bytes
from cms.theming.cards import get_card_design
from cms.union.models import SiteProfile
from tests.publisher.folders import assert_sound, publish_into, publish_now, read_manifest, read_text, read_tree

LONG = (
    "Công ty nợ lương ba tháng, giữ căn cước bản chính và không cho nghỉ phép năm: người lao động cần làm gì, giữ bằng "
    "chứng nào, gọi cho ai để được bênh vực?"
)
KHMER = "ក្រុមហ៊ុនមិនបើកប្រាក់ឈ្នួលទាន់ពេល៖ កម្មករត្រូវធ្វើអ្វី រក្សាទុកភស្តុតាងអ្វី និងទូរស័ព្ទទៅអ្នកណាដើម្បីទទួលបានជំនួយពីសហជីព"
TITLE_ENDS = 478
"""The first row below the title: 4 of 5 rows of pixels belong to it and the section, the rest to the band."""
BAND_BEGINS, MARGIN, BAR = 502, 80, 20


def make(theme="plain", language="vi", title="Bị nợ lương thì làm gì?", section="Quyền lợi", site="Liên đoàn Lao động"):
    """A card with these words."""
    recipe = {"title": title, "section": section, "site": site, "language": language, "design": ""}
    return draw_card(canonical_bytes(recipe), theme)


def open_card(png):
    """The picture, in plain colours."""
    return Image.open(BytesIO(png)).convert("RGB")


def is_all(picture, box, colour):
    """Whether nothing but `colour` stands in a part of the picture."""
    return picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ImageColor.getrgb(colour))]


@pytest.mark.parametrize("theme", ["plain", "lien-doan"])
@pytest.mark.parametrize(
    ("language", "title"),
    [("vi", "Nợ lương?"), ("vi", LONG), ("km", KHMER), ("vi", f"{LONG} {LONG}"[:255]), ("vi", "a" * 255)],
    ids=["short", "long", "khmer", "longest", "one word"],
)
def test_no_title_is_cut_and_no_card_is_too_heavy(theme, language, title):
    png = make(theme, language, title)
    picture, paper = open_card(png), get_card_design(theme).tokens["paper"]
    assert picture.size == (WIDTH, HEIGHT)
    assert len(png) <= MOST_BYTES
    assert is_all(picture, (BAR, TITLE_ENDS, WIDTH, BAND_BEGINS), paper), "the title runs into the band"
    assert is_all(picture, (WIDTH - MARGIN // 2, 0, WIDTH, BAND_BEGINS), paper), "a line runs out to the right"
    assert is_all(picture, (BAR, 0, MARGIN - 4, BAND_BEGINS), paper), "a line begins outside"
    assert not is_all(picture, (MARGIN, 120, WIDTH, TITLE_ENDS), paper), "there are no words"


def test_the_last_letter_of_a_long_title_is_on_the_card():
    assert make(title=LONG) != make(title=LONG[:-1])


def test_khmer_letters_are_shaped_and_drawn_and_not_boxes():
    picture = open_card(make(language="km", title=KHMER))
    other = open_card(make(language="km", title=KHMER.replace("ក", "ខ")))
    assert picture.tobytes() != other.tobytes()


def test_the_same_words_give_the_same_bytes():
    draw_card.cache_clear()
    once = make(title=LONG)
    draw_card.cache_clear()
    assert make(title=LONG) == once


def test_a_card_wears_the_colours_of_its_theme():
    plain, federation = (open_card(make(theme)) for theme in ("plain", "lien-doan"))
    for picture, theme in ((plain, "plain"), (federation, "lien-doan")):
        tokens = get_card_design(theme).tokens
        assert picture.getpixel((WIDTH - 5, HEIGHT - 5)) == ImageColor.getrgb(tokens.get("band", tokens["accent"]))


def test_a_card_holds_no_notes_about_whoever_drew_it():
    png = make()
    kinds = re.findall(rb"(?=(IHDR|PLTE|IDAT|IEND|tEXt|iTXt|zTXt|tIME|eXIf))", png)
    assert set(kinds) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert zlib.crc32(png) == zlib.crc32(make())


def read_card(path):
    """The published card at `path`, and what the manifest says of it."""
    return (Path(settings.LOA_SITE_DIR) / path.lstrip("/")).read_bytes(), read_manifest()["files"][path]


def find_image(page):
    """The path of the picture a published page names."""
    found = re.search(r'property="og:image" content="http://localhost(/[^"?]+)\?v=[0-9a-f]{6}"', read_text(page))
    return found[1]


@pytest.mark.django_db
class TestPublishedCards:
    """As files of the site."""

    @pytest.fixture
    def article(self, news):
        """An article of a section."""
        return make_article(parent=news, title="Lương tháng mười ba", slug="luong")

    def draw_all(self, publisher):
        """Use spare time until there is nothing left to do."""
        while publisher.polish_for(60):
            continue

    def test_every_page_names_a_card_that_is_there_from_the_first_moment(self, article):
        publish_now()
        for path in read_tree():
            if path.endswith("index.html") and "og:image" in read_text(path):
                card, file = read_card(find_image(path))
                assert file["policy"] == "card"
                assert open_card(card).size == (WIDTH, HEIGHT)

    def test_a_new_page_shows_the_card_of_the_site_until_there_is_time(self, article):
        publisher = Publisher()
        publisher.publish(reason="thử")
        before, _ = read_card("/tin-tuc/luong/the.png")
        assert before == read_card("/the.png")[0]
        release = read_manifest()["release"]
        self.draw_all(publisher)
        after, file = read_card("/tin-tuc/luong/the.png")
        assert after != before
        assert file["recipe"]
        assert read_manifest()["release"] == release, "no release for a picture"
        assert_sound()
        assert verify().differences == []
        assert publisher.follow_up() is None, "a card that was drawn is no change"

    def test_publishing_again_draws_only_what_has_other_words(self, article, news):
        other = make_article(parent=news, title="Ca đêm", slug="ca-dem")
        publisher = Publisher()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        kept = read_card("/tin-tuc/ca-dem/the.png")
        article.title = "Thưởng Tết"
        article.save_revision().publish()
        run = publisher.publish(reason="thử")
        assert read_card("/tin-tuc/luong/the.png")[0] == read_card("/the.png")[0], "the old words are gone at once"
        assert read_card("/tin-tuc/ca-dem/the.png") == kept
        assert run.failures == []
        self.draw_all(publisher)
        assert verify().differences == []
        other.unpublish()
        publisher.publish(reason="thử")
        assert "/tin-tuc/ca-dem/the.png" not in read_manifest()["files"]

    def test_a_publisher_that_was_killed_is_followed_by_one_that_draws_the_rest(self, article):
        publish_now()
        publisher = Publisher()
        publisher.follow_up()
        self.draw_all(publisher)
        assert all(file.get("recipe") for file in read_manifest()["files"].values() if file["policy"] == "card")

    def test_drawn_cards_are_the_same_whatever_way_the_site_came_about(self, article, tmp_path):
        publisher = Publisher()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        article.title = "Tên cuối cùng"
        article.save_revision().publish()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        publish_into(tmp_path / "khac")
        fresh = Publisher(PublishedFolder(tmp_path / "khac"))
        fresh.publish(reason="thử")
        self.draw_all(fresh)
        plain = lambda tree: {path: data for path, data in tree.items() if path.endswith(".png")}  # noqa: E731
        assert plain(read_tree(tmp_path / "khac")) == plain(read_tree())

    def test_a_link_to_a_sensitive_page_shows_the_card_of_the_site(self, site_tree):
        make_explainer(parent=site_tree, title="Bị quấy rối thì làm gì?", slug="quay-roi", sensitive=True)
        publish_now()
        assert find_image("/quay-roi/index.html") == "/the.png"
        assert "/quay-roi/the.png" not in read_manifest()["files"]

    def test_a_new_name_of_the_union_is_on_every_card_and_a_new_section_on_none_of_the_old(self, article, site_tree):
        publisher = Publisher()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        cards = ("/the.png", "/tin-tuc/the.png", "/tin-tuc/luong/the.png")
        before = [read_card(path) for path in cards]
        make_section(parent=site_tree, title="Mục mới", slug="muc-moi")
        publisher.publish(reason="thử")
        assert [read_card(path) for path in cards] == before
        SiteProfile.objects.update(name="Công đoàn tỉnh Mới")
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        assert all(read_card(path) not in before for path in cards)

    def test_cards_that_going_back_brought_are_changed_again_when_the_site_goes_on(self, article):
        """Also those whose stand-ins were drawn between two releases."""
        publisher = Publisher()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        SiteProfile.objects.update(theme="lien-doan")
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        run = roll_back(publisher.folder, 1)
        assert run.state == PublishRun.State.DONE, run.message
        assert resume()
        publish_now()
        assert verify().differences == []

    def test_a_card_whose_bytes_are_lost_is_drawn_again_by_the_repair(self, article):
        publisher = Publisher()
        publisher.publish(reason="thử")
        self.draw_all(publisher)
        card, file = read_card("/tin-tuc/luong/the.png")
        stored = Path(settings.LOA_SITE_DIR) / ".objects" / file["object"][:2] / file["object"]
        stored.write_bytes(b"\0" * len(card))
        found = verify(repair=True)
        assert "/tin-tuc/luong/the.png" in found.repaired
        assert found.differences == []
        assert stored.read_bytes() == card


@pytest.mark.django_db
def test_the_recipe_changes_with_the_words_and_nothing_else(news):
    article = make_article(parent=news, title="Một", slug="mot")
    publisher = Publisher()
    publisher.publish(reason="thử")
    ref = f"page:{article.pk}"
    recipe = lambda: make_recipe(publisher.site.make_reader(), ref, "plain")  # noqa: E731
    first = recipe()
    article.sapo = "Câu mở đầu khác"
    article.save_revision().publish()
    publisher.publish(reason="thử")
    assert recipe() == first
    article.title = "Hai"
    article.save_revision().publish()
    publisher.publish(reason="thử")
    assert recipe() != first
