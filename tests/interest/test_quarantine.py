"""What looks suspicious stands apart with its reasons; a click or three days brings it out; nothing is dropped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.interest.actions import release_due_quarantine, release_from_quarantine, run_clock
from cms.interest.messages import Reason
from cms.interest.models import Lead
from cms.interest.queries import filter_inbox, filter_quarantined, get_visible_leads, list_reasons
from tests.interest.desk import MONDAY, SUSPICIOUS, days, record


@pytest.mark.parametrize(("points", "apart"), [(1, False), (4, False), (5, True), (100, True)])
def test_from_five_points_on_it_stands_apart(tree, points, apart):
    lead = record(suspicion=(Reason(name="rate", points=points),))
    assert lead.is_quarantined is apart
    assert (lead.due_at is None) is apart
    assert lead.suspicion_points == points
    assert (lead.unit, lead.owner) == (tree.ward, tree.people["phuong"])


def test_the_limit_is_a_setting(tree, settings):
    settings.LOA_QUARANTINE_POINTS = 50
    assert not record(suspicion=SUSPICIOUS).is_quarantined


def test_it_is_in_its_own_list_and_nowhere_else_and_says_why(tree, admin_user):
    lead = record(suspicion=(*SUSPICIOUS, Reason(name="a_new_one", points=1)))
    seen = get_visible_leads(admin_user)
    assert list(filter_quarantined(seen)) == [lead]
    assert list(filter_inbox(seen)) == []
    assert list_reasons(lead) == [
        "Đã điền vào ô mà người thật không nhìn thấy.",
        "Gửi quá nhanh sau khi mở biểu mẫu.",
        "Dấu hiệu lạ: a_new_one.",
    ]


def test_a_click_brings_it_out_and_its_clock_starts_then(tree):
    lead = record(suspicion=SUSPICIOUS)
    later = MONDAY + days(1)
    assert release_from_quarantine(lead=lead, actor=tree.people["phuong"], now=later)
    assert not release_from_quarantine(lead=lead, actor=tree.people["phuong"], now=later)
    lead.refresh_from_db()
    assert (lead.released_at, lead.released_by) == (later, tree.people["phuong"])
    assert lead.due_at > later
    assert lead.promised_at == lead.due_at
    assert lead.events.filter(kind="released").count() == 1


def test_after_three_days_it_comes_out_by_itself_once(tree):
    lead = record(suspicion=SUSPICIOUS)
    now = lead.quarantined_at
    assert release_due_quarantine(now + timedelta(days=2, hours=23)) == 0
    assert release_due_quarantine(now + days(3)) == 1
    assert release_due_quarantine(now + days(4)) == 0
    lead.refresh_from_db()
    assert (lead.released_by, lead.is_quarantined) == (None, False)
    assert "Đã ba ngày" in lead.events.get(kind="released").note


def test_the_clock_leaves_alone_what_stands_apart(tree):
    lead = record(suspicion=SUSPICIOUS)
    run = run_clock(timezone.now())
    assert (run.started, run.warned, run.climbed) == (0, 0, 0)
    lead.refresh_from_db()
    assert lead.due_at is None


def test_a_sending_without_anything_odd_speaks_for_the_one_before(tree):
    lead = record(suspicion=SUSPICIOUS)
    assert record() == lead
    lead.refresh_from_db()
    assert not lead.is_quarantined
    assert lead.due_at


def test_an_odd_sending_hides_nobody_who_is_in_the_list(tree):
    lead = record()
    assert record(suspicion=SUSPICIOUS) == lead
    lead.refresh_from_db()
    assert not lead.is_quarantined
    assert lead.events.get(kind="sent_again").facts["points"] == 6
    assert Lead.objects.count() == 1
