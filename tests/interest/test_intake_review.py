"""The look at the answers before they go: which place, how old, whom nobody can call. And sending twice is once."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.interest.intake.tokens import make_canary_mark, make_token
from cms.interest.messages import read_message
from cms.interest.sealing import open_sealed
from cms.interest.spool import list_waiting
from cms.schema import FormField, KnownName
from tests.interest.conftest import FORM, publish_join_page

KNOWN = (
    KnownName(code="30880", name="Xã Châu Thành", others=("huyện Châu Thành",)),
    KnownName(code="30898", name="Xã Bình An", others=("Tắc Cậu", "huyện Châu Thành")),
    KnownName(code="30742", name="Phường Rạch Giá"),
)
AGE = FormField(name="at_least_16", label="Đủ 16?", widget="radio", options=("Đủ rồi", "Chưa đủ"), codes=("yes", "no"))


@pytest.fixture
def form(join_page, settings):
    """The form with places it knows and a question about age, published."""
    fields = tuple(replace(field, known=KNOWN) if field.name == "commune" else field for field in FORM.fields)
    form = replace(FORM, fields=(*fields, AGE), alternatives=())
    publish_join_page(settings.LOA_SITE_DIR, form)
    return form


def waiting(settings) -> list:
    return [
        read_message(open_sealed(path.read_bytes(), settings.LOA_OFFICE_PRIVATE_KEY))
        for path in list_waiting(settings.LOA_SPOOL_DIR)
    ]


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def resend(page: BeautifulSoup, **changes: str):
    """Press the button of a page the intake made: post its hidden fields."""
    form = page.find("form", method="post")
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input", type="hidden")}
    body = urlencode(fields | changes)
    return Client().post(form["action"], body, content_type="application/x-www-form-urlencoded")


def good_token() -> str:
    return make_token("join", "v1", now=datetime.now(UTC))


def test_without_a_token_the_answers_are_shown_first_and_the_second_sending_keeps_them(form, send, settings):
    first = send(token="", commune="phuong rach gia", question="Tôi bị\nnợ lương", no_local_contact="on")
    page = page_of(first)
    assert first.status_code == 200
    assert first["Cache-Control"] == "no-store"
    assert waiting(settings) == []
    assert "Phường Rạch Giá (phuong rach gia)" in page.select_one("dl.answers").get_text()
    assert FORM.consents[0].wording in page.get_text()
    assert FORM.consents[1].wording not in page.get_text()
    assert resend(page).status_code == 303
    [message] = waiting(settings)
    assert message.answer("question") == "Tôi bị\nnợ lương"
    assert message.answer("no_local_contact")
    assert (message.answer("commune"), message.answer_code("commune")) == ("Phường Rạch Giá", "30742")
    assert message.agrees_to("consent_contact")
    assert not message.agrees_to("consent_news")
    assert {reason.name for reason in message.suspicion} == {"too_fast", "nonsense_phone"}
    assert message.started_at is not None


def test_an_old_district_is_asked_about_even_with_a_token(form, send, settings):
    page = page_of(send(token=good_token(), commune="huyen Chau Thanh"))
    choices = {
        radio["value"]: page.find("label", {"for": radio["id"]}).get_text() for radio in page.select("[type=radio]")
    }
    assert choices == {"30880": "Xã Châu Thành", "30898": "Xã Bình An", "other": "Không có trong danh sách"}
    assert "Bạn ở xã nào?" in page.get_text()
    assert resend(page, commune_choice="30898").status_code == 303
    [message] = waiting(settings)
    [commune] = [answer for answer in message.answers if answer.name == "commune"]
    assert (commune.value, commune.code, commune.words) == ("Xã Bình An", "30898", "huyen Chau Thanh")


@pytest.mark.parametrize("choice", ["other", "", "99999"])
@pytest.mark.parametrize("typed", ["huyen Chau Thanh", "Sao Hoả"])
def test_not_knowing_the_place_never_keeps_anybody_from_sending(form, send, settings, choice, typed):
    page = page_of(send(token=good_token(), commune=typed))
    assert page.find("input", value="other")
    assert resend(page, commune_choice=choice).status_code == 303
    [message] = waiting(settings)
    assert (message.answer("commune"), message.answer_code("commune")) == (typed, "")


def test_one_may_go_back_and_nothing_is_lost(form, send, settings):
    page = page_of(send(token="", question="a\n<b>", at_least_16="yes"))
    back = page_of(resend(page, edit="1"))
    assert back.find(id="f-question").get_text() == "a\n<b>"
    assert back.find(id="f-consent_contact").has_attr("checked")
    assert not back.find(id="f-consent_news").has_attr("checked")
    assert waiting(settings) == []


def test_somebody_under_16_is_spoken_to_kindly_and_nothing_is_kept(form, send, settings):
    response = send(token=good_token(), at_least_16="no")
    page = page_of(response)
    assert response.status_code == 200
    assert "cha, mẹ hoặc người giám hộ" in page.get_text()
    assert "0297 3 000 000" in page.get_text()
    assert waiting(settings) == []
    assert resend(page, at_least_16="yes").status_code in (200, 303)


def test_a_nameless_question_of_somebody_under_16_is_taken(form, send, settings):
    fields = tuple(replace(field, required=False) for field in form.fields)
    publish_join_page(settings.LOA_SITE_DIR, replace(form, fields=fields))
    assert send(token=good_token(), at_least_16="no", name="", phone="", question="hỏi").status_code == 303
    [message] = waiting(settings)
    [age] = [answer for answer in message.answers if answer.name == "at_least_16"]
    assert (age.value, age.words, age.shown) == ("no", "Chưa đủ", "Chưa đủ")


def test_who_leaves_no_number_is_told_what_that_means(form, send, settings):
    page = page_of(send(token="", phone=""))
    assert "không ai gọi lại cho bạn được" in page.get_text()
    assert "không ai gọi lại" not in page_of(send(token="")).get_text()


def read_code(sent) -> str:
    """The code on the thank-you page a sending leads to."""
    return page_of(Client().get(sent["Location"])).select_one("[data-receipt]").get_text()


def test_the_same_form_sent_twice_has_one_receipt_and_lies_in_one_file(form, send, settings):
    token = good_token()
    first, second = send(token=token, question="x"), send(token=token, question="x")
    assert read_code(first) == read_code(second)
    assert len(waiting(settings)) == 1
    other = send(token=token, question="y")
    assert read_code(other) != read_code(first)
    assert len(waiting(settings)) == 2


def test_a_token_of_another_machine_costs_points_and_nothing_else(form, send, settings):
    send(token="x.0.y.z")
    assert "no_token" in [reason.name for reason in waiting(settings)[0].suspicion]


@pytest.mark.parametrize("token", ["x.0.y.z", "x" * 5000])
def test_with_a_token_of_another_machine_too_one_form_sent_twice_has_one_receipt(form, send, settings, token):
    first, second = send(token=token, question="x"), send(token=token, question="x")
    assert read_code(first) == read_code(second)
    assert len(waiting(settings)) == 1
    assert read_code(send(token=token, question="y")) != read_code(first)


def test_the_trap_and_the_placement_arrive_after_the_second_page(form, send, settings):
    page = page_of(send(token="", website="http://spam", placement="to-roi-7"))
    assert resend(page).status_code == 303
    [message] = waiting(settings)
    assert ("honeypot", 5) in [(reason.name, reason.points) for reason in message.suspicion]
    assert message.placement == "to-roi-7"


@pytest.mark.parametrize("placement", ["<b>", "a b", "x" * 41])
def test_a_placement_nobody_gave_out_is_left_out(form, send, settings, placement):
    send(token=good_token(), placement=placement)
    assert waiting(settings)[0].placement == ""


def test_a_script_is_told_by_status_alone(form, send, settings):
    accept = {"Accept": "application/json"}
    kept = send(token=good_token(), headers=accept)
    assert (kept.status_code, kept.content) == (201, b"{}")
    assert kept["Location"].startswith("/bien-nhan/")
    for changes, status in (({"name": ""}, 422), ({"commune": "Châu Thành"}, 200), ({"page": "/x/"}, 404)):
        answer = send(token=good_token(), headers=accept, **changes)
        assert (answer.status_code, answer.content, answer.get("Location")) == (status, b"{}", None)


def test_past_the_ceiling_one_is_asked_to_try_again_with_the_text_kept(form, send, settings):
    settings.LOA_INTAKE_PER_MINUTE = 0
    response = send(question="Tôi bị nợ lương")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert page_of(response).find(id="f-question").get_text() == "Tôi bị nợ lương"
    settings.LOA_INTAKE_PER_MINUTE = 10**9
    assert send().status_code == 303


def test_a_trial_is_marked_and_one_made_up_is_refused(form, send, settings):
    assert send(canary="made up").status_code == 403
    assert waiting(settings) == []
    assert send(token=good_token(), canary=make_canary_mark(datetime.now(UTC))).status_code == 303
    [message] = waiting(settings)
    assert (message.canary, message.channel) == (True, "canary")


def test_what_others_sent_before_this_test_is_remembered_by_nobody(form, send, settings, nobody_came_before):
    send(token=good_token(), phone="0834 567 890", question="Tôi bị nợ lương hai tháng rồi, xin giúp tôi với")
    [message] = waiting(settings)
    assert {reason.name for reason in message.suspicion} == {"too_fast"}
    assert nobody_came_before.note_sending("127.0.0.1", "toi bi no luong hai thang roi, xin giup toi voi", "") == (
        2,
        2,
        2,
    )


def test_a_token_is_fetched_and_kept_by_nobody(join_page):
    answer = Client().get("/gui/join/the/", {"v": "v1"})
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.decode().count(".") == 3
    assert Client().post("/gui/join/the/").status_code == 405


def test_the_script_is_small_and_asks_nobody_else(db):
    answer = Client().get("/gui/bieu-mau.js")
    assert len(answer.content) <= 2048
    assert answer["Content-Type"].startswith("text/javascript")
    for word in (b"http:", b"https:", b"cookie", b"eval", b"innerHTML"):
        assert word not in answer.content
