"""Stamps: whatever changes what a page or a file states, by whatever way, changes its stamp."""

import time
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.content.models import ArticlePage, CampaignPage, ExplainerPage, JoinPage, PenName, PlainPage, Tag
from cms.content.queries import get_homes, get_path, get_public_pages
from cms.content.snapshot import read_file_stamps, read_page_stamps
from cms.content.statements import state_files, state_pages, state_rows
from cms.library.models import Document, Picture
from cms.schema.codec import canonical_json, to_data
from cms.union.models import Place, Trade, Workplace
from tests.content.samples import add_article, add_section, make_document, make_picture, paragraph
from tests.content.silent_edits import EDITS, change_an_address, make_edit, make_value

pytestmark = pytest.mark.django_db
CHANCE = Random(1)  # noqa: S311


@pytest.fixture
def site(site_tree):
    """A page of each kind, with everything an entry can be made of. Returns the home page."""
    pen, picture, document = PenName.objects.create(name="BTG"), make_picture(), make_document()
    Place.objects.create(name="Rạch Giá", code="1", kind="phuong")
    Workplace.objects.create(name="May Biển Xanh")
    Trade.objects.create(name="Lái xe công nghệ")
    news = add_section(site_tree)
    inner = add_section(news, "Địa phương")
    for number, parent in enumerate((site_tree, news, news, inner)):
        article = add_article(parent, f"Bài {number}", pen_name=pen, picture=picture, picture_decorative=True)
        article.tags.add("lương", f"từ {number}")
        article.document_links.create(document=document)
        article.related_links.create(target=news)
        article.save()
    news.add_child(instance=ExplainerPage(title="Nợ lương?", short_answer="<p>Đòi.</p>"))
    news.add_child(instance=CampaignPage(title="Nước mát", demand="Nước mát cho mọi xưởng"))
    site_tree.add_child(instance=JoinPage(title="Vào công đoàn"))
    site_tree.add_child(instance=PlainPage(title="Liên hệ", body=paragraph()))
    return Page.objects.get(pk=site_tree.pk)


def state_one_by_one() -> dict[str, tuple[str, str]]:
    """What each public page states when it is asked alone: its address and its entry."""
    homes = get_homes()
    return {f"page:{page.pk}": (get_path(page.url_path, homes), state(page.specific)) for page in get_public_pages()}


def state(page) -> str:
    """The entry as text, or that the page cannot state itself."""
    try:
        return canonical_json(to_data(page.to_entry()))
    except Exception as error:
        return type(error).__name__


class Undone(Exception):
    """Ends a trial, and takes back what it did."""


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_whatever_changes_an_entry_or_an_address_changes_its_stamp(site, edits):
    with pytest.raises(Undone), transaction.atomic():
        stated, stamps = state_one_by_one(), read_page_stamps()
        for edit, seed in edits:
            make_edit(edit, seed)
            now, fresh = state_one_by_one(), read_page_stamps()
            assert fresh.keys() == now.keys()
            silent = [ref for ref in now if ref in stated and now[ref] != stated[ref] and fresh[ref] == stamps[ref]]
            assert not silent, f"{edit.__name__} went by unseen"
            keys = list(Page.objects.values_list("pk", flat=True))  # whether public or not
            assert read_page_stamps(keys) == fresh
            failed = []
            rows = state_rows(keys, lambda ref, error, failed=failed: failed.append(ref), stamps=fresh)
            assert {row.ref: (row.path, row.data) for row in rows} == {
                ref: told for ref, told in now.items() if ref not in failed
            }
            stated, stamps = now, fresh
        raise Undone


def test_nothing_changed_means_the_same_stamps(site):
    assert read_page_stamps() == read_page_stamps()
    assert all(len(stamp) == 32 for stamp in read_page_stamps().values())


def test_only_pages_that_are_public_have_a_stamp(site):
    draft = add_article(site, "Nháp", live=False)
    assert f"page:{draft.pk}" not in read_page_stamps()
    assert read_page_stamps([draft.pk, 10**12, -1, 2**70]) == {}
    assert list(state_pages([draft.pk])) == []


def test_page_that_expires_by_the_clock_alone_loses_its_stamp(site):
    article = ArticlePage.objects.first()
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() + timedelta(seconds=1))
    assert f"page:{article.pk}" in read_page_stamps()
    time.sleep(1.1)
    assert f"page:{article.pk}" not in read_page_stamps()


def test_form_that_changes_with_the_day_changes_the_stamp_of_its_page(site, monkeypatch):
    Place.objects.update(valid_to=timezone.localdate())
    ref, before, told = f"page:{JoinPage.objects.get().pk}", read_page_stamps(), state_one_by_one()
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)
    after = read_page_stamps()
    assert state_one_by_one()[ref] != told[ref]
    assert {key for key in after if after[key] != before[key]} == {ref}


