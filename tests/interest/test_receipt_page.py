"""The worker's page over HTTP: it tells how the matter stands and nothing else, and changes only what is confirmed."""

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from cms.interest.actions import forget_lead, take_lead
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadEvent, Submission
from cms.interest.receipt_page import guard
from cms.interest.receipt_page.tokens import LIVES, make_token, read_token
from cms.interest.receipts import make_code
from cms.interest.spool import write_sealed
from cms.union.models import NEUTRAL_PAGE, SiteProfile
from tests.interest.desk import SUSPICIOUS, record

PAGE = "/bien-nhan/"
SAID = ("Ước Mơ", "912345678", "912 345 678", "Hải sản", "Rạch Giá cũ")


@pytest.fixture(autouse=True)
def fresh_guard(monkeypatch):
    """Each test is somebody new."""
    monkeypatch.setattr("cms.interest.receipt_page.views.GUARD", guard.Guard())


@pytest.fixture
def lead(tree) -> Lead:
    return record(at=timezone.now(), workplace="Công ty Hải sản Xanh")


@pytest.fixture
def code(lead) -> str:
    return lead.submissions.get().code


def post(**fields):
    """Post to the page as a browser without cookies does."""
    body = "&".join(f"{name}={value}" for name, value in fields.items()).encode()
    return Client().post(PAGE, body, content_type="application/x-www-form-urlencoded")


def token_in(answer) -> str:
    return re.search(r'name="token" value="([^"]+)"', answer.text).group(1)


