"""The admin's tables of the organisation."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.union.models import Coverage, Place, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("quan-tri", password="mat-khau-rat-dai"))
    return client


def test_a_place_is_searched_without_diacritics_in_the_admin(admin):
    Place.objects.create(code="30742", name="Rạch Giá", kind="phuong")
    Place.objects.create(code="30769", name="Hà Tiên", kind="phuong")
    page = admin.get("/quan-tri/to-chuc/dia-ban/", {"q": "rach gia"}).content.decode()
    assert "Rạch Giá" in page
    assert "Hà Tiên" not in page


@pytest.mark.parametrize("address", ["don-vi", "dia-ban", "noi-lam-viec", "phu-trach"])
def test_each_table_opens_searches_and_offers_a_form(admin, address):
    unit = Unit.objects.create(code="tinh", name="Liên đoàn", kind="province")
    Coverage.objects.create(unit=unit, place=Place.objects.create(code="1", name="Hòn Đất", kind="xa"))
    assert admin.get(f"/quan-tri/to-chuc/{address}/").status_code == 200
    assert admin.get(f"/quan-tri/to-chuc/{address}/", {"q": "hon dat"}).status_code == 200
    assert admin.get(f"/quan-tri/to-chuc/{address}/new/").status_code == 200


def test_a_coverage_of_both_or_neither_is_refused_with_a_sentence(admin):
    unit = Unit.objects.create(code="tinh", name="Liên đoàn", kind="province")
    answer = admin.post("/quan-tri/to-chuc/phu-trach/new/", {"unit": unit.pk})
    assert answer.status_code == 200
    assert "Hãy chọn đúng một thứ" in answer.content.decode()


def test_a_unit_cannot_end_before_it_begins(admin):
    data = {"name": "Đội", "code": "doi", "kind": "commune", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    answer = admin.post("/quan-tri/to-chuc/don-vi/new/", data)
    assert answer.status_code == 200
    assert "Ngày kết thúc phải sau ngày bắt đầu" in answer.content.decode()


def test_who_has_no_permission_does_not_get_in():
    client = Client()
    assert client.get("/quan-tri/to-chuc/don-vi/").status_code == 302
