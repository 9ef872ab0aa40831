"""The screens on which much changes at once: choose, see what would happen, confirm."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.accounts.models import User
from cms.union.models import Coverage, Place, Trade, Unit, WorkbookUpload
from cms.union.queries import find_covering
from cms.union.workbook import write_workbook
from tests.union.conftest import make_unit
from tests.union.sheets_by_hand import write_by_hand

pytestmark = pytest.mark.django_db
MANY, EXCEL = "/quan-tri/to-chuc/phan-cong-hang-loat/", "/quan-tri/to-chuc/excel/"
MOVED = date(2026, 12, 1)


def enter(username: str) -> Client:
    from django.contrib.auth.models import Group

    user = User.objects.create_user(username, password="mat-khau-rat-dai")
    user.groups.add(Group.objects.get(name="Quản trị trang"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db) -> Client:
    return enter("quan-tri-trang")


@pytest.fixture
def units(province) -> dict[str, Unit]:
    made = {code: make_unit(province, code) for code in ("a", "b")}
    for number, name in enumerate(("Rạch Giá", "Vĩnh Thông")):
        place = Place.objects.create(code=f"3074{number}", name=name, kind="phuong")
        Coverage.objects.create(unit=made["a"], place=place, valid_from=date(2025, 7, 1))
    return made


def asking(units, **more) -> dict:
    rows = list(Coverage.objects.filter(unit=units["a"]).values_list("pk", flat=True))
    data = {"source": units["a"].pk, "from_day": "2026-12-01", "rows": rows, "unit": units["b"].pk}
    return {**data, "decision": "90/QĐ-LĐLĐ", **more}


def test_a_unit_is_chosen_and_what_it_has_is_shown_all_ticked(admin, units):
    assert admin.get(MANY).status_code == 200
    page = admin.get(MANY, {"source": units["a"].pk, "from_day": "2026-12-01"}).content.decode()
    assert page.count("checked") == 2
    assert "Rạch Giá" in page
    assert "không phụ trách gì" in admin.get(MANY, {"source": units["b"].pk, "from_day": "2026-12-01"}).content.decode()
    assert "Vĩnh Thông" not in admin.get(MANY, {"source": "x", "from_day": "hôm qua"}).content.decode()


def test_the_preview_changes_nothing_and_the_confirmation_does(admin, units):
    page = admin.post(MANY, asking(units)).content.decode()
    assert "Xác nhận chuyển" in page
    assert "01/12/2026" in page
    assert Coverage.objects.count() == 2
    answer = admin.post(MANY, asking(units, confirm="1"), follow=True)
    assert "Đã chuyển 2 dòng phụ trách" in answer.content.decode()
    place = Place.objects.get(name="Rạch Giá")
    assert find_covering(MOVED, place=place).unit == units["b"]
    assert find_covering(date(2026, 11, 30), place=place).unit == units["a"]


def test_only_what_is_ticked_is_moved(admin, units):
    row = Coverage.objects.get(place__name="Rạch Giá")
    admin.post(MANY, asking(units, rows=[row.pk], confirm="1"))
    assert find_covering(MOVED, place=Place.objects.get(name="Vĩnh Thông")).unit == units["a"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rows": []}, "Hãy chọn ít nhất một dòng"),
        ({"decision": ""}, "bắt buộc"),
        ({"unit": "999999"}, ""),
        ({"unit": "x"}, ""),
        ({"unit": "9" * 30}, ""),
        ({"rows": ["7x"]}, ""),
        ({"unit": "ended"}, "không hoạt động vào ngày"),
    ],
)
def test_what_cannot_be_done_is_told_and_not_done(admin, units, province, change, reason):
    ended = make_unit(province, "ended", valid_to=date(2026, 1, 1))
    change = {name: ended.pk if value == "ended" else value for name, value in change.items()}
    answer = admin.post(MANY, asking(units, confirm="1", **change))
    assert answer.status_code == 200
    assert reason in answer.content.decode()
    assert Coverage.objects.count() == 2


def test_a_unit_is_ended_after_a_preview(admin, units):
    address = f"/quan-tri/to-chuc/don-vi/{units['a'].pk}/ket-thuc/"
    assert admin.get(address).status_code == 200
    data = {"last_day": "2026-11-30", "successor": units["b"].pk, "decision": "95/QĐ-LĐLĐ"}
    assert "Xác nhận kết thúc" in admin.post(address, data).content.decode()
    assert Unit.objects.get(code="a").valid_to is None
    answer = admin.post(address, {**data, "confirm": "1"}, follow=True)
    assert "chuyển 2 dòng phụ trách" in answer.content.decode()
    assert Unit.objects.get(code="a").successor == units["b"]
    again = admin.post(address, {**data, "last_day": "2026-12-31"})
    assert "không hoạt động vào ngày" in again.content.decode()


def send(client: Client, content: bytes, name: str = "to-chuc.xlsx"):
    return client.post(EXCEL, {"workbook": SimpleUploadedFile(name, content)}, follow=True)


def test_the_workbook_is_taken_out_and_sent_in_unchanged(admin, units):
    taken = admin.get(f"{EXCEL}tai-ve/")
    assert taken["Content-Disposition"].endswith('.xlsx"')
    page = send(admin, taken.content).content.decode()
    assert "giống hệt dữ liệu đang có" in page


def test_a_workbook_goes_in_after_it_was_seen(admin, units):
    content = write_by_hand({"Nghề": [["Mã", "Tên"], ["ban-hang", "Bán hàng <qua> mạng"]]})
    page = send(admin, content)
    assert "Bán hàng &lt;qua&gt; mạng" in page.content.decode()
    assert not Trade.objects.exists()
    upload = WorkbookUpload.objects.get()
    answer = admin.post(f"{EXCEL}{upload.pk}/", {"seen": page.context["plan"].digest}, follow=True)
    assert "Đã nhập: 1 dòng mới, 0 dòng thay đổi" in answer.content.decode()
    assert Trade.objects.get().slug == "ban-hang"
    assert not WorkbookUpload.objects.exists()


def test_a_workbook_with_a_wrong_line_does_not_go_in_even_when_asked(admin, units):
    page = send(admin, write_by_hand({"Nghề": [["Mã", "Tên"], ["ban-hang", "Bán"], ["x y", "Sai"]]}))
    assert "Trang “Nghề”, dòng 3" in page.content.decode()
    upload = WorkbookUpload.objects.get()
    answer = admin.post(f"{EXCEL}{upload.pk}/", {"seen": page.context["plan"].digest})
    assert "chưa nhập được dòng nào" in answer.content.decode()
    assert not Trade.objects.exists()


def test_what_changed_since_it_was_seen_is_shown_again(admin, units):
    page = send(admin, write_by_hand({"Nghề": [["Mã", "Tên"], ["ban-hang", "Bán hàng"]]}))
    Trade.objects.create(slug="ban-hang", name="Buôn bán")
    upload = WorkbookUpload.objects.get()
    answer = admin.post(f"{EXCEL}{upload.pk}/", {"seen": page.context["plan"].digest})
    assert "đã thay đổi từ lúc bạn xem trước" in answer.content.decode()
    assert Trade.objects.get().name == "Buôn bán"
    admin.post(f"{EXCEL}{upload.pk}/", {"seen": answer.context["plan"].digest})
    assert Trade.objects.get().name == "Bán hàng"


def test_an_unreadable_file_is_told_and_not_kept(admin):
    assert "không phải tệp Excel" in send(admin, b"MZ\x00").content.decode()
    assert not WorkbookUpload.objects.exists()
    assert send(admin, b"").status_code == 200
    assert admin.post(EXCEL, {}).status_code == 200


def test_a_file_of_somebody_else_is_not_shown(admin, units):
    send(admin, write_workbook())
    upload = WorkbookUpload.objects.get()
    other = enter("nguoi-khac")
    assert other.get(f"{EXCEL}{upload.pk}/").status_code == 404
    assert other.post(f"{EXCEL}{upload.pk}/", {"drop": "1"}).status_code == 404
    assert admin.post(f"{EXCEL}{upload.pk}/", {"drop": "1"}).status_code == 302
    assert not WorkbookUpload.objects.exists()
