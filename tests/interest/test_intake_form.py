"""A worker sends the form: what comes back, and what lies in the spool. No database is touched here."""

import json
import logging
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as live_settings
from django.test import Client

from cms.interest.intake.receipt_note import LIVES, write_note
from cms.interest.messages import read_message
from cms.interest.receipts import make_code
from cms.interest.sealing import open_sealed
from cms.interest.spool import list_waiting
from tests.interest.conftest import ANSWERS, FORM, JOIN, POLICY, publish_join_page


def waiting(settings) -> list:
    return [
        read_message(open_sealed(path.read_bytes(), settings.LOA_OFFICE_PRIVATE_KEY))
        for path in list_waiting(settings.LOA_SPOOL_DIR)
    ]


def open_receipt(code: str, page: str = JOIN, sent: datetime | None = None):
    """The thank-you page of what was `sent` (now) with this receipt code, by the address its sender is led to."""
    note = write_note(code=code, page=page, promise=None, now=sent or datetime.now(UTC))
    return Client().get(f"/bien-nhan/{note}/")


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_a_form_well_filled_in_is_sealed_and_answered_with_its_receipt(send, settings):
    response = send()
    assert response.status_code == 303
    [message] = waiting(settings)
    assert page_of(Client().get(response["Location"])).select_one("[data-receipt]").get_text() == message.code
    assert (message.answer("name"), message.phone) == ("Trần Thị Ước Mơ", "+84912345678")
    assert (message.form, message.version, message.page) == ("join", "v1", JOIN)
    assert [(a.purpose, a.given) for a in message.agreements] == [("consent_contact", True), ("consent_news", False)]
    assert message.agreements[0].wording == FORM.consents[0].wording


def test_nothing_in_the_spool_can_be_read_without_the_office_key(send, settings):
    send()
    for path in settings.LOA_SPOOL_DIR.rglob("*"):
        if path.is_file():
            assert b"0912" not in path.read_bytes()
            assert "Ước".encode() not in path.read_bytes()


def test_no_answer_sets_a_cookie_or_may_be_kept(send, settings):
    for response in (send(), send(name=""), open_receipt(make_code()), Client().get("/bien-nhan/x/")):
        assert not response.cookies
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


def test_the_receipt_page_is_the_themes_with_the_code_in_it(join_page):
    code = make_code()
    response = open_receipt(code)
    assert response.status_code == 200
    assert page_of(response).select_one("[data-receipt]").get_text() == code
    assert page_of(response).h1.get_text() == "Đã nhận"
    for name, value in POLICY.items():
        assert response[name] == value


@pytest.mark.parametrize(
    "page", ["", "/khong-co/", "/../../etc/", "tham-gia", "/tham-gia/../", "\x00", "//evil.example/"]
)
def test_a_receipt_without_its_page_is_still_a_receipt(join_page, page):
    code = make_code()
    response = open_receipt(code, page)
    assert response.status_code == 200
    assert code in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "note", ["AAAAA-AAAAA-AAAAA", "abc", "%00", "<script>", "x" * 5000, pytest.param(make_code(), id="a-code")]
)
def test_what_is_no_note_of_ours_opens_nothing(join_page, note):
    response = Client().get(f"/bien-nhan/{note}/")
    assert response.status_code == 410
    assert note not in response.text
    assert 'href="/bien-nhan/"' in response.text


def test_the_receipt_code_stands_in_no_address(send, settings):
    address = send()["Location"]
    [message] = waiting(settings)
    assert message.code not in address
    assert message.code.replace("-", "") not in address
    assert "tham-gia" not in address


def test_the_address_in_a_browsers_history_opens_nothing_after_minutes(join_page):
    code, grace = make_code(), timedelta(seconds=30)
    assert code in open_receipt(code, sent=datetime.now(UTC) - LIVES + grace).text
    gone = open_receipt(code, sent=datetime.now(UTC) - LIVES - grace)
    assert gone.status_code == 410
    assert code not in gone.text
    assert gone.content == Client().get("/bien-nhan/x/").content
    assert open_receipt(code, sent=datetime.now(UTC) + LIVES).status_code == 410


def test_errors_come_back_on_the_page_with_what_was_typed(send, settings):
    response = send(name="", phone="0123 456 7890", question="Dòng một\r\nDòng hai", when="Chiều", consent_news="on")
    assert response.status_code == 422
    page = page_of(response)
    assert page.title.get_text() == "Lỗi: Tham gia công đoàn"
    assert page.find(id="f-phone")["value"] == "0123 456 7890"
    assert page.find(id="f-question").get_text() == "Dòng một\nDòng hai"
    assert page.select_one("#f-when option[selected]").get_text() == "Chiều"
    assert page.find(id="f-consent_news").has_attr("checked")
    assert page.find(id="f-consent_contact").has_attr("checked")
    assert not page.find(id="f-no_local_contact").has_attr("checked")
    assert waiting(settings) == []


def test_an_error_is_told_at_the_field_and_in_the_summary(send):
    page = page_of(send(phone="0123 456 7890"))
    field, message = page.find(id="f-phone"), page.find(id="phone-error")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "phone-error phone-help"
    assert not message.has_attr("hidden")
    assert "0834 567 890" in message.get_text()
    box = page.select_one("[data-error-summary]")
    assert not box.has_attr("hidden")
    assert [(link["href"], link.get_text()) for link in box.select("li a")] == [("#f-phone", message.get_text())]
    assert page.find(id="name-error").has_attr("hidden")
    assert "aria-invalid" not in page.find(id="f-name").attrs


