"""The admin's tables of the organisation."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.union.models import Coverage, Place, Trade, Unit, WorkingHours, Workplace, Zone
from tests.union.conftest import make_unit

pytestmark = pytest.mark.django_db
OFFICE = "/quan-tri/to-chuc/"
TABLES = (
    "don-vi", "phu-trach", "dia-ban", "khu-cong-nghiep", "nghe", "noi-lam-viec", "gio-lam-viec", "ngay-nghi",
    "so-nguoi-thanh-lap", "tinh",
)  # fmt: skip


def enter(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db) -> Client:
    user = User.objects.create_user("quan-tri-trang", password="mat-khau-rat-dai", first_name="Út", last_name="Trần")
    from django.contrib.auth.models import Group

    user.groups.add(Group.objects.get(name="Quản trị trang"))
    return enter(user)


@pytest.fixture
def furnished(province, an_giang):
    ward = make_unit(province, "phuong", owner=User.objects.create_user("chi-hai"))
    zone = Zone.objects.create(name="Khu công nghiệp Thạnh Lộc")
    Workplace.objects.create(name="Công ty Hải sản Xanh", place=Place.objects.get(name="Rạch Giá"), zone=zone)
    Trade.objects.create(name="Lái xe công nghệ")
    WorkingHours.objects.create(unit=ward, weekday=5, starts_at="08:00", ends_at="11:00")
    Coverage.objects.create(unit=ward, place=Place.objects.get(name="Rạch Giá"), valid_from=date(2025, 7, 1))
    return ward


@pytest.mark.parametrize("address", TABLES)
def test_each_table_opens_filters_searches_and_offers_its_forms(admin, furnished, address):
    assert admin.get(f"{OFFICE}{address}/").status_code == 200
    assert admin.get(f"{OFFICE}{address}/", {"q": "rach gia"}).status_code == 200
    for state in ("in_force", "ended", "upcoming"):
        assert admin.get(f"{OFFICE}{address}/", {"state": state}).status_code == 200
    assert admin.get(f"{OFFICE}{address}/new/").status_code == 200


@pytest.mark.parametrize(("address", "model"), [("don-vi", Unit), ("phu-trach", Coverage), ("noi-lam-viec", Workplace)])
def test_a_row_opens_and_shows_its_delete_page(admin, furnished, address, model):
    key = model.objects.last().pk
    assert admin.get(f"{OFFICE}{address}/edit/{key}/").status_code == 200
    assert admin.get(f"{OFFICE}{address}/delete/{key}/").status_code == 200


def test_a_place_is_searched_without_diacritics_in_the_admin(admin, an_giang):
    page = admin.get(f"{OFFICE}dia-ban/", {"q": "rach gia"}).content.decode()
    assert "Rạch Giá" in page
    assert "Hà Tiên" not in page
    assert "Rạch Giá" in admin.get(f"{OFFICE}dia-ban/", {"q": "P. Rạch G"}).content.decode()


def test_a_list_says_what_is_in_force_and_asks_no_more_for_more_rows(admin, province, django_assert_max_num_queries):
    make_unit(province, "cu", valid_to=date(2025, 6, 30))
    make_unit(province, "sau", valid_from=date(2090, 1, 1))
    page = admin.get(f"{OFFICE}don-vi/").content.decode()
    assert "Đã hết" in page
    assert "Sắp tới" in page
    assert "Công đoàn cu" not in admin.get(f"{OFFICE}don-vi/", {"state": "in_force"}).content.decode()
    for number in range(15):
        make_unit(province, f"u{number}", owner=User.objects.create_user(f"nguoi-{number}"))
    with django_assert_max_num_queries(25):
        admin.get(f"{OFFICE}don-vi/")


def test_a_coverage_of_both_or_neither_is_refused_with_a_sentence(admin, furnished):
    place, trade = Place.objects.first(), Trade.objects.get()
    for things in ({}, {"place": place.pk, "trade": trade.pk}):
        answer = admin.post(f"{OFFICE}phu-trach/new/", {"unit": furnished.pk, **things})
        assert answer.status_code == 200
        assert "Hãy chọn đúng một thứ" in answer.content.decode()


def test_a_second_unit_for_one_place_is_refused_with_its_reason(admin, furnished, province):
    data = {"unit": province.pk, "place": Place.objects.get(name="Rạch Giá").pk, "valid_from": "2026-01-01"}
    answer = admin.post(f"{OFFICE}phu-trach/new/", data)
    assert "“Rạch Giá” đã do “Công đoàn phuong” phụ trách từ 01/07/2025" in answer.content.decode()
    assert Coverage.objects.count() == 1


def test_a_unit_cannot_end_before_it_begins(admin):
    data = {"name": "Đội", "code": "doi", "kind": "commune", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    answer = admin.post(f"{OFFICE}don-vi/new/", data)
    assert answer.status_code == 200
    assert answer.content.decode().count("Ngày kết thúc phải sau ngày bắt đầu") == 1


def test_a_ring_of_units_is_refused_in_the_form(admin, furnished, province):
    data = {"name": "Tỉnh", "code": "tinh", "kind": "province", "parent": furnished.pk}
    answer = admin.post(f"{OFFICE}don-vi/edit/{province.pk}/", data)
    assert "cấp dưới" in answer.content.decode()


def test_a_unit_in_use_is_not_deleted_and_the_reason_is_told(admin, furnished):
    answer = admin.post(f"{OFFICE}don-vi/delete/{furnished.pk}/", follow=True)
    assert answer.status_code == 200
    assert "đang được dùng nên không xóa được" in answer.content.decode()
    assert Unit.objects.filter(pk=furnished.pk).exists()


def test_who_writes_down_a_check_of_a_workplace_made_it(admin, furnished):
    workplace = Workplace.objects.get()
    data = {"name": workplace.name, "has_union": "no", "checked_on": "2026-11-20", "code": workplace.code}
    assert admin.post(f"{OFFICE}noi-lam-viec/edit/{workplace.pk}/", data).status_code == 302
    workplace.refresh_from_db()
    assert (workplace.has_union, workplace.checked_by.username) == ("no", "quan-tri-trang")


@pytest.mark.parametrize(
    ("chooser", "found"), [("unit", "Công đoàn phuong"), ("place", "Rạch Giá"), ("workplace", "Hải sản")]
)
def test_a_chooser_finds_without_diacritics(admin, furnished, chooser, found):
    answer = admin.get(reverse(f"union_{chooser}_chooser:choose_results"), {"q": found.lower().replace("ạ", "a")})
    assert found in answer.content.decode()
    assert found not in admin.get(reverse(f"union_{chooser}_chooser:choose_results"), {"q": "xyz"}).content.decode()


def test_the_tables_are_closed_to_editors_and_organisers(editor, organiser, furnished):
    addresses = [f"{OFFICE}{table}/" for table in TABLES]
    addresses += [f"{OFFICE}phan-cong-hang-loat/", f"{OFFICE}excel/", f"{OFFICE}excel/tai-ve/", f"{OFFICE}excel/1/"]
    addresses += [f"{OFFICE}don-vi/{furnished.pk}/ket-thuc/", reverse("union_unit_chooser:choose")]
    for user in (editor, organiser):
        client = enter(user)
        for address in addresses:
            assert client.get(address).status_code in (302, 403), address
            assert client.post(address).status_code in (302, 403, 405), address


def test_who_has_not_signed_in_does_not_get_in():
    assert Client().get(f"{OFFICE}don-vi/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_cannot_give_one_place_to_two_units(province):
    place = Place.objects.create(code="30742", name="Rạch Giá", kind="phuong")
    units = [make_unit(province, f"u{number}") for number in range(4)]
    start, refused = threading.Barrier(4), []

    def give(unit: Unit) -> None:
        try:
            start.wait()
            Coverage.objects.create(unit=unit, place=place)
        except ValidationError as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=give, args=[unit]) for unit in units]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Coverage.objects.count() == 1
    assert len(refused) == 3


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_cannot_close_a_ring(province):
    first, second = make_unit(None, "a"), make_unit(None, "b")
    start, refused = threading.Barrier(2), []

    def put_below(unit: Unit, parent: Unit) -> None:
        try:
            unit.parent = parent
            start.wait()
            unit.save()
        except ValidationError as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=put_below, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Unit.objects.filter(parent__isnull=False).count() == 1
