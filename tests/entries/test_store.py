"""The store holds exactly what was stated, and touches only what differs."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.entries.actions import Statement, make_row, store_rows
from cms.entries.models import Entry
from cms.schema import Article, Home, Plain, Redirect
from cms.schema.codec import digest, entry_from_data, to_data

pytestmark = pytest.mark.django_db
HARMLESS = ("SELECT", "DECLARE", "SAVEPOINT", "RELEASE")


def state(number, title="Bài", path="", **fields):
    """A plain page's statement."""
    return Statement(ref=f"page:{number}", entry=Plain(title=title, **fields), path=path or f"/bai-{number}/")


def store(*statements, **other):
    """Store these statements; the references whose data or address differ from before."""
    return set(store_rows(rows=[make_row(statement) for statement in statements], **other))


def test_first_statements_are_all_added():
    assert store(state(1), state(2)) == {"page:1", "page:2"}
    row = Entry.objects.get(ref="page:1")
    assert (row.kind, row.path, row.locale) == ("plain", "/bai-1/", "vi")
    assert row.digest == digest(row.data)


def test_same_statements_again_change_nothing_and_write_nothing():
    store(state(1), state(2))
    with CaptureQueriesContext(connection) as queries:
        assert not store(state(1), state(2))
    assert not [query for query in queries if not query["sql"].startswith(HARMLESS)]


def test_change_of_text_of_address_and_of_kind_are_each_seen():
    store(state(1), state(2), state(3), state(4))
    keys = dict(Entry.objects.values_list("ref", "pk"))
    other = Statement(ref="page:3", entry=Article(title="Bài"), path="/bai-3/")
    changed = store(state(1, title="Khác"), state(2, path="/noi-khac/"), other, state(4))
    assert changed == {"page:1", "page:2", "page:3"}
    assert dict(Entry.objects.values_list("ref", "pk")) == keys
    assert Entry.objects.get(ref="page:3").kind == "article"
    assert Entry.objects.get(ref="page:2").path == "/noi-khac/"


def test_new_stamp_alone_is_kept_and_is_no_change():
    store(state(1))
    assert not store(replace(state(1), stamp="moi"))
    assert Entry.objects.get().stamp == "moi"


def test_what_cannot_state_itself_keeps_its_row_and_is_stated_again_next_time():
    store(replace(state(1, title="Tốt"), stamp="moi"))
    store(unstated=["page:1", "page:2"])
    row = Entry.objects.get()
    assert (row.stamp, row.data["title"]) == ("", "Tốt")


def test_thousands_are_taken_out_at_once():
    store(*(state(number) for number in range(1, 1300)))
    store(removed=[f"page:{number}" for number in range(1, 1300) if number != 7])
    assert list(Entry.objects.values_list("ref", flat=True)) == ["page:7"]


@pytest.mark.django_db(transaction=True)
def test_writing_is_one_transaction():
    store(state(1), state(2))
    Entry.objects.create(ref="page:3", kind="plain", data={}, digest="", path="")
    broken = make_row(state(1, title="Khác"))._replace(data='{"kind":"plain"', digest="x")
    with pytest.raises(ValueError, match="unexpected end of data"):
        store_rows(rows=[broken], removed=["page:2"])
    assert sorted(Entry.objects.values_list("ref", flat=True)) == ["page:1", "page:2", "page:3"]
    assert entry_from_data(Entry.objects.get(ref="page:1").data).title == "Bài"


def test_stored_data_come_back_as_the_same_entry():
    entries = [Home(title="Trang chủ", lead="Xin chào"), Redirect(old_path="/cu/", url="https://example.org")]
    store(*(Statement(ref=f"page:{n}", entry=entry) for n, entry in enumerate(entries)))
    for number, entry in enumerate(entries):
        stored = entry_from_data(Entry.objects.get(ref=f"page:{number}").data)
        assert stored == entry
        assert to_data(stored) == to_data(entry)


def test_page_deep_in_sections_with_long_names_has_its_long_address_on_every_database():
    path = "/" + f"{'x' * 100}/" * 9
    store(state(1, path=path))
    assert Entry.objects.get().path == path
