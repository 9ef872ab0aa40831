"""The funnel's pages over HTTP: what they show, what they keep to themselves, what they answer to nonsense."""

import os
import re
import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from cms.accounts.models import User
from cms.interest.funnel.periods import MONTH, find_period, find_year, make_year
from cms.interest.models import DailyCount, Lead, LeadCount, Organiser
from cms.union.models import Unit
from tests.interest.conftest import enter, make_user

TODAY = timezone.localdate()
THIS_MONTH = find_period(make_year(find_year(TODAY), TODAY), MONTH, TODAY)
HOME = "/quan-tri/ket-nap/"
ADDRESSES = ("", f"{THIS_MONTH.slug}/", f"{THIS_MONTH.slug}/excel/", f"{THIS_MONTH.slug}/in/")


def count(number: int, *, unit, week: date | None = None, outcome: str = "closed", in_time: bool = False, **facts):
    """So many people of one kind, as they are kept when they are forgotten."""
    fields = {"kind": "join", "channel": "web", "placement": "", "reached_in_time": in_time} | facts
    return LeadCount.objects.create(
        week=week or THIS_MONTH.first_day, unit=unit, outcome=outcome, number=number, **fields
    )


@pytest.fixture
def counts(tree):
    """37 of the ward of whom 20 joined, 3 of the zone, 7 of the trade's union: the 3 cannot be worked out."""
    tree.ward.name = "=1+1 Công đoàn phường"
    tree.ward.save()
    count(20, unit=tree.ward, outcome="joined", in_time=True, placement="cong-1")
    count(17, unit=tree.ward, placement="cong-1")
    count(3, unit=tree.zone)
    count(6, unit=tree.trade, outcome="joined", in_time=True)
    count(1, unit=tree.trade)
    return tree


@pytest.fixture
def province(counts) -> User:
    """Somebody of the province who may see numbers and type some in."""
    user = make_user("so-lieu", "view_funnel", "import_counts")
    Organiser.objects.create(user=user, unit=counts.province)
    return user


def test_while_nobody_typed_in_how_often_forms_were_seen_the_page_says_why_there_is_no_number(province):
    client = enter(province)
    assert "Chưa có số lượt xem" in read(client)
    DailyCount.objects.create(
        day=THIS_MONTH.first_day, form="join", placement="", step="seen", source="typed", number=400
    )
    assert "Chưa có số lượt xem" not in read(client)


