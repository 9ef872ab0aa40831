"""Workplaces and trades, as workers type them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.union.models import Place, Trade, Workplace, Zone
from cms.union.queries import find_trade, find_workplace, search_workplaces
from tests.union.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def green(db) -> Workplace:
    place = Place.objects.create(code="30886", name="Thạnh Lộc", kind="xa")
    zone = Zone.objects.create(name="Khu công nghiệp Thạnh Lộc")
    Workplace.objects.create(name="Công ty Hải sản Biển Tây", place=place)
    return Workplace.objects.create(name="Công ty TNHH MTV Hải sản Xanh", aliases="HSX", place=place, zone=zone)


@pytest.mark.parametrize(
    "text",
    [
        "Công ty TNHH Hải Sản Xanh",
        "cty TNHH hai san xanh",
        "nha may Hai San Xanh KCN Thanh Loc",
        "hai san xanh, kcn thạnh lộc",
        "hai san xanh thanh loc",
        "Hải sản Xanh ở xã Thạnh Lộc",
        "HAI SAN XANH CO., LTD",
        "hsx",
    ],
)
def test_a_workplace_is_found_as_workers_type_it(green, text):
    assert find_workplace(text, TODAY) == green
    assert search_workplaces(text, TODAY)[0] == green


@pytest.mark.parametrize(
    "text", ["hai san", "xanh", "cty", "", "hai san xanh duong", "hai san xanh kcn thuan yen", "may xanh", "%", "\x00"]
)
def test_a_workplace_nobody_named_is_not_guessed(green, text):
    assert find_workplace(text, TODAY) is None


def test_what_is_half_typed_is_offered(green):
    assert [found.name for found in search_workplaces("hai sa", TODAY)] == [
        "Công ty Hải sản Biển Tây",
        "Công ty TNHH MTV Hải sản Xanh",
    ]
    assert search_workplaces("san xanh", TODAY) == [green]
    assert search_workplaces("", TODAY) == []


def test_of_two_of_one_name_the_one_in_the_commune_or_zone_is_meant(green):
    other = Place.objects.create(code="30742", name="Rạch Giá", kind="phuong")
    twin = Workplace.objects.create(name="Cty Hải Sản Xanh", place=other)
    assert find_workplace("hai san xanh", TODAY) is None
    assert find_workplace("hai san xanh", TODAY, place=other) == twin
    assert find_workplace("hai san xanh kcn thanh loc", TODAY) == green
    assert search_workplaces("hai san xanh", TODAY, other)[0] == twin


def test_a_workplace_that_ended_is_not_found(green):
    green.valid_to = date(2026, 1, 1)
    green.save()
    assert find_workplace("hai san xanh", TODAY) is None


def test_codes_are_made_of_names_and_never_twice(green):
    twin = Workplace.objects.create(name="Hải sản Xanh")
    nameless = Workplace.objects.create(name="越南")
    assert (green.code, twin.code, nameless.code) == ("hai-san-xanh", "hai-san-xanh-2", "ma")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300) | st.text("aâđhisn cty TNHH KCN ,.-%_\\\x00", max_size=40))
def test_no_text_breaks_the_search(green, text):
    find_workplace(text, TODAY)
    assert len(search_workplaces(text, TODAY, limit=2)) <= 2
    find_trade(text, TODAY)


def test_a_search_asks_few_questions_and_reads_few_rows(green, django_assert_max_num_queries):
    Workplace.objects.bulk_create(
        Workplace(name=f"May {n}", code=f"may-{n}", folded_name=f"may {n}", folded=f"\nmay {n}\n") for n in range(3000)
    )
    with django_assert_max_num_queries(3):
        assert len(search_workplaces("may", TODAY, limit=20)) == 20
    with django_assert_max_num_queries(3):
        assert find_workplace("may 2999 va nhieu chu nua", TODAY) is None
        assert find_workplace("cty may 2999", TODAY).code == "may-2999"


@pytest.fixture
def trades(db) -> dict[str, Trade]:
    rows = (("lai-xe", "Lái xe công nghệ", "xe ôm\nchạy grab\ngrab"), ("giup-viec", "Giúp việc gia đình", "giúp việc"))
    return {slug: Trade.objects.create(slug=slug, name=name, aliases=aliases) for slug, name, aliases in rows}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("lai xe cong nghe", "lai-xe"),
        ("Chạy Grab", "lai-xe"),
        ("tôi chạy grab ở Rạch Giá", "lai-xe"),
        ("giup viec", "giup-viec"),
        ("vừa chạy xe ôm vừa giúp việc", ""),
        ("grabber", ""),
        ("thợ hồ", ""),
        ("", ""),
    ],
)
def test_a_trade_is_found_by_its_names_alone_or_in_a_sentence(trades, text, slug):
    found = find_trade(text, TODAY)
    assert (found.slug if found else "") in ((slug,) if slug else ("", "giup-viec"))
    if not slug and "grabber" in text:
        assert found is None


def test_a_trade_holds_from_its_day_to_its_day(trades):
    trades["lai-xe"].valid_to = date(2026, 1, 1)
    trades["lai-xe"].save()
    assert find_trade("grab", TODAY) is None
