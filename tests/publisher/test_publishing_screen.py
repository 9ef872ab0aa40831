"""The Publishing screens: progress, releases, what differs, going back, and the question before many pages go."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, ModelLogEntry, Page

from cms.demo.factories import make_article, make_section
from cms.publisher.holding import get_hold
from cms.publisher.models import Hold, OutboxRow, PublishRun, Release
from cms.publisher.publishing import Publisher
from cms.publisher.word_diff import MOST_WORDS, Piece, compare_words
from tests.publisher.folders import is_published, publish_now

pytestmark = pytest.mark.django_db
GO_BACK, COMPARE = "publisher_go_back", "publisher_compare"


@pytest.fixture
def section_publisher(db, news):
    """Somebody who may publish in one section, not everywhere."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name="Chuyên mục")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=news.page_ptr, permission=permission)
    user = get_user_model().objects.create_user(username="chuyen-muc", password="mat-khau-thu-nghiem")
    user.groups.add(group)
    return user


@pytest.fixture
def article(news):
    """Published, then published again with another title: releases 1 and 2."""
    page = make_article(parent=news, slug="bai", title="Công nhân được nghỉ tám ngày")
    publish_now()
    page.title = "Công nhân được nghỉ chín ngày"
    page.save_revision().publish()
    publish_now()
    return page


@pytest.fixture
def boss(client, publisher_user):
    client.force_login(publisher_user)
    return client


