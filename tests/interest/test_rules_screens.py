"""Who keeps the rules: adds one, ends one, tries them, moves many by a decision, and meets nobody's name."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cms.editorial.roles import SITE_ADMINS
from cms.interest.models import Lead, Reassignment, RoutingRule
from tests.interest.conftest import enter, make_user
from tests.interest.desk import record

RULES, MOVE = "/quan-tri/lien-he/quy-tac/", "/quan-tri/lien-he/chuyen-theo-quyet-dinh/"
TODAY = timezone.localdate()


@pytest.fixture
def client(tree):
    """The browser of a site administrator, who sees no lead."""
    user = make_user("quan-tri-trang")
    user.groups.set([Group.objects.get(name=SITE_ADMINS)])
    return enter(user)


def text_of(response) -> str:
    return response.content.decode()


def make_rule(tree, **changes) -> dict:
    data = {"order": 1, "condition": "always", "target": "unit", "unit": tree.zone.pk, "valid_from": TODAY.isoformat()}
    return data | {"decision": "12/QĐ-LĐLĐ"} | changes


def test_a_rule_is_tried_then_added_and_then_holds(tree, client):
    for number in range(3):
        record(f"+8491234500{number}", name="Không Ai Biết")
    page = text_of(client.post(f"{RULES}them/", make_rule(tree)))
    assert "Trong 3 người gần nhất, 3 người sẽ tới đơn vị khác" in page
    assert tree.zone.name in page
    assert "Không Ai Biết" not in page
    assert not RoutingRule.objects.filter(decision="12/QĐ-LĐLĐ").exists(), "trying stores nothing"
    assert client.post(f"{RULES}them/", make_rule(tree, store="1")).status_code == 302
    assert record("+84912345009").unit == tree.zone
    assert "12/QĐ-LĐLĐ" in text_of(client.get(RULES))


def test_a_rule_ends_on_a_day_and_one_that_never_held_goes(tree, client):
    rule = RoutingRule.objects.create(order=1, condition="always", target="unit", unit=tree.zone)
    assert "Khi không còn quy tắc này" in text_of(client.get(f"{RULES}{rule.pk}/het/"))
    yesterday = TODAY - timedelta(days=1)
    assert client.post(f"{RULES}{rule.pk}/het/", {"last_day": yesterday.isoformat()}).status_code == 302
    rule.refresh_from_db()
    assert rule.valid_to == yesterday
    assert record().unit != tree.zone
    assert client.post(f"{RULES}{rule.pk}/het/", {"last_day": TODAY.isoformat()}).status_code == 422
    later = RoutingRule.objects.create(order=1, condition="always", target="top", valid_from=TODAY + timedelta(days=9))
    client.post(f"{RULES}{later.pk}/het/", {"last_day": TODAY.isoformat()})
    assert not RoutingRule.objects.filter(pk=later.pk).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"unit": ""}, {"unit": "inside"}, {"valid_from": "2001-01-01"}, {"valid_from": ""}, {"order": "-1"},
        {"target": "covering"}, {"valid_to": "2001-01-01"}, {"condition": "x"},
    ],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_not_stored(tree, client, change):
    if change.get("unit") == "inside":
        change = {"unit": tree.inside.pk}
    before = RoutingRule.objects.count()
    assert client.post(f"{RULES}them/", make_rule(tree, store="1") | change).status_code == 422
    assert RoutingRule.objects.count() == before


def test_many_move_by_a_decision_after_a_look(tree, client):
    leads = [record(f"+8491234500{number}", name="Không Ai Biết") for number in range(3)]
    data = {"decision": "83/QĐ", "day": TODAY.isoformat(), "from_unit": tree.ward.pk, "to_unit": tree.zone.pk}
    page = text_of(client.post(MOVE, data))
    assert "3 người sẽ sang Công đoàn KCN" in page
    assert f"{tree.ward.name}: 3" in page
    assert "Không Ai Biết" not in page
    assert Lead.objects.filter(unit=tree.ward).count() == 3, "a look moves nobody"
    assert not Reassignment.objects.exists()
    assert client.post(MOVE, data | {"confirm": "1"}).status_code == 302
    assert Lead.objects.filter(unit=tree.zone).count() == len(leads)
    assert "83/QĐ" in text_of(client.get(MOVE))


def test_workplaces_are_named_and_never_guessed(tree, client):
    record("+84912345001", workplace="Hải sản Xanh")
    record("+84912345002")
    data = {"decision": "1", "day": TODAY.isoformat(), "to_unit": tree.trade.pk, "workplaces": "Công ty Hải sản Xanh"}
    wrong = client.post(MOVE, data | {"workplaces": "Hải sản Xanh\nKhông có đâu"})
    assert wrong.status_code == 422
    assert "Không có đâu" in text_of(wrong)
    client.post(MOVE, data | {"confirm": "1"})
    assert Lead.objects.filter(unit=tree.trade).count() == 1
    for change in ({"workplaces": ""}, {"decision": ""}, {"to_unit": ""}, {"day": "x"}):
        assert client.post(MOVE, data | {"confirm": "1"} | change).status_code == 422


@pytest.mark.parametrize("name", ["interest_organisers", "interest_clock_rules", "interest_retention_rules"])
def test_the_small_tables_open(tree, client, name):
    for screen in ("index", "add"):
        assert client.get(reverse(f"{name}:{screen}")).status_code == 200
    assert client.get(reverse(f"{name}:index"), {"q": "x"}).status_code == 200


def test_the_dry_run_of_today_names_nobody(tree, client):
    record(name="Không Ai Biết")
    page = text_of(client.get(f"{RULES}thu/"))
    assert "Trong 1 người gần nhất, 0 người" in page
    assert "Không Ai Biết" not in page
