"""The look of the site is chosen by looking at it; what cannot be read is refused with what could."""

import re

import pytest
from django.urls import reverse

from cms.demo.factories import make_article, make_section
from cms.theming.advice import expand, get_tokens
from cms.theming.contrast import LEAST, list_poor_pairs
from cms.theming.themes import get_theme
from cms.theming.token_changes import COLOURS
from cms.union.models import SiteProfile
from tests.publisher.folders import publish_now, read_text, read_tree

pytestmark = pytest.mark.django_db
SCREEN = "/quan-tri/giao-dien/"


@pytest.fixture
def office(client, admin_user, site_tree):
    client.force_login(admin_user)
    return client


def fill(theme: str = "plain", **changes: str) -> dict[str, str]:
    """The form as it is sent, with the theme's own values where nothing is changed."""
    tokens = get_tokens(get_theme(theme))
    own = {f"{name}_{mode}": expand(tokens[mode][name]) for name in COLOURS for mode in tokens}
    return {**own, "text": "normal", "space": "normal", **changes}


def test_screen_offers_each_theme_as_a_picture_of_the_sites_own_front_page(office):
    html = office.get(SCREEN).content.decode()
    for name in ("plain", "lien-doan"):
        assert reverse("editorial_look_preview", args=[name]) in html
    assert html.count("Đang dùng") == 1


def test_another_theme_is_used_from_the_moment_its_button_is_pressed(office):
    publish_now()
    assert office.post(f"{SCREEN}?theme=lien-doan", fill("lien-doan")).status_code == 302
    profile = SiteProfile.load()
    assert (profile.theme, profile.theme_changes["lien-doan"]) == ("lien-doan", {})
    publish_now()
    assert "#f6c945" in read_text("/index.html")


def test_colour_nobody_can_read_is_refused_at_its_field_with_the_number_and_the_nearest_that_will_do(office):
    answer = office.post(SCREEN, fill(link_light="#88aadd"))
    form = answer.context["form"]
    assert list(form.errors) == ["link_light"]
    message = form.errors["link_light"][0]
    assert re.fullmatch(r"Màu chữ trên nền này mới [\d],\d:1, cần 4,5:1\. Gần nhất đạt: #[0-9a-f]{6}\.", message)
    assert not SiteProfile.load().theme_changes
    nearest = form.nearest["link_light"]
    assert f'value="link_light {nearest}"' in answer.content.decode()
    taken = office.post(SCREEN, fill(link_light="#88aadd", take=f"link_light {nearest}"))
    assert taken.status_code == 200
    assert not taken.context["form"].errors
    assert not SiteProfile.load().theme_changes  # taken into the form, and not saved yet
    assert office.post(SCREEN, fill(link_light=nearest)).status_code == 302
    light, dark = SiteProfile.load().theme_changes["plain"]["link"]
    assert light == nearest
    assert dark  # found for the dark ground, of the same hue


def test_colours_of_dark_mode_are_looked_at_as_strictly(office):
    form = office.post(SCREEN, fill(own_dark="on", link_dark="#335577")).context["form"]
    assert list(form.errors) == ["link_dark"]


@pytest.mark.parametrize("accent", ["#ffff00", "#000000", "#ff0000", "#7f7f7f"])
def test_saved_look_can_always_be_read(office, accent):
    office.post(SCREEN, fill(accent_light=accent, band_light=accent))
    from cms.content.statements import state_settings

    changes = state_settings().entry.tokens
    assert {change.name for change in changes} == {"accent", "band"}
    for tokens in get_tokens(get_theme("plain"), changes).values():
        assert [pair for pair in list_poor_pairs(tokens) if pair[2] < LEAST] == []


@pytest.mark.parametrize(
    "hostile", [{"link_light": "red;}body{display:none"}, {"text": "999"}, {"space": ["a"]}, {"link_dark": "#12345g"}]
)
def test_what_is_no_colour_and_no_size_is_refused_in_words(office, hostile):
    answer = office.post(SCREEN, fill(own_dark="on", **hostile))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not SiteProfile.load().theme_changes


def test_theme_there_is_not_is_told_and_changes_nothing(office):
    answer = office.post(f"{SCREEN}?theme=../../etc", fill(), follow=True)
    assert "Không có giao diện tên" in answer.content.decode()
    assert SiteProfile.load().theme == "plain"


def test_preview_draws_the_published_pages_in_another_theme_and_writes_nothing(office, site_tree):
    news = make_section(parent=site_tree, title="Tin tức", in_menu=True)
    make_article(parent=news, slug="bai", title="Bài về lương")
    publish_now()
    before = read_tree()
    url = reverse("editorial_look_preview", args=["lien-doan"])
    page = office.get(url, {"path": "/tin-tuc/bai/", "mode": "dark"})
    html = page.content.decode()
    assert "Bài về lương" in html
    assert "#f6c945" in html
    assert "prefers-color-scheme:dark" not in html.partition("</style>")[0].rpartition("<style>")[2]
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert f'href="{url}?mode=dark&amp;path=%2Ftin-tuc%2F"' in html  # links stay within the look
    assert read_tree() == before
    assert SiteProfile.load().theme == "plain"


def test_preview_shows_colours_that_are_not_saved_even_those_that_would_be_refused(office):
    publish_now()
    url = reverse("editorial_look_preview", args=["plain"])
    html = office.post(url, fill(link_light="#88aadd", path="/")).content.decode()
    assert "#88aadd" in html
    assert not SiteProfile.load().theme_changes


def test_preview_of_an_address_there_is_not_says_so(office):
    publish_now()
    url = reverse("editorial_look_preview", args=["plain"])
    assert "Chưa có trang nào ở đây" in office.get(url, {"path": "/khong-co/"}).content.decode()
    assert "Không có giao diện" in office.get(reverse("editorial_look_preview", args=["khong"])).content.decode()


def test_screen_is_for_those_who_may_change_the_site(client, editor, site_tree):
    client.force_login(editor)
    assert client.get(SCREEN).status_code in (302, 403)
    assert client.get(reverse("editorial_look_preview", args=["plain"])).status_code in (302, 403)
