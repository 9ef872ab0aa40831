"""A form in Khmer or English is answered in that language, and kept in the one the union reads."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.content.forms import FormName, OptionalQuestion, get_form
from cms.interest.actions import ingest_spool
from cms.interest.models import Lead
from cms.publisher.policies import make_policies
from cms.schema import Imprint, Join, PageContext, ReceiptContext, Site, list_form_words, translate_form
from cms.schema.codec import to_data
from cms.theming.engine import render
from cms.theming.samples.union import SampleLookup
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
