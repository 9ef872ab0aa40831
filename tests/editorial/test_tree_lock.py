"""Two savings at once are two pages, not a page and an error."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from cms.content.models import ArticlePage, SectionPage
from cms.editorial.tree_lock import PageTreeLock
from tests.content.posted_pages import article_fields

AT_ONCE = 6


@pytest.mark.django_db(transaction=True)
def test_pages_created_at_the_same_moment_under_one_section_are_all_kept(site_tree, editor):
    section = site_tree.add_child(instance=SectionPage(title="Tin tức"))
    address = reverse("wagtailadmin_pages:add", args=["content", "articlepage", section.pk])

    def create(number: int) -> int:
        client = Client()
        client.force_login(editor)
        try:
            return client.post(address, article_fields(title=f"Bài {number}", slug=f"bai-{number}")).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert list(pool.map(create, range(AT_ONCE))) == [302] * AT_ONCE
    pages = ArticlePage.objects.child_of(section)
    assert len({page.path for page in pages}) == len({page.slug for page in pages}) == AT_ONCE
    section.refresh_from_db()
    assert section.numchild == AT_ONCE


@pytest.mark.django_db
def test_save_pressed_while_autosave_is_under_way_makes_one_page_not_two(client, site_tree, editor):
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=["content", "articlepage", site_tree.pk])
    data = article_fields(title="Thông báo", slug="thong-bao")
    autosaved = client.post(address, data, headers={"Accept": "application/json"})
    assert autosaved.json()["success"]
    saved = client.post(address, data | {"sapo": "Thêm một dòng."})
    page = ArticlePage.objects.get()
    assert saved["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.get_latest_revision_as_object().sapo == "Thêm một dòng."


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_is_an_error_of_the_server_keeps_nothing(site_tree, editor):
    def fail(request):
        site_tree.add_child(instance=SectionPage(title="Nửa chừng"))
        return HttpResponse(status=500)

    request = RequestFactory().post("/quan-tri/pages/add/content/sectionpage/3/")
    request.user = editor
    assert PageTreeLock(fail)(request).status_code == 500
    assert not SectionPage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/quan-tri/pages/3/edit/"),
        ("post", "/quan-tri/pages/3/edit/preview/"),
        ("post", "/quan-tri/images/add/"),
    ],
)
def test_what_does_not_change_the_tree_waits_for_nobody(editor, method, path):
    request = getattr(RequestFactory(), method)(path)
    request.user = editor
    seen = []
    PageTreeLock(lambda _request: seen.append(len(connection.savepoint_ids)) or HttpResponse())(request)
    assert seen == [0]
