"""The life of a lead is one table: what it allows happens and leaves an event, everything else is refused."""

from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.interest.actions import change_status, hand_over_lead
from cms.interest.lifecycle import ENDED, MOVES, OPEN, NotAllowed, Status, list_next
from cms.interest.models import Lead
from tests.interest.desk import MONDAY, days, record


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_a_move_is_made_exactly_when_the_table_allows_it(tree, before, after):
    lead = record()
    Lead.objects.filter(pk=lead.pk).update(status=before)
    lead.refresh_from_db()
    allowed = after in MOVES[before] and after != Status.FORGOTTEN
    events = lead.events.count()
    if allowed:
        change_status(lead=lead, actor=tree.people["tinh"], status=after, reason="Vì thế")
    else:
        with pytest.raises(NotAllowed):
            change_status(lead=lead, actor=tree.people["tinh"], status=after, reason="Vì thế")
    lead.refresh_from_db()
    assert lead.status == (after if allowed else before)
    assert lead.events.count() == events + allowed
    assert (after in dict(list_next(before))) is allowed


def test_every_state_is_in_the_table_and_the_end_is_the_end():
    assert set(MOVES) == set(Status)
    assert MOVES[Status.FORGOTTEN] == frozenset()
    for status in ENDED:
        assert Status.FORGOTTEN in MOVES[status]
    for status in OPEN:
        assert Status.FORGOTTEN not in MOVES[status]


def test_closing_asks_for_a_reason_and_hand_over_for_joining(tree):
    lead, user = record(), tree.people["tinh"]
    with pytest.raises(NotAllowed, match="lý do đóng"):
        change_status(lead=lead, actor=user, status="closed", reason=" ")
    with pytest.raises(NotAllowed):
        hand_over_lead(lead=lead, actor=user)
    change_status(lead=lead, actor=user, status="closed", closing_reason="member_already")
    lead.refresh_from_db()
    assert (lead.status, lead.closing_reason, lead.due_at) == ("closed", "member_already", None)
    assert "(Đã là đoàn viên)" in lead.events.get(kind="status").note


@given(path=st.lists(st.sampled_from([status for status in Status if status != Status.FORGOTTEN]), max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_do_an_open_lead_has_an_hour_and_an_ended_one_has_none(tree, path):
    Lead.objects.all().delete()
    lead, moved = record(), 0
    for number, status in enumerate(path):
        try:
            change_status(
                lead=lead, actor=tree.people["phuong"], status=status, reason="Vì thế", now=MONDAY + days(number)
            )
            moved += 1
        except NotAllowed:
            continue
        lead.refresh_from_db()
        assert (lead.due_at is not None) is (lead.status in OPEN)
        assert (lead.closing_reason != "") is (lead.status == Status.CLOSED)
        assert lead.handled_at or lead.status in (Status.NEW, Status.ASSIGNED)
    kept = lead.events.filter(kind="status").order_by("at", "pk").values_list("facts", flat=True)
    assert len(kept) == moved
    assert all(before["to"] == after["from"] for before, after in pairwise(kept))
