"""Where a lead goes: by ordered, dated rules, each explained; always to a unit, to somebody, by an hour."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.interest.actions import move_to_unit, record_message
from cms.interest.lifecycle import NotAllowed
from cms.interest.matching import Facts
from cms.interest.models import Lead, RoutingRule, UnitAssignment
from cms.interest.queries import dry_run_routing, find_unit_on
from cms.interest.routing import Router
from cms.union.models import Coverage, Unit, Workplace
from tests.interest.desk import MONDAY, days, make_message, make_person, record

TODAY = timezone.localdate()
TOLD = ("consent_contact", "consent_tell_local")


@pytest.mark.parametrize(
    ("answers", "unit", "because"),
    [
        ({"commune": "p. rach gia"}, "ward", "người gửi ở phường Rạch Giá"),
        ({"workplace": "cty hải sản xanh"}, "zone", "nơi làm việc ở trong Thạnh Lộc"),
        ({"workplace": "Xưởng Mới KCN Thạnh Lộc"}, "zone", "nơi làm việc ở trong Thạnh Lộc"),
        ({"workplace": "Công ty Chế biến"}, "ward", "Công ty Chế biến được giao riêng"),
        ({"trade": "lái xe công nghệ"}, "trade", "làm nghề Lái xe công nghệ"),
        ({"trade": "lái xe công nghệ", "workplace": "Xưởng lạ"}, "ward", "người gửi ở phường Rạch Giá"),
        ({"commune": "Ở đâu đó"}, "province", "chưa rõ nơi làm việc"),
        ({"commune": "phường Bến Nghé, TP Hồ Chí Minh"}, "province", "người gửi ở Hồ Chí Minh; chỉ chuyển sang đó"),
        ({"workplace": "Hải Sản Xanh", "no_local_contact": "có"}, "province", "dặn không báo cho ai ở công ty"),
        ({"workplace": "Công ty Chế biến", "no_local_contact": "có"}, "province", "dặn không báo cho ai"),
    ],
)
def test_each_rule_sends_to_its_unit_and_says_why(tree, answers, unit, because):
    lead = record(**answers)
    assert lead.unit == getattr(tree, unit)
    assert lead.owner == lead.unit.owner
    assert lead.due_at > lead.received_at
    assert lead.route_reason.startswith("Gửi tới đây vì ")
    assert because in lead.route_reason
    assert lead.route_rule is not None


def test_what_was_chosen_from_the_list_needs_no_guessing(tree):
    lead = record(commune="chỗ tôi", trade="nghề của tôi", codes={"commune": "30742", "trade": tree.a_trade.slug})
    assert (lead.matched_place, lead.matched_trade, lead.unit) == (tree.place, tree.a_trade, tree.trade)
    assert (lead.commune, lead.trade) == ("chỗ tôi", "nghề của tôi")


def test_a_union_inside_the_company_is_told_only_with_the_tick_and_gets_nothing_by_rule(tree):
    silent = record(workplace="Công ty Chế biến")
    assert "giới thiệu" not in silent.route_reason
    told = record("+84912345000", workplace="Công ty Chế biến", agreed=TOLD)
    assert told.unit == tree.ward
    assert "CĐCS Chế biến ở trong doanh nghiệp, nên cấp trên của họ gọi." in told.route_reason
    assert "hãy giới thiệu hai bên" in told.route_reason
    with pytest.raises(NotAllowed, match="chưa đồng ý"):
        move_to_unit(lead=silent, actor=tree.people["tinh"], unit=tree.inside)
    move_to_unit(lead=told, actor=tree.people["tinh"], unit=tree.inside)
    told.refresh_from_db()
    assert (told.unit, told.owner) == (tree.inside, tree.people["co-so"])


def test_who_asked_for_silence_never_gets_inside_even_with_the_tick(tree):
    lead = record(workplace="Công ty Chế biến", no_local_contact="có", agreed=TOLD)
    assert not lead.may_tell_local
    with pytest.raises(NotAllowed, match="dặn không báo"):
        move_to_unit(lead=lead, actor=tree.people["tinh"], unit=tree.inside)


def test_a_closed_unit_is_followed_by_its_successor(tree):
    tree.ward.valid_to, tree.ward.successor = TODAY - days(1), tree.zone
    tree.ward.save()
    lead = record()
    assert lead.unit == tree.zone
    assert "Công đoàn phường Rạch Giá đã kết thúc, Công đoàn KCN làm tiếp." in lead.route_reason


def test_without_the_owner_the_deputy_answers_and_without_both_the_unit_above(tree):
    tree.people["phuong"].is_active = False
    tree.people["phuong"].save()
    assert record().owner == tree.people["pho-phuong"]
    tree.people["pho-phuong"].is_active = False
    tree.people["pho-phuong"].save()
    lead = record("+84912345000")
    assert (lead.unit, lead.owner) == (tree.province, tree.people["tinh"])
    assert "chưa có người phụ trách, nên cấp trên nhận" in lead.route_reason


def test_when_nobody_answers_anywhere_the_administrator_does(tree, admin_user):
    Unit.objects.update(owner=None, deputy=None)
    lead = record()
    assert (lead.unit, lead.owner) == (tree.ward, admin_user)


def test_rules_are_data_dated_and_of_one_kind_of_form(tree):
    RoutingRule.objects.create(
        order=5, condition="always", kind="employer", target="unit", unit=tree.zone, decision="12/QĐ",
        valid_from=TODAY - days(10), valid_to=TODAY,
    )  # fmt: skip
    lead = record(kind="employer")
    assert lead.unit == tree.zone
    assert f"(12/QĐ, từ {TODAY - days(10):%d/%m/%Y})" in lead.route_reason
    assert record("+84912345000").unit == tree.ward
    assert Router(TODAY + days(1)).find(Facts(kind="employer", place=tree.place)).unit == tree.ward


def test_a_dry_run_tells_who_would_have_got_whom_and_changes_nothing(tree):
    first = record()
    record("+84912345000", no_local_contact="có")
    before = list(Lead.objects.order_by("pk").values())
    rules = [
        RoutingRule(order=1, condition="place", target="unit", unit=tree.zone),
        RoutingRule(order=2, condition="always", target="top"),
    ]
    trials = dry_run_routing(rules, TODAY)
    assert {(trial.lead, trial.unit, trial.route.unit, trial.moves) for trial in trials} == {
        (first, tree.ward, tree.zone, True),
        (Lead.objects.latest("pk"), tree.province, tree.zone, True),
    }
    assert list(Lead.objects.order_by("pk").values()) == before
    assert len(dry_run_routing(rules, TODAY, last=1)) == 1


def test_the_rules_in_force_move_nobody_in_a_dry_run(tree):
    for number, answers in enumerate([{}, {"workplace": "Hải sản Xanh"}, {"trade": "lái xe công nghệ"}]):
        record(f"+8491234500{number}", **answers)
    assert not [trial for trial in dry_run_routing(RoutingRule.objects.all(), TODAY) if trial.moves]


def test_who_had_a_lead_on_a_day_stays_known(tree):
    lead = record()
    move_to_unit(lead=lead, actor=tree.people["tinh"], unit=tree.zone, now=MONDAY + days(5))
    assert find_unit_on(lead, MONDAY - days(1)) is None
    assert find_unit_on(lead, MONDAY) == tree.ward
    assert find_unit_on(lead, MONDAY + days(4)) == tree.ward
    assert find_unit_on(lead, MONDAY + days(5)) == tree.zone
    assert UnitAssignment.objects.filter(lead=lead, until=None).count() == 1


def test_without_a_rule_at_all_the_province_calls(tree):
    RoutingRule.objects.all().delete()
    lead = record()
    assert (lead.unit, lead.owner, lead.route_rule) == (tree.province, tree.people["tinh"], None)


@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_routing_always_ends_in_a_unit_somebody_and_an_hour(tree, data):
    units = [tree.province, tree.ward, tree.zone, tree.trade, tree.inside]
    for unit in units:
        Unit.objects.filter(pk=unit.pk).update(
            owner=data.draw(st.sampled_from([None, *tree.people.values()])),
            valid_to=None if unit == tree.province else data.draw(st.sampled_from([None, TODAY - timedelta(days=1)])),
            successor=data.draw(st.sampled_from([None, *[other for other in units if other != unit]])),
        )
    if not Unit.objects.filter(owner=None).count() < len(units):
        Unit.objects.filter(pk=tree.province.pk).update(owner=make_person(f"n{Lead.objects.count()}"))
    Coverage.objects.filter(place=tree.place).update(unit=data.draw(st.sampled_from(units)))
    chosen = data.draw(st.sets(st.sampled_from(list(RoutingRule.Condition.values))))
    RoutingRule.objects.all().delete()
    for order, condition in enumerate(sorted(chosen)):
        RoutingRule.objects.create(
            order=order, condition=condition, target=data.draw(st.sampled_from(["covering", "top"]))
        )
    texts = st.sampled_from(
        ["", "Rạch Giá", "Hải sản Xanh", "Công ty Chế biến", "lái xe công nghệ", "???", "KCN Thạnh Lộc"]
    )
    message = make_message(
        phone="",
        **{name: data.draw(texts) for name in ("commune", "workplace", "trade")},
        no_local_contact=data.draw(st.sampled_from(["", "có"])),
    )
    assert record_message(message=message)
    lead = Lead.objects.latest("pk")
    assert lead.unit is not None
    assert lead.owner is not None
    assert lead.due_at is not None
    assert lead.unit.kind != "grassroots"
    assert lead.unit.is_in_force(TODAY)


def test_a_workplace_removed_from_the_table_leaves_what_was_typed(tree):
    lead = record(workplace="Hải sản Xanh")
    Workplace.objects.filter(pk=lead.matched_workplace_id).delete()
    lead.refresh_from_db()
    assert (lead.workplace, lead.matched_workplace) == ("Hải sản Xanh", None)
