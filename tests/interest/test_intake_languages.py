"""A form in Khmer or English is answered in that language, and kept in the one the union reads."""

import functools
import json
import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.content.forms import FormName, OptionalQuestion, get_form
from cms.interest.actions import ingest_spool
from cms.interest.models import Lead, LeadEvent
from cms.interest.receipt_page import guard
from cms.publisher.policies import make_policies
from cms.schema import Imprint, Join, PageContext, ReceiptContext, Site, list_form_words, translate_form
from cms.schema.codec import to_data
from cms.theming.engine import render
from cms.theming.samples.union import SampleLookup
from cms.union.models import Unit
from tests.interest.test_with_the_themes import RIGHT, send

OTHERS = ("km", "en")
SAYS = {
    "km": ("មើលឡើងវិញ រួចចុចផ្ញើ", "ទម្រង់មិនទាន់បានផ្ញើទេ", "លេខទូរស័ព្ទ ឬ Zalo"),
    "en": ("Look again, then send", "The form was not sent", "Phone number or Zalo"),
}


@pytest.fixture
def publish(settings, db):
    """Puts a join page of a language into the site's folder, as its theme draws it."""

    def publish(language: str) -> BeautifulSoup:
        form = get_form("join", OptionalQuestion.values, language)
        page = Join(title="Union", form=form, received_title="OK", received_text="")
        shown = Join(title="Union", form=translate_form(form), received_title="OK", received_text="")
        site = Site(
            name="Công đoàn", base_url="https://a.example", language=language, imprint=Imprint(), feed_url="/tin.xml",
            changes_url="/co-gi-moi/", home_url=f"/{language}/",
        )  # fmt: skip
        folder, url = settings.LOA_SITE_DIR / language / "vao", f"/{language}/vao/"
        (folder / "da-nhan").mkdir(parents=True)
        html = render("plain", "pages/join.html", PageContext(site=site, url=url, page=shown), SampleLookup())
        (folder / "index.html").write_text(html)
        (folder / "index.json").write_text(json.dumps(to_data(page)))
        context = ReceiptContext(site=site, url=f"{url}da-nhan/", page=shown)
        (folder / "da-nhan" / "index.html").write_text(render("plain", "received.html", context, SampleLookup()))
        (settings.LOA_SITE_DIR / ".manifest.json").write_text(json.dumps({"policies": make_policies("plain")}))
        return BeautifulSoup(html, "html.parser")

    return publish


@pytest.mark.django_db
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", FormName.values)
def test_every_word_of_every_form_is_there_in_every_language(name, language):
    form = get_form(name, OptionalQuestion.values, language)
    missing = [text for text in list_form_words(form) if text and form.say(text) == text]
    assert not missing
    assert form.version != get_form(name, OptionalQuestion.values).version
    assert list(list_form_words(get_form(name, OptionalQuestion.values))) == list(list_form_words(form))


@pytest.mark.parametrize("language", OTHERS)
def test_form_asks_in_its_language_and_shows_the_vietnamese_that_is_agreed_to(publish, language):
    page = publish(language)
    assert SAYS[language][2] in page.find("label", attrs={"for": "phone"}).get_text()
    [original] = page.find("label", attrs={"for": "consent_contact"}).find_all(lang="vi")
    assert original.get_text().startswith("Tôi đồng ý để công đoàn dùng")
    options = page.find("select", id="best_time").find_all("option")
    assert options[1]["value"] == "Lúc nào cũng được"
    assert options[1].get_text() != options[1]["value"]


