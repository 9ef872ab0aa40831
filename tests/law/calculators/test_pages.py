"""The page of each calculator, published for real and opened in a real browser."""

import os
import shutil
from datetime import date
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from playwright.sync_api import sync_playwright

from cms import schema
from cms.demo.factories import make_page, make_section
from cms.law.calculators import CALCULATORS
from cms.law.models import Figure, FigureValue
from cms.publisher.verification import verify
from tests.law.calculators.registry import fill_registry
from tests.publisher.folders import publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOST = "http://calculators.test"


@pytest.fixture
def sums(site_tree, go_to):
    """A section with the page of every calculator, over a filled registry."""
    fill_registry()
    section = make_section(parent=site_tree, title="Tính thử", slug="tinh-thu", in_menu=True)
    for key, calculator in CALCULATORS.items():
        entry = schema.Calculator(title=f"{calculator.title}?", calculator=key, lead="Bạn tự tính được.")
        make_page(parent=section, entry=entry, slug=key)
    return section


@pytest.fixture
def published(sums):
    """All of that published: before the browser begins, whose loop is no place for a database."""
    publish_now()


def read_page(key: str) -> str:
    """The published page of a calculator."""
    return read_text(f"/tinh-thu/{key}/index.html")


def test_every_calculator_is_published_with_its_examples_and_stays_light(sums):
    publish_now()
    for key, calculator in CALCULATORS.items():
        html = read_page(key)
        assert all(example.title in html for example in calculator.examples)
        assert calculator.rounding in html
        assert len(brotli.compress(html.encode())) <= 14_000, key
        assert "<form" not in html.partition("<main")[2]
    listing = read_text("/tinh-thu/index.html")
    assert all(f"/tinh-thu/{key}/" in listing for key in CALCULATORS)
    assert not verify().differences


def test_an_example_without_javascript_shows_the_sum_and_its_article(sums):
    publish_now()
    html = read_page("tang-ca")
    assert "6.240.000 : (26 ngày × 8 giờ) → 30.000 đồng" in html
    assert "30.000 × 10 giờ × 150% → 450.000 đồng" in html
    assert "điểm a khoản 1 Điều 98 Bộ luật Lao động" in html
    assert "từ <time" in html, "since when the figures hold"


def test_a_future_figure_switches_the_sum_by_itself_on_its_day(sums, go_to):
    wage = Figure.objects.get(key="luong-toi-thieu-thang-vung-2")
    wage.values.update(in_force_to=date(2026, 12, 31))
    FigureValue.objects.create(figure=wage, value=5_080_000, in_force_from=date(2027, 1, 1), confirmed=True)
    publish_now()
    assert "4.730.000 − 4.500.000" in read_page("luong-toi-thieu")
    untouched = read_page("phep-nam")
    go_to(date(2027, 1, 1))
    publish_now()
    assert "5.080.000 − 4.500.000, không dưới 0 → 580.000 đồng" in read_page("luong-toi-thieu")
    assert "5.080.000 × 0,5% → 25.400 đồng" in read_page("doan-phi"), "an example that starts from the figure"
    assert read_page("phep-nam") == untouched
    assert not verify().differences


def test_a_figure_that_ends_without_a_successor_closes_the_form(sums, go_to):
    Figure.objects.get(key="cham-luong-phai-tra-lai").values.update(in_force_to=date(2026, 12, 31))
    publish_now()
    go_to(date(2027, 1, 1))
    publish_now()
    html = read_page("cham-luong")
    assert "tạm thời không tính được" in html
    assert "data-calculator" not in html


def test_a_figure_that_nobody_read_in_the_law_is_said_to_wait(sums):
    publish_now()
    assert "đang chờ xác nhận theo văn bản gốc" in read_page("doan-phi")


def test_a_page_whose_figures_the_registry_lacks_cannot_go_live(site_tree):
    entry = schema.Calculator(title="Tăng ca?", calculator="tang-ca")
    with pytest.raises(ValidationError, match="tang-ca-ngay-thuong"):
        make_page(parent=site_tree, entry=entry)


def test_the_policy_lets_the_script_run_and_reach_nobody_else(sums):
    publish_now()
    manifest = read_manifest()
    assert manifest["files"]["/tinh-thu/tang-ca/index.html"]["policy"] == "calculator"
    csp = manifest["policies"]["calculator"]["Content-Security-Policy"]
    assert "script-src 'self'" in csp
    assert "form-action 'self'" in csp
    assert "default-src 'none'" in csp and "connect-src 'self';" in csp


def test_how_a_calculator_read_before_a_figure_changed_stays_without_its_form(published):
    rate = FigureValue.objects.filter(figure__key="tang-ca-ngay-thuong")
    assert rate.update(value="160")
    publish_now()
    [sheet] = settings.LOA_SITE_DIR.glob("ban-luu/tinh-thu/tang-ca/2*/index.html")
    before, now = sheet.read_text(), read_page("tang-ca")
    assert "150%" in before and "150%" not in now and "160%" in now
    assert "(Ở đây có một biểu mẫu.)" in before
    assert not any(part in before for part in ("data-calculator", "may-tinh.js", "data-field"))
    assert 'href="/ban-luu/tinh-thu/tang-ca/"' in now
    publish_now()
    assert len(list(settings.LOA_SITE_DIR.glob("ban-luu/tinh-thu/tang-ca/2*"))) == 1, "the same words make no version"
    assert verify().differences == []


