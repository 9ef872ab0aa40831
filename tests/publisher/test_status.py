"""An editor sees where a page is on its way, beside the page and in the list of runs."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.demo.factories import make_article
from cms.publisher.actions import note_change, publish
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import OutboxRow, PageResult, PublishRun
from cms.publisher.queries import get_page_status
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news):
    return make_article(parent=news, slug="bai", title="Bài của tôi")


class TestPageStatus:
    """Each state in its words."""

    def test_waiting_until_the_publisher_comes(self, article):
        assert get_page_status(article).state == "waiting"

    def test_building_while_it_works(self, article, monkeypatch):
        seen, real = [], PublishedFolder.apply

        def look(self, *args, **kwargs):
            seen.append(get_page_status(article).state)
            return real(self, *args, **kwargs)

        monkeypatch.setattr(PublishedFolder, "apply", look)
        publish_now()
        assert seen == ["building"]

    def test_live_with_the_hour_in_viet_nam_and_the_address(self, article):
        publish_now()
        at = datetime(2026, 3, 1, 7, 33, tzinfo=ZoneInfo("UTC"))
        PageResult.objects.filter(ref=f"page:{article.pk}").update(at=at)
        status = get_page_status(article)
        assert (status.state, status.path) == ("live", "/tin-tuc/bai/")
        assert status.message == "Đã lên trang lúc 14:33 | 01/03/2026"

    def test_waiting_again_after_an_edit_with_the_old_address_at_hand(self, article):
        publish_now()
        article.title = "Tựa mới"
        article.save_revision().publish()
        status = get_page_status(article)
        assert (status.state, status.path) == ("waiting", "/tin-tuc/bai/")

    def test_failed_run_is_told_and_will_be_tried_again(self, article, monkeypatch):
        def fail(self, *args, **kwargs):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(PublishedFolder, "apply", fail)
        publish(reason="thử")
        status = get_page_status(article)
        assert status.state == "failed"
        assert "sẽ tự thử lại" in status.message
        assert "Đĩa đầy" in status.message

    def test_scheduled_with_its_hour(self, news):
        page = make_article(parent=news, slug="hen", live=False)
        page.go_live_at = datetime(2031, 5, 1, 1, 0, tzinfo=ZoneInfo("UTC"))
        page.save_revision().publish()
        page.refresh_from_db()
        publish_now()
        status = get_page_status(page)
        assert (status.state, status.message) == ("scheduled", "Sẽ lên trang lúc 08:00 | 01/05/2031")

    def test_scheduled_and_long_overdue_is_a_failure(self, news):
        page = make_article(parent=news, slug="hen", live=False)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        page.refresh_from_db()
        page.go_live_at = timezone.now() - timedelta(minutes=10)
        assert get_page_status(page).state == "failed"

    def test_draft(self, news):
        page = make_article(parent=news, slug="nhap", live=False)
        publish_now()
        assert get_page_status(page).state == "draft"

    def test_live_page_that_is_restricted_is_hidden(self, article):
        PageViewRestriction.objects.create(page=article.page_ptr, restriction_type="login")
        publish_now()
        assert get_page_status(article).state == "hidden"

    def test_unpublished_page_is_a_draft_again(self, article):
        publish_now()
        article.unpublish()
        publish_now()
        article.refresh_from_db()
        assert get_page_status(article).state == "draft"


class TestScreens:
    """In the admin."""

    def test_side_panel_of_the_real_page_editor_shows_the_state(self, article, client, editor):
        publish_now()
        client.force_login(editor)
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "Tình trạng đăng" in html
        assert "Đã lên trang lúc" in html
        assert 'href="/tin-tuc/bai/"' in html
        assert reverse("publisher_page_status", args=[article.pk]) in html
        assert "publisher/page_status.js" in html

    def test_side_panel_asks_again_and_gets_a_piece_of_html(self, article, client, editor):
        client.force_login(editor)
        answer = client.get(reverse("publisher_page_status", args=[article.pk]))
        assert 'data-state="waiting"' in answer.content.decode()
        assert "<html" not in answer.content.decode()

    def test_list_shows_runs_what_waits_and_the_button_to_those_who_publish(self, article, client, publisher_user):
        publish_now()
        note_change(reason="Đổi gì đó")
        client.force_login(publisher_user)
        html = client.get("/quan-tri/dang-trang/").content.decode()
        assert "1 thay đổi đang chờ đăng" in html
        assert "Xong" in html
        assert "Dựng lại cả trang web" in html

    def test_button_notes_who_asked_and_the_run_bears_the_name(self, article, client, publisher_user):
        client.force_login(publisher_user)
        OutboxRow.objects.all().delete()
        answer = client.post(reverse("publisher_publish_again"))
        assert answer.status_code == 302
        assert OutboxRow.objects.get().actor == publisher_user
        assert publish_now().actor == publisher_user

    def test_editor_sees_the_list_but_may_not_press_the_button(self, article, client, editor):
        client.force_login(editor)
        answer = client.get("/quan-tri/dang-trang/")
        assert answer.status_code == 200
        assert "Dựng lại cả trang web" not in answer.content.decode()
        OutboxRow.objects.all().delete()
        client.post(reverse("publisher_publish_again"))
        assert not OutboxRow.objects.exists()

    def test_button_is_not_pressed_by_a_link(self, client, publisher_user, site_tree):
        client.force_login(publisher_user)
        assert client.get(reverse("publisher_publish_again")).status_code == 405

    def test_run_names_the_pages_kept_back_and_why(self, article, client, editor):
        run = PublishRun.objects.create(
            started_at=timezone.now(),
            finished_at=timezone.now(),
            state=PublishRun.State.PARTLY,
            failures=[{"ref": f"page:{article.pk}", "path": "/x", "title": "Bài của tôi", "message": "Ảnh đã mất."}],
        )
        client.force_login(editor)
        html = client.get(reverse("publisher_run", args=[run.pk])).content.decode()
        assert "Ảnh đã mất." in html
        assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in html

    @pytest.mark.parametrize("who", ["organiser", None])
    def test_others_get_nowhere(self, who, article, client, request):
        run = publish_now()
        if who:
            client.force_login(request.getfixturevalue(who))
        for address in (
            reverse("publisher_runs"),
            reverse("publisher_run", args=[run.pk]),
            reverse("publisher_page_status", args=[article.pk]),
        ):
            answer = client.get(address)
            assert answer.status_code in (302, 403), address
            assert "Bài của tôi" not in answer.content.decode()
        client.post(reverse("publisher_publish_again"))
        assert not OutboxRow.objects.exists()

    def test_organiser_does_not_see_the_menu_item(self, client, organiser, editor, site_tree):
        client.force_login(editor)
        assert "/quan-tri/dang-trang/" in client.get("/quan-tri/").content.decode()
        client.force_login(organiser)
        assert "/quan-tri/dang-trang/" not in client.get("/quan-tri/").content.decode()