def read(client, path: str = "") -> str:
    answer = client.get(HOME + path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_the_page_shows_what_is_large_and_hides_what_is_small(province):
    html = read(enter(province))
    assert ">47<" in html and ">37<" in html and ">26<" in html
    assert "Công đoàn KCN" not in html and "Nghiệp đoàn xe" not in html, "3, and 7 because 47 − 37 − 7 is 3"
    assert "Các ô ẩn cộng lại" in html and ">10<" in html
    assert "chưa có số liệu" in html and "Xem biểu mẫu" in html
    assert '<rect width="100" height="10" class="funnel-bar"/>' in html, "the widest bar"


def test_the_workbook_has_the_numbers_of_the_page_and_no_formula(province):
    answer = enter(province).get(f"{HOME}{THIS_MONTH.slug}/excel/")
    assert "ket-nap-" in answer["Content-Disposition"]
    workbook = load_workbook(BytesIO(answer.content))
    units = [[cell.value for cell in row] for row in workbook["Theo đơn vị"].iter_rows()]
    assert units[1][:4] == ["=1+1 Công đoàn phường", 37, 20, 20]
    assert units[2][:4] == ["Các ô ẩn cộng lại", 10, 6, 6]
    assert units[3][:4] == ["Tất cả", 47, 26, 26]
    assert all(cell.data_type != "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_the_sheet_of_a_month_stands_beside_the_month_before(province, counts):
    count(30, unit=counts.ward, week=THIS_MONTH.first_day - timedelta(days=7))
    html = read(enter(province), f"{THIS_MONTH.slug}/in/")
    assert "So với tháng trước" in html and "+17" in html and "Đang quá giờ" in html


def test_any_period_of_the_chooser_opens_and_any_other_address_is_missing(province):
    client = enter(province)
    for period in make_year(find_year(TODAY), TODAY).walk():
        if period.kind != "week":
            assert client.get(f"{HOME}{period.slug}/").status_code == 200
    assert client.get(f"{HOME}?ky={THIS_MONTH.slug}")["Location"].endswith(f"{THIS_MONTH.slug}/")
    for slug in ("0000", "9999", "2026-13", "2026-q0", "x", f"{find_year(TODAY)}-w54"):
        for tail in ("", "excel/", "in/"):
            assert client.get(f"{HOME}{slug}/{tail}").status_code == 404
        assert client.get(HOME, {"ky": slug}).status_code == 404
    assert client.get(f"{HOME}{find_year(TODAY)}/in/").status_code == 404, "only a month is printed"


@pytest.mark.parametrize("path", [*ADDRESSES, "luot-xem/"])
def test_who_has_not_the_right_or_no_unit_gets_no_number(counts, path):
    for user in (make_user("bien-tap"), make_user("goi-dien", "view_lead"), make_user("khong-don-vi", "view_funnel")):
        answer = enter(user).get(HOME + path)
        assert answer.status_code == 302 and b"47" not in answer.content
    inside = make_user("trong-cong-ty", "view_funnel")
    Organiser.objects.create(user=inside, unit=counts.inside)
    assert enter(inside).get(HOME + path).status_code == 302


def test_a_ward_sees_its_own_numbers_and_types_none_in(counts):
    user = make_user("phuong-2", "view_funnel", "import_counts")
    Organiser.objects.create(user=user, unit=counts.ward)
    html = read(enter(user))
    assert ">37<" in html and ">47<" not in html
    assert enter(user).get(f"{HOME}luot-xem/").status_code == 302


def test_totals_are_pasted_or_sent_as_a_file_all_or_nothing(province):
    client, day = enter(province), f"{THIS_MONTH.first_day:%d/%m/%Y}"
    refused = client.post(f"{HOME}luot-xem/", {"lines": f"{day},cong-1,90\n{day},cong-2,x"})
    assert refused.status_code == 422 and "Dòng 2" in refused.content.decode()
    assert f"{day},cong-1,90" in refused.content.decode(), "what was pasted is still there"
    assert not DailyCount.objects.exists()
    assert client.post(f"{HOME}luot-xem/", {"lines": f"{day},cong-1,90"}).status_code == 302
    workbook, content = Workbook(), BytesIO()
    workbook.active.append(["Ngày", "Nguồn", "Lượt"])
    workbook.active.append([THIS_MONTH.first_day, "cong-2", 40])
    workbook.save(content)
    sheet = SimpleUploadedFile("luot.xlsx", content.getvalue())
    assert client.post(f"{HOME}luot-xem/", {"sheet": sheet}).status_code == 302
    assert ">130<" in read(client)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"\xff\xfe\x00", b"", b"a,b\n\x00,\x00", b'"' * 5000])
def test_a_file_that_is_none_is_refused_in_a_sentence(province, content):
    answer = enter(province).post(f"{HOME}luot-xem/", {"sheet": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 422
    assert not DailyCount.objects.exists()


@pytest.mark.browser
def test_a_hundred_units_and_all_they_are_late_with_are_printed_on_one_page(province, counts, tmp_path):
    now = timezone.now()
    for number in range(102):
        name = f"Công đoàn xã có cái tên dài để in ra trên một dòng {number}"
        unit = Unit.objects.create(code=f"x{number}", name=name, kind="commune", parent=counts.province)
        count(9, unit=unit, in_time=True)
        count(number + 5, unit=unit)
        Lead.objects.bulk_create(
            Lead(unit=unit, received_at=now, last_sent_at=now, due_at=now - timedelta(hours=1)) for _ in range(7)
        )
    css = Path("cms/interest/static/interest/funnel.css").read_text(encoding="utf-8")
    html = read(enter(province), f"{THIS_MONTH.slug}/in/")
    page, pdf = tmp_path / "in.html", tmp_path / "in.pdf"
    page.write_text(re.sub(r"<link[^>]*>", f"<style>{css}</style>", html, count=1), encoding="utf-8")
    program = os.environ.get("LOA_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/own"]
    subprocess.run([program, *flags, f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True)
    assert re.findall(rb"/Count (\d+)", pdf.read_bytes()) == [b"1"]
    assert "Các đơn vị khác" in html
