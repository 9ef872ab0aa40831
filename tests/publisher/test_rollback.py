"""An older release is shown again, and the site stands still there until somebody lets it go on."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from cms.demo.factories import make_article
from cms.publisher.holding import explain_hold, get_hold, give_order, obey_orders, settle
from cms.publisher.manifest import Manifest
from cms.publisher.models import Hold, OutboxRow, PublishRun, Release
from cms.publisher.releases import (
    record_release,
)
from cms.publisher.rollback import ALL, roll_back
from tests.publisher.release_history import History

pytestmark = pytest.mark.django_db


@pytest.fixture
def history():
    return History()


class TestGoingBack:
    """An older release is published again."""

    def test_files_are_those_of_then_and_it_is_a_new_release(self, history, publisher_user):
        history.publish({"/a": "1", "/b": "1"})
        then = history.list_files()
        history.publish({"/a": "2", "/c/index.html": "1"})
        run = roll_back(history.folder, 1, actor=publisher_user)
        assert run.state == PublishRun.State.DONE, run.message
        assert history.list_files() == then
        history.assert_whole()
        release = Release.objects.get(number=3)
        assert (release.restores, release.added, release.changed, release.removed) == (1, 1, 1, 1)
        assert release.actor == publisher_user

    def test_it_is_written_in_the_log(self, history, publisher_user):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        roll_back(history.folder, 1, actor=publisher_user)
        entry = ModelLogEntry.objects.get(action="publisher.roll_back")
        assert (entry.user, entry.data["restores"]) == (publisher_user, 1)

    def test_copies_that_were_packed_better_since_are_served(self, history):
        text = "dài " * 900
        history.publish({"/a": text})
        history.pack_better()
        history.publish({"/a": "ngắn"})
        roll_back(history.folder, 1)
        assert history.read("/a") == text
        history.assert_whole()

    def test_one_can_go_back_and_forth(self, history):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        roll_back(history.folder, 1)
        roll_back(history.folder, 2)
        assert history.read("/a") == "2"
        assert get_hold().release == 4

    def test_bytes_that_are_gone_refuse_and_leave_everything(self, history):
        history.publish({"/a": "1", "/b": "1"})
        history.publish({"/a": "2", "/b": "2"})
        gone = history.store("1")
        (history.folder.root / ".objects" / gone.object[:2] / gone.object).unlink()
        run = roll_back(history.folder, 1)
        assert run.state == PublishRun.State.FAILED
        assert "không còn trên đĩa" in run.message
        assert history.list_files() == {"/a": "2", "/b": "2"}
        assert (get_hold(), Release.objects.count()) == (None, 2)

    def test_full_disk_leaves_everything(self, history, monkeypatch):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        monkeypatch.setattr(history.folder, "link", lambda *args: (_ for _ in ()).throw(OSError(28, "No space")))
        run = roll_back(history.folder, 1)
        assert (run.state, "Đĩa đầy" in run.message) == (PublishRun.State.FAILED, True)
        assert (get_hold(), Release.objects.count(), history.read("/a")) == (None, 2, "2")

    @pytest.mark.parametrize("number", [2, 0, 99])
    def test_release_that_is_live_or_unknown_is_refused(self, history, number):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        assert roll_back(history.folder, number).state == PublishRun.State.FAILED
        assert get_hold() is None


class TestWithdrawnPages:
    """What was taken down since comes back only when a person says so."""

    @pytest.fixture
    def page(self, history, news):
        page = make_article(parent=news, slug="bai", title="Bài đã gỡ")
        other = make_article(parent=news, slug="khac", title="Bài khác")
        both = {f"/{item.slug}/index.html": (f"<h1>{item.title}</h1>", f"page:{item.pk}") for item in (page, other)}
        history.publish(both)
        del both["/bai/index.html"]
        history.publish(both)
        return page

    def test_taken_down_page_is_named_and_stays_away(self, history, page):
        page.unpublish()
        run = roll_back(history.folder, 1)
        assert run.state == PublishRun.State.FAILED
        assert "“Bài đã gỡ”" in run.message
        assert "Bài khác" not in run.message
        assert set(history.list_files()) == {"/khac/index.html"}

    def test_restricted_page_is_named_and_stays_away(self, history, page):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert "“Bài đã gỡ”" in roll_back(history.folder, 1).message
        assert set(history.list_files()) == {"/khac/index.html"}

    @pytest.mark.parametrize("how", ["unpublish", "restrict", "delete"])
    def test_page_taken_down_after_the_order_was_given_stays_away(self, history, page, how):
        give_order(OutboxRow.Order.ROLL_BACK, reason="Quay về bản 1", number=1)
        if how == "restrict":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        else:
            getattr(page, how)()
        [run] = obey_orders(history.folder).runs
        assert run.state == PublishRun.State.FAILED
        assert set(history.list_files()) == {"/khac/index.html"}
        assert get_hold() is None

    def test_page_below_one_that_was_restricted_is_named_too(self, history, page, news):
        PageViewRestriction.objects.create(page=news, restriction_type="login")
        message = roll_back(history.folder, 1).message
        assert "“Bài khác”; “Bài đã gỡ”" in message or "“Bài đã gỡ”; “Bài khác”" in message

    def test_deleted_page_is_named_by_its_heading(self, history, page):
        page.delete()
        assert "“Bài đã gỡ”" in roll_back(history.folder, 1).message

    def test_page_taken_down_a_moment_ago_counts_though_it_is_still_published(self, history, page, news):
        history.publish({"/bai/index.html": ("<h1>Bài đã gỡ</h1>", f"page:{page.pk}"), "/moi": "x"})
        page.unpublish()
        assert "“Bài đã gỡ”" in roll_back(history.folder, 1).message

    def test_with_consent_it_comes_back(self, history, page):
        page.unpublish()
        run = roll_back(history.folder, 1, consent=ALL)
        assert run.state == PublishRun.State.DONE
        assert "/bai/index.html" in history.list_files()

    def test_consent_to_other_pages_is_none(self, history, page):
        page.unpublish()
        assert roll_back(history.folder, 1, consent="0123456789abcdef").state == PublishRun.State.FAILED

    def test_page_that_only_moved_needs_no_consent(self, history, page):
        assert roll_back(history.folder, 1).state == PublishRun.State.DONE


class TestHold:
    """After going back the site stands still."""

    @pytest.fixture
    def held(self, history, publisher_user):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        give_order(OutboxRow.Order.ROLL_BACK, reason="Quay về bản 1", actor=publisher_user, number=1)
        return obey_orders(history.folder)

    def test_order_is_obeyed_once_and_the_hold_stands(self, history, held):
        assert [run.state for run in held.runs] == [PublishRun.State.DONE]
        assert held.hold.release == 3
        again = obey_orders(history.folder)
        assert (again.runs, again.hold.release) == ([], 3)

    def test_page_says_who_holds_the_site_and_at_which_release(self, held):
        assert explain_hold(waiting=True).startswith("Trang web đang được giữ ở bản 1 (")
        assert "theo lệnh của duyet-dang; thay đổi này sẽ lên khi bấm “Đăng tiếp”." in explain_hold(waiting=True)
        assert "như ở bản ấy" in explain_hold(waiting=False)

    def test_resuming_lets_it_go_and_asks_for_a_full_run(self, history, held, publisher_user):
        give_order(OutboxRow.Order.RESUME, reason="Đăng tiếp", actor=publisher_user)
        assert obey_orders(history.folder).hold is None
        assert [row.order for row in OutboxRow.objects.all()] == [OutboxRow.Order.FULL]
        assert ModelLogEntry.objects.filter(action="publisher.resume", user=publisher_user).exists()

    def test_order_that_cannot_be_done_is_told_and_not_tried_for_ever(self, history):
        history.publish({"/a": "1"})
        give_order(OutboxRow.Order.ROLL_BACK, reason="x", number=42)
        obeyed = obey_orders(history.folder)
        assert (obeyed.hold, obeyed.runs[0].state) == (None, PublishRun.State.FAILED)
        assert obey_orders(history.folder).runs == []

    def test_hold_of_a_rollback_that_was_killed_before_it_came_into_force_is_dropped(self, history):
        history.publish({"/a": "1"})
        live = history.folder.read_manifest()
        release = record_release(run=None, live=live, change=live.differ(Manifest(release=2)), restores=1)
        Hold.objects.create(release=release.number, made_at=timezone.now())
        settle(history.folder)
        assert (get_hold(), Release.objects.count()) == (None, 1)

    def test_other_orders_are_left_for_the_publisher(self, history):
        give_order(OutboxRow.Order.FULL, reason="x")
        obey_orders(history.folder)
        assert OutboxRow.objects.count() == 1


class TestCommands:
    """The same from a terminal."""

    def test_releases_are_listed_with_those_that_are_kept_marked(self, history, publisher_user, capsys, settings):
        settings.LOA_RELEASES_KEPT = 1
        history.publish({"/a": "1"}, reason="Trang “Một”", actor=publisher_user)
        Release.objects.update(made_at=timezone.now() - timedelta(days=40))
        history.publish({"/a": "2"}, reason="Trang “Hai”")
        call_command("releases")
        lines = capsys.readouterr().out.splitlines()
        assert lines[1].split()[0] == "2*"
        assert lines[2].split()[0] == "1"
        assert lines[2].endswith("Trang “Một”")
        assert "duyet-dang" in lines[2]

    def test_page_that_does_not_exist_is_told(self, history):
        with pytest.raises(CommandError, match="Chỉ có 1 trang"):
            call_command("releases", "--page", "9")

    def test_rollback_acts_at_once_and_resume_lets_go(self, history, capsys):
        history.publish({"/a": "1"})
        history.publish({"/a": "2"})
        call_command("rollback", "1")
        assert history.read("/a") == "1"
        assert "đang được giữ ở bản 1" in capsys.readouterr().out
        call_command("rollback", "--resume")
        assert get_hold() is None
        with pytest.raises(CommandError, match="không bị giữ"):
            call_command("rollback", "--resume")

    @pytest.mark.parametrize("arguments", [[], ["1", "--resume"]])
    def test_number_or_resume_is_needed(self, arguments):
        with pytest.raises(CommandError, match="Hãy cho số"):
            call_command("rollback", *arguments)

    def test_taken_down_page_needs_the_option(self, history, news):
        page = make_article(parent=news, slug="bai", title="Bài")
        history.publish({"/bai/index.html": ("<h1>Bài</h1>", f"page:{page.pk}")})
        history.publish({"/b": "2"})
        page.unpublish()
        with pytest.raises(CommandError, match="không còn công khai"):
            call_command("rollback", "1")
        call_command("rollback", "1", "--with-removed")
        assert "/bai/index.html" in history.list_files()