class Reader:
    """A page of the browser, given the published files with the headers the manifest wants for them."""

    def __init__(self, browser, **options) -> None:
        self.manifest, self.asked, self.errors = read_manifest(), [], []
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", self._answer)

    def _answer(self, route) -> None:
        path = route.request.url.removeprefix(HOST)
        self.asked.append(path)
        path += "index.html" if path.endswith("/") else ""
        file = self.manifest["files"].get(path)
        if file is None:
            route.fulfill(status=404)
            return
        headers = {"Content-Type": file["type"], **self.manifest["policies"].get(file["policy"], {})}
        route.fulfill(body=(Path(settings.LOA_SITE_DIR) / path.lstrip("/")).read_bytes(), headers=headers)

    def open(self, key: str) -> None:
        """Go to the page of a calculator."""
        self.page.goto(f"{HOST}/tinh-thu/{key}/")


@pytest.fixture
def browser():
    """A real browser. It ends with its test."""
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, "no browser: install chromium, or name one in LOA_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.mark.browser
def test_the_form_answers_at_once_and_nothing_entered_leaves_the_device(published, browser):
    reader = Reader(browser)
    for key in CALCULATORS:
        reader.open(key)
        assert reader.page.is_visible("[data-calculator]"), key
    reader.open("tang-ca")
    asked = list(reader.asked)
    reader.page.fill("[name=wage]", "6.240.000")
    reader.page.fill("[name=weekday]", "10")
    assert reader.page.inner_text("[data-answer]") == "Cộng lại, ít nhất bạn được trả: 450.000 đồng"
    assert "khoản 1 Điều 98 Bộ luật Lao động" in reader.page.inner_text("[data-working]")
    reader.page.press("[name=weekday]", "Enter")
    reader.page.fill("[name=wage]", "sáu triệu")
    assert "hãy viết số tiền bằng đồng" in reader.page.inner_text("[data-error-summary]")
    reader.page.select_option("[name=paid_by]", "hour")
    assert not reader.page.is_visible("[name=hours_a_day]")
    reader.page.reload()
    assert reader.page.input_value("[name=wage]") == ""
    own = {"/tinh-thu/tang-ca/", "/may-tinh.js", "/trang.js", "/sw.js", "/bieu-tuong.svg", "/manifest.webmanifest"}
    assert set(reader.asked[len(asked) :]) <= own, "nothing but the page and what every page brings, again"
    kept = "[localStorage.length, sessionStorage.length, document.cookie, location.search + location.hash]"
    assert reader.page.evaluate(kept) == [0, 0, "", ""]
    assert reader.page.evaluate("indexedDB.databases()") == []
    assert not reader.errors


@pytest.mark.browser
def test_each_error_stands_beside_its_question_and_in_a_summary_that_leads_there(published, browser):
    page = (reader := Reader(browser)).page
    reader.open("tang-ca")
    for name, typed in (("wage", "sáu triệu"), ("weekday", "mười"), ("hours_a_day", "90")):
        page.fill(f"[name={name}]", typed)
        page.press(f"[name={name}]", "Tab")
    beside = page.locator("[data-field] .error")
    summary = page.locator("[data-error-summary]")
    assert beside.count() == summary.locator("a").count() == 3
    assert set(beside.all_inner_texts()) == set(summary.locator("a").all_inner_texts())
    assert page.inner_text("[data-answer]") == "", "the same is not said a third time"
    described = page.get_attribute("[name=weekday]", "aria-describedby").split()
    assert "mười" not in page.inner_text(f"#{described[-1]}") and "hãy viết" in page.inner_text(f"#{described[-1]}")
    summary.get_by_role("link", name=page.inner_text("[data-field=weekday] .error")).click()
    assert page.evaluate("document.activeElement.name + location.hash") == "weekday"
    page.fill("[name=weekday]", "10")
    page.fill("[name=wage]", "6.240.000")
    page.fill("[name=hours_a_day]", "8")
    assert not summary.is_visible()
    assert page.locator("[aria-invalid], [data-field] .error").count() == 0
    assert page.inner_text("[data-answer]") == "Cộng lại, ít nhất bạn được trả: 450.000 đồng"
    assert not reader.errors


@pytest.mark.browser
def test_a_commune_is_found_as_it_is_typed_without_diacritics(published, browser):
    reader = Reader(browser)
    reader.open("luong-toi-thieu")
    reader.page.fill("[name=place]", "hoa")
    assert "Có nhiều nơi tên gần giống" in reader.page.inner_text("[data-answer]")
    assert not reader.page.is_visible("[data-error-summary]"), "nobody is told off while still typing"
    reader.page.fill("[name=place]", "rach gia")
    assert reader.page.inner_text("[data-answer]") == "Lương tháng ít nhất: 4.730.000 đồng"
    reader.page.fill("[name=wage]", "4.500.000")
    assert reader.page.inner_text("[data-answer]") == "Mỗi tháng còn thiếu: 230.000 đồng"


@pytest.mark.browser
def test_without_javascript_there_is_the_table_and_no_dead_form(published, browser):
    reader = Reader(browser, java_script_enabled=False)
    for key, calculator in CALCULATORS.items():
        reader.open(key)
        assert not reader.page.is_visible("[data-calculator]")
        assert reader.page.locator("table tbody tr").count() >= len(calculator.examples)


@pytest.mark.browser
def test_the_page_fits_a_telephone(published, browser):
    reader = Reader(browser, viewport={"width": 360, "height": 740})
    for key in CALCULATORS:
        reader.open(key)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert reader.page.evaluate(wider) <= 0, key
        small = """[...document.querySelectorAll("main input, main select")].filter(e => e.offsetParent
            && e.getBoundingClientRect().height < 44).map(e => e.name)"""
        assert reader.page.evaluate(small) == [], key
