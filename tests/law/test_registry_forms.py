"""The forms of the registry: what they take, what they refuse, and at which field they say so."""

import pytest
from django.test import Client

from cms.demo.factories import make_explainer, make_section
from cms.law.models import Figure, FigureValue, LegalDocument, Provision, RegionPlace
from cms.publisher.models import OutboxRow
from tests.law.admin_forms import LAW, day, enter, figure_form, make_place, provision_form, read, today
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(publisher_user) -> Client:
    """Somebody who keeps the registry."""
    return enter(publisher_user)


@pytest.fixture
def law() -> LegalDocument:
    return make_law()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("5.310.000", "5310000"), ("5310000", "5310000"), ("0,5", "0.5"), ("17.5", "17.5"), ("5.310.000 đồng", "5310000"),
     ("1.500", "1500"), ("8 %", "8")],
)  # fmt: skip
def test_a_number_is_taken_as_it_is_written_in_viet_nam(office, typed, stored):
    answer = office.post(f"{LAW}/so-lieu/new/", figure_form({"value": typed, "in_force_from": "2026-01-01"}))
    assert answer.status_code == 302, answer.content.decode()
    assert f"{FigureValue.objects.get().value.normalize():f}" == stored


def test_a_number_is_shown_again_as_it_is_written_in_viet_nam(office):
    assert 'value="4.730.000"' in read(office, f"so-lieu/edit/{make_figure().pk}/")


@pytest.mark.parametrize("typed", ["năm triệu", "5,310,000", "5.31.0", "1e6", "-5", "٣", "", "=1+1", "9" * 60])
def test_what_is_no_number_is_refused_at_its_field(office, typed):
    answer = office.post(f"{LAW}/so-lieu/new/", figure_form({"value": typed, "in_force_from": "2026-01-01"}))
    assert answer.status_code == 200
    formset = answer.context["form"].formsets["values"]
    assert list(formset.forms[0].errors) == ["value"]
    assert not Figure.objects.exists()


def test_two_values_on_one_day_are_refused_where_the_older_one_has_to_end(office):
    values = {"value": "1", "in_force_from": "2026-01-01"}, {"value": "2", "in_force_from": "2027-01-01"}
    answer = office.post(f"{LAW}/so-lieu/new/", figure_form(*values))
    forms = answer.context["form"].formsets["values"].forms
    assert "Hãy ghi 31/12/2026 vào đây" in str(forms[0].errors["in_force_to"])
    assert not forms[1].errors
    assert "Hãy ghi 31/12/2026 vào đây" in answer.content.decode()
    assert not Figure.objects.exists()


def test_a_new_value_follows_the_old_one_when_that_one_ends_the_day_before(office):
    figure = make_figure()
    kept = {"id": figure.values.get().pk, "value": "4.730.000", "in_force_from": "2026-01-01", "confirmed": "on"}
    form = figure_form(
        kept | {"in_force_to": "2026-12-31"}, {"value": "5.080.000", "in_force_from": "2027-01-01"}, known=1
    )
    assert office.post(f"{LAW}/so-lieu/edit/{figure.pk}/", form).status_code == 302
    assert [f"{row}".replace("\xa0", " ") for row in figure.values.all()] == ["4.730.000 đồng", "5.080.000 đồng"]
    assert Figure.objects.get().key == "luong-vung-2", "a key never changes"


def test_two_values_from_the_same_day_are_told_at_the_second(office):
    values = {"value": "1", "in_force_from": "2026-01-01"}, {"value": "2", "in_force_from": "2026-01-01"}
    forms = office.post(f"{LAW}/so-lieu/new/", figure_form(*values)).context["form"].formsets["values"].forms
    assert "Hai dòng cùng bắt đầu một ngày" in str(forms[1].errors["in_force_from"])


def test_an_end_before_the_beginning_is_refused_at_the_end(office, law):
    version = {"gist": "Bạn được nghỉ.", "in_force_from": "2026-02-01", "in_force_to": "2026-01-01"}
    answer = office.post(f"{LAW}/dieu-khoan/new/", provision_form(law.pk, version))
    [form] = answer.context["form"].formsets["versions"].forms
    assert list(form.errors) == ["in_force_to"]


