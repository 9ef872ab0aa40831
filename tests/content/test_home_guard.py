"""Nobody takes the whole site down with one button."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, streamfield

from tests.content.posted_pages import PUBLISH, fill
from tests.content.samples import add_section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["unpublish", "delete"])
def test_the_front_page_is_neither_unpublished_nor_deleted_and_the_reason_is_said(client, admin_user, site_tree, view):
    client.force_login(admin_user)
    answer = client.post(reverse(f"wagtailadmin_pages:{view}", args=[site_tree.pk]), follow=True)
    assert "cả trang web biến mất" in answer.content.decode()
    site_tree.refresh_from_db()
    assert site_tree.live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_nor_together_with_other_pages(client, admin_user, site_tree, action):
    section = add_section(site_tree)
    client.force_login(admin_user)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = client.post(f"{address}?id={section.pk}&id={site_tree.pk}", follow=True)
    assert "cả trang web biến mất" in answer.content.decode()
    for page in (site_tree, section):
        page.refresh_from_db()
        assert page.live


def test_another_page_is_unpublished_as_ever(client, admin_user, site_tree):
    section = add_section(site_tree)
    client.force_login(admin_user)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[section.pk]))
    section.refresh_from_db()
    assert not section.live


def test_the_front_page_has_no_hour_to_go(client, admin_user, site_tree):
    client.force_login(admin_user)
    data = fill(
        title="Trang chủ",
        slug="home",
        lead="",
        picture="",
        picture_alt="",
        ways_in=streamfield([]),
        featured_links=inline_formset([]),
        expire_at=f"{timezone.localtime() + timedelta(days=1):%d/%m/%Y %H:%M}",
    )
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[site_tree.pk]), data | PUBLISH)
    assert "cả trang web biến mất" in str(answer.context["form"].errors["expire_at"])
    site_tree.refresh_from_db()
    assert site_tree.expire_at is None
