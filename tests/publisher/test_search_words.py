"""What editors decide about searching changes the indexes, at once, and nothing else."""

import pytest

from cms.content.models import ExplainerPage
from cms.demo.factories import make_article, make_explainer, make_section
from cms.publisher.models import OutboxRow
from cms.publisher.search_trial import open_next, open_published
from cms.publisher.verification import verify
from cms.search.dictionary import list_shipped
from cms.search.explaining import explain, read_query
from cms.search.models import BestAnswer, Preference, SwitchedOff, SynonymGroup
from cms.search.scoring import rank
from tests.publisher.folders import publish_now, read_manifest

pytestmark = pytest.mark.django_db
MAIN = "/tim/vi.json"


@pytest.fixture
def rights(site_tree):
    """Two explainers and one piece of news, published."""
    section = make_section(parent=site_tree, title="Quyền của bạn", in_menu=True)
    make_explainer(parent=section, slug="no-luong", title="Bị nợ lương thì làm gì?", short_answer="<p>Đòi lại.</p>")
    make_explainer(parent=section, slug="phep", title="Nghỉ phép năm", short_answer="<p>Có 12 ngày.</p>")
    make_article(parent=section, title="Hội thao công nhân")
    publish_now()
    return section


def find(query, opened=open_published):
    main, _news = opened("vi")
    return [main.pages[found.page].path for found in rank(main, query)]


def list_changed(change) -> set[str]:
    before = {path: file["object"] for path, file in read_manifest()["files"].items()}
    change()
    assert OutboxRow.objects.exists()
    publish_now()
    after = {path: file["object"] for path, file in read_manifest()["files"].items()}
    return {path for path in before | after if before.get(path) != after.get(path)}


def test_a_synonym_is_found_at_once_and_only_indexes_are_drawn_again(rights):
    assert find("tiền tươi") == []
    indexes = {path for path in read_manifest()["files"] if path.startswith("/tim/vi") and path.endswith(".json")}
    changed = list_changed(lambda: SynonymGroup.objects.create(words="tiền tươi\nlương"))
    assert changed == indexes
    assert find("tiền tươi")[0] == "/quyen-cua-ban/no-luong/"
    assert list_changed(lambda: SynonymGroup.objects.get().delete()) == indexes
    assert find("tiền tươi") == []
    assert not verify().differences


def test_a_shipped_group_that_is_switched_off_is_found_no_more(rights):
    assert find("giam lương")
    group = next(group for group in list_shipped("vi") if "giam lương" in group.words)
    main, _news = open_published("vi")
    assert "giam luong" in main.same
    list_changed(lambda: SwitchedOff.objects.create(language="vi", key=group.key))
    main, _news = open_published("vi")
    assert "giam luong" not in main.same


def test_a_best_answer_stands_first_until_its_page_goes(rights):
    page = ExplainerPage.objects.get(slug="phep")
    assert find("nợ lương")[0] != "/quyen-cua-ban/phep/"
    assert list_changed(lambda: BestAnswer.objects.create(query="Nợ lương", page=page)) == {MAIN}
    assert find("no luong")[0] == "/quyen-cua-ban/phep/"
    page.unpublish()
    publish_now()
    assert "/quyen-cua-ban/phep/" not in find("no luong")
    assert not verify().differences


def test_a_preference_moves_a_page_and_no_more_than_its_index(rights):
    page = ExplainerPage.objects.get(slug="phep")
    before, _news = open_published("vi")
    assert list_changed(lambda: Preference.objects.create(page=page, percent=130)) == {MAIN}
    after, _news = open_published("vi")
    assert [(a.path, round(a.prior / b.prior, 1)) for a, b in zip(after.pages, before.pages, strict=True)
            if a.prior != b.prior] == [("/quyen-cua-ban/phep/", 1.3)]  # fmt: skip


def test_what_was_decided_a_moment_ago_can_be_tried_before_it_is_published(rights):
    SynonymGroup.objects.create(words="tiền tươi\nlương")
    assert find("tiền tươi") == []
    assert find("tiền tươi", open_next)[0] == "/quyen-cua-ban/no-luong/"
    SynonymGroup.objects.all().delete()
    publish_now()
    published, next_one = open_published("vi")[0], open_next("vi")[0]
    assert (published.pages, published.groups, published.short) == (next_one.pages, next_one.groups, next_one.short)


@pytest.mark.parametrize("query", ["no luong", "bị nợ lương", "no lương phep", "nghi phep nam bhxh", "luogn", "zzz"])
def test_the_steps_of_an_explanation_add_up_to_the_score(rights, query):
    main, _news = open_next("vi")
    found = rank(main, query)
    explained = explain(main, query)
    assert list(explained) == [item.page for item in found]
    for item in found:
        why = explained[item.page]
        points = sum(match.points for match in why.matches) + why.missing + why.pairs + why.spelling
        assert points * why.title * why.prior == pytest.approx(why.score) == pytest.approx(item.score * 100)


def test_a_query_is_shown_as_it_is_understood(rights):
    main, _news = open_next("vi")
    assert read_query(main, "bhxh 1 lan") == "bao hiem xa hoi 1 lan"
    assert read_query(main, "nghi phep") == ""
