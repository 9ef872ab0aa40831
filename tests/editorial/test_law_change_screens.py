"""The editor sees what a change touches, makes it ready with one button, and sees who has looked at what."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.content.models import ExplainerPage
from cms.demo.factories import make_explainer, make_section, make_user
from cms.editorial.models import LawChange, LawChangeItem, LawTask, LegalCheck, ReviewNote
from cms.editorial.roles import EDITORS, ORGANISERS, PUBLISHERS
from cms.law.models import FigureValue
from tests.law.registry import make_figure, make_law, make_provision

pytestmark = pytest.mark.django_db
DAY = timezone.localdate() + timedelta(days=40)


@pytest.fixture
def admin(client, publisher_user):
    client.force_login(publisher_user)
    return client


@pytest.fixture
def rights(site_tree):
    return make_section(parent=site_tree, title="Quyền của bạn", slug="quyen")


@pytest.fixture
def wage(db):
    return make_figure()


def post_change(client, *items: dict, **fields):
    """Fill the form in and send it."""
    data = {"title": "Lương 2027", "effective_on": DAY.isoformat(), "note": "", "document": ""} | fields
    data |= {"items-TOTAL_FORMS": len(items), "items-INITIAL_FORMS": 0, "items-MIN_NUM_FORMS": 1}
    for number, item in enumerate(items):
        data |= {f"items-{number}-{name}": value for name, value in ({"ORDER": number, "gist": ""} | item).items()}
    return client.post(reverse("law_changes:add"), data)


def prepared(publisher_user, figure) -> LawChange:
    from cms.editorial.law_changes import prepare_change

    change = LawChange.objects.create(title="Lương 2027", effective_on=DAY)
    LawChangeItem.objects.create(change=change, kind="new_value", figure=figure, value=5_080_000)
    prepare_change(change=change, actor=publisher_user)
    return change


def test_after_the_form_the_editor_sees_every_page_and_place_it_touches(admin, rights, wage):
    text = f'<p><a href="figure:{wage.pk}">x</a></p>'
    page = make_explainer(parent=rights, title="Lương bao nhiêu?", short_answer=text, covers=text)
    answer = post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": "5080000"})
    change = LawChange.objects.get()
    assert answer.url == reverse("editorial_law_change", args=[change.pk])
    html = admin.get(answer.url).content.decode()
    assert "1 trang, 2 chỗ" in html
    assert page.title in html
    assert "Trả lời ngắn" in html
    assert "Áp dụng cho ai" in html
    assert wage.values.get().in_force_to is None, "nothing has changed"


@pytest.mark.parametrize(("typed", "slip"), [("5080000", False), ("508000", True), ("50800000", True)])
def test_what_holds_now_stands_before_the_new_value_and_a_zero_too_many_catches_the_eye(admin, wage, typed, slip):
    answer = post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": typed})
    html = admin.get(answer.url).content.decode().replace("\xa0", " ")
    assert "4.730.000 đồng →" in html
    assert ("Số mới khác số cũ nhiều quá" in html) is slip


def test_what_a_kind_of_change_needs_is_asked_beside_its_field(admin, wage):
    answer = post_change(admin, {"kind": "replaced", "provision": make_provision(make_law()).pk})
    assert "Cần điền ô này cho loại thay đổi đã chọn" in answer.content.decode()
    assert not LawChange.objects.exists()


def test_one_button_makes_the_drafts_and_the_tasks(admin, rights, wage):
    make_explainer(parent=rights, short_answer=f'<p><a href="figure:{wage.pk}">x</a></p>')
    post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": "5080000"})
    change = LawChange.objects.get()
    html = admin.post(reverse("editorial_law_change_prepare", args=[change.pk]), follow=True).content.decode()
    assert "Đã tạo 1 bản nháp và 1 việc rà" in html
    assert "chờ rà" in html
    again = admin.post(reverse("editorial_law_change_prepare", args=[change.pk]), follow=True).content.decode()
    assert "đã được chuẩn bị rồi" in again
    assert FigureValue.objects.count() == 2


def test_a_task_is_ticked_and_the_drafts_are_scheduled_from_the_same_screen(admin, rights, wage, publisher_user):
    page = make_explainer(parent=rights, short_answer=f'<p><a href="figure:{wage.pk}">x</a></p>')
    change = prepared(publisher_user, wage)
    task = LawTask.objects.get()
    html = admin.post(reverse("editorial_law_change_schedule", args=[change.pk]), follow=True).content.decode()
    assert "Chưa hẹn thêm trang nào" in html
    html = admin.post(reverse("editorial_law_task_finish", args=[task.pk]), follow=True).content.decode()
    assert "Mọi trang đã có người rà" in html
    colleague = make_user(username="dong-nghiep", password="hai-son-noi-lon-len", role=PUBLISHERS)
    admin.force_login(colleague)
    html = admin.post(reverse("editorial_law_change_schedule", args=[change.pk]), follow=True).content.decode()
    assert "Đã hẹn 1 trang" in html
    assert "đã hẹn giờ" in html
    assert ExplainerPage.objects.get(pk=page.pk).get_latest_revision().approved_go_live_at
    admin.post(reverse("editorial_law_task_finish", args=[task.pk]), {"done": "0"})
    assert LawTask.objects.get().done_at is None


def test_a_prepared_change_can_be_neither_altered_nor_dropped(admin, rights, wage, publisher_user):
    change = prepared(publisher_user, wage)
    for name in ("edit", "delete"):
        answer = admin.post(reverse(f"law_changes:{name}", args=[change.pk]))
        assert answer.url == reverse("editorial_law_change", args=[change.pk])
    assert LawChange.objects.exists()


def test_an_editor_looks_and_ticks_but_does_not_prepare_and_others_see_nothing(client, rights, wage, publisher_user):
    make_explainer(parent=rights, short_answer=f'<p><a href="figure:{wage.pk}">x</a></p>')
    change = prepared(publisher_user, wage)
    show, task = reverse("editorial_law_change", args=[change.pk]), LawTask.objects.get()
    client.force_login(make_user(username="viet", password="hai-son-noi-lon-len", role=EDITORS))
    html = client.get(show).content.decode()
    assert "Đã rà" in html
    assert "Hẹn giờ các bản nháp" not in html
    assert client.post(reverse("editorial_law_task_finish", args=[task.pk])).status_code == 302
    assert LawTask.objects.get().done_at
    for name in ("editorial_law_change_prepare", "editorial_law_change_schedule"):
        client.post(reverse(name, args=[change.pk]))
    assert not page_is_scheduled()
    client.force_login(make_user(username="tochuc", password="hai-son-noi-lon-len", role=ORGANISERS))
    assert "Lương 2027" not in client.get(show, follow=True).content.decode()
    assert "Căn cứ" not in client.get(reverse("editorial_rights_desk"), follow=True).content.decode()


def page_is_scheduled() -> bool:
    return any(page.get_latest_revision().approved_go_live_at for page in ExplainerPage.objects.all())


def test_the_desk_lists_what_needs_a_person(admin, rights, publisher_user):
    law = make_law()
    changed = make_provision(law, "112", in_force_to=date(2026, 6, 30))
    ending = make_figure(
        "sap-het", ("1", date(2026, 1, 1), timezone.localdate() + timedelta(days=9)), label="Mức sắp hết"
    )
    weak = make_figure("yeu", label="Mức nghe nói", confirmed=False)
    text = f'<p><a href="figure:{weak.pk}">x</a></p>'
    past = {"checked_on": date(2026, 1, 5), "next_check": date(2026, 2, 5)}
    page = make_explainer(parent=rights, title="Nghỉ lễ?", short_answer=text, live=False, **past)
    ExplainerPage.objects.filter(pk=page.pk).update(live=True)
    page = ExplainerPage.objects.get(pk=page.pk)
    page.legal_basis = [("citation", {"provision": changed, "note": ""})]
    ExplainerPage.objects.filter(pk=page.pk).update(
        legal_basis=page._meta.get_field("legal_basis").get_prep_value(page.legal_basis)
    )
    now = timezone.now()
    waits = {"page": page, "made_at": now, "expires_at": now + timedelta(days=3)}
    LegalCheck.objects.create(name="Luật sư Chờ", token_hash="a", **waits)
    said = LegalCheck.objects.create(name="Luật sư Góp", token_hash="b", answer="comment", **waits)
    ReviewNote.objects.create(page=page, legal_check=said, by="Luật sư Góp", text="Xem lại khoản 2.", at=now)
    html = admin.get(reverse("editorial_rights_desk")).content.decode()
    for part in (
        "Luật sư Chờ",
        "Xem lại khoản 2.",
        "Điều 112",
        "đổi từ 01/07/2026",
        str(ending),
        "quá hạn từ 05/02/2026",
        "Mức nghe nói",
    ):
        assert part in html, part


@pytest.mark.parametrize(("typed", "meant"), [("5.080.000", 5_080_000), ("5.080.000 đồng", 5_080_000), ("0,5", 0.5)])
def test_a_new_value_is_typed_the_vietnamese_way(admin, wage, typed, meant):
    post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": typed})
    item = LawChangeItem.objects.get()
    assert item.value == meant
    edit = admin.get(reverse("law_changes:edit", args=[item.change_id])).content.decode()
    assert 'type="number"' not in edit


def test_a_value_that_is_no_number_is_told_beside_it_and_nothing_is_made(admin, wage):
    answer = post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": "năm triệu"})
    assert "không phải con số" in answer.content.decode()
    assert not LawChange.objects.exists()


def test_what_was_chosen_before_the_kind_was_corrected_does_not_change_instead(admin, wage):
    provision = make_provision(make_law())
    post_change(admin, {"kind": "ends", "figure": wage.pk, "value": "1", "provision": provision.pk, "gist": "x"})
    item = LawChangeItem.objects.get()
    assert item.get_ref() == f"provision:{provision.pk}"
    assert (item.figure, item.value, item.gist) == (None, None, "")


@pytest.mark.parametrize("day", ["0001-01-01", "1927-01-01", "2207-01-01", "9999-12-31"])
def test_a_day_with_a_slip_in_its_year_is_told_beside_it(admin, wage, day):
    answer = post_change(admin, {"kind": "new_value", "figure": wage.pk, "value": "1"}, effective_on=day)
    assert "Hãy xem lại năm" in answer.content.decode()
    assert not LawChange.objects.exists()