def test_the_rest_of_the_page_is_left_as_it_was(send):
    response = send(name="")
    assert "<style>a > b { color: red }</style>" in response.content.decode()
    assert "value" not in page_of(response).select_one('form[action="/tim/"] input').attrs
    assert response["Content-Security-Policy"] == POLICY["Content-Security-Policy"]


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "</textarea><script>alert(1)</script>", "<!-- &amp; '"]
)
def test_what_was_typed_can_never_become_markup(send, typed):
    response = send(name=typed, question=typed, phone="")
    page = page_of(response)
    assert response.status_code == 422
    assert page.find("script") is None
    assert page.find(id="f-name")["value"] == typed
    assert page.find(id="f-question").get_text() == typed


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"name": "   "}, "name", "Hãy điền"),
        ({"name": "\x00\x01"}, "name", "Hãy điền"),
        ({"name": "a" * 81}, "name", "tối đa 80 ký tự, bạn đã viết 81"),
        ({"phone": ""}, "phone", "ít nhất một trong các ô: “Số điện thoại”, “Số Zalo”"),
        ({"zalo": "chị Lan"}, "zalo", "chỉ ghi số điện thoại"),
        ({"when": "Nửa đêm"}, "when", "câu có sẵn"),
        ({"consent_contact": ""}, "consent_contact", "Hãy đánh dấu ô"),
    ],
)
def test_each_wrong_answer_gets_its_sentence(send, changes, field, said):
    response = send(**changes)
    assert response.status_code == 422
    assert said in page_of(response).find(id=f"{field}-error").get_text()


def test_a_zalo_number_is_number_enough(send, settings):
    assert send(phone="", zalo="+84 987 654 321").status_code == 303
    assert waiting(settings)[0].phone == "+84987654321"


def test_a_question_the_form_does_not_ask_is_not_kept(send, settings):
    send(id_card="079000000000", religion="…")
    assert "079000000000" not in str(waiting(settings))


def test_text_is_kept_in_one_normal_form(send, settings):
    send(name="Tra\u0302\u0300n")
    assert waiting(settings)[0].answer("name") == "Trần"


def test_a_name_that_nobody_can_see_is_no_name(send, settings):
    assert send(name="\u200b\u2060 \u3000").status_code == 422
    assert not waiting(settings)


def test_a_form_renewed_meanwhile_is_shown_again_with_what_was_typed_but_no_tick(send, settings):
    publish_join_page(settings.LOA_SITE_DIR, replace(FORM, version="v2"))
    response = send()
    page = page_of(response)
    assert response.status_code == 422
    assert "vừa được sửa" in page.select_one("[data-error-summary]").get_text()
    assert page.find(id="f-name")["value"] == ANSWERS["name"]
    assert not page.find(id="f-consent_contact").has_attr("checked")
    assert waiting(settings) == []


def test_a_page_that_moved_is_found_at_its_new_address(send, settings):
    assert send(page="/cu/").status_code == 303
    assert waiting(settings)[0].page == JOIN


def test_a_page_that_is_gone_still_shows_what_was_typed(send, settings):
    shutil.rmtree(settings.LOA_SITE_DIR)
    response = send(question="<b>Tôi bị nợ lương</b>")
    assert response.status_code == 404
    assert "&lt;b&gt;Tôi bị nợ lương&lt;/b&gt;" in response.content.decode()
    assert ANSWERS["name"] in response.content.decode()


@pytest.mark.parametrize(
    "page", ["", "/", "/../", "/etc/passwd", "/tham-gia/../tham-gia/", "/.objects/", "/a\\b/", "/%2e/"]
)
def test_only_a_published_page_with_this_form_is_taken(send, settings, page):
    assert send(page=page).status_code == 404
    assert waiting(settings) == []


def test_a_page_whose_data_is_damaged_counts_as_gone(send, settings):
    (settings.LOA_SITE_DIR / "tham-gia" / "index.json").write_text("{not json")
    assert send().status_code == 404
    (settings.LOA_SITE_DIR / "tham-gia" / "index.json").write_text(
        json.dumps({"kind": "join", "form": {"name": "join"}})
    )
    assert send().status_code == 404


def test_a_theme_without_the_places_gets_them_made(send, settings):
    bare = '<html><head></head><body><form action="/gui/join/" method="post"><input name="name"></form></body></html>'
    (settings.LOA_SITE_DIR / "tham-gia" / "index.html").write_text(bare)
    page = page_of(send(name=""))
    assert page.find(id="name-error") is not None
    assert page.select_one("[data-error-summary] a")["href"] == "#name"


def test_another_site_cannot_send_in_a_visitors_name(send, settings):
    refused = send(headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert ANSWERS["name"] in refused.content.decode()  # a translating proxy is no enemy: the text is not lost
    assert send(headers={"Origin": "https://evil.example"}).status_code == 403
    assert waiting(settings) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Origin": "null"},  # what a page with Referrer-Policy no-referrer sends
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_pages_can_send_from_any_browser(send, headers):
    assert send(headers=headers).status_code == 303


def test_nothing_personal_is_logged(send, settings, caplog):
    caplog.set_level(logging.DEBUG)
    send()
    send(phone="0912 345 67")
    send(page="/khong-co/")
    settings.LOA_INTAKE_PUBLIC_KEY = ""
    send()
    assert "0912" not in caplog.text
    assert "Ước" not in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_a_machine_without_its_key_keeps_the_text_and_says_whom_to_call(send, settings):
    settings.LOA_INTAKE_PUBLIC_KEY = "not a key"
    response = send()
    assert response.status_code == 503
    assert "0297 3 000 000" in response.content.decode()
    assert page_of(response).find(id="f-name")["value"] == ANSWERS["name"]
    assert live_settings.LOA_SPOOL_DIR is not None
