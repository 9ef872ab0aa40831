"""The intake writes into the pages our own themes draw, with the forms our own editors get."""

import json
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.content.forms import FormName, get_form
from cms.interest.actions import ingest_spool
from cms.interest.models import Lead
from cms.publisher.policies import make_policies
from cms.schema import Imprint, Join, PageContext, ReceiptContext, Site
from cms.schema.codec import to_data
from cms.theming.engine import render
from cms.theming.samples.union import SampleLookup
from cms.theming.themes import get_style, list_themes
from cms.union.models import Trade

THEMES = [theme.name for theme in list_themes()]
JOIN = "/tham-gia/"


def publish(settings, theme: str, name: str) -> None:
    """Put a join page, its data and its thank-you page into the site's folder, drawn by `theme`."""
    page = Join(title="Tham gia", form=get_form(name), received_title="Đã nhận", received_text="<p>Chúng tôi gọi.</p>")
    imprint = Imprint(phone="0297 000 001")
    address = {"base_url": "https://a.example", "feed_url": "/tin.xml", "changes_url": "/doi/"}
    site = Site(name="Công đoàn", language="vi", imprint=imprint, **address)
    folder = settings.LOA_SITE_DIR / "tham-gia"
    (folder / "da-nhan").mkdir(parents=True)
    context = PageContext(site=site, url=JOIN, page=page)
    (folder / "index.html").write_text(render(theme, "pages/join.html", context, SampleLookup()))
    (folder / "index.json").write_text(json.dumps(to_data(page)))
    context = ReceiptContext(site=site, url=f"{JOIN}da-nhan/", page=page)
    (folder / "da-nhan" / "index.html").write_text(render(theme, "received.html", context, SampleLookup()))
    (settings.LOA_SITE_DIR / ".manifest.json").write_text(json.dumps({"policies": make_policies(theme)}))


def send(page: BeautifulSoup, **answers: str):
    """Send the form of a page as a browser does: all it has, with `answers` filled in."""
    form = page.find("form", method="post")
    fields = {control["name"]: control.get("value", "") for control in form.find_all("input", type="hidden")}
    kind = "application/x-www-form-urlencoded"
    return Client().post(form["action"], urlencode(fields | answers), content_type=kind)


def read(settings, path: str) -> BeautifulSoup:
    return BeautifulSoup((settings.LOA_SITE_DIR / path).read_text(), "html.parser")


WRONG = {"name": "", "phone": "0123 456 7890", "note": "<Tôi> bị nợ lương", "workplace": ""}
RIGHT = {
    "name": "Chị Hoa", "phone": "0834 567 890", "commune": "rach gia", "workplace": "Cho Cau Tau",
    "note": "Tôi bị nợ lương", "at_least_16": "yes", "channel": "zalo", "consent_contact": "yes",
}  # fmt: skip


def read_page(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FormName.values)
def test_a_worker_is_helped_through_the_form_of_each_theme(union, settings, theme, name):
    publish(settings, theme, name)
    response = send(read(settings, "tham-gia/index.html"), **WRONG)
    page = read_page(response)
    assert response.status_code == 422
    wrong = {control["name"] for control in page.select("[aria-invalid]")}
    needed = {field.name for field in get_form(name).fields if field.required} - {"note"}
    assert {"phone", "consent_contact"} | needed <= wrong
    for link in page.select("[data-error-summary] a"):
        assert page.find(id=link["href"][1:])["name"] in wrong
    for field in wrong:
        assert page.find(id=f"{field}-error").get_text()
        assert not page.find(id=f"{field}-error").has_attr("hidden")
    assert page.find(id="phone")["value"] == "0123 456 7890"
    assert page.style.string == get_style(theme, template="pages/join.html")
    assert response["Content-Security-Policy"] == make_policies(theme)["form"]["Content-Security-Policy"]
    response = send(page, **RIGHT)
    assert response.status_code == 303
    receipt = read_page(Client().get(response["Location"]))
    assert receipt.h1.get_text() == "Đã nhận"
    assert ingest_spool().recorded == 1
    lead = Lead.objects.get()
    assert receipt.select_one("[data-receipt]").get_text() == lead.submissions.get().code
    assert (lead.name, lead.phone) == ("Chị Hoa", "+84834567890")
    assert lead.unit == (union["province"] if name == FormName.CALL_BACK else union["ward"])


@pytest.mark.parametrize("theme", THEMES)
def test_what_was_typed_or_is_wrong_is_never_left_in_a_closed_fold(union, settings, theme):
    Trade.objects.create(name="Lái xe công nghệ")
    publish(settings, theme, FormName.JOIN)
    fresh = read(settings, "tham-gia/index.html")
    assert [fold for fold in fresh.select("form details") if fold.has_attr("open")] == []
    page = read_page(send(fresh, **WRONG | {"other_contact": "Zalo của em", "best_time": "", "consent_news": "yes"}))
    for name in ("other_contact", "commune", "note", "consent_news"):
        assert page.find(id=name).find_parent("details").has_attr("open"), name
    assert page.find(id="workplace").find_parent("details") is None
    page = read_page(send(fresh, **RIGHT | {"name": "", "note": "", "channel": "", "commune": ""}))
    for name in ("other_contact", "commune", "note", "consent_news"):
        assert not page.find(id=name).find_parent("details").has_attr("open"), name
    page = read_page(send(fresh, **RIGHT | {"trade": "Không có nghề này"}))
    assert page.find(id="trade").find_parent("details").has_attr("open")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FormName.values)
def test_the_first_sending_shows_the_answers_and_the_second_one_sends_them(union, settings, theme, name):
    publish(settings, theme, name)
    first = send(read(settings, "tham-gia/index.html"), **RIGHT)
    page = read_page(first)
    assert first.status_code == 200
    assert "Xem lại" in page.title.get_text()
    shown = page.select_one("main").get_text(" ")
    for words in ("Chị Hoa", "0834 567 890"):
        assert words in shown
    assert not list(settings.LOA_SPOOL_DIR.rglob("*.sealed"))
    assert page.style.string == get_style(theme, template="pages/join.html")
    back = read_page(send(page, edit="1"))
    assert back.find(id="name")["value"] == "Chị Hoa"
    assert back.find(id="consent_contact").has_attr("checked")
    assert send(page).status_code == 303
    assert ingest_spool().recorded == 1
    assert Lead.objects.get().name == "Chị Hoa"
