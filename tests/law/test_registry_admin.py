"""The registry of the law in the admin: who may do what, what the lists say, what the forms refuse and where."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from wagtail.admin.menu import admin_menu

from cms.law.models import Figure, LegalDocument, Provision, RegionPlace
from tests.law.admin_forms import LAW, enter, make_place, read, today
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db
TABLES = ("van-ban", "dieu-khoan", "so-lieu", "vung-luong")


@pytest.fixture
def office(publisher_user) -> Client:
    """Somebody who keeps the registry."""
    return enter(publisher_user)


@pytest.fixture
def reader(editor) -> Client:
    """Somebody who may only look."""
    return enter(editor)


@pytest.fixture
def law() -> LegalDocument:
    return make_law()


# Who may do what


@pytest.mark.parametrize("table", TABLES)
def test_who_writes_pages_reads_the_registry_and_changes_nothing(reader, law, table):
    make_figure(provision=make_provision(law))
    make_place(law)
    rows = {"van-ban": LegalDocument, "dieu-khoan": Provision, "so-lieu": Figure, "vung-luong": RegionPlace}
    key = rows[table].objects.get().pk
    assert f"/so-luat/{table}/inspect/{key}/" in read(reader, f"{table}/")
    read(reader, f"{table}/inspect/{key}/")
    for path in (f"{table}/new/", f"{table}/edit/{key}/", f"{table}/delete/{key}/"):
        answer = reader.post(f"{LAW}/{path}", {})
        assert answer.status_code in (302, 403)
    assert rows[table].objects.filter(pk=key).exists()


@pytest.mark.parametrize("table", TABLES)
def test_who_publishes_opens_every_form(office, table):
    read(office, f"{table}/")
    read(office, f"{table}/new/")


@pytest.mark.parametrize("table", TABLES)
def test_who_calls_workers_back_sees_nothing_of_it(organiser, table):
    assert enter(organiser).get(f"{LAW}/{table}/").status_code in (302, 403)


def test_what_a_provision_and_a_figure_say_over_time_can_be_read_without_the_right_to_change(reader, law):
    provision = make_provision(law, gist="Tăng ca được trả ít nhất một rưỡi.")
    figure = make_figure(provision=provision)
    assert "Tăng ca được trả ít nhất một rưỡi." in read(reader, f"dieu-khoan/inspect/{provision.pk}/")
    page = read(reader, f"so-lieu/inspect/{figure.pk}/")
    assert "01/01/2026 – …: 4.730.000 đồng Điều 98 Bộ luật Lao động" in page


# What the lists say


@pytest.mark.parametrize("typed", ["98", "điều 98", "dieu 98", "tang ca", "45/2019", "bo luat lao dong", "lam them"])
def test_a_provision_is_found_by_what_one_would_say(office, law, typed):
    make_provision(law, "98", keywords="tăng ca, làm thêm giờ")
    make_provision(make_law("1/2020", "Luật Việc khác"), "113", gist="Bạn có mười hai ngày phép.")
    page = read(office, "dieu-khoan/results/", q=typed)
    assert "Điều 98" in page
    assert "Điều 113" not in page


def test_a_figure_is_found_without_diacritics(office):
    make_figure()
    make_figure("phep-nam", label="Phép năm", unit="day", group="Nghỉ")
    page = read(office, "so-lieu/results/", q="luong toi thieu")
    assert "Lương tối thiểu, vùng II" in page
    assert "Phép năm" not in page


def test_the_list_says_what_a_figure_is_today_and_that_it_will_change(office):
    make_figure("a", ("4730000", today() - timedelta(90), today() + timedelta(9)), ("5", today() + timedelta(10), None))
    page = read(office, "so-lieu/results/")
    assert "4.730.000 đồng" in page
    assert f"rồi đổi từ {today() + timedelta(10):%d/%m/%Y}" in page
    assert "Đang áp dụng" in page


def seed_states(law: LegalDocument) -> None:
    now = today()
    make_figure("dang", ("1", now - timedelta(9), None), label="Số đang áp dụng")
    make_figure("toi", ("2", now + timedelta(9), None), label="Số sắp tới")
    make_figure("het", ("3", None, now - timedelta(1)), label="Số đã qua")
    make_figure("sap-het", ("4", now - timedelta(9), now + timedelta(20)), label="Số cạn ngày")
    make_figure(
        "noi",
        ("5", now - timedelta(9), now + timedelta(20)),
        ("6", now + timedelta(21), None),
        label="Số có nối",
        confirmed=False,
        provision=make_provision(law, "3"),
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"state": "in_force"}, {"Số đang áp dụng", "Số cạn ngày", "Số có nối"}),
        ({"state": "upcoming"}, {"Số sắp tới"}),
        ({"state": "ended"}, {"Số đã qua"}),
        ({"ending": "1"}, {"Số cạn ngày"}),
        ({"unread": "1"}, {"Số có nối"}),
    ],
)
def test_a_filter_shows_the_figures_that_stand_so_and_no_others(office, law, query, shown):
    seed_states(law)
    page = read(office, "so-lieu/results/", **query)
    every = Figure.objects.values_list("label", flat=True)
    assert {label for label in every if label in page} == shown


def test_a_filter_shows_what_belongs_to_one_document(office, law):
    seed_states(law)
    other = make_law("1/2020", "Luật Việc khác")
    make_provision(other, "7")
    page = read(office, "so-lieu/results/", document=str(law.pk))
    assert "Số có nối" in page
    assert "Số sắp tới" not in page
    page = read(office, "dieu-khoan/results/", document=str(other.pk))
    assert "Điều 7" in page
    assert "Điều 3" not in page


def test_a_provision_ends_with_its_document(office):
    over = make_law("1/2012", "Luật Cũ", in_force_to=today() - timedelta(1))
    make_provision(over, "5")
    assert "Đã hết" in read(office, "dieu-khoan/results/", state="ended")
    assert "Điều 5" in read(office, "dieu-khoan/results/", state="ended")
    assert "Điều 5" not in read(office, "dieu-khoan/results/", state="in_force")


def test_a_document_that_ends_soon_is_shown_unless_another_takes_its_place(office, law):
    soon = today() + timedelta(30)
    make_law("1/2020", "Nghị định Sắp hết", in_force_to=soon)
    make_law("2/2020", "Nghị định Được thay", in_force_to=soon, replaced_by=law)
    page = read(office, "van-ban/results/", ending="1")
    assert "Nghị định Sắp hết" in page
    assert "Nghị định Được thay" not in page


@pytest.mark.parametrize("table", TABLES)
def test_more_rows_ask_no_more_of_the_database(office, law, table, django_assert_max_num_queries):
    def add(first: int, last: int) -> None:
        for number in range(first, last):
            provision = make_provision(make_law(f"{number}/2020", f"Luật số {number}"), str(number))
            make_figure(f"so-{number}", label=f"Số {number}", provision=provision)
            make_place(law, code=f"{number:05}", name=f"xã {number}")

    add(1, 4)
    read(office, f"{table}/")
    with django_assert_max_num_queries(100) as few:
        read(office, f"{table}/")
    add(4, 30)
    with django_assert_max_num_queries(len(few)):
        page = read(office, f"{table}/")
    assert page.count('data-object-id="') >= 25 or page.count("/edit/") >= 25


def test_the_menu_offers_the_registry_to_those_who_may_read_it(editor, organiser):
    for user, is_shown in ((editor, True), (organiser, False)):
        request = RequestFactory().get("/quan-tri/")
        request.user = user
        labels = [str(item.label) for item in admin_menu.menu_items_for_request(request)]
        assert ("Sổ luật" in labels) is is_shown