def read(client, name, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


class TestRuns:
    """The list, and what goes on this moment."""

    def test_run_that_goes_shows_how_far_it_is(self, boss, site_tree):
        PublishRun.objects.create(
            started_at=timezone.now(), stage="drawing", done=120, total=400, reason="Đổi giao diện"
        )
        html = read(boss, "publisher_progress")
        assert 'max="400" value="120"' in html
        assert "Dựng trang" in html
        assert 'data-busy="1"' in html
        assert "<html" not in html
        assert read(boss, "publisher_runs").count('max="400" value="120"') == 1

    def test_runs_that_changed_nothing_are_folded_away(self, boss, site_tree):
        PublishRun.objects.create(started_at=timezone.now(), state="done", reason="Rà soát toàn bộ")
        PublishRun.objects.create(started_at=timezone.now(), state="done", reason="Bài mới", written=3)
        PublishRun.objects.create(started_at=timezone.now(), state="failed", reason="Hỏng")
        html = read(boss, "publisher_runs")
        assert ("Rà soát toàn bộ" in html, "Bài mới" in html, "Hỏng" in html) == (False, True, True)
        assert "Rà soát toàn bộ" in boss.get(reverse("publisher_runs") + "?tat-ca=1").content.decode()

    def test_button_orders_a_full_run(self, boss, publisher_user, site_tree):
        OutboxRow.objects.all().delete()
        boss.post(reverse("publisher_publish_again"))
        row = OutboxRow.objects.get()
        assert (row.order, row.actor) == (OutboxRow.Order.FULL, publisher_user)

    def test_run_links_to_what_it_changed(self, boss, article):
        run = PublishRun.objects.first()
        assert f"{reverse(COMPARE)}?den=2" in read(boss, "publisher_run", run.pk)


class TestComparison:
    """What differs between two releases, in words."""

    def test_changed_page_shows_the_words_that_differ(self, boss, article):
        html = read(boss, COMPARE, tu=1, den=2)
        assert "Công nhân được nghỉ chín ngày" in html
        assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in html
        assert "<del>" in html
        assert "tám</del>" in html
        assert "chín</ins>" in html

    def test_without_a_first_release_it_is_compared_with_the_one_before(self, boss, article):
        assert "chín</ins>" in read(boss, COMPARE, den=2)
        assert "chưa có gì" in read(boss, COMPARE, den=1)

    def test_backwards_it_reads_the_other_way(self, boss, article):
        assert "tám</ins>" in read(boss, COMPARE, tu=2, den=1)

    def test_added_moved_and_removed_pages_are_told_apart(self, boss, article, news, site_tree):
        make_article(parent=news, slug="moi", title="Bài mới")
        elsewhere = make_section(parent=site_tree, title="Nơi khác", slug="noi-khac")
        Page.objects.get(pk=article.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
        publish_now()
        html = read(boss, COMPARE, tu=2, den=3)
        assert "Bài mới" in html
        assert "/tin-tuc/bai/index.html" not in html
        assert "/tin-tuc/bai/ → /noi-khac/bai/" in html

    def test_page_deleted_since_is_named_by_its_heading(self, boss, article):
        Page.objects.get(pk=article.pk).delete()
        publish_now()
        assert "Công nhân được nghỉ chín ngày" in read(boss, COMPARE, tu=2, den=3)

    @pytest.mark.parametrize(
        "query",
        ["", "den=abc", "den=-1", "den=99999999999999999999", "den=7", "tu=1&den=²", "tu=x&den=2", "tu=0&den=2"],
    )
    def test_nonsense_is_answered_politely(self, boss, article, query):
        answer = boss.get(f"{reverse(COMPARE)}?{query}", follow=True)
        assert answer.status_code in (200, 404)

    def test_release_that_is_not_kept_says_so(self, boss, article):
        Release.objects.filter(number=2).update(delta=b"")
        answer = boss.get(f"{reverse(COMPARE)}?tu=1&den=2", follow=True)
        assert "quá cũ" in answer.content.decode()

    def test_very_long_passages_are_shown_whole(self):
        long = "từ " * (MOST_WORDS + 1)
        assert [piece.kind for piece in compare_words(long, f"{long} mới")] == ["old", "new"]
        assert compare_words("một hai", "một ba") == [Piece("same", "một"), Piece("old", "hai"), Piece("new", "ba")]


class TestGoingBack:
    """From the list to the older release, and on again."""

    def test_whole_way_there_and_back(self, boss, article):
        assert reverse(GO_BACK, args=[1]) in read(boss, "publisher_releases")
        assert "sửa" in read(boss, GO_BACK, 1).lower()
        boss.post(reverse(GO_BACK, args=[1]))
        publisher = Publisher()
        assert publisher.follow_up() is None
        assert "tám ngày" in (settings.LOA_SITE_DIR / "tin-tuc/bai/index.html").read_text()
        html = read(boss, "publisher_runs")
        assert "Trang web đang được giữ ở bản 1" in html
        boss.post(reverse("publisher_go_on"))
        publisher.follow_up()
        assert get_hold() is None
        assert "chín ngày" in (settings.LOA_SITE_DIR / "tin-tuc/bai/index.html").read_text()

    def test_change_made_while_held_waits_and_then_comes(self, boss, article, news):
        boss.post(reverse(GO_BACK, args=[1]))
        publisher = Publisher()
        publisher.follow_up()
        make_article(parent=news, slug="moi")
        assert publisher.follow_up() is None
        assert not is_published_now("/tin-tuc/moi/index.html")
        boss.post(reverse("publisher_go_on"))
        publisher.follow_up()
        assert is_published_now("/tin-tuc/moi/index.html")

    def test_page_taken_down_since_needs_the_tick(self, boss, article):
        article.unpublish()
        publish_now()
        OutboxRow.objects.all().delete()
        assert "nay không còn công khai" in read(boss, GO_BACK, 1)
        answer = boss.post(reverse(GO_BACK, args=[1]))
        assert "đánh dấu đồng ý" in answer.content.decode()
        assert not OutboxRow.objects.exists()
        consent = answer.context["plan"].consent
        boss.post(reverse(GO_BACK, args=[1]), {"dong-y": consent})
        Publisher().follow_up()
        assert is_published_now("/tin-tuc/bai/index.html")

    def test_page_taken_down_between_the_tick_and_the_deed_is_not_shown(self, boss, article, news):
        other = make_article(parent=news, slug="khac")
        publish_now()
        article.unpublish()
        publish_now()
        consent = boss.get(reverse(GO_BACK, args=[3])).context["plan"].consent
        boss.post(reverse(GO_BACK, args=[3]), {"dong-y": consent})
        other.unpublish()
        Publisher().follow_up()
        assert get_hold() is None
        assert not is_published_now("/tin-tuc/khac/index.html")

    def test_release_that_cannot_be_gone_back_to_says_why(self, boss, article):
        answer = boss.get(reverse(GO_BACK, args=[2]), follow=True)
        assert "đang là bản hiển thị" in answer.content.decode()
        assert boss.get(reverse(GO_BACK, args=[2**40])).status_code == 404

    def test_going_on_when_nothing_is_held_is_told(self, boss, site_tree):
        OutboxRow.objects.all().delete()
        answer = boss.post(reverse("publisher_go_on"), follow=True)
        assert "không bị giữ" in answer.content.decode()
        assert not OutboxRow.objects.exists()


def is_published_now(path: str) -> bool:
    return (settings.LOA_SITE_DIR / path.lstrip("/")).is_file()


class TestManyPagesAtOnce:
    """A run that would remove too much waits for a person."""

    @pytest.fixture
    def waiting(self, news, site_tree):
        for number in range(14):
            make_article(parent=news, slug=f"bai-{number}", title=f"Bài số {number}")
        publish_now()
        news.unpublish()
        publisher = Publisher()
        publisher.publish(reason="Ẩn chuyên mục")
        run = PublishRun.objects.first()
        assert run.state == PublishRun.State.WAITING
        return run

    def test_screen_lists_what_would_go(self, waiting, boss):
        assert "Xem những trang sẽ bị gỡ" in read(boss, "publisher_runs")
        html = read(boss, "publisher_removal", waiting.pk)
        assert "Bài số 7" in html
        assert "Đồng ý gỡ" in html
        assert "Không, để nguyên" in html

    def test_consent_lets_it_go(self, waiting, boss, publisher_user):
        boss.post(reverse("publisher_removal", args=[waiting.pk]), {"quyet-dinh": "go"})
        Publisher().follow_up()
        assert not is_published_now("/tin-tuc/bai-7/index.html")
        assert ModelLogEntry.objects.filter(action="publisher.allow_removal", user=publisher_user).exists()

    def test_refusal_leaves_everything_and_is_remembered(self, waiting, boss):
        boss.post(reverse("publisher_removal", args=[waiting.pk]), {"quyet-dinh": "giu"})
        assert not OutboxRow.objects.filter(order=OutboxRow.Order.ALLOW_REMOVAL).exists()
        Publisher().publish(reason="Lại")
        assert is_published("/tin-tuc/bai-7/index.html")
        assert "đã chọn để nguyên" in read(boss, "publisher_runs")

    def test_run_that_waits_no_more_is_not_decided(self, waiting, boss):
        PublishRun.objects.create(started_at=timezone.now(), state="done")
        answer = boss.post(reverse("publisher_removal", args=[waiting.pk]), {"quyet-dinh": "go"}, follow=True)
        assert "không còn chờ ai quyết" in answer.content.decode()
        assert not OutboxRow.objects.filter(order=OutboxRow.Order.ALLOW_REMOVAL).exists()


class TestWhoMay:
    """Seeing is for those who write; doing is for those who publish everything."""

    SEEING = ("publisher_releases", "publisher_progress", "publisher_runs")

    def test_editor_sees_but_has_no_buttons(self, client, editor, article):
        Hold.objects.create(release=2, made_at=timezone.now())
        client.force_login(editor)
        for name in self.SEEING:
            html = read(client, name)
            assert "Quay về bản này" not in html
            assert "Đăng tiếp</button>" not in html
        assert "chín</ins>" in read(client, COMPARE, tu=1, den=2)

    @pytest.mark.parametrize("who", ["editor", "section_publisher", "organiser", None])
    def test_others_give_no_orders(self, who, client, request, article):
        if who:
            client.force_login(request.getfixturevalue(who))
        run = PublishRun.objects.create(started_at=timezone.now(), state="waiting")
        Hold.objects.create(release=2, made_at=timezone.now())
        OutboxRow.objects.all().delete()
        client.post(reverse(GO_BACK, args=[1]))
        client.post(reverse("publisher_go_on"))
        client.post(reverse("publisher_removal", args=[run.pk]), {"quyet-dinh": "go"})
        assert not OutboxRow.objects.exists()
        assert client.get(reverse(GO_BACK, args=[1])).status_code in (302, 403)

    @pytest.mark.parametrize("who", ["organiser", None])
    def test_strangers_see_nothing(self, who, client, request, article):
        if who:
            client.force_login(request.getfixturevalue(who))
        for name in (*self.SEEING, COMPARE):
            answer = client.get(reverse(name), {"tu": 1, "den": 2})
            assert answer.status_code in (302, 403)
            assert "chín ngày" not in answer.content.decode()

    def test_nothing_is_ordered_by_a_link(self, boss, article):
        assert boss.get(reverse("publisher_go_on")).status_code == 405
