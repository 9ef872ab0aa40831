"""Nothing is published while the imprint is incomplete; nothing typed is lost."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.content.models import ArticlePage, SectionPage
from cms.content.queries import get_public_pages
from cms.editorial.gate import get_publish_refusal
from cms.union.models import SiteProfile
from tests.content.posted_pages import PUBLISH, add, article_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(site_tree):
    """A section that is not live."""
    return site_tree.add_child(instance=SectionPage(title="Tin tức", slug="tin-tuc", live=False))


def post(browser, page, **extra):
    """Press a button of the page's editor."""
    fields = {"title": "Tin mới", "slug": "tin-moi", "lead": "", "body": streamfield([]), "comments-TOTAL_FORMS": 0,
              "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0, "comments-MAX_NUM_FORMS": ""}  # fmt: skip
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return browser.post(url, nested_form_data(fields) | extra)


def test_publishing_with_an_incomplete_imprint_keeps_the_draft_and_says_what_is_missing(
    client, publisher_user, draft
) -> None:
    SiteProfile.objects.update(email="", phone="")
    client.force_login(publisher_user)
    answer = post(client, draft, **{"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    [message] = [str(message) for message in get_messages(answer.wsgi_request)]
    assert "“Email”, “Điện thoại”" in message
    assert "người quản trị" in message
    draft.refresh_from_db()
    assert not draft.live
    assert draft.get_latest_revision_as_object().title == "Tin mới"


def test_a_new_page_that_is_refused_is_not_public_either(client, publisher_user, site_tree) -> None:
    SiteProfile.objects.update(email="")
    client.force_login(publisher_user)
    answer, page = add(client, site_tree, ArticlePage, article_fields() | PUBLISH)
    assert "“Email”" in str(*get_messages(answer.wsgi_request))
    assert not page.live
    assert not get_public_pages().filter(pk=page.pk).exists()
    SiteProfile.objects.update(email="a@example.org")
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article_fields() | PUBLISH)
    page.refresh_from_db()
    assert page.live
    assert page.first_published_at == page.last_published_at


def test_scheduling_is_refused_too(client, publisher_user, draft) -> None:
    SiteProfile.objects.update(address="")
    client.force_login(publisher_user)
    tomorrow = (timezone.localtime() + timezone.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    post(client, draft, **{"action-publish": "1", "go_live_at": tomorrow})
    draft.refresh_from_db()
    assert draft.scheduled_revision is None
    assert not draft.live


def test_administrator_is_led_to_the_settings(client, admin_user, draft) -> None:
    SiteProfile.objects.update(address="")
    client.force_login(admin_user)
    answer = post(client, draft, **{"action-publish": "1"})
    [message] = [str(message) for message in get_messages(answer.wsgi_request)]
    assert reverse("wagtailsettings:edit", args=["union", "siteprofile"]) in message


def test_publishing_many_at_once_is_refused_too(client, publisher_user, draft) -> None:
    SiteProfile.objects.update(address="")
    client.force_login(publisher_user)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={draft.pk}")
    draft.refresh_from_db()
    assert not draft.live


def test_complete_imprint_lets_everything_through(client, publisher_user, draft) -> None:
    assert get_publish_refusal() == ""
    client.force_login(publisher_user)
    assert post(client, draft, **{"action-publish": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.live
