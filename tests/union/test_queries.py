"""Finding a place, a workplace and the unit that looks after them, as people write them and as it stood that day."""

from datetime import date

import pytest

from cms.schema import SiteSettings
from cms.union.models import Coverage, Place, SiteProfile, Unit, Workplace
from cms.union.queries import (
    find_covering,
    find_place,
    find_workplace,
    follow_successors,
    get_site_settings_entry,
    get_top_unit,
    search_units,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def province() -> Unit:
    return Unit.objects.create(code="tinh", name="Liên đoàn Lao động tỉnh", kind="province")


@pytest.fixture
def ward() -> Place:
    return Place.objects.create(code="30742", name="Rạch Giá", kind="phuong", aliases="Thành phố Rạch Giá\nTắc Cậu")


def make_unit(province: Unit, code: str, **more) -> Unit:
    return Unit.objects.create(code=code, name=f"Công đoàn {code}", kind="commune", parent=province, **more)


@pytest.mark.parametrize(
    "text",
    [
        "Rạch Giá",
        "rach gia",
        "  RẠCH   GIÁ ",
        "phường Rạch Giá",
        "P. Rạch Giá",
        "thanh pho rach gia",
        "tac cau",
        "Ra\u0323ch Gia\u0301",
        "12 Nguyễn Trung Trực, phường Rạch Giá, An Giang",
        "xã Rạch Giá",
    ],
)
def test_a_place_is_found_however_it_is_written(ward, text):
    assert find_place(text, TODAY) == ward


@pytest.mark.parametrize("text", ["", "   ", "phường", ",,,", "Sài Gòn", "%", "rach", "\x00"])
def test_a_place_nobody_named_is_not_guessed(ward, text):
    assert find_place(text, TODAY) is None


def test_a_name_of_two_places_is_told_apart_by_its_kind_and_never_guessed():
    commune = Place.objects.create(code="1", name="Tân Hội", kind="xa")
    ward = Place.objects.create(code="2", name="Tân Hội", kind="phuong")
    assert find_place("xã Tân Hội", TODAY) == commune
    assert find_place("phường Tân Hội", TODAY) == ward
    assert find_place("Tân Hội", TODAY) is None


def test_a_place_is_found_only_on_the_days_it_exists(ward):
    ward.valid_from, ward.valid_to = date(2025, 7, 1), date(2026, 6, 30)
    ward.save()
    assert find_place("Rạch Giá", date(2025, 6, 30)) is None
    assert find_place("Rạch Giá", date(2025, 7, 1)) == ward
    assert find_place("Rạch Giá", date(2026, 6, 30)) == ward
    assert find_place("Rạch Giá", date(2026, 7, 1)) is None


def test_both_ways_of_placing_the_tone_mark_are_one_name():
    place = Place.objects.create(code="30790", name="Hoà Điền", kind="xa")
    assert find_place("Hòa Điền", TODAY) == place


@pytest.mark.parametrize(
    "text", ["Công ty TNHH Hải Sản Xanh", "cty hải sản xanh", "hai san xanh", "Công ty cổ phần Hải-Sản Xanh", "HSX"]
)
def test_a_workplace_is_found_without_what_opens_a_company_name(text):
    workplace = Workplace.objects.create(name="Công ty TNHH MTV Hải sản Xanh", aliases="HSX")
    assert find_workplace(text, TODAY) == workplace


def test_two_workplaces_of_one_name_are_not_guessed():
    Workplace.objects.create(name="Công ty May Biển Tây")
    Workplace.objects.create(name="Xí nghiệp May Biển Tây")
    assert find_workplace("may bien tay", TODAY) is None
    assert find_workplace("công ty", TODAY) is None


def test_a_workplace_may_have_another_unit_than_the_place_it_stands_in(province, ward):
    workplace = Workplace.objects.create(name="Xưởng cá", place=ward)
    of_place, of_workplace = make_unit(province, "phuong"), make_unit(province, "kcn")
    Coverage.objects.create(unit=of_place, place=ward)
    assert find_covering(TODAY, workplace=workplace) is None
    Coverage.objects.create(unit=of_workplace, workplace=workplace)
    assert find_covering(TODAY, workplace=workplace).unit == of_workplace
    assert find_covering(TODAY, place=ward).unit == of_place
    assert find_covering(TODAY) is None


def test_a_new_decision_holds_from_its_day(province, ward):
    old, new = make_unit(province, "cu"), make_unit(province, "moi")
    Coverage.objects.create(unit=old, place=ward, valid_to=date(2025, 8, 26))
    Coverage.objects.create(unit=new, place=ward, valid_from=date(2025, 8, 27), decision="83/QĐ-LĐLĐ")
    assert find_covering(date(2025, 8, 26), place=ward).unit == old
    assert find_covering(date(2025, 8, 27), place=ward).unit == new


def test_the_work_of_a_unit_that_has_ended_goes_to_its_successor_else_above(province, ward):
    heir = make_unit(province, "phuong")
    ended = make_unit(province, "huyen", valid_to=date(2025, 6, 30))
    Coverage.objects.create(unit=ended, place=ward)
    assert follow_successors(find_covering(TODAY, place=ward).unit, TODAY) == province
    ended.successor = heir
    ended.save()
    assert follow_successors(find_covering(TODAY, place=ward).unit, TODAY) == heir


def test_the_top_unit_is_the_province_in_force():
    assert get_top_unit(TODAY) is None
    Unit.objects.create(code="cu", name="Tỉnh cũ", kind="province", valid_to=date(2025, 6, 30))
    now = Unit.objects.create(code="moi", name="Tỉnh mới", kind="province", valid_from=date(2025, 7, 1))
    assert get_top_unit(TODAY) == now


def test_units_are_searched_without_diacritics(province):
    assert list(search_units("lien doan  LAO")) == [province]
    assert list(search_units("khong co")) == []


def test_the_site_settings_carry_the_imprint_and_the_special_pages():
    profile = SiteProfile.load()
    profile.name, profile.phone, profile.theme = "Công đoàn Biển Tây", "0297 3 000 000", "plain"
    profile.save()
    entry = get_site_settings_entry("https://congdoan.example/")
    assert isinstance(entry, SiteSettings)
    assert (entry.name, entry.imprint.phone, entry.base_url) == (
        "Công đoàn Biển Tây",
        "0297 3 000 000",
        "https://congdoan.example",
    )
    assert (entry.join_page, entry.privacy_page, entry.footer_links) == ("", "", ())