def snapshot() -> dict[str, list]:
    """Every row of the leads, to see that nothing was written."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("interest").get_models()
    }


def test_the_page_asks_for_the_code_and_keeps_to_itself(db):
    answer = Client().get(PAGE)
    assert answer.status_code == 200
    assert 'method="post"' in answer.text
    assert "Thoát nhanh" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert answer.text.count("<script>") == answer.text.count("<script") == 1


def test_it_says_who_calls_by_when_and_nothing_that_was_said(lead, code):
    answer = post(code=code.lower())
    lead.refresh_from_db()
    assert answer.status_code == 200
    due = timezone.localtime(lead.due_at)
    assert f"Cán bộ {lead.unit.name} sẽ gọi cho bạn trước {due:%H:%M | %d/%m/%Y}" in answer.text
    assert "Tôi đồng ý: consent_contact." in answer.text
    assert "consent_news" not in answer.text
    assert not [word for word in SAID if word in answer.text]
    assert not answer.cookies
    assert code not in answer.text


def test_the_caller_is_named_only_where_the_unit_allows_it(tree, lead, code):
    person = lead.owner
    person.first_name, person.last_name = "Bích Thủy", "Nguyễn"
    person.save()
    take_lead(lead=lead, actor=person)
    assert "Thủy" not in post(code=code).text
    type(lead.unit).objects.filter(pk=lead.unit_id).update(names_callers=True)
    shown = post(code=code).text
    assert "Thủy, cán bộ" in shown
    assert "Nguyễn" not in shown
    assert "Bích" not in shown


def test_what_is_late_is_said_and_what_was_done_is_told(lead, code):
    Lead.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert "Chúng tôi xin lỗi bạn" in post(code=code).text
    for status, words in [
        ("tried", "chưa gặp được bạn"), ("talked", "đã nói chuyện"), ("joined", "đã vào công đoàn"),
        ("not_now", "dịp khác"), ("unreachable", "nhiều lần"), ("closed", "khép lại"),
    ]:  # fmt: skip
        Lead.objects.update(status=status)
        assert words in post(code=code).text, status


def test_before_the_office_opened_it_the_page_says_it_arrived(tree, settings):
    code = make_code()
    write_sealed(Path(settings.LOA_SPOOL_DIR), code, b"sealed")
    answer = post(code=code)
    assert answer.status_code == 200
    assert "Đã nhận, đang chuyển" in answer.text


def test_unknown_malformed_and_forgotten_are_answered_with_the_same_bytes(lead, code):
    forget_lead(lead=lead)
    answers = [post(code=typed) for typed in (code, make_code(), "abc", "", "%00", "X" * 5000, code + "2")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_looking_never_writes(lead, code):
    before = snapshot()
    token = token_in(post(code=code))
    for path in (
        PAGE,
        f"{PAGE}?code={code}&step=delete&sure=1",
        f"{PAGE}?token={token}&step=nudge&sure=1",
        "/bien-nhan",
    ):
        for method in ("get", "head"):
            assert getattr(Client(), method)(path).status_code == 200
    for step in ("", "nudge", "correct", "withdraw", "delete", "print", "nothing"):
        assert post(token=token, step=step).status_code == 200
    assert post(token=token, step="withdraw", purpose="consent_contact").status_code == 200
    assert snapshot() == before


def test_a_nudge_is_confirmed_first_and_is_one(lead, code):
    token = token_in(post(code=code))
    assert "Nhắc giúp tôi" in post(token=token, step="nudge").text
    assert not LeadEvent.objects.filter(kind="nudged").exists()
    assert "Đã nhắc" in post(token=token, step="nudge", sure="1").text
    assert "chưa nhắc thêm" in post(token=token, step="nudge", sure="1").text
    assert LeadEvent.objects.filter(kind="nudged").count() == 1


def test_a_correction_is_added_and_nothing_is_overwritten(lead, code):
    token = token_in(post(code=code))
    wrong = post(token=token, step="correct", sure="1", phone="0912", best_time="sau 18 gio")
    assert wrong.status_code == 422
    assert 'value="sau 18 gio"' in wrong.text
    assert post(token=token, step="correct", sure="1").status_code == 422
    for _again in range(2):
        assert "Đã ghi lời sửa" in post(token=token, step="correct", sure="1", phone="0900000001", text="sau 18h").text
    event = LeadEvent.objects.get(kind="corrected")
    assert "0900000001" in event.note
    lead.refresh_from_db()
    assert (lead.phone, lead.name) == ("+84912345678", "Trần Thị Ước Mơ")


def test_nobody_fills_a_history_with_corrections(lead, code):
    token = token_in(post(code=code))
    answers = [post(token=token, step="correct", sure="1", text=f"lan {number}") for number in range(12)]
    assert LeadEvent.objects.filter(kind="corrected").count() == 10
    assert "Chưa ghi được" in answers[-1].text


def test_a_withdrawal_acts_at_once(lead, code):
    token = token_in(post(code=code))
    asked = post(token=token, step="withdraw", purpose="consent_contact")
    assert "Tôi đồng ý: consent_contact." in asked.text
    assert not ConsentRecord.objects.exclude(withdraws=None).exists()
    assert "Đã rút lại" in post(token=token, step="withdraw", purpose="consent_contact", sure="1").text
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason, lead.due_at) == ("closed", "withdrawn", None)
    assert "Đã rút lại." in post(code=code).text


def test_delete_me_tells_both_dates_of_the_law(lead, code):
    token = token_in(post(code=code))
    assert "không lấy lại được" in post(token=token, step="delete").text
    assert not DataRequest.objects.exists()
    answer = post(token=token, step="delete", sure="1")
    request = DataRequest.objects.get()
    assert f"{timezone.localtime(request.answer_due):%H:%M | %d/%m/%Y}" in answer.text
    assert f"{timezone.localtime(request.done_due):%H:%M | %d/%m/%Y}" in answer.text
    assert "Bạn đã xin xóa" in post(code=code).text
    lead.refresh_from_db()
    assert lead.clock_stopped_at


def test_the_printed_receipt_has_the_code_and_the_wording(lead, code):
    answer = post(code=code, step="print")
    assert code in answer.text
    assert "Tôi đồng ý: consent_contact." in answer.text
    assert not [word for word in SAID if word in answer.text]


def test_whoever_posts_somebody_elses_number_learns_and_ends_nothing(tree, lead, code):
    """A boss sends the form with the number of a worker who talked to the union long ago."""
    Submission.objects.update(received_at=timezone.now() - timedelta(days=3))
    Lead.objects.update(status="talked", status_at=timezone.now() - timedelta(days=2))
    now = timezone.now()
    alone = record("+84912345009", at=now, commune="Bến Nghé")
    again = record(at=now, commune="Bến Nghé")
    assert again == lead
    theirs = lead.submissions.order_by("-received_at").first().code
    plain = [re.sub(r'value="[^"]{60,}"', "", post(code=one).text) for one in (theirs, alone.submissions.get().code)]
    assert plain[0] == plain[1]
    token = token_in(post(code=theirs))
    post(token=token, step="withdraw", purpose="consent_contact", sure="1")
    post(token=token, step="delete", sure="1")
    lead.refresh_from_db()
    assert (lead.status, lead.clock_stopped_at) == ("talked", None)
    assert set(DataRequest.objects.values_list("kind", flat=True)) == {"withdraw", "delete"}
    assert "đã nói chuyện" in post(code=code).text


def test_what_stands_apart_looks_like_everything_else(tree):
    now = timezone.now()
    odd, plain = record("+84912345001", at=now, suspicion=SUSPICIOUS), record("+84912345002", at=now)
    assert odd.is_quarantined
    shown = [re.sub(r'value="[^"]{60,}"', "", post(code=one.submissions.get().code).text) for one in (odd, plain)]
    assert shown[0] == shown[1]


def test_guessing_is_slowed_for_a_network_and_not_for_who_is_in(lead, code):
    token = token_in(post(code=code))
    answers = [post(code=make_code()) for _ in range(guard.MOST_MISSES + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [404, 429]
    assert answers[-1].headers["Retry-After"]
    assert post(code=code).status_code == 429
    assert post(token=token).status_code == 200


def test_one_process_answers_so_many_a_minute(lead, code, settings):
    settings.LOA_RECEIPTS_PER_MINUTE = 30
    assert [post(code=code).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_token_tells_nothing_and_lives_half_an_hour(settings):
    now, code = timezone.now(), make_code()
    token = make_token(code, now)
    assert code not in token
    assert read_token(token, now) == read_token(token, now + LIVES) == code
    assert read_token(token, now + LIVES + timedelta(seconds=2)) is None
    assert read_token(token[:-4] + "AAAA", now) is None
    settings.SECRET_KEY = "another"
    assert read_token(token, now) is None


def test_a_page_open_for_too_long_asks_for_the_code_again(lead, code):
    old = make_token(code, timezone.now() - LIVES - timedelta(minutes=1))
    answer = post(token=old, step="delete", sure="1")
    assert answer.status_code == 422
    assert "nhập lại mã" in answer.text
    assert not DataRequest.objects.exists()


def test_the_quick_exit_leads_where_the_union_says_and_the_script_for_it_is_let_through(db):
    assert f'class="leave" href="{NEUTRAL_PAGE}"' in Client().get(PAGE).text
    assert not SiteProfile.objects.exists()
    SiteProfile.objects.create(name="x", exit_url="https://bao.example/?a=1&b=2")
    answer = Client().get(PAGE)
    assert 'class="leave" href="https://bao.example/?a=1&amp;b=2"' in answer.text
    script = answer.text.partition("<script>")[2].partition("</script>")[0]
    assert b64encode(sha256(script.encode()).digest()).decode() in answer.headers["Content-Security-Policy"]


def test_with_the_database_away_it_says_that_the_message_is_safe(tree):
    def refuse(*_args):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        answer = post(code=make_code())
        assert Client().get(PAGE).status_code == 200
    assert answer.status_code == 503
    assert "vẫn an toàn" in answer.text
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(db, method):
    assert getattr(Client(), method)(PAGE).status_code == 405
