"""A decree brings new wages from a coming 1 January: from the registry to what readers see at midnight, by HTTP."""

import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.demo.factories import make_explainer, make_section, make_user
from cms.editorial.models import LawChange, LawTask
from cms.editorial.roles import PUBLISHERS
from cms.publisher import site as published_site
from cms.publisher.actions import publish_due_pages
from cms.publisher.verification import verify
from cms.schema import FigureTable
from cms.schema.references import make_ref
from tests.law.registry import make_figure, make_law, make_provision
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db
NEW_YEAR = date(timezone.localdate().year + 1, 1, 1)
LAWYER = "Luật sư Trần Văn Bình"
PAGE = "/quyen/luong-toi-thieu/index.html"


@pytest.fixture
def wages(db):
    """The table of a decree: monthly wages of two regions."""
    place = make_provision(make_law("293/2025/NĐ-CP", "Nghị định 293/2025/NĐ-CP", kind="decree"), "3", "1")
    first = date(NEW_YEAR.year - 1, 1, 1)
    return [
        make_figure(f"vung-{number}", (value, first, None), label=f"Vùng {number}", provision=place)
        for number, value in (("2", "4730000"), ("3", "4140000"))
    ]


@pytest.fixture
def page(site_tree, wages):
    section = make_section(parent=site_tree, title="Quyền", slug="quyen", in_menu=True)
    refs = tuple(make_ref("figure", one.pk) for one in wages)
    return make_explainer(
        parent=section,
        title="Lương tối thiểu là bao nhiêu?",
        slug="luong-toi-thieu",
        short_answer=f'<p>Ở vùng II: <a href="{refs[0]}">x</a>.</p>',
        body=(FigureTable(caption="Lương tối thiểu tháng", figures=refs),),
        checked_on=date(2026, 1, 5),
    )


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def plan(editor: Client, wages) -> LawChange:
    """The form of a coming change, filled in and sent."""
    fields = {"title": "Lương tối thiểu mới", "effective_on": NEW_YEAR.isoformat(), "confirmed": "on"}
    fields |= {"note": "", "document": "", "sentence": "Lương tối thiểu vùng tăng từ ngày 1 tháng 1."}
    fields |= {"items-TOTAL_FORMS": len(wages), "items-INITIAL_FORMS": 0, "items-MIN_NUM_FORMS": 1}
    for number, (wage, value) in enumerate(zip(wages, ("5.080.000", "4450000"), strict=True)):
        item = {"kind": "new_value", "figure": wage.pk, "value": value.replace(".", ""), "gist": "", "ORDER": number}
        fields |= {f"items-{number}-{name}": given for name, given in item.items()}
    answer = editor.post(reverse("law_changes:add"), fields, follow=True)
    assert "1 trang, 3 chỗ" in answer.content.decode(), "the editor sees every place it touches"
    return LawChange.objects.get()


def ask_a_lawyer(editor: Client, page: Page) -> str:
    """The link the editor copies for an outside lawyer."""
    fields = {"name": LAWYER, "email": "", "days": "7", "law_as_of": NEW_YEAR.isoformat()}
    answer = editor.post(reverse("editorial_legal_checks", args=[page.pk]), fields, follow=True)
    return re.search(r"/ra-soat-luat/[^/\"'<\s]+/", answer.content.decode())[0]


def let_midnight_come(monkeypatch) -> None:
    midnight = datetime(NEW_YEAR.year, 1, 1, tzinfo=timezone.get_default_timezone()).astimezone(UTC)
    moment = midnight + timedelta(seconds=20)
    monkeypatch.setattr(published_site, "timezone", SimpleNamespace(now=lambda: moment))
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_wage_table_turns_at_midnight_on_the_first_of_january(page, wages, publisher_user, monkeypatch):
    editor = sign_in(publisher_user)
    publish_now()
    assert "4.730.000\xa0đồng" in read_text(PAGE)

    change = plan(editor, wages)
    editor.post(reverse("editorial_law_change_prepare", args=[change.pk]))
    address = ask_a_lawyer(editor, page)
    assert "5.080.000" in Client().get(f"{address}ban-nhap/").content.decode(), "the lawyer reads the coming numbers"
    law = Client().get(address).content.decode()
    assert "5.080.000" in law and "4.730.000" not in law, "and holds the text against them, not against those of today"
    assert Client().post(address, {"answer": "approved", "text": "", "name": LAWYER}).status_code == 200
    colleague = sign_in(make_user(username="dong-nghiep", password="hai-son-noi-lon-len", role=PUBLISHERS))
    colleague.post(reverse("editorial_law_task_finish", args=[LawTask.objects.get().pk]))
    said = colleague.post(reverse("editorial_law_change_schedule", args=[change.pk]), follow=True).content.decode()
    assert "Đã hẹn 1 trang" in said

    publish_now()
    before = read_text(PAGE)
    assert "4.730.000\xa0đồng" in before
    assert "từ <time" in before, "the page tells what is coming"

    let_midnight_come(monkeypatch)
    publish_due_pages()
    publish_now()
    html = read_text(PAGE)
    assert "5.080.000\xa0đồng" in html
    assert "4.450.000\xa0đồng" in html
    assert f"{NEW_YEAR:%d/%m/%Y}" in html, "since when"
    assert LAWYER in html
    assert "Luật đã thay đổi" not in html
    assert "Lương tối thiểu vùng tăng" in read_text("/co-gi-moi/index.html")
    assert "Lương tối thiểu vùng tăng" in read_text("/co-gi-moi/rss.xml")
    old = re.search(
        r'href="(/ban-luu/quyen/luong-toi-thieu/[^"]+)"', read_text("/ban-luu/quyen/luong-toi-thieu/index.html")
    )
    assert "4.730.000\xa0đồng" in read_text(f"{old[1]}index.html")
    assert not verify().differences
