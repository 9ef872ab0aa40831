"""Approving a page from the desk, without opening it."""

import pytest
from django.urls import reverse

from cms.content.models import ArticlePage, SectionPage
from cms.union.models import SiteProfile

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(site_tree, editor):
    """An article sent for review; returns (page, address of the approval)."""
    section = site_tree.add_child(instance=SectionPage(title="Tin tức"))
    body = [("rich_text", {"html": "<p>Xin chào.</p>"})]
    page = section.add_child(instance=ArticlePage(title="Bài chờ duyệt", body=body, live=False))
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    task_state = page.current_workflow_task_state
    return page, reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])


def test_a_fit_page_is_approved_and_goes_live(client, waiting, publisher_user):
    page, address = waiting
    client.force_login(publisher_user)
    client.post(address, {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_a_page_that_lost_its_body_is_not_approved_and_the_reason_is_said(client, waiting, publisher_user):
    page, address = waiting
    draft = page.get_latest_revision_as_object()
    draft.body = []
    draft.save_revision()
    client.force_login(publisher_user)
    answer = client.post(address, {"comment": ""}, follow=True)
    assert answer.status_code == 200
    assert "Chưa duyệt được" in answer.content.decode()
    page.refresh_from_db()
    assert not page.live
    assert page.workflow_in_progress


def test_nothing_is_approved_while_the_imprint_is_incomplete(client, waiting, publisher_user):
    page, address = waiting
    SiteProfile.objects.update(person_responsible="")
    client.force_login(publisher_user)
    answer = client.post(address, {"comment": ""}, follow=True)
    assert "chịu trách nhiệm" in answer.content.decode().lower()
    page.refresh_from_db()
    assert not page.live


def test_somebody_who_may_not_publish_cannot_approve(client, waiting, editor):
    page, address = waiting
    client.force_login(editor)
    assert client.post(address, {"comment": ""}).status_code in (302, 403)
    page.refresh_from_db()
    assert not page.live
