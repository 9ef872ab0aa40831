"""The desk for requests about one's own data: two dates of the law, each look written down, each step by POST."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.interest.actions import answer_request, open_request, remind_requests
from cms.interest.models import ConsentRecord, DataRequest, Lead, LeadAccess, LeadCount, Organiser
from cms.interest.queries import find_clocks
from tests.interest.conftest import enter, make_user
from tests.interest.desk import record

SEEN = "Trần Thị Ước Mơ"


@pytest.fixture
def keeper(tree):
    """Somebody of the province who keeps the law's dates."""
    user = make_user("giu-du-lieu", "view_lead", "change_datarequest")
    user.email = "giu-du-lieu@example.org"
    user.save()
    Organiser.objects.create(user=user, unit=tree.province)
    return user


@pytest.fixture
def desk(keeper):
    return enter(keeper)


@pytest.fixture
def lead(tree) -> Lead:
    return record(workplace="Công ty Hải sản Xanh", at=timezone.now())


def at(name: str, asked: DataRequest | None = None) -> str:
    return reverse(name, args=[asked.pk] if asked else [])


def test_the_list_shows_the_dates_and_no_personal_data(desk, lead):
    late = open_request(kind="delete", lead=lead, now=timezone.now() - timedelta(days=9))
    open_request(kind="view", contact="Chị Sáu, 0912345678")
    shown = desk.get(at("interest_requests"))
    assert shown.status_code == 200
    assert "clock-red" in shown.text
    assert f"#{late.pk} Xóa thông tin" in shown.text
    assert not [word for word in (SEEN, "Chị Sáu", "912345678") if word in shown.text]


def test_the_list_is_narrowed(desk, tree):
    late = open_request(kind="view", contact="x", now=timezone.now() - timedelta(days=9))
    fresh = open_request(kind="delete", contact="y")
    for query, there, away in (("show=late", late, fresh), ("kind=delete", fresh, late)):
        shown = desk.get(f"{at('interest_requests')}?{query}").text
        assert f"#{there.pk} " in shown, query
        assert f"#{away.pk} " not in shown, query
    assert desk.get(f"{at('interest_requests')}?show=nonsense&kind=%00&p=-3").status_code == 200


def test_a_request_says_who_asks_and_each_look_is_written_down(desk, keeper, lead):
    asked = open_request(kind="view", lead=lead)
    shown = desk.get(at("interest_request", asked)).text
    assert SEEN in shown
    assert "nhiều lần gửi" not in shown
    assert LeadAccess.objects.filter(user=keeper, lead=lead, action="view").count() == 1
    assert "Hải sản Xanh" in desk.get(at("interest_request_kept", asked)).text
    assert LeadAccess.objects.filter(user=keeper, lead=lead, action="view").count() == 2


def test_looking_changes_nothing_but_the_book_of_who_looked(desk, lead):
    asked = open_request(kind="delete", lead=lead)
    models = (Lead, DataRequest, ConsentRecord)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    for name in ("interest_request", "interest_request_kept"):
        assert desk.get(at(name, asked)).status_code == 200
    assert desk.get(at("interest_request_new")).status_code == 200
    for name in ("interest_request_answer", "interest_request_finish", "interest_request_refuse"):
        assert desk.get(f"{at(name, asked)}?sure=on&text=x").status_code == 405
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_two_sendings_of_one_number_warn_to_ask_back(desk, lead):
    record(at=timezone.now())
    asked = open_request(kind="delete", lead=lead)
    assert "nhiều lần gửi" in desk.get(at("interest_request", asked)).text


def test_an_answer_is_kept_with_how_and_when(desk, keeper, lead):
    asked = open_request(kind="view", lead=lead)
    desk.post(at("interest_request_answer", asked), {"by": "zalo", "text": "Đã nhắn là sẽ gửi bản in"})
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by, asked.handled_by) == ("answered", "zalo", keeper)
    assert asked.answered_at
    assert "Đã nhắn là sẽ gửi bản in" in asked.notes
    assert [str(clock) for clock in find_clocks(asked, timezone.now())] == ["none", "green"]


def test_a_deletion_asks_twice_then_forgets_and_leaves_the_count(desk, lead):
    asked = open_request(kind="delete", lead=lead)
    assert desk.post(at("interest_request_finish", asked), {"text": "xong"}).status_code == 422
    lead.refresh_from_db()
    assert lead.name == SEEN
    assert desk.post(at("interest_request_finish", asked), {"sure": "on"}).status_code == 302
    lead.refresh_from_db()
    assert (lead.name, lead.status) == ("", "forgotten")
    assert LeadCount.objects.get().number == 1
    assert "đã xóa" in desk.get(at("interest_request", asked)).text
    assert "Không giữ thông tin" in desk.get(at("interest_request_kept", asked)).text
    assert desk.post(at("interest_request_finish", asked), {"sure": "on"}).status_code == 422


