"""The tree of units: who is above and below, who answers, who goes on with the work."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.accounts.models import User
from cms.union.models import Coverage, FoundingFigure, Place, Unit, Workplace, Zone
from cms.union.queries import (
    find_covering,
    find_owner,
    follow_successors,
    get_founding_figure,
    get_top_unit,
    is_within,
    list_unit_and_below,
    search_units,
)
from tests.union.conftest import TODAY, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(province) -> dict[str, Unit]:
    """province → ward → factory; province → zone."""
    made = {"tinh": province, "phuong": make_unit(province, "phuong"), "kcn": make_unit(province, "kcn", kind="zone")}
    return {**made, "nha-may": make_unit(made["phuong"], "nha-may", kind="grassroots")}


def test_a_tree_is_walked_up_and_down(tree, django_assert_max_num_queries):
    assert list_unit_and_below(tree["phuong"]) == {tree["phuong"].pk, tree["nha-may"].pk}
    with django_assert_max_num_queries(4):
        assert list_unit_and_below(tree["tinh"]) == {unit.pk for unit in tree.values()}
    assert is_within(tree["nha-may"], tree["tinh"])
    assert is_within(tree["tinh"], tree["tinh"])
    assert not is_within(tree["tinh"], tree["nha-may"])
    assert not is_within(tree["kcn"], tree["phuong"])


def test_a_ring_bent_past_the_model_ends_every_walk(tree):
    Unit.objects.filter(pk=tree["tinh"].pk).update(parent=tree["nha-may"], successor=tree["phuong"])
    Unit.objects.update(valid_to=date(2020, 1, 1))
    unit = Unit.objects.get(code="tinh")
    assert follow_successors(unit, TODAY) is None
    assert find_owner(unit, TODAY) is None
    assert list_unit_and_below(unit) == {one.pk for one in tree.values()}
    assert not is_within(unit, tree["kcn"])


def test_a_unit_is_never_its_own_parent_even_past_the_model(tree):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="kcn").update(parent=tree["kcn"])
    tree["tinh"].parent = tree["nha-may"]
    with pytest.raises(ValidationError, match="cấp dưới"):
        tree["tinh"].save()


def test_the_owner_answers_then_the_deputy_then_the_unit_above(tree):
    people = {name: User.objects.create_user(name) for name in ("hai", "ba", "tu")}
    tree["phuong"].owner, tree["phuong"].deputy = people["hai"], people["ba"]
    tree["phuong"].save()
    tree["tinh"].owner = people["tu"]
    tree["tinh"].save()
    found = []
    for leaver in ("", "hai", "ba", "tu"):
        User.objects.filter(username=leaver).update(is_active=False)
        found.append(find_owner(Unit.objects.get(code="nha-may"), TODAY))
    assert found == [people["hai"], people["ba"], people["tu"], None]


def test_the_successor_answers_for_a_unit_that_has_ended(tree):
    tree["kcn"].owner = User.objects.create_user("hai")
    tree["kcn"].save()
    ended = make_unit(tree["tinh"], "huyen", valid_to=date(2025, 6, 30), successor=tree["kcn"])
    assert find_owner(ended, TODAY) == tree["kcn"].owner
    tree["kcn"].owner.delete()
    assert find_owner(Unit.objects.get(code="huyen"), TODAY) is None


def test_nobody_is_owner_and_deputy_at_once(tree):
    tree["phuong"].owner = tree["phuong"].deputy = User.objects.create_user("hai")
    with pytest.raises(ValidationError, match="người khác"):
        tree["phuong"].full_clean()


def test_the_top_is_the_province_that_has_units_below_it(tree):
    top = Unit.objects.create(code="tld", name="Tổng Liên đoàn", kind="congress")
    Unit.objects.create(code="tinh-khac", name="Tỉnh khác", kind="province", parent=top)
    tree["tinh"].parent = top
    tree["tinh"].save()
    assert get_top_unit(TODAY) == tree["tinh"]


def test_one_kind_of_thing_is_covered_at_a_time(tree):
    place, zone = Place.objects.create(code="1", name="A", kind="xa"), Zone.objects.create(name="KCN B")
    assert find_covering(TODAY) is None
    assert find_covering(TODAY, place=place) is None
    with pytest.raises(ValueError, match="One thing at a time"):
        find_covering(TODAY, place=place, zone=zone)
    Coverage.objects.create(unit=tree["kcn"], zone=zone)
    Coverage.objects.create(unit=tree["phuong"], place=place)
    assert find_covering(TODAY, zone=zone).unit == tree["kcn"]
    assert find_covering(TODAY, place=place).unit == tree["phuong"]
    workplace = Workplace.objects.create(name="Xưởng", place=place, zone=zone)
    assert find_covering(TODAY, workplace=workplace) is None


def test_units_of_all_kinds_are_found_by_name_in_three_languages_and_by_code(tree):
    unit = make_unit(None, "phu-quoc", kind="legacy_district", name_en="Phu Quoc Union", zalo="0297")
    for text in ("cong doan phu-quoc", "PHÚ QUỐC", "union"):
        assert unit in search_units(text)


def test_what_it_takes_to_found_a_union_is_dated_and_says_how_certain_it_is():
    figure = get_founding_figure(FoundingFigure.Kind.GRASSROOTS, TODAY)
    assert (figure.people, figure.confirmed) == (5, False)
    assert "chưa đọc được" in figure.source
    FoundingFigure.objects.create(
        kind="grassroots", people=7, source="Điều lệ mới", valid_from=date(2027, 1, 1), confirmed=True
    )
    assert get_founding_figure("grassroots", TODAY).people == 5
    assert get_founding_figure("grassroots", date(2027, 1, 1)).people == 7
    assert get_founding_figure("trade", TODAY).people == 10