@pytest.mark.parametrize("language", OTHERS)
def test_answers_of_the_intake_are_in_the_language_of_the_form(publish, language):
    look, not_sent, phone = SAYS[language]
    page = publish(language)
    wrong = send(page, **RIGHT | {"name": "", "phone": "12"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert not_sent in text
    assert "Hãy" not in BeautifulSoup(text, "html.parser").find("form").get_text()
    review = send(page, **RIGHT)
    text = review.content.decode()
    assert look in text
    assert phone in text
    assert "Tôi đồng ý để công đoàn dùng" in text
    page.find("input", attrs={"name": "page"})["value"] = f"/{language}/khong-co/"
    gone = send(page, **RIGHT)
    assert gone.status_code == 404
    assert f'<html lang="{language}">' in gone.content.decode()
    assert f'href="/{language}/"' in gone.content.decode()


@pytest.mark.parametrize("language", OTHERS)
def test_organisers_read_vietnamese_and_know_which_language_was_used(publish, settings, language):
    page = publish(language)
    review = BeautifulSoup(send(page, **RIGHT | {"best_time": "Buổi sáng"}).content.decode(), "html.parser")
    sent = send(review)
    assert sent.status_code == 303, sent.content.decode()
    ingest_spool()
    lead = Lead.objects.get()
    assert lead.language == language
    asked = {label: value for label, value, _name in json.loads(lead.submissions.get().answers)}
    assert asked["Liên hệ lúc nào thì tiện?"] == "Buổi sáng"
    assert asked["Bạn muốn hỏi hay nói gì thêm?"] == "Tôi bị nợ lương"
    consent = lead.consents.get(purpose="consent_contact")
    assert "Tôi đồng ý để công đoàn dùng tên gọi" in consent.wording
    assert consent.wording.split("\n")[0] != consent.wording


VIETNAMESE = re.compile("[àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ]", re.IGNORECASE)
RECEIPT = "/bien-nhan/"


def post(**fields):
    """Post to the receipt page as a browser without cookies does."""
    return Client().post(RECEIPT, urlencode(fields), content_type="application/x-www-form-urlencoded")


def read_strange(answer, language: str) -> list[str]:
    """The Vietnamese words on a page of another language.

    Left out: names, what was agreed to (in quotes, in both languages), and what says that it is Vietnamese.
    """
    page = BeautifulSoup(answer.content.decode(), "html.parser")
    assert page.html["lang"] == language
    for named in page.select("[lang=vi], blockquote, .answers dd, footer, header, input"):
        named.decompose()
    names = list(Unit.objects.values_list("name", flat=True))
    said = (re.sub("“[^”]*”", "", text) for text in page.strings)
    texts = (functools.reduce(lambda text, name: text.replace(name, ""), names, text) for text in said)
    return [text for text in texts if VIETNAMESE.search(text)]


@pytest.fixture
def sent(publish, tree, monkeypatch, request):
    """A form that was sent in a language: (the language, the address of its receipt)."""
    monkeypatch.setattr("cms.interest.receipt_page.views.GUARD", guard.Guard())
    page = publish(request.param)
    review = BeautifulSoup(send(page, **RIGHT).content.decode(), "html.parser")
    return request.param, send(review)["Location"]


@pytest.mark.parametrize("sent", OTHERS, indirect=True)
def test_receipt_is_in_the_language_of_the_form_and_stays_so_when_it_has_expired(sent):
    language, address = sent
    shown = BeautifulSoup(Client().get(address).content.decode(), "html.parser")
    assert shown.html["lang"] == language
    way = shown.find("form", action=RECEIPT)
    assert way.find("input", attrs={"name": "tieng"})["value"] == language
    assert not VIETNAMESE.search(way.button.get_text())
    gone = Client().get(f"{RECEIPT}{'x' * 80}/?tieng={language}")
    assert gone.status_code == 410
    assert read_strange(gone, language) == []
    assert f'href="/bien-nhan/?tieng={language}"' in gone.content.decode()


@pytest.mark.parametrize("sent", OTHERS, indirect=True)
def test_every_step_of_the_receipt_page_is_in_the_language_of_the_form(sent):
    language, address = sent
    code = BeautifulSoup(Client().get(address).content.decode(), "html.parser").select_one("[data-receipt]").get_text()
    waiting = post(code=code, tieng=language)
    assert read_strange(waiting, language) == []
    ingest_spool()
    state = post(code=code)
    assert read_strange(state, language) == [], "without being asked: the form says which language"
    token = re.search('name="token" value="([^"]+)"', state.content.decode())[1]
    carried = {"token": token, "tieng": language}
    for step in (
        {"step": "nudge"}, {"step": "nudge", "sure": 1}, {"step": "nudge", "sure": 1}, {"step": "print"},
        {"step": "correct"}, {"step": "correct", "sure": 1}, {"step": "correct", "sure": 1, "phone": "12"},
        {"step": "correct", "sure": 1, "phone": "0912345679", "best_time": "x"}, {"step": "withdraw"},
        {"step": "withdraw", "purpose": "consent_contact"}, {"step": "delete"}, {"step": "delete", "sure": 1}, {},
        {"step": "withdraw", "purpose": "consent_contact", "sure": 1},
    ):  # fmt: skip
        answer = post(**carried, **step)
        assert answer.status_code in (200, 422)
        assert read_strange(answer, language) == [], step
        assert len(re.findall(f'name="tieng" value="{language}"', answer.content.decode())) > 0, step
    noted = LeadEvent.objects.get(kind=LeadEvent.Kind.CORRECTED).note
    assert noted.startswith("Số mới: 0912345679"), "what organisers read is Vietnamese"


@pytest.mark.django_db
@pytest.mark.parametrize("language", OTHERS)
def test_what_the_receipt_page_refuses_is_said_in_the_language_asked_for(language, monkeypatch, settings):
    monkeypatch.setattr("cms.interest.receipt_page.views.GUARD", guard.Guard())
    asked = Client().get(RECEIPT, {"tieng": language})
    refused = [post(code="X", tieng=language), post(token="x", tieng=language)]
    settings.LOA_RECEIPTS_PER_MINUTE = 1
    refused.append(post(code="X", tieng=language))
    monkeypatch.setattr("cms.interest.receipt_page.views.find_receipt", lambda code: 1 / 0)
    settings.LOA_RECEIPTS_PER_MINUTE = 100
    refused.append(post(code="X", tieng=language))
    assert [answer.status_code for answer in (asked, *refused)] == [200, 404, 422, 429, 503]
    assert [read_strange(answer, language) for answer in (asked, *refused)] == [[]] * 5
    assert f'name="tieng" value="{language}"' in asked.content.decode()


@pytest.mark.django_db
def test_receipt_page_leads_to_the_languages_the_site_speaks(settings):
    assert "tieng=" not in Client().get(RECEIPT).content.decode()
    (settings.LOA_SITE_DIR / "km").mkdir()
    (settings.LOA_SITE_DIR / "km" / "index.html").write_text("x")
    assert 'href="/bien-nhan/?tieng=km" lang="km"' in Client().get(RECEIPT).content.decode()
    khmer = Client().get(RECEIPT, {"tieng": "km"}).content.decode()
    assert 'href="/km/"' in khmer and 'href="/km/xoa-dau-vet/"' in khmer and "?tieng=vi" in khmer
    assert 'href="/"' in Client().get(RECEIPT, {"tieng": "en"}).content.decode()
    assert '<html lang="vi">' in Client().get(RECEIPT, {"tieng": "xx"}).content.decode()


def test_sending_that_cannot_be_read_is_refused_in_every_language():
    answers = [
        Client().post("/gui/join/", "{}", content_type="application/json"),
        Client().post("/gui/join/", "a" * 1_100_000, content_type="application/x-www-form-urlencoded"),
        Client().get("/gui/join/"),
    ]
    assert [answer.status_code for answer in answers] == [415, 413, 405]
    for answer in answers:
        page = BeautifulSoup(answer.content.decode(), "html.parser")
        assert [part["lang"] for part in page.select("section[lang]")] == ["km", "en"]
        for part in page.select("section[lang]"):
            assert part.h2.get_text() and not VIETNAMESE.search(part.get_text())


@pytest.mark.django_db
def test_pages_that_no_theme_drew_bring_the_letters_that_the_site_brings(settings):
    style = "@font-face{font-family:letters;src:url(/chu/a.woff2)}:root{--letters:letters}"
    (settings.LOA_SITE_DIR / "km").mkdir()
    (settings.LOA_SITE_DIR / "km" / "index.html").write_text(f"<style>a{{}}</style><style>{style}</style>")
    khmer, vietnamese = Client().get("/bien-nhan/?tieng=km"), Client().get("/bien-nhan/?tieng=vi")
    assert f"<style>{style}</style>" in khmer.text
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"'sha256-{hashed}'" in khmer["Content-Security-Policy"]
    assert "@font-face" not in vietnamese.text
    plain = Client().post("/gui/join/", b"?", content_type="application/octet-stream")
    assert style in plain.text and "font-src 'self'" in plain["Content-Security-Policy"]
