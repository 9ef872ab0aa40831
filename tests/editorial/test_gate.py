"""Nothing is published while the imprint is incomplete; nothing typed is lost."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.content.models import SectionPage
from cms.editorial.gate import get_publish_refusal
from cms.union.models import SiteProfile

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


def test_settings_offer_the_themes_there_are_and_refuse_others(client, admin_user, site_tree) -> None:
    client.force_login(admin_user)
    url = reverse("wagtailsettings:edit", args=["union", "siteprofile", 1])
    form = client.get(url).context["form"]
    assert "plain" in dict(form.fields["theme"].choices)
    data = {**form.initial, "theme": "../../etc", "join_page": "", "privacy_page": ""}
    refused = client.post(url, {name: value or "" for name, value in data.items()})
    assert "theme" in refused.context["form"].errors
