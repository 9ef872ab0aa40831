"""What a lawyer answers is kept once, filled in or noted; the editor asks, takes back and settles."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.content.models import ExplainerPage
from cms.demo.factories import make_explainer
from cms.editorial.legal_check.actions import ask_lawyer
from cms.editorial.models import LegalCheck, ReviewNote
from cms.editorial.reviews_due import list_lapsed_checks, list_open_notes, list_unanswered_checks
from cms.editorial.second_person import find_writer
from tests.editorial.lawyers import APPROVAL, COMMENT, LAWYER, list_log, newest

pytestmark = pytest.mark.django_db


class TestApproving:
    """“Đồng ý”."""

    def test_it_fills_name_days_and_next_check_into_a_new_draft(self, client, asked, asked_draft, editor):
        answer = client.post(asked[1], APPROVAL)
        assert "Đã nhận, cảm ơn anh chị" in answer.text
        page = newest(asked_draft)
        today = timezone.localdate()
        assert (page.checked_by, page.checked_on, page.law_as_of) == (LAWYER, today, date(2027, 1, 1))
        assert page.next_check > today
        assert "30 ngày" in page.short_answer
        assert not ExplainerPage.objects.get(pk=asked_draft.pk).live
        assert list_log(asked_draft) == ["ask", "approve"]

    def test_the_writer_stays_the_writer(self, client, asked, asked_draft, editor):
        client.post(asked[1], APPROVAL)
        assert find_writer(asked_draft) == editor

    def test_what_was_to_go_live_at_an_hour_still_does_with_the_lawyers_name(self, client, asked, asked_draft, editor):
        hour = timezone.now() + timedelta(days=3)
        waiting = asked_draft.get_latest_revision()
        waiting.approved_go_live_at = hour
        waiting.save(update_fields=["approved_go_live_at"])
        client.post(asked[1], APPROVAL)
        [scheduled] = asked_draft.revisions.filter(approved_go_live_at__isnull=False)
        assert scheduled.approved_go_live_at == hour
        assert scheduled.as_object().checked_by == LAWYER

    def test_it_is_taken_once(self, client, asked, asked_draft):
        client.post(asked[1], APPROVAL)
        revision = ExplainerPage.objects.get(pk=asked_draft.pk).latest_revision_id
        again = client.post(asked[1], COMMENT)
        assert "đã đồng ý" in again.text
        assert not ReviewNote.objects.exists()
        assert ExplainerPage.objects.get(pk=asked_draft.pk).latest_revision_id == revision
        assert "đã đồng ý" in client.get(asked[1]).text

    def test_a_draft_that_changed_meanwhile_gets_nothing_filled_in(self, client, asked, asked_draft, editor):
        asked_draft.short_answer = "<p>Bản mới.</p>"
        asked_draft.save_revision(user=editor)
        answer = client.post(asked[1], APPROVAL)
        assert "Bài đã được sửa sau khi gửi" in answer.text
        assert newest(asked_draft).checked_by == ""
        assert LegalCheck.objects.get().answer == "approved"
        assert LegalCheck.objects.get().result is None

    def test_an_incomplete_draft_can_be_approved_too(self, client, asked, asked_draft):
        page = newest(asked_draft)
        page.title = ""
        page.save_revision(clean=False)
        LegalCheck.objects.update(revision=page.latest_revision)
        assert client.post(asked[1], APPROVAL).status_code == 200
        assert newest(asked_draft).checked_by == LAWYER

    @pytest.mark.parametrize(
        "posted",
        [
            {},
            {"answer": "approved", "name": ""},
            {"answer": "approved", "name": "x" * 161},
            {"answer": "<script>", "name": LAWYER},
            {"answer": "commented", "name": LAWYER, "text": "  "},
            {"answer": "commented", "name": LAWYER, "text": "x" * 9000},
            {"answer": "approved", "name": "a\x00b"},
        ],
    )
    def test_what_cannot_be_taken_is_asked_again_with_what_was_typed(self, client, asked, posted):
        answer = client.post(asked[1], posted)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert LegalCheck.objects.get().answer == ""
        assert "<script>" not in answer.text

    def test_who_asked_is_told_by_mail(self, client, asked, editor):
        editor.email = "bien-tap@example.org"
        editor.save()
        client.post(asked[1], APPROVAL)
        [message] = mail.outbox
        assert message.to == ["bien-tap@example.org"]
        assert "đồng ý" in message.body


class TestCommenting:
    """“Có ý kiến”."""

    def test_it_opens_a_note_at_the_editors_side_until_somebody_settles_it(self, client, asked, asked_draft, editor):
        client.post(asked[1], COMMENT)
        client.force_login(editor)
        edit = reverse("wagtailadmin_pages:edit", args=[asked_draft.pk])
        assert COMMENT["text"] in client.get(edit).text
        [note] = list_open_notes(asked_draft)
        client.post(reverse("editorial_legal_checks", args=[asked_draft.pk]), {"xong": note.pk})
        assert COMMENT["text"] not in client.get(edit).text
        note.refresh_from_db()
        assert note.resolved_by == editor
        assert list_log(asked_draft) == ["ask", "comment", "settle"]
        assert newest(asked_draft).checked_by == ""

    def test_markup_in_it_is_only_text_on_every_screen(self, client, asked, asked_draft, editor):
        evil = '<img src=x onerror="alert(1)"></textarea><script>alert(2)</script>'
        thanks = client.post(asked[1], {"answer": "commented", "text": evil, "name": f"Luật sư {evil}"})
        client.force_login(editor)
        screens = [
            thanks,
            client.get(asked[1]),
            client.get(reverse("wagtailadmin_pages:edit", args=[asked_draft.pk])),
            client.get(reverse("editorial_legal_checks", args=[asked_draft.pk])),
            client.get(reverse("wagtailadmin_pages:history", args=[asked_draft.pk])),
        ]
        for screen in screens:
            assert screen.status_code == 200
            assert "<script>alert(2)" not in screen.text
            assert "<img src=x" not in screen.text

    def test_the_history_names_the_lawyer(self, client, asked, asked_draft, editor):
        client.post(asked[1], COMMENT)
        client.force_login(editor)
        history = client.get(reverse("wagtailadmin_pages:history", args=[asked_draft.pk])).text
        assert f"{LAWYER} có ý kiến" in history


class TestDesk:
    """The editor's screen."""

    @pytest.mark.parametrize("number", ["0", "9223372036854775808", "9" * 30])
    def test_a_page_that_cannot_be_is_not_found(self, client, editor, number):
        client.force_login(editor)
        assert client.get(f"/quan-tri/ra-soat/{number}/").status_code == 404
        assert client.post(f"/quan-tri/ra-soat/{number}/", {"xong": number}).status_code == 404

    def ask(self, client, page, **fields):
        """Press “Tạo liên kết”."""
        data = {"name": LAWYER, "days": "14", "law_as_of": "", "email": ""} | fields
        return client.post(reverse("editorial_legal_checks", args=[page.pk]), data)

    def test_the_link_is_shown_once_and_opens_the_newest_draft(self, client, asked_draft, editor):
        client.force_login(editor)
        shown = self.ask(client, asked_draft).text
        [link] = re.findall(r'value="(http[^"]+/ra-soat-luat/[^"]+)"', shown)
        assert "/ra-soat-luat/" not in client.get(reverse("editorial_legal_checks", args=[asked_draft.pk])).text
        client.logout()
        assert "/ra-soat-luat/" + link.partition("/ra-soat-luat/")[2]
        assert client.get("/ra-soat-luat/" + link.partition("/ra-soat-luat/")[2]).status_code == 200
        assert list(list_unanswered_checks()) == [LegalCheck.objects.get()]

    def test_a_mail_goes_where_an_address_is_given(self, client, asked_draft, editor):
        client.force_login(editor)
        assert "Đã gửi thư tới luat@example.org" in self.ask(client, asked_draft, email="luat@example.org").text
        assert "/ra-soat-luat/" in mail.outbox[0].body

    def test_a_mail_server_that_does_not_answer_leaves_the_link_to_be_copied(
        self, client, asked_draft, editor, settings
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        client.force_login(editor)
        assert "Chưa gửi được thư" in self.ask(client, asked_draft, email="luat@example.org").text

    @pytest.mark.parametrize("fields", [{"name": ""}, {"days": "0"}, {"days": "999"}, {"days": "x"}, {"email": "@"}])
    def test_nonsense_is_refused_beside_its_field(self, client, asked_draft, editor, fields):
        client.force_login(editor)
        assert self.ask(client, asked_draft, **fields).status_code == 200
        assert not LegalCheck.objects.exists()

    @pytest.mark.parametrize("posted", [{"thu-hoi": "x"}, {"thu-hoi": "9" * 40}, {"xong": "-1"}, {"xong": "٣"}])
    def test_keys_that_are_none_change_nothing(self, client, asked, asked_draft, editor, posted):
        client.force_login(editor)
        assert client.post(reverse("editorial_legal_checks", args=[asked_draft.pk]), posted).status_code == 302
        assert LegalCheck.objects.get().revoked_at is None

    def test_another_pages_link_cannot_be_taken_back_here(self, client, asked, site_tree, editor):
        other = make_explainer(parent=site_tree, title="Trang khác?")
        client.force_login(editor)
        client.post(reverse("editorial_legal_checks", args=[other.pk]), {"thu-hoi": asked[0].pk})
        assert LegalCheck.objects.get().revoked_at is None

    def test_organisers_and_strangers_have_no_business_there(self, client, asked_draft, organiser):
        url = reverse("editorial_legal_checks", args=[asked_draft.pk])
        assert client.get(url).status_code == 302
        client.force_login(organiser)
        assert client.get(url).status_code in (302, 403)
        assert client.post(url, {"name": LAWYER, "days": "3"}).status_code in (302, 403)
        assert not LegalCheck.objects.exists()

    def test_what_ran_out_unanswered_is_listed_until_somebody_is_asked_again(self, asked, asked_draft, editor):
        LegalCheck.objects.update(expires_at=timezone.now() - timedelta(days=1))
        assert list(list_lapsed_checks()) == [asked[0]]
        assert not list_unanswered_checks()
        ask_lawyer(page=asked_draft, name=LAWYER, days=3, actor=editor)
        assert not list_lapsed_checks()
