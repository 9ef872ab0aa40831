"""What the gate would rather have mended stands beside the page, under its state."""

import pytest
from django.urls import reverse

from cms.demo.factories import make_article, make_campaign
from cms.publisher.models import PageResult
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db


def read_panel(client, page) -> str:
    """The state of `page`, as the side panel asks for it."""
    return client.get(reverse("publisher_page_status", args=[page.pk])).content.decode()


def test_warnings_stand_under_the_state_and_are_escaped(client, news, publisher_user):
    page = make_article(parent=news, slug="bai")
    publish_now()
    warnings = ["Mô tả ngắn mới có 4 chữ cái.", "Liên kết “<b>” không dẫn tới đâu."]
    PageResult.objects.filter(ref=f"page:{page.pk}").update(warnings=warnings)
    client.force_login(publisher_user)
    panel = read_panel(client, page)
    assert "Có 2 điều nên sửa:" in panel
    assert "<li>Mô tả ngắn mới có 4 chữ cái.</li>" in panel
    assert "“&lt;b&gt;”" in panel


def test_ended_campaign_is_sound(site_tree):
    page = make_campaign(
        parent=site_tree,
        ended=True,
        demand="Mỗi xưởng có nước uống mát, sạch, đủ cho mọi ca làm, và có chỗ ngồi nghỉ giữa giờ cho công nhân.",
    )
    publish_now()
    assert PageResult.objects.get(ref=f"page:{page.pk}").warnings == []


def test_nothing_is_said_of_a_page_that_is_sound(client, news, publisher_user):
    page = make_article(parent=news, slug="bai")
    publish_now()
    PageResult.objects.filter(ref=f"page:{page.pk}").update(warnings=[])
    client.force_login(publisher_user)
    assert "data-warnings" not in read_panel(client, page)
