"""The screens on which editors decide about searching, and try it."""

import pytest
from django.urls import reverse

from cms.content.models import ExplainerPage
from cms.demo.factories import make_explainer
from cms.search.models import BestAnswer, Preference, SwitchedOff, SynonymGroup
from tests.publisher.folders import publish_now

pytestmark = pytest.mark.django_db
OFFICE = "/quan-tri/tim-kiem/"
TABLES = ("tu-dong-nghia", "len-dau", "uu-tien")


@pytest.fixture
def page(site_tree):
    """An explainer that is published."""
    make_explainer(parent=site_tree, slug="no-luong", title="Bị nợ lương thì làm gì?")
    publish_now()
    return ExplainerPage.objects.get()


@pytest.fixture
def office(client, editor):
    """A browser in which an editor is signed in."""
    client.force_login(editor)
    return client


def test_every_screen_opens_for_editors_and_its_menu_leads_to_it(office, page):
    BestAnswer.objects.create(query="nợ lương", page=page)
    Preference.objects.create(kind="article", percent=70)
    SynonymGroup.objects.create(words="a\nb")
    for table in TABLES:
        assert office.get(f"{OFFICE}{table}/").status_code == 200
        assert office.get(f"{OFFICE}{table}/new/").status_code == 200
    menu = office.get("/quan-tri/").content.decode()
    for name in ("search_trial", "search_shipped"):
        assert office.get(reverse(name)).status_code == 200
        assert reverse(name) in menu


def test_those_who_do_not_write_see_none_of_it(client, organiser):
    client.force_login(organiser)
    for address in (*(f"{OFFICE}{table}/" for table in TABLES), reverse("search_trial"), reverse("search_shipped")):
        assert client.get(address).status_code in (302, 403)
    assert client.post(reverse("search_shipped")).status_code in (302, 403)
    assert not SwitchedOff.objects.exists()


def test_a_group_is_written_and_refused_with_a_sentence(office):
    address = f"{OFFICE}tu-dong-nghia/new/"
    answer = office.post(address, {"language": "vi", "words": "chuyền may", "is_on": "on"})
    assert "Cần ít nhất hai từ" in answer.content.decode()
    assert (
        office.post(address, {"language": "vi", "words": "chuyền may\r\nxưởng may", "is_on": "on"}).status_code == 302
    )
    assert SynonymGroup.objects.get().list_words() == ["chuyền may", "xưởng may"]


def test_a_best_answer_whose_page_went_is_marked_in_the_list(office, page):
    answer = office.post(f"{OFFICE}len-dau/new/", {"query": "xù lương", "page": page.pk})
    assert answer.status_code == 302
    assert "đang hiện" in office.get(f"{OFFICE}len-dau/").content.decode()
    page.unpublish()
    assert "trang đã gỡ: không hiện" in office.get(f"{OFFICE}len-dau/").content.decode()
    answer = office.post(f"{OFFICE}len-dau/new/", {"query": "giam lương", "page": page.pk})
    assert "chưa đăng nên người đọc không thấy được" in answer.content.decode()


def test_words_that_ship_are_switched_off_and_on_again(office, site_tree):
    address = reverse("search_shipped")
    html = office.get(address).content.decode()
    values = [part.split('"')[0] for part in html.split('name="on" value="')[1:]]
    assert len(values) > 50
    office.post(address, {"shown": values, "on": [value.replace("&quot;", '"') for value in values[1:]]})
    [row] = SwitchedOff.objects.all()
    assert f"{row.language}:{row.key}" == values[0]
    assert f'value="{values[0]}">' in office.get(address).content.decode()
    office.post(address, {"shown": values[1:], "on": values[1:]})  # one that came after the form was opened
    assert SwitchedOff.objects.count() == 1
    office.post(address, {"shown": [*values, "vi:khong co"], "on": values})
    assert not SwitchedOff.objects.exists()


@pytest.mark.parametrize("state", ["live", "next"])
def test_a_query_is_tried_and_every_reason_is_said(office, page, state):
    html = office.get(reverse("search_trial"), {"q": "nợ lương", "state": state}).content.decode()
    assert "Tìm thấy 1 trang" in html
    assert "Bị nợ lương thì làm gì?" in html
    assert "trong tên trang" in html
    assert "đứng liền nhau trong tên trang" in html
    assert "Tên trang viết đúng dấu" in html


def test_slips_synonyms_and_choices_are_told_apart(office, page):
    SynonymGroup.objects.create(words="tiền tươi\nlương")
    BestAnswer.objects.create(query="cơm trưa", page=page)
    tell = {query: office.get(reverse("search_trial"), {"q": query}).content.decode()
            for query in ("tiền tươi", "luogn", "cơm trưa", "xyzxyz", "cty no luong")}  # fmt: skip
    assert "từ đồng nghĩa: “luong”" in tell["tiền tươi"]
    assert "gõ nhầm một chữ của “luong”" in tell["luogn"]
    assert "đã chọn lên đầu cho câu này" in tell["cơm trưa"]
    assert "Không tìm thấy trang nào" in tell["xyzxyz"]
    assert "Máy hiểu câu này là" in tell["cty no luong"]
    assert (
        "Không tìm thấy trang nào"
        in office.get(reverse("search_trial"), {"q": "tiền tươi", "state": "live"}).content.decode()
    )


@pytest.mark.parametrize("query", ["<script>", "\x00", "%", "a" * 5000, "'", "🙂", "İ"])
@pytest.mark.parametrize("state", ["live", "next", "?"])
def test_no_query_breaks_the_screen(office, page, query, state):
    answer = office.get(reverse("search_trial"), {"q": query, "state": state, "language": "xx"})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().partition("search-trial")[2].partition("</main>")[0]


def test_a_language_without_an_index_says_so(office, page):
    html = office.get(reverse("search_trial"), {"q": "a", "state": "live", "language": "km"}).content.decode()
    assert "Chưa đăng phần tìm kiếm" in html
