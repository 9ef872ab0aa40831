"""The reader answers from the store alone, and remembers what it was asked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cms.entries.actions import Statement, make_row, store_rows
from cms.entries.catalogue import Catalogue
from cms.entries.reader import BrokenReferenceError, Reader
from cms.schema import Article, DocumentFile, Home, PictureFile, Rendition, Section, Tag
from cms.schema.references import Ref

pytestmark = pytest.mark.django_db


class Shelf:
    """Gives addresses, except for files that are lost."""

    def __init__(self):
        self.lost = set()

    def stamp_of(self, file):
        """As long as it is there it is the same."""
        return "" if file in self.lost else file

    def address_of(self, *, file, folder, name, media_type):
        """`/anh/320-name.avif`."""
        if file in self.lost:
            raise BrokenReferenceError(f"Tệp {file} đã mất.")
        return f"/{folder}/{name}.{file.rpartition('.')[2]}"


def rendition(width, kind):
    """A picture's file."""
    extension = {"avif": "avif", "jpeg": "jpg"}[kind]
    return Rendition(file=f"{width}.{extension}", media_type=f"image/{kind}", width=width, height=width // 2)


def article(title, parent, hour, **fields):
    """An article published at that hour."""
    return Article(title=title, parent=parent, published_at=datetime(2026, 1, 31, hour, tzinfo=UTC), **fields)


PICTURE = PictureFile(
    title="Cổng", alt="Cổng nhà máy", renditions=tuple(rendition(w, k) for w in (640, 320) for k in ("avif", "jpeg"))
)
DOCUMENT = DocumentFile(title="Mẫu đơn", file="d/mau.pdf", filename="mau.don.pdf", media_type="application/pdf", size=9)
HOME, NEWS, LOCAL = Ref("page:1"), Ref("page:2"), Ref("page:3")
STATEMENTS = [
    Statement(ref=HOME, entry=Home(title="Trang chủ"), path="/"),
    Statement(ref=NEWS, entry=Section(title="Tin tức", parent=HOME, position=2, in_menu=True), path="/tin-tuc/"),
    Statement(ref=LOCAL, entry=Section(title="Cơ sở", parent=NEWS, position=1), path="/tin-tuc/co-so/"),
    Statement(
        ref=Ref("page:10"),
        entry=article("Cũ", LOCAL, 10, sapo="Sapo", picture=Ref("picture:1"), tags=(Tag(name="Lương", slug="luong"),)),
        path="/tin-tuc/co-so/cu/",
    ),
    Statement(ref=Ref("page:11"), entry=article("Mới", NEWS, 20), path="/tin-tuc/moi/"),
    Statement(ref=Ref("page:12"), entry=article("Cùng giờ", HOME, 20), path="/cung-gio/"),
    Statement(ref=Ref("picture:1"), entry=PICTURE),
    Statement(ref=Ref("document:1"), entry=DOCUMENT),
]


TODAY = date(2026, 2, 2)


def store(statements):
    """Put statements into the store."""
    store_rows(rows=[make_row(statement) for statement in statements])


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def reader(shelf):
    store(STATEMENTS)
    return Reader(Catalogue.load(), shelf, today=TODAY, broken={Ref("picture:9"): "Ảnh đã mất."})


def titles(pages):
    """Their titles in order."""
    return [page.title for page in pages]


class TestCatalogue:
    """Who stands where."""

    def test_lists_are_newest_first_and_never_in_doubt(self, reader):
        assert titles(reader.catalogue.list_group("all")) == ["Cùng giờ", "Mới", "Cũ"]

    def test_sections_hold_what_stands_deeper(self, reader):
        assert titles(reader.catalogue.list_group(f"section/{NEWS}")) == ["Mới", "Cũ"]
        assert titles(reader.catalogue.list_group(f"section/{LOCAL}")) == ["Cũ"]

    def test_branches_are_the_sections_and_the_menu_in_the_order_of_the_editors(self, reader):
        assert titles(reader.catalogue.list_branches(HOME)) == ["Tin tức"]
        assert titles(reader.catalogue.list_branches(NEWS)) == ["Cơ sở"]

    def test_ancestors_run_from_the_home_page_down(self, reader):
        assert titles(reader.catalogue.get_ancestors(Ref("page:10"))) == ["Trang chủ", "Tin tức", "Cơ sở"]
        assert reader.catalogue.get_ancestors(Ref("page:99")) == []

    def test_months_are_those_of_viet_nam(self, reader):
        catalogue = reader.catalogue
        assert {month: titles(catalogue.list_group(f"month/{month}")) for month in catalogue.list_months()} == {
            "2026-01": ["Cũ"],
            "2026-02": ["Cùng giờ", "Mới"],
        }

    def test_tags_hold_their_pages(self, reader):
        assert titles(reader.catalogue.list_group("tag/luong")) == ["Cũ"]
        assert reader.tag_name("luong") == "Lương"

    def test_home_is_the_front_page(self, reader):
        assert reader.catalogue.homes["vi"].ref == HOME
        reader.catalogue.apply(changed=[], removed=[HOME])
        assert reader.catalogue.homes == {}


class TestReader:
    """What a page being drawn may ask."""

    def test_what_is_not_in_the_store_is_nothing(self, reader):
        gone = Ref("page:99")
        assert (reader.entry(gone), reader.url(gone), reader.card(gone)) == (None, "", None)
        assert reader.picture(Ref("picture:99")) is None
        assert reader.document(Ref("document:99")) is None
        assert reader.url(Ref("document:99")) == ""

    def test_card_shows_the_page_with_its_nearest_section(self, reader):
        card = reader.card(Ref("page:10"))
        assert (card.title, card.url, card.summary, card.section) == ("Cũ", "/tin-tuc/co-so/cu/", "Sapo", "Cơ sở")
        assert card.picture == "picture:1"

    def test_picture_has_its_files_from_small_to_large_and_falls_back_on_the_largest_jpeg(self, reader):
        picture = reader.picture(Ref("picture:1"))
        assert picture.avif_srcset == "/anh/320.avif 320w, /anh/640.avif 640w"
        assert (picture.src, picture.width, picture.height) == ("/anh/640.jpg", 640, 320)

    def test_document_keeps_its_name_and_says_its_kind(self, reader):
        document = reader.document(Ref("document:1"))
        assert (document.url, document.extension) == ("/tep/mau.don.pdf", "PDF")
        assert reader.url(Ref("document:1")) == "/tep/mau.don.pdf"

    def test_broken_picture_stops_the_page_but_not_the_card(self, reader, shelf):
        with pytest.raises(BrokenReferenceError, match="Ảnh đã mất"):
            reader.picture(Ref("picture:9"))
        shelf.lost.add("320.avif")
        assert reader.card(Ref("page:10")).picture == ""
        with pytest.raises(BrokenReferenceError, match="320"):
            reader.picture(Ref("picture:1"))

    def test_every_question_is_remembered(self, reader):
        reader.entry(NEWS)
        reader.url(LOCAL)
        reader.card(Ref("page:99"))
        reader.listing("tag/luong", "front")
        asked = {"entry:page:2", "url:page:3", "card:page:99", "listing:tag/luong@front", "card:page:10"}
        assert asked <= reader.reads
        assert all(reader.values.get(key) == reader.values.get(key) for key in reader.reads)
        reader.start_output()
        assert not reader.reads

    def test_media_files_given_out_are_remembered_even_when_they_were_known(self, reader):
        reader.card(Ref("page:10"))
        first = reader.used
        reader.start_output()
        reader.picture(Ref("picture:1"))
        assert reader.used == first == {"/anh/320.avif", "/anh/320.jpg", "/anh/640.avif", "/anh/640.jpg"}

    def test_card_without_its_lost_picture_is_asked_for_again(self, reader, shelf):
        shelf.lost.add("320.avif")
        reader.card(Ref("page:10"))
        assert "again:" in reader.reads
        assert reader.values.get("again:") != reader.values.get("again:")

    def test_draft_stands_before_the_store_and_stays_through_prefetching(self, shelf):
        store(STATEMENTS)
        draft = article("Nháp", NEWS, 1)
        reader = Reader(Catalogue.load(), shelf, today=TODAY, overlay={Ref("page:11"): draft})
        assert reader.entry(Ref("page:11")) is draft
        reader.prefetch([Ref("page:11"), Ref("page:10")])
        assert reader.entry(Ref("page:11")) is draft
        assert reader.entry(Ref("page:10")).title == "Cũ"

    def test_prefetched_pages_cost_one_question(self, reader, django_assert_num_queries):
        with django_assert_num_queries(1):
            reader.prefetch([HOME, NEWS, LOCAL])
            assert [reader.entry(ref).title for ref in (HOME, NEWS, LOCAL)] == ["Trang chủ", "Tin tức", "Cơ sở"]

    def test_settings_that_were_never_stored_are_empty(self, reader):
        assert reader.settings().theme == "plain"
        assert reader.settings().name == ""


def test_documents_that_replace_each_other_lead_to_each_other_and_reading_comes_to_an_end():
    ring = [
        Statement(
            ref=Ref(f"document:{own}"), entry=replace(DOCUMENT, filename=f"{own}.pdf", replaced_by=f"document:{other}")
        )
        for own, other in ((1, 2), (2, 1))
    ]
    store(ring)
    reader = Reader(Catalogue.load(), Shelf(), today=TODAY)
    first, second = reader.document(Ref("document:1")), reader.document(Ref("document:2"))
    assert (first.replaced_by, second.replaced_by) == (second.url, first.url)
