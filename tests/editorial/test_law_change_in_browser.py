"""A coming change of the law on the editor's screen, in a real browser."""

from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import sync_playwright

from cms.demo.factories import make_explainer
from cms.editorial import law_changes
from cms.editorial.models import LawChange, LawChangeItem
from tests.editorial.test_lawyer_in_browser import CHROMIUM, keep_shot
from tests.law.registry import make_figure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELDS = {"provision", "successor", "gist", "figure", "value", "source"}


@pytest.fixture
def open_page(live_server, client, admin_user, monkeypatch):
    """Opens an address of the office for an administrator: (path, width in pixels) → page."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    client.force_login(admin_user)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

        def open_it(path: str, width: int):
            context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": 900})
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page = context.new_page()
            page.goto(f"{live_server.url}{path}")
            return page

        yield open_it
        connections.close_all()
        browser.close()


def list_shown(page, number: int) -> set[str]:
    """Which fields of the thing that changes, `number` on the form, can be seen."""
    wrappers = {name: page.locator(f"label[for='id_items-{number}-{name}']") for name in FIELDS}
    return {name for name, wrapper in wrappers.items() if wrapper.is_visible()}


def test_each_kind_of_change_shows_the_fields_it_needs_also_in_what_is_added(open_page):
    page = open_page(reverse("law_changes:add"), 1280)
    assert list_shown(page, 0) == {"figure", "value", "source"}
    page.select_option("[name=items-0-kind]", "replaced")
    assert list_shown(page, 0) == {"provision", "successor"}
    page.select_option("[name=items-0-kind]", "reworded")
    assert list_shown(page, 0) == {"provision", "gist"}
    keep_shot(page, "law-change-form")
    page.locator("#id_items-ADD").click()
    assert list_shown(page, 1) == {"figure", "value", "source"}


def test_on_a_phone_no_word_of_what_is_to_be_looked_at_is_cut(open_page, site_tree, publisher_user):
    wage = make_figure()
    make_explainer(parent=site_tree, short_answer=f'<p>Ít nhất <a href="figure:{wage.pk}">x</a> mỗi tháng.</p>')
    day = timezone.localdate() + timedelta(days=40)
    change = LawChange.objects.create(title="Lương mới", effective_on=day, confirmed=True)
    LawChangeItem.objects.create(change=change, kind=LawChangeItem.Kind.NEW_VALUE, figure=wage, value=5)
    for path in (reverse("editorial_law_change", args=[change.pk]),) * 2:
        page = open_page(path, 360)
        keep_shot(page, f"law-change-{change.prepared_at is not None}")
        overflow = (
            "[...document.querySelectorAll('.loa-stacks td')].filter(td => td.getBoundingClientRect().right > 360)"
        )
        assert page.locator(".loa-stacks td").count() > 2
        assert page.evaluate(f"{overflow}.length") == 0
        if not change.prepared_at:
            law_changes.prepare_change(change=change, actor=publisher_user)
            change.refresh_from_db()
