"""By the unit's own hours it turns amber, then red; one mail a step, without a name; overdue climbs, idle returns."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from cms.interest.actions import assign_lead, change_status, log_call, run_clock, take_lead
from cms.interest.lifecycle import Colour, Status, find_colour
from cms.interest.models import ClockRule, Lead, Reminder
from cms.interest.queries import filter_mine, filter_overdue, filter_unassigned, get_visible_leads
from cms.union.models import Holiday
from tests.interest.desk import MONDAY, days, record


def vn(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026, in Viet Nam."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def everything() -> list[dict]:
    return [*Lead.objects.order_by("pk").values(), *Reminder.objects.order_by("pk").values()]


@pytest.mark.parametrize(
    ("kind", "sent", "due"),
    [
        # Monday 08:00; the day has 07:30–11:30 and 13:30–17:00.
        ("join", vn(16, 8), vn(17, 8, 30)),
        ("call_back", vn(16, 8), vn(16, 14)),
        ("question", vn(16, 8), vn(18, 9)),
        ("employer", vn(16, 8), vn(19, 9, 30)),
        ("join", vn(20, 22), vn(25, 8)),  # Friday night: Monday is worked through, Tuesday is 24 November
    ],
)
def test_each_form_is_due_by_its_own_hours_of_work(tree, kind, sent, due):
    lead = record(kind=kind, at=sent)
    assert lead.due_at == due
    assert lead.promised_at == due


def test_a_holiday_is_no_working_day(tree):
    Holiday.objects.get_or_create(day=date(2026, 11, 24), defaults={"name": "Ngày Văn hóa Việt Nam"})
    assert record(at=vn(23, 16)).due_at == vn(25, 16, 30)


def test_a_dated_rule_takes_the_place_of_the_open_one(tree):
    ClockRule.objects.create(kind="join", first_call_hours=2, valid_from=date(2026, 11, 16))
    assert record(at=vn(16, 8)).due_at == vn(16, 10)
    assert record("+84912345001", at=vn(13, 8)).due_at == vn(16, 8, 30)


@pytest.mark.parametrize(
    ("status", "at", "colour"),
    [
        ("new", 0, Colour.GREEN),
        ("new", 5, Colour.AMBER),
        ("tried", 9, Colour.AMBER),
        ("assigned", 10, Colour.RED),
        ("talked", 11, Colour.RED),
        ("joined", 11, Colour.NONE),
        ("closed", 11, Colour.NONE),
    ],
)
def test_the_colour_says_how_the_clock_stands(status, at, colour):
    start = MONDAY
    now, warn, due = (start + timedelta(hours=hours) for hours in (at, 5, 10))
    assert find_colour(status=status, warn_at=warn, due_at=due, now=now) == colour
    assert find_colour(status=status, warn_at=None, due_at=None, now=now) == Colour.NONE


def test_one_mail_when_it_presses_and_none_again(tree):
    lead = record(at=vn(16, 8))
    assert run_clock(vn(16, 9)).warned == 0
    run = run_clock(vn(16, 16))
    assert (run.warned, run.mailed) == (1, 1)
    before = everything()
    assert run_clock(vn(16, 16)).mailed == 0
    assert everything() == before
    message = mail.outbox[0]
    assert message.to == ["phuong@example.org"]
    assert message.subject == f"#{lead.pk} sắp đến hạn gọi lại"
    assert f"/quan-tri/lien-he/{lead.pk}/" in message.body
    for secret in ("Trần", "Ước Mơ", "912345678", "0912", "Rạch Giá"):
        assert secret not in message.body + message.subject


def test_what_is_overdue_climbs_level_by_level_and_stops_at_the_top(tree):
    lead = record(at=vn(16, 8))  # due Tuesday 08:30
    for now, told, level in (
        (vn(17, 9), ["phuong", "pho-phuong"], 1),
        (vn(17, 14), [], 1),
        (vn(17, 15), ["tinh"], 2),
        (vn(18, 10), ["pho-tinh"], 3),
        (vn(20, 10), [], 3),
    ):
        mail.outbox.clear()
        run_clock(now)
        run_clock(now)
        lead.refresh_from_db()
        assert [message.to[0].partition("@")[0] for message in mail.outbox] == told
        assert lead.escalation_level == level
    assert lead.escalated_to == tree.people["pho-tinh"]
    assert lead.events.filter(kind="escalated").count() == 3
    assert lead.owner == tree.people["phuong"]


def test_a_call_stops_the_climbing_and_sets_the_next_hour(tree):
    lead = record(at=vn(16, 8))
    run_clock(vn(17, 9))
    log_call(lead=lead, actor=tree.people["phuong"], status="tried", now=vn(17, 9, 30))
    lead.refresh_from_db()
    assert (lead.status, lead.tries, lead.escalation_level, lead.escalated_to) == ("tried", 1, 0, None)
    assert (lead.due_at, lead.first_called_at) == (vn(18, 10), vn(17, 9, 30))
    assert run_clock(vn(17, 10)).climbed == 0
    log_call(lead=lead, actor=tree.people["phuong"], status="tried", next_try_at=vn(19, 19), now=vn(18, 9))
    lead.refresh_from_db()
    assert (lead.tries, lead.due_at, lead.first_called_at) == (2, vn(19, 19), vn(17, 9, 30))
    log_call(lead=lead, actor=tree.people["phuong"], status="joined", now=vn(19, 19))
    lead.refresh_from_db()
    assert (lead.status, lead.due_at, lead.handled_at) == ("joined", None, vn(17, 9, 30))
    assert run_clock(vn(30, 10)).climbed == 0


def test_what_lies_idle_goes_back_to_the_pool(tree):
    lead = record(at=vn(16, 8))
    take_lead(lead=lead, actor=tree.people["khu"], now=vn(16, 9))
    assert run_clock(vn(18, 17)).pooled == 0
    assert run_clock(vn(19, 17)).pooled == 1
    assert run_clock(vn(19, 17)).pooled == 0
    lead.refresh_from_db()
    assert (lead.status, lead.owner) == ("new", tree.people["phuong"])


def test_an_appointment_comes_up_again_on_its_day(tree):
    lead = record(at=vn(16, 8))
    user = tree.people["phuong"]
    take_lead(lead=lead, actor=user, now=vn(16, 9))
    change_status(lead=lead, actor=user, status="not_now", next_try_at=vn(26, 9), now=vn(16, 10))
    assert run_clock(vn(25, 9)).woken == 0
    assert run_clock(vn(26, 9)).woken == 1
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.due_at) == (Status.ASSIGNED, user, vn(26, 9))


def test_a_mail_server_that_does_not_answer_leaves_the_mails_waiting(tree, settings):
    record(at=vn(16, 8))
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    assert run_clock(vn(16, 16)).mailed == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_clock(vn(16, 16)).mailed == 1


def test_nobody_is_reminded_of_what_was_done_meanwhile(tree, settings):
    lead = record(at=vn(16, 8))
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    run_clock(vn(16, 16))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    log_call(lead=lead, actor=tree.people["phuong"], status="talked", now=vn(16, 16))
    run_clock(vn(16, 16, 5))
    assert mail.outbox == []


def test_a_lead_without_an_hour_gets_one(tree):
    lead = record(at=vn(16, 8))
    Lead.objects.update(due_at=None, warn_at=None)
    assert run_clock(vn(16, 9)).started == 1
    lead.refresh_from_db()
    assert lead.due_at == vn(17, 8, 30)


def test_the_lists_show_what_presses_first(tree, admin_user):
    late, soon, taken = (record(f"+8491234500{number}", at=vn(16 + number, 8)) for number in range(3))
    assign_lead(lead=taken, actor=admin_user, owner=tree.people["khu"], now=vn(18, 9))
    seen = get_visible_leads(admin_user)
    assert list(filter_overdue(seen, vn(17, 9))) == [late]
    assert list(filter_unassigned(seen)) == [late, soon]
    assert list(filter_mine(seen, tree.people["khu"])) == [taken]
    assert list(filter_mine(seen, tree.people["phuong"])) == [late, soon]


def test_the_hour_stays_when_somebody_else_takes_it(tree):
    lead = record(at=vn(16, 8))
    assign_lead(lead=lead, actor=tree.people["tinh"], owner=tree.people["khu"], now=vn(16, 9))
    lead.refresh_from_db()
    assert (lead.due_at, lead.promised_at) == (vn(17, 8, 30), vn(17, 8, 30))
    assert lead.received_at + days(2) > lead.due_at
