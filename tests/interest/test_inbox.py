"""The inbox: lists with their numbers, filters, the words of the clock, and the result of a call in two taps."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.actions import assign_lead, log_call
from cms.interest.call_results import RESULTS, list_results
from cms.interest.lifecycle import MOVES, Status
from cms.interest.models import Lead, LeadAccess
from cms.interest.queries import list_colleagues, tell_due
from cms.union.models import FoundingFigure
from tests.interest.conftest import enter, make_organiser
from tests.interest.desk import SUSPICIOUS, record

LIST = "/quan-tri/lien-he/"
NOW = timezone.now()


@pytest.fixture
def ward(tree):
    """An organiser of the ward, who may also release."""
    user = make_organiser("chi-ba", tree.ward)
    user.groups.get().permissions.add(*_find("release_lead"))
    return user


def _find(*names):
    return Permission.objects.filter(codename__in=names, content_type__app_label="interest")


def text_of(response) -> str:
    return response.content.decode()


def set_due(lead: Lead, due_at, **fields) -> None:
    Lead.objects.filter(pk=lead.pk).update(due_at=due_at, **fields)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-2, "Quá hạn 2 giờ"), (3.01, "Còn 3 giờ"), (-50, "Quá hạn 2 ngày"), (0.51, "Còn 30 phút"), (0, "Quá hạn chưa")],
)
def test_the_clock_reads_in_words(hours, words):
    lead = Lead(status="new", due_at=NOW + timedelta(hours=hours))
    assert tell_due(lead, NOW).startswith(words)


def test_nothing_is_said_of_a_clock_that_stands():
    assert tell_due(Lead(status="closed", due_at=NOW), NOW) == ""
    assert tell_due(Lead(status="new"), NOW) == ""


@given(st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)))
def test_words_and_colour_never_contradict_each_other(span):
    lead = Lead(status="assigned", due_at=NOW + span)
    assert (lead.get_colour(NOW) == "red") is tell_due(lead, NOW).startswith("Quá hạn")


@pytest.mark.parametrize("status", [status for status in Status if status != Status.FORGOTTEN])
def test_only_results_that_may_follow_are_offered(status):
    assert {result.status for result in list_results(status)} <= MOVES[status]
    assert len({result.name for result in RESULTS}) == len(RESULTS)


def test_each_list_has_its_leads_and_its_number(tree, ward):
    mine, late = record("+84912345001", name="Chị Một"), record("+84912345002", name="Chị Hai")
    record("+84912345003", name="Quảng Cáo", suspicion=SUSPICIOUS)
    assign_lead(lead=mine, actor=ward, owner=ward)
    set_due(mine, NOW + timedelta(hours=3))
    set_due(late, NOW - timedelta(hours=2))
    client = enter(ward)
    shown = {
        name: text_of(client.get(LIST, {"list": name}))
        for name in ("mine", "overdue", "unassigned", "quarantine", "all")
    }
    for name, people in (
        ("mine", {"Chị Một"}), ("overdue", {"Chị Hai"}), ("unassigned", {"Chị Hai"}), ("quarantine", {"Quảng Cáo"}),
        ("all", {"Chị Một", "Chị Hai"}),
    ):  # fmt: skip
        assert {one for one in ("Chị Một", "Chị Hai", "Quảng Cáo") if f">{one}</a>" in shown[name]} == people, name
    assert "Quá hạn 2 giờ" in shown["overdue"]
    assert "Của tôi <b>1</b>" in shown["all"]
    assert "Để riêng <b>1</b>" in shown["all"]
    assert ">Chị Một</a>" in text_of(client.get(LIST)), "without a choice the own leads come first"


def test_filters_narrow_and_nonsense_is_not_an_error(tree, ward):
    lead = record("+84912345001")
    set_due(lead, NOW - timedelta(hours=1))
    client = enter(ward)
    for wanted, is_there in (
        ({"due": "overdue"}, True), ({"due": "none"}, False), ({"unit": tree.ward.pk}, True), ({"kind": "join"}, True),
        ({"kind": "question"}, False), ({"status": "joined"}, False), ({"due": "today", "status": "new"}, True),
    ):  # fmt: skip
        assert (lead.name in text_of(client.get(LIST, {"list": "all"} | wanted))) is is_there, wanted
    absurd = {"list": "x' --", "due": "?", "unit": "9" * 40, "kind": "\0", "p": "９" * 9, "status": "🙂"}
    assert client.get(LIST, absurd).status_code == 200
    assert str(tree.province) not in text_of(client.get(LIST)), "units of others are no choice"


@pytest.mark.parametrize("number", [1, 25])
def test_queries_do_not_grow_with_rows(tree, ward, number, django_assert_max_num_queries):
    for index in range(number):
        record(f"+849123450{index:02}")
    client = enter(ward)
    client.get(LIST)
    with django_assert_max_num_queries(24):
        page = text_of(client.get(LIST, {"list": "all"}))
    assert page.count('class="lead-name"') == number


def test_a_call_is_logged_from_the_list_and_the_list_comes_back(tree, ward):
    lead = record()
    response = enter(ward).post(
        f"{LIST}{lead.pk}/goi/", {"result": "tried", "back": "list=overdue&p=2&next=https://evil.example"}
    )
    assert (response.status_code, response["Location"]) == (302, f"{LIST}?list=overdue&p=2")
    lead.refresh_from_db()
    assert (lead.status, lead.tries, lead.owner) == ("tried", 1, tree.people["phuong"])
    assert list(lead.events.values_list("kind", flat=True)[:2]) == ["status", "call"]


def test_each_button_does_what_it_says(tree, ward):
    client = enter(ward)
    for number, result in enumerate(RESULTS):
        lead = record(f"+849123450{number:02}")
        at = timezone.localtime() + timedelta(days=2)
        data = {"result": result.name, "text": "Chồng bắt máy"}
        if result.asks_time:
            refused = client.post(f"{LIST}{lead.pk}/goi/", data)
            assert refused.status_code == 422
            assert "Hãy chọn ngày giờ" in text_of(refused)
            assert "Chồng bắt máy" in text_of(refused), "what was typed is still there"
            data["next_try_at"] = f"{at:%Y-%m-%dT%H:%M}"
        assert client.post(f"{LIST}{lead.pk}/goi/", data).status_code == 302, result.name
        lead.refresh_from_db()
        assert (lead.status, lead.closing_reason) == (result.status, result.closing_reason)
        if result.asks_time:
            assert lead.due_at == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize("data", [{}, {"result": "x"}, {"result": "later", "next_try_at": "2001-01-01T00:00"}])
def test_absurd_results_change_nothing(tree, ward, data):
    lead = record()
    assert enter(ward).post(f"{LIST}{lead.pk}/goi/", data).status_code == 422
    lead.refresh_from_db()
    assert lead.status == "new"


def test_zalo_is_a_link_and_nothing_more(tree, ward):
    record()
    page = text_of(enter(ward).get(LIST))
    assert 'href="https://zalo.me/84912345678" target="_blank" rel="noreferrer noopener"' in page
    assert 'src="https://' not in page


def test_a_lead_is_given_to_who_works_for_its_unit_or_above(tree, ward):
    lead, other = record(), make_organiser("ben-kcn", tree.zone)
    above = make_organiser("tren-tinh", tree.province)
    assert set(list_colleagues(lead)) == {ward, above}
    client = enter(ward)
    assert client.post(f"{LIST}{lead.pk}/giao/", {"owner": other.pk}).status_code == 422
    assert client.post(f"{LIST}{lead.pk}/giao/", {"owner": above.pk}).status_code == 302
    lead.refresh_from_db()
    assert lead.owner == above


def test_who_sits_in_the_company_is_given_only_who_agreed(tree):
    inside = make_organiser("trong-cong-ty", tree.inside)
    lead = record()
    Lead.objects.filter(pk=lead.pk).update(unit=tree.inside)
    lead.refresh_from_db()
    assert inside not in list_colleagues(lead)
    lead.may_tell_local = True
    assert inside in list_colleagues(lead)
    lead.no_local_contact = True
    assert inside not in list_colleagues(lead)


def test_no_two_fields_of_a_page_have_one_id(tree, ward):
    lead = record()
    client = enter(ward)
    for address in (LIST, f"{LIST}{lead.pk}/", f"{LIST}ghi-vao/"):
        ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', text_of(client.get(address)))
        assert len(ids) == len(set(ids)), address


def test_what_is_quarantined_says_why_and_comes_out_by_a_tap(tree, ward):
    lead = record(suspicion=SUSPICIOUS)
    client = enter(ward)
    page = text_of(client.get(f"{LIST}{lead.pk}/"))
    assert "người thật không nhìn thấy" in page
    row = text_of(client.get(LIST, {"list": "quarantine"}))
    assert "người thật không nhìn thấy" in row
    assert f"{LIST}{lead.pk}/dua-ra/" in row
    assert f"{LIST}{lead.pk}/goi/" not in row, "nobody is called before it was looked at"
    assert client.post(f"{LIST}{lead.pk}/dua-ra/").status_code == 302
    lead.refresh_from_db()
    assert lead.released_by == ward
    assert lead.due_at


def test_a_group_says_how_many_the_charter_asks_for(tree):
    FoundingFigure.objects.all().delete()
    FoundingFigure.objects.create(kind="grassroots", people=5, source="Điều lệ")
    for number in range(3):
        record(f"+8491234500{number}", workplace="Hải sản Xanh")
    client = enter(make_organiser("kcn", tree.zone))
    page = text_of(client.get(f"{LIST}cung-noi-lam/"))
    assert "3 người ở đây" in page
    assert "cần ít nhất 5 người" in page
    assert "chưa đọc tại Điều lệ" in page, "a weak figure is marked"
    assert "Ước Mơ" not in page
    assert text_of(client.get(f"{LIST}cung-noi-lam/{tree.workplace.pk}/")).count('class="lead-name"') == 3
    assert "Ước Mơ" not in text_of(
        enter(make_organiser("p", tree.ward)).get(f"{LIST}cung-noi-lam/{tree.workplace.pk}/")
    )
    assert LeadAccess.objects.filter(detail=f"workplace={tree.workplace.pk}").count() == 2


def test_a_lead_that_goes_out_of_sight_sends_back_to_the_list(tree, ward):
    lead = record()
    response = enter(ward).post(f"{LIST}{lead.pk}/don-vi/", {"unit": tree.zone.pk, "reason": ""})
    assert response["Location"] == LIST
    log_call(lead=lead, actor=tree.people["khu"], status="talked")
    assert enter(ward).get(f"{LIST}{lead.pk}/").status_code == 404


def test_consent_is_asked_by_telephone_and_can_be_taken_back(tree, ward):
    lead = record(agreed=("consent_contact",))
    client = enter(ward)
    client.post(f"{LIST}{lead.pk}/dong-y/", {"purpose": "consent_tell_local", "answer": "yes"})
    lead.refresh_from_db()
    assert lead.may_tell_local
    record_row = lead.consents.get(purpose="consent_tell_local", given=True)
    assert (record_row.channel, "công đoàn ở nơi anh chị làm việc" in record_row.wording) == ("phone", True)
    client.post(f"{LIST}{lead.pk}/dong-y/", {"purpose": "consent_tell_local", "answer": "no"})
    lead.refresh_from_db()
    assert not lead.may_tell_local
    assert client.post(f"{LIST}{lead.pk}/dong-y/", {"purpose": "x", "answer": "yes"}).status_code == 422
