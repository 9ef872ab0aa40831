"""The store holds exactly what was stated, and touches only what differs."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from cms.entries.actions import Statement, replace_entries
from cms.entries.models import Entry
from cms.schema import Article, Home, Plain, Redirect
from cms.schema.codec import digest, entry_from_data, to_data

pytestmark = pytest.mark.django_db
HARMLESS = ("SELECT", "DECLARE", "SAVEPOINT", "RELEASE")


def state(number, title="Bài", path="", **fields):
    """A plain page's statement."""
    return Statement(ref=f"page:{number}", entry=Plain(title=title, **fields), path=path or f"/bai-{number}/")


def test_first_statements_are_all_added():
    changes = replace_entries(statements=[state(1), state(2)])
    assert changes.added == {"page:1", "page:2"}
    assert not changes.changed
    assert not changes.removed
    row = Entry.objects.get(ref="page:1")
    assert (row.kind, row.path, row.locale) == ("plain", "/bai-1/", "vi")
    assert row.digest == digest(row.data)


def test_same_statements_again_change_nothing_and_write_nothing():
    replace_entries(statements=[state(1), state(2)])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        changes = replace_entries(statements=[state(1), state(2)])
    assert not changes
    assert not [query for query in queries if not query["sql"].startswith(HARMLESS)]


def test_change_of_text_of_address_and_of_kind_are_each_seen():
    replace_entries(statements=[state(1), state(2), state(3), state(4)])
    keys = dict(Entry.objects.values_list("ref", "pk"))
    changes = replace_entries(
        statements=[
            state(1, title="Khác"),
            state(2, path="/noi-khac/"),
            Statement(ref="page:3", entry=Article(title="Bài"), path="/bai-3/"),
            state(4),
        ]
    )
    assert changes.changed == {"page:1", "page:2", "page:3"}
    assert dict(Entry.objects.values_list("ref", "pk")) == keys
    assert Entry.objects.get(ref="page:3").kind == "article"
    assert Entry.objects.get(ref="page:2").path == "/noi-khac/"


def test_what_is_not_stated_any_more_is_gone():
    replace_entries(statements=[state(number) for number in range(1, 1300)])
    changes = replace_entries(statements=iter([state(7)]))
    assert len(changes.removed) == 1298
    assert list(Entry.objects.values_list("ref", flat=True)) == ["page:7"]


def test_statement_that_raises_leaves_the_store_as_it_was():
    replace_entries(statements=[state(1)])

    def break_down():
        yield state(2)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_entries(statements=break_down())
    assert list(Entry.objects.values_list("ref", flat=True)) == ["page:1"]


@pytest.mark.django_db(transaction=True)
def test_writing_is_one_transaction():
    replace_entries(statements=[state(1), state(2)])
    with pytest.raises(IntegrityError):
        replace_entries(statements=[state(1, title="Khác"), state(3), state(3)])
    assert sorted(Entry.objects.values_list("ref", flat=True)) == ["page:1", "page:2"]
    assert entry_from_data(Entry.objects.get(ref="page:1").data).title == "Bài"


def test_stored_data_come_back_as_the_same_entry():
    entries = [Home(title="Trang chủ", lead="Xin chào"), Redirect(old_path="/cu/", url="https://example.org")]
    replace_entries(statements=[Statement(ref=f"page:{n}", entry=entry) for n, entry in enumerate(entries)])
    for number, entry in enumerate(entries):
        stored = entry_from_data(Entry.objects.get(ref=f"page:{number}").data)
        assert stored == entry
        assert to_data(stored) == to_data(entry)


def test_page_deep_in_sections_with_long_names_has_its_long_address_on_every_database():
    path = "/" + f"{'x' * 100}/" * 9
    replace_entries(statements=[state(1, path=path)])
    assert Entry.objects.get().path == path
