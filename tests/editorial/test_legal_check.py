"""A lawyer without an account reads one revision by a signed link, and answers once."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.demo.factories import make_picture
from cms.editorial.legal_check import views
from cms.editorial.legal_check.actions import ask_lawyer, revoke_check
from cms.editorial.legal_check.files import read_signed
from cms.editorial.legal_check.tokens import make_token
from cms.editorial.models import LegalCheck
from cms.interest.receipt_page.guard import MOST_MISSES, Guard
from tests.editorial.lawyers import APPROVAL, LAWYER, newest

pytestmark = pytest.mark.django_db


class TestLooking:
    """GET."""

    def test_the_page_shows_what_was_asked_with_the_law_beside_and_changes_nothing(self, client, asked, asked_draft):
        check, url = asked
        rows = PageLogEntry.objects.count()
        answer = client.get(url)
        assert answer.status_code == 200
        assert asked_draft.title in answer.text
        assert "Khoản 4 Điều 97" in answer.text
        assert "01/01/2027" in answer.text
        assert f'src="{url}ban-nhap/"' in answer.text
        assert PageLogEntry.objects.count() == rows
        check.refresh_from_db()
        assert check.answer == ""

    def test_the_draft_is_drawn_by_the_publishers_renderer_without_scripts_or_forms(self, client, asked):
        answer = client.get(f"{asked[1]}ban-nhap/")
        assert "Công ty phải trả trong 30 ngày." in answer.text
        assert '<h2 id="answer">' in answer.text
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["X-Frame-Options"] == "SAMEORIGIN"

    @pytest.mark.parametrize("ending", ["", "ban-nhap/"])
    def test_nothing_is_kept_indexed_or_told_to_others(self, client, asked, ending):
        answer = client.get(f"{asked[1]}{ending}")
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]

    def test_after_an_edit_the_page_says_so_and_still_shows_what_was_asked(self, client, asked, asked_draft, editor):
        asked_draft.short_answer = "<p>Bản mới.</p>"
        asked_draft.save_revision(user=editor)
        assert "Bài đã được sửa sau khi nhờ" in client.get(asked[1]).text
        shown = client.get(f"{asked[1]}ban-nhap/").text
        assert "30 ngày" in shown
        assert "Bản mới" not in shown

    def test_saving_again_without_a_change_is_no_change(self, client, asked, asked_draft, editor):
        newest(asked_draft).save_revision(user=editor)
        assert "Bài đã được sửa" not in client.get(asked[1]).text


class TestHostileLinks:
    """Tokens that open nothing."""

    @pytest.mark.parametrize(
        "token",
        ["x", "~", "a~b", "%00", "%F0%9F%98%80", "..%2F..%2Fetc", "a" * 5000, "%3Cscript%3E", "đ", "'--", "*" * 60],
    )
    def test_a_made_up_token_is_not_found_and_never_raises(self, client, db, token):
        for method in (client.get, client.post):
            answer = method(f"/ra-soat-luat/{token}/")
            assert answer.status_code == 404
            assert not answer.cookies

    def test_a_token_signed_by_this_office_but_never_given_out_opens_nothing(self, client, db):
        assert client.get(reverse("legal_check", args=[make_token()[0]])).status_code == 404

    def test_a_token_with_one_letter_changed_opens_nothing(self, client, asked):
        token = asked[1].split("/")[2]
        other = ("B" if token[0] == "A" else "A") + token[1:]
        assert client.get(reverse("legal_check", args=[other])).status_code == 404

    def test_the_database_holds_no_link(self, asked):
        check, url = asked
        token = url.split("/")[2]
        assert token not in str(LegalCheck.objects.filter(pk=check.pk).values().get())

    def test_whoever_guesses_is_slowed_and_the_page_comes_back_later(self, client, asked, monkeypatch):
        moment = [0.0]
        monkeypatch.setattr(views, "GUARD", Guard(clock=lambda: moment[0]))
        for _try in range(MOST_MISSES):
            assert client.get("/ra-soat-luat/doan/").status_code == 404
            moment[0] += 2
        busy = client.get(asked[1])
        assert busy.status_code == 429
        assert busy["Retry-After"] == "600"
        assert client.get(asked[1], REMOTE_ADDR="203.0.113.9").status_code == 200
        moment[0] += 700
        assert client.get(asked[1]).status_code == 200

    @pytest.mark.parametrize("ending", ["", "ban-nhap/"])
    def test_an_expired_link_says_so(self, client, asked, ending):
        LegalCheck.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        answer = client.get(f"{asked[1]}{ending}")
        assert answer.status_code == 410
        assert "hết hạn" in answer.text
        assert "30 ngày" not in answer.text
        assert client.post(asked[1], APPROVAL).status_code == 410
        assert not LegalCheck.objects.exclude(answer="").exists()

    def test_a_revoked_link_says_so(self, client, asked, editor):
        assert revoke_check(check=asked[0], actor=editor)
        assert not revoke_check(check=asked[0], actor=editor)
        assert "thu hồi" in client.get(asked[1]).text
        assert client.post(asked[1], APPROVAL).status_code == 410

    def test_a_page_that_was_deleted_takes_its_link_along(self, client, asked, asked_draft):
        asked_draft.delete()
        assert client.get(asked[1]).status_code == 404

    def test_a_revision_that_is_kept_no_more_is_not_shown_as_another(self, client, asked):
        LegalCheck.objects.update(revision=None)
        assert client.get(asked[1]).status_code == 404
        assert client.post(asked[1], APPROVAL).status_code == 404

    def test_other_methods_are_refused(self, client, asked):
        assert client.put(asked[1]).status_code == 405
        assert client.post(f"{asked[1]}ban-nhap/").status_code == 405


def test_a_picture_that_is_not_public_yet_is_seen_by_the_link_and_by_nobody_else(client, asked, asked_draft, editor):
    picture = make_picture(width=400)
    page = newest(asked_draft)
    page.body = [("picture", {"picture": picture, "alt": "Phiếu lương", "caption": ""})]
    page.save_revision(user=editor)
    check, token = ask_lawyer(page=newest(asked_draft), name=LAWYER, days=3, actor=editor)
    draft = client.get(reverse("legal_check_draft", args=[token])).text
    [address] = re.findall(r'<img[^>]* src="([^"]+)"', draft)
    shown = client.get(address)
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8"), "a JPEG"
    assert (shown["Cache-Control"], "sessionid" in shown.cookies) == ("no-store", False)
    other = asked[1].rstrip("/").rpartition("/")[2]
    assert client.get(address.replace(token, other)).status_code == 404, "another question's link"
    signed = read_signed(check, unquote(address.partition("/tep/")[2]))
    assert client.get(reverse("legal_check_file", args=[token, f"{signed}:x"])).status_code == 404
    assert client.get(reverse("legal_check_file", args=[token, "../../db.sqlite3"])).status_code == 404
    revoke_check(check=check, actor=editor)
    assert client.get(address).status_code == 404