def test_an_age_in_months_is_not_taken_for_one_in_years(office):
    values = {"value": "61", "in_force_from": "2026-01-01"}
    answer = office.post(f"{LAW}/so-lieu/new/", figure_form(values, unit="age-month"))
    assert "61 tuổi 6 tháng ghi là 738" in answer.content.decode()
    values["value"] = "738"
    assert office.post(f"{LAW}/so-lieu/new/", figure_form(values, unit="age-month")).status_code == 302
    assert "61 tuổi 6 tháng" in read(office, "so-lieu/results/")


def test_a_provision_written_in_the_form_is_found_by_what_it_says(office, law):
    version = {"gist": "Bạn được nghỉ giữa ca ba mươi phút.", "in_force_from": "2026-02-01"}
    assert office.post(f"{LAW}/dieu-khoan/new/", provision_form(law.pk, version)).status_code == 302
    assert "Điều 99" in read(office, "dieu-khoan/results/", q="nghi giua ca")


def test_a_place_there_is_already_is_refused_and_so_is_one_that_says_nothing(office, law):
    make_provision(law, "99")
    version = {"gist": "Bạn được nghỉ.", "in_force_from": "2026-02-01"}
    answer = office.post(f"{LAW}/dieu-khoan/new/", provision_form(law.pk, version))
    assert "Điều khoản này đã có trong sổ" in answer.content.decode()
    assert office.post(f"{LAW}/dieu-khoan/new/", provision_form(law.pk, article="100")).status_code == 200
    assert Provision.objects.count() == 1


def test_a_document_with_a_new_name_takes_its_provisions_along(office, law):
    make_provision(law)
    form = {
        "number": law.number,
        "kind": "code",
        "short_title": "Bộ luật Cần lao",
        "title": "x",
        "in_force_from": day(-9),
    }
    answer = office.post(f"{LAW}/van-ban/edit/{law.pk}/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert "Điều 98" in read(office, "dieu-khoan/results/", q="can lao")


def test_a_commune_is_not_in_two_regions_on_one_day(office, law):
    make_place(law, in_force_from=today())
    form = {"code": "30742", "name": "phường Rạch Giá", "province": "91", "region": "I", "document": law.pk}
    answer = office.post(f"{LAW}/vung-luong/new/", form | {"in_force_from": day(9)})
    assert "Địa bàn này đã là Vùng II" in str(answer.context["form"].errors["in_force_from"])
    assert RegionPlace.objects.count() == 1


def test_what_others_stand_on_is_not_deleted_and_they_are_named(office, law):
    provision = make_provision(law)
    make_figure(provision=provision)
    for path, row in ((f"van-ban/delete/{law.pk}/", law), (f"dieu-khoan/delete/{provision.pk}/", provision)):
        page = office.post(f"{LAW}/{path}", follow=True).content.decode()
        assert "đang được dùng nên không xóa được" in page
        assert type(row).objects.filter(pk=row.pk).exists()
    assert "điều khoản “Điều 98" in office.post(f"{LAW}/van-ban/delete/{law.pk}/", follow=True).content.decode()


def test_a_number_that_a_page_shows_is_not_deleted_and_the_page_is_named(office, site_tree):
    figure = make_figure()
    section = make_section(parent=site_tree, title="Quyền lợi", in_menu=True)
    answer = f'<p>Là <a href="figure:{figure.pk}">x</a>.</p>'
    for number in range(5):
        make_explainer(parent=section, title=f"Lương tháng {number}?", short_answer=answer)
    page = office.post(f"{LAW}/so-lieu/delete/{figure.pk}/", follow=True).content.decode()
    assert "trang “Lương tháng 0?”; trang “Lương tháng 1?”; trang “Lương tháng 2?” và 2 chỗ khác" in page
    assert Figure.objects.exists()


def test_what_nobody_uses_is_deleted(office, law):
    figure = make_figure()
    assert office.post(f"{LAW}/so-lieu/delete/{figure.pk}/").status_code == 302
    assert not Figure.objects.exists()


def test_a_change_of_the_law_wakes_the_publisher(office):
    OutboxRow.objects.all().delete()
    office.post(f"{LAW}/so-lieu/new/", figure_form({"value": "1", "in_force_from": "2026-01-01"}))
    assert OutboxRow.objects.exists()