def test_a_withdrawal_by_telephone_ends_everything_agreed_to(desk, lead):
    asked = open_request(kind="withdraw", lead=lead, channel="phone")
    desk.post(at("interest_request_finish", asked), {"sure": "on"})
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason) == ("closed", "withdrawn")
    assert ConsentRecord.objects.exclude(withdraws=None).get().channel == "phone"


def test_a_refusal_needs_its_reason(desk, lead):
    asked = open_request(kind="delete", lead=lead)
    assert desk.post(at("interest_request_refuse", asked), {"text": " "}).status_code == 422
    desk.post(at("interest_request_refuse", asked), {"text": "Không đúng người xin"})
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert "Không đúng người xin" in asked.notes


@pytest.mark.parametrize("find", ["0912 345 678", "code"])
def test_a_request_by_telephone_finds_its_lead(desk, lead, find):
    find = lead.submissions.get().code if find == "code" else find
    desk.post(at("interest_request_new"), {"kind": "correct", "channel": "phone", "find": find, "text": "Đổi số"})
    asked = DataRequest.objects.get()
    assert (asked.lead, asked.kind, asked.channel) == (lead, "correct", "phone")


def test_a_letter_from_somebody_unknown_is_written_down_too(desk, tree):
    said = {"kind": "view", "channel": "paper", "find": "0900000009", "contact": "Chị Sáu, 12 Nguyễn Trãi"}
    desk.post(at("interest_request_new"), said)
    asked = DataRequest.objects.get()
    assert asked.lead is None
    assert "Chị Sáu" in asked.contact
    assert "0900000009" in asked.contact
    assert desk.post(at("interest_request_new"), {"kind": "view", "channel": "paper"}).status_code == 422
    assert desk.post(at("interest_request_new"), {"kind": "x", "channel": "receipt", "find": "\0"}).status_code == 422


def test_nobody_else_comes_in(tree, lead, writer):
    asked = open_request(kind="view", lead=lead)
    names = ("interest_request", "interest_request_kept", "interest_request_answer", "interest_request_finish")
    there = [at("interest_requests"), at("interest_request_new"), *(at(name, asked) for name in names)]
    seller = make_user("to-chuc", "view_lead", "change_lead")
    Organiser.objects.create(user=seller, unit=tree.province)
    for user in (writer, seller):
        for address in there:
            for method in ("get", "post"):
                answer = getattr(enter(user), method)(address)
                assert answer.status_code in (302, 403, 405), address
                assert SEEN not in answer.text
    asked.refresh_from_db()
    assert asked.state == "new"


def test_another_branch_sees_only_requests_of_its_own_leads(tree, lead):
    asked = open_request(kind="view", lead=lead)
    nobody = open_request(kind="view", contact="Chị Sáu")
    for unit, sees in ((tree.trade, False), (tree.inside, False), (lead.unit, True)):
        user = make_user(f"cua-{unit.code}", "view_lead", "change_datarequest")
        Organiser.objects.create(user=user, unit=unit)
        client = enter(user)
        assert client.get(at("interest_request", asked)).status_code == (200 if sees else 404)
        assert client.get(at("interest_request_kept", asked)).status_code == (200 if sees else 404)
        assert client.get(at("interest_request", nobody)).status_code == 404
        assert (f"#{asked.pk} " in client.get(at("interest_requests")).text) is sees


def test_a_mail_reminds_once_a_day_without_personal_data(tree, keeper, lead):
    now = timezone.now()
    asked = open_request(kind="delete", lead=lead, text="Tôi là Ước Mơ", now=now - timedelta(days=7))
    assert remind_requests(now=now) == 1
    assert remind_requests(now=now + timedelta(hours=23)) == 0
    assert remind_requests(now=now + timedelta(hours=25)) == 1
    message = mail.outbox[0]
    assert message.to == [keeper.email]
    assert f"số {asked.pk}" in message.subject
    assert not [word for word in ("Ước Mơ", "912345678") if word in message.subject + message.body]
    answer_request(request=asked, actor=keeper, text="đã gọi", now=now)
    assert remind_requests(now=now + timedelta(days=3)) == 0
    assert remind_requests(now=now + timedelta(days=9)) == 1
