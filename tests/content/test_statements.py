"""All that is public states itself, in few queries."""

import json
import pickle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from cms.content.models import CampaignPage, ExplainerPage, JoinPage, PenName, PlainPage
from cms.content.statements import list_files, state_all, state_pages, state_rows, state_settings
from cms.entries.actions import make_row, store_rows
from cms.schema.codec import digest, entry_from_data, to_data
from tests.content.samples import add_article, add_section, make_document, make_picture, paragraph

pytestmark = pytest.mark.django_db


def by_ref() -> dict:
    """All statements by their reference."""
    return {statement.ref: statement for statement in state_all()}


def test_every_public_thing_is_stated_with_its_path(site_tree):
    section = add_section(site_tree)
    article = add_article(section, "Lương")
    stated = by_ref()
    assert stated[f"page:{site_tree.pk}"].path == "/"
    assert stated[f"page:{article.pk}"].path == "/tin-tuc/luong/"
    assert stated[f"page:{article.pk}"].entry == article.to_entry()
    assert stated["settings:site"].entry.name == "Liên đoàn Lao động tỉnh Thử"


def test_drafts_and_what_only_they_use_are_not_stated(site_tree):
    picture = make_picture()
    draft = add_article(site_tree, live=False, picture=picture, picture_decorative=True)
    assert not {f"page:{draft.pk}", f"picture:{picture.pk}"} & by_ref().keys()


def test_pictures_and_documents_used_anywhere_are_stated_once(site_tree):
    main, inner, poster, portrait = (make_picture(str(number)) for number in range(4))
    linked, attached, material = make_document("A"), make_document("B"), make_document("C")
    unused = make_picture("không dùng")
    body = [
        ("picture", {"picture": inner, "decorative": True}),
        ("media", {"url": "https://example.vn/", "title": "A", "poster": poster}),
        ("steps", {"items": [f'<p><a linktype="document" id="{linked.pk}">tải</a></p>']}),
    ]
    article = add_article(site_tree, picture=main, picture_decorative=True, body=body)
    article.document_links.create(document=attached)
    article.save()
    consent = {"consent": True, "consent_note": "giấy", "consent_on": "2026-10-01"}
    speaker = {"name": "Lan", "quote": "A", "portrait": portrait.pk} | consent
    campaign = site_tree.add_child(instance=CampaignPage(title="C", demand="D", live=False))
    campaign.speakers = campaign.speakers.stream_block.to_python([{"type": "speaker", "value": speaker}])
    campaign.live = True
    campaign.material_links.create(document=material)
    campaign.save()
    refs = [statement.ref for statement in state_all()]
    wanted = {f"picture:{p.pk}" for p in (main, inner, poster, portrait)}
    wanted |= {f"document:{d.pk}" for d in (linked, attached, material)}
    assert wanted == {ref for ref in refs if ref.startswith(("picture", "document"))}
    assert f"picture:{unused.pk}" not in refs
    assert len(refs) == len(set(refs))


def test_document_of_a_private_collection_is_not_stated(site_tree):
    private = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = make_document()
    document.collection = private
    document.save()
    article = add_article(site_tree)
    article.document_links.create(document=document)
    article.save()
    assert f"document:{document.pk}" not in by_ref()


def test_missing_file_is_reported_and_the_rest_is_stated(site_tree):
    document = make_document()
    article = add_article(site_tree)
    article.document_links.create(document=document)
    article.save()
    document.file.storage.delete(document.file.name)
    problems = []
    refs = {statement.ref for statement in state_all(lambda ref, error: problems.append((ref, str(error))))}
    assert f"page:{article.pk}" in refs
    assert [ref for ref, _error in problems] == [f"document:{document.pk}"]


def test_text_that_looks_like_a_reference_is_only_text(site_tree):
    entry = add_article(site_tree, "picture:9", sapo="document:3").to_entry()
    assert list_files(entry) == set()


def test_statements_go_into_the_store_and_a_second_time_change_nothing(site_tree):
    site_tree.add_child(instance=JoinPage(title="Vào công đoàn"))
    site_tree.add_child(instance=PlainPage(title="Liên hệ", body=paragraph()))
    site_tree.add_child(instance=ExplainerPage(title="Chậm lương?", short_answer="<p>Đòi.</p>"))
    assert len(store_rows(rows=[make_row(statement) for statement in state_all()])) == 7
    assert not store_rows(rows=[make_row(statement) for statement in state_all()])


def test_some_pages_state_what_all_state(site_tree):
    section = add_section(site_tree)
    article, other = add_article(section, "Lương"), add_article(section, "Thưởng")
    picture = make_picture()
    other.body = [("picture", {"picture": picture, "decorative": True}), *paragraph()]
    other.save()
    draft = add_article(section, "Nháp", live=False)
    stamps = {f"page:{other.pk}": "a" * 32}
    stated = {one.ref: one for one in state_pages([draft.pk, other.pk, article.pk], stamps=stamps)}
    assert stated.keys() == {f"page:{article.pk}", f"page:{other.pk}"}
    everything = by_ref()
    for ref, statement in stated.items():
        assert (statement.entry, statement.path) == (everything[ref].entry, everything[ref].path)
    assert (stated[f"page:{other.pk}"].stamp, stated[f"page:{article.pk}"].stamp) == ("a" * 32, "")
    assert stated[f"page:{other.pk}"].uses == (f"picture:{picture.pk}",)


def test_rows_travel_between_processes_and_give_the_entry_back(site_tree):
    article = add_article(site_tree, "Lương", body=paragraph("Chị nói: “Đủ” & <b>đúng</b>."))
    (row,) = pickle.loads(pickle.dumps(state_rows([article.pk])))  # noqa: S301  it is ours
    data = json.loads(row.data)
    assert (row.ref, row.kind, row.path) == (f"page:{article.pk}", "article", "/luong/")
    assert data == to_data(article.to_entry()) and entry_from_data(data) == article.to_entry()
    assert row.digest == digest(data)


def test_page_that_cannot_state_itself_is_reported_and_the_rest_is_stated(site_tree):
    join, contact = (
        site_tree.add_child(instance=JoinPage(title="Vào")),
        site_tree.add_child(instance=PlainPage(title="A")),
    )
    JoinPage.objects.update(form_name="la")
    problems = []
    rows = state_rows([join.pk, contact.pk], lambda ref, error: problems.append(ref))
    assert ([row.ref for row in rows], problems) == ([f"page:{contact.pk}"], [f"page:{join.pk}"])


def test_settings_state_themselves_alone(site_tree):
    assert state_settings() == by_ref()["settings:site"]


def test_number_of_queries_does_not_grow_with_the_number_of_pages(site_tree):
    section, pen, picture, document = (
        add_section(site_tree),
        PenName.objects.create(name="BTG"),
        make_picture(),
        make_document(),
    )

    def add(count: int) -> None:
        for number in range(count):
            body = [("picture", {"picture": picture, "decorative": True}), *paragraph()]
            article = add_article(
                section, f"Bài {number}", pen_name=pen, picture=picture, picture_decorative=True, body=body
            )
            article.tags.add("lương", f"từ {number}")
            article.document_links.create(document=document)
            article.related_links.create(target=section)
            article.save()

    def count_queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert list(state_all())
        return len(captured)

    add(3)
    list(state_all())
    few = count_queries()
    add(12)
    assert count_queries() == few
    assert few < 34
