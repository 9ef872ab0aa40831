"""What people ask about their own data: two dates of the law each, and what is asked for is done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cms.interest.actions import answer_request, finish_request, open_request, refuse_request
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import DataRequest, Lead
from cms.union.models import Holiday
from tests.interest.desk import MONDAY, days, record


def vn(day: int, hour: int) -> datetime:
    """A moment of November 2026, in Viet Nam."""
    return datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize(
    ("kind", "alone", "with_others"),
    [
        *(("view", 10, 15), ("correct", 10, 15), ("delete", 20, 30)),
        *(("restrict", 15, 20), ("object", 15, 20), ("withdraw", 15, 20)),
    ],
)
def test_each_kind_is_done_by_its_day(tree, kind, alone, with_others):
    for third_party, number in ((False, alone), (True, with_others)):
        request = open_request(kind=kind, contact="Chị Sáu, 0912", third_party=third_party, now=MONDAY)
        assert request.done_due == MONDAY + days(number)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (vn(16, 8), vn(18, 17)),
        (vn(16, 23), vn(18, 17)),
        (vn(20, 8), vn(25, 17)),  # Friday; Monday; Tuesday is a holiday; Wednesday
        (vn(21, 8), vn(25, 17)),  # a Saturday
    ],
)
def test_every_request_is_answered_in_two_working_days(tree, received, due):
    Holiday.objects.get_or_create(day=date(2026, 11, 24), defaults={"name": "Ngày Văn hóa Việt Nam"})
    assert open_request(kind="view", now=received).answer_due == due


def test_asking_twice_is_one_request(tree):
    lead = record()
    assert open_request(kind="delete", lead=lead) == open_request(kind="delete", lead=lead)
    assert DataRequest.objects.count() == 1


def test_who_asks_to_be_deleted_is_not_called_and_a_human_deletes(tree):
    lead, user = record(), tree.people["tinh"]
    request = open_request(kind="delete", lead=lead, text="Xin xóa hết", now=MONDAY)
    lead.refresh_from_db()
    assert (lead.due_at, lead.clock_stopped_at, lead.forgotten_at) == (None, MONDAY, None)
    answer_request(request=request, actor=user, text="Đã nhắn", now=MONDAY + days(1))
    request.refresh_from_db()
    assert (request.state, request.answered_at, request.handled_by) == ("answered", MONDAY + days(1), user)
    assert "Xin xóa hết" in request.notes
    assert "tinh: Đã nhắn" in request.notes
    finish_request(request=request, actor=user, now=MONDAY + days(2))
    lead.refresh_from_db()
    request.refresh_from_db()
    assert (lead.status, lead.name, lead.phone) == ("forgotten", "", "")
    assert (request.state, request.done_at, request.notes) == ("done", MONDAY + days(2), "")
    with pytest.raises(NotAllowed):
        answer_request(request=request, actor=user)


def test_refusing_needs_a_reason_and_starts_the_clock_again(tree):
    lead, user = record(), tree.people["tinh"]
    request = open_request(kind="object", lead=lead, now=MONDAY)
    with pytest.raises(NotAllowed):
        refuse_request(request=request, actor=user, text=" ")
    refuse_request(request=request, actor=user, text="Không phải người gửi", now=MONDAY + days(1))
    lead.refresh_from_db()
    assert lead.clock_stopped_at is None
    assert lead.due_at > MONDAY + days(1)


def test_of_two_requests_the_clock_waits_for_both(tree):
    lead, user = record(), tree.people["tinh"]
    first, _second = (open_request(kind=kind, lead=lead) for kind in ("object", "delete"))
    refuse_request(request=first, actor=user, text="Lý do")
    assert Lead.objects.get().due_at is None