def test_a_trade_that_is_added_renamed_or_ended_changes_the_stamp_of_the_page_with_the_form(site):
    ref = f"page:{JoinPage.objects.get().pk}"
    edits = [
        lambda: Trade.objects.bulk_create([Trade(name="Đi biển", slug="di-bien")]),
        lambda: Trade.objects.filter(slug="di-bien").update(name="Đánh bắt"),
        lambda: Trade.objects.filter(slug="di-bien").update(valid_to=timezone.localdate() - timedelta(days=1)),
    ]
    for edit in edits:
        before = read_page_stamps()
        edit()
        after = read_page_stamps()
        assert {key for key in after if after[key] != before[key]} == {ref}


def changed_by(act) -> set[str]:
    """The titles of the pages whose stamps differ after `act`."""
    before = read_page_stamps()
    act()
    after = read_page_stamps()
    keys = [int(ref.removeprefix("page:")) for ref in after if after[ref] != before.get(ref)]
    return set(Page.objects.filter(pk__in=keys).values_list("title", flat=True))


def test_draft_lock_or_hour_leaves_the_stamps_alone(site):
    page = ArticlePage.objects.get(title="Bài 1")

    def keep_a_draft() -> None:
        page.title = "Nháp mới"
        page.save_revision()
        Page.objects.filter(pk=page.pk).update(locked=True, go_live_at=timezone.now() + timedelta(days=1))

    assert changed_by(keep_a_draft) == set()


@pytest.mark.parametrize("names", [("search_description", "Một", "Hai"), ("body", "đoạn", "Đoạn")])
def test_text_as_long_as_before_is_another_text(site, names):
    name, old, new = names
    page = ArticlePage.objects.get(title="Bài 1")

    def store(word: str) -> None:
        text = word if name != "body" else [{"type": "rich_text", "value": {"html": f"<p>Một {word} văn.</p>"}}]
        setattr(page, name, text)
        page.save(clean=False)

    store(old)
    assert changed_by(lambda: store(new)) == {"Bài 1"}


def test_new_article_changes_no_other_stamp(site):
    section = Page.objects.get(title="Địa phương")
    assert changed_by(lambda: add_article(section, "Bài mới")) == {"Bài mới"}


def test_section_moved_aside_changes_what_states_its_place_and_nothing_below_it(site):
    news, contact = Page.objects.get(title="Tin tức"), Page.objects.get(title="Liên hệ")
    assert "Bài 1" not in changed_by(lambda: news.move(contact, pos="right"))


def test_address_of_a_section_changes_all_below_it(site):
    assert {"Tin tức", "Bài 1", "Địa phương", "Bài 3"} <= changed_by(lambda: make_edit(change_an_address, 1))


def test_word_renamed_changes_the_pages_gathered_under_it(site):
    assert changed_by(lambda: Tag.objects.filter(name="từ 2").update(name="từ hai")) == {"Bài 2"}


def list_columns(model) -> Iterator[str]:
    """The columns of a file's row that can be overwritten."""
    return (field.name for field in model._meta.concrete_fields if not field.primary_key and not field.is_relation)


@pytest.mark.parametrize(
    ("model", "make", "name"),
    [(Picture, make_picture, name) for name in list_columns(Picture)]
    + [(Document, make_document, name) for name in list_columns(Document)],
)
def test_each_column_of_a_file_is_in_its_stamp(db, model, make, name):
    item, field = make(), model._meta.get_field(name)
    ref = f"{'picture' if model is Picture else 'document'}:{item.pk}"
    before = read_file_stamps([ref])
    other = next(value for _try in range(99) if (value := make_value(CHANCE, field)) != getattr(item, name))
    model.objects.filter(pk=item.pk).update(**{name: other})
    assert before.keys() == {ref} and read_file_stamps([ref])[ref] != before[ref]


def test_rendition_removed_changes_the_stamp_of_its_picture(db):
    picture = make_picture()
    ref = f"picture:{picture.pk}"
    assert [statement.ref for statement in state_files({ref})] == [ref]
    before = read_file_stamps([ref])
    picture.renditions.first().delete()
    assert read_file_stamps([ref]) != before


def test_file_of_a_private_collection_and_file_that_is_gone_have_no_stamp(db):
    private = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document, picture = make_document(), make_picture()
    Document.objects.filter(pk=document.pk).update(collection=private)
    refs = {f"document:{document.pk}", f"picture:{picture.pk}", "picture:999", "settings:site", f"document:{10**17}"}
    assert read_file_stamps(refs).keys() == {f"picture:{picture.pk}"}


def test_number_of_questions_does_not_grow_with_the_number_of_pages(site):
    def count_queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert read_page_stamps()
        return len(captured)

    few = count_queries()
    for number in range(12):
        add_article(site, f"Thêm {number}").tags.add(f"mới {number}")
    assert count_queries() == few < 45
