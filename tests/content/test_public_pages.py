"""Which pages the public may see: the one definition."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction, Site

from cms.content.models import PlainPage
from cms.content.queries import get_home, get_path, get_public_pages, is_public
from tests.content.samples import add_article, add_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(site_tree):
    """A live section under the home page."""
    return add_section(site_tree)


@pytest.fixture
def article(section):
    """A live article in the section."""
    return add_article(section)


def titles() -> set[str]:
    """Titles of what is public."""
    return set(get_public_pages().values_list("title", flat=True))


def test_live_pages_are_public(site_tree, section, article):
    assert titles() == {site_tree.title, "Tin tức", "Bài thử"}
    assert is_public(article)


def test_draft_is_not_public(section):
    assert not is_public(add_article(section, live=False))


def test_restricted_page_is_not_public(article):
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert not is_public(article)


def test_page_under_a_restricted_section_is_not_public(section, article):
    PageViewRestriction.objects.create(page=section, restriction_type="password", password="x")
    assert not is_public(article)
    assert not is_public(section)


def test_page_under_an_unpublished_section_is_not_public_though_live(section, article):
    section.unpublish()
    article.refresh_from_db()
    assert article.live
    assert not is_public(article)


def test_page_under_a_section_two_levels_up_that_is_hidden_is_not_public(section):
    deep = add_article(add_section(section, "Mục con"))
    section.unpublish()
    assert titles() == {get_home().title}
    assert not is_public(deep)


def test_a_thousand_restricted_pages_do_not_stop_the_question(site_tree, section, article):
    common = {
        "depth": 3, "title": "Kín", "url_path": "/", "locale": site_tree.locale, "content_type": site_tree.content_type
    }  # fmt: skip
    steps = [f"{'YZ'[number // 1000]}{number % 1000:03}" for number in range(1100)]
    Page.objects.bulk_create(Page(path=f"{site_tree.path}{step}", slug=step.lower(), **common) for step in steps)
    kept = Page.objects.filter(title="Kín")
    PageViewRestriction.objects.bulk_create(PageViewRestriction(page=page, restriction_type="login") for page in kept)
    assert titles() == {site_tree.title, section.title, article.title}


def test_hidden_section_does_not_hide_its_neighbour_of_a_similar_path(site_tree, section, article):
    other = add_section(site_tree, "Mục khác")
    kept = add_article(other, "Bài khác")
    section.unpublish()
    assert is_public(kept)


def test_nothing_is_public_under_an_unpublished_home(site_tree, article):
    Page.objects.filter(pk=site_tree.pk).update(live=False)
    assert titles() == set()


def test_page_past_its_hour_is_not_public_before_wagtail_notices(article):
    Page.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert not is_public(article)
    Page.objects.filter(pk=article.pk).update(expire_at=timezone.now() + timedelta(hours=1))
    assert is_public(article)


def test_page_under_an_expired_section_is_not_public(section, article):
    Page.objects.filter(pk=section.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert not is_public(article)


def test_scheduled_page_is_not_public(section):
    page = add_article(section, live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert not is_public(page)


def test_scheduled_page_does_not_leak_through_its_alias(section):
    page = add_article(section, live=False)
    alias = CreatePageAliasAction(page, parent=section, update_slug="ban-sao").execute()
    of_alias = CreatePageAliasAction(alias, parent=section, update_slug="ban-sao-2").execute()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    alias.refresh_from_db()
    assert alias.live, "Wagtail makes it live at once; we must not"
    assert not is_public(alias)
    assert not is_public(of_alias)


def test_alias_of_a_live_page_is_public_until_the_page_is_not(section, article):
    alias = article.create_alias(parent=section, update_slug="ban-sao")
    assert is_public(alias)
    Page.objects.filter(pk=article.pk).update(live=False)
    assert not is_public(alias)


def test_alias_of_a_draft_is_refused_in_vietnamese(section):
    draft = add_article(section, live=False)
    with pytest.raises(ValidationError, match="trước giờ đăng"):
        draft.create_alias(parent=section, update_slug="ban-sao")
    with pytest.raises(ValidationError, match="trước giờ đăng"):
        section.create_alias(recursive=True, parent=get_home(), update_slug="muc-sao")


def test_copy_screen_refuses_an_alias_of_a_draft(section, admin_user, client):
    draft = add_article(section, live=False)
    client.force_login(admin_user)
    posted = {"new_title": "B", "new_slug": "b", "new_parent_page": section.pk, "alias": "on"}
    response = client.post(f"/quan-tri/pages/{draft.pk}/copy/", posted)
    assert "trước giờ đăng" in response.content.decode()
    assert not Page.objects.filter(slug="b").exists()


def test_copy_screen_refuses_a_reserved_address(site_tree, article, admin_user, client):
    client.force_login(admin_user)
    posted = {"new_title": "B", "new_slug": "quan-tri", "new_parent_page": site_tree.pk}
    response = client.post(f"/quan-tri/pages/{article.pk}/copy/", posted)
    assert "dành cho hệ thống" in response.content.decode()


def test_page_outside_the_default_site_is_not_public(site_tree):
    other = Page.objects.get(depth=1).add_child(instance=PlainPage(title="Trang rời"))
    assert not is_public(other)


def test_page_of_a_kind_that_is_not_ours_is_not_public(site_tree):
    assert not is_public(site_tree.add_child(instance=Page(title="Trang trần")))


def test_nothing_is_public_without_a_default_site(article):
    Site.objects.all().delete()
    assert titles() == set()


def test_path_starts_at_the_home_page(site_tree, article):
    assert get_path(site_tree.url_path, {"vi": site_tree}) == "/"
    assert get_path(article.url_path, {"vi": site_tree}) == "/tin-tuc/bai-thu/"


def test_definition_costs_few_queries_whatever_the_size(site_tree, section, django_assert_max_num_queries):
    for number in range(20):
        add_article(section, f"Bài {number}", live=bool(number % 2))
    with django_assert_max_num_queries(6):
        assert get_public_pages().count() == 12
