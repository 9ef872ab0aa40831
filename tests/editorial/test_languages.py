"""A language is opened with one button, a page is translated with another, and what lags behind is told."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.content.translated_from import measure_source
from cms.content.translations import open_language
from cms.demo.factories import make_plain_page, make_translation
from tests.content.posted_pages import PUBLISH, fill, text_of
from tests.publisher.folders import publish_now, read_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, admin_user):
    """Signed in as whoever may do all."""
    client.force_login(admin_user)
    return client


@pytest.fixture
def translated(site_tree):
    """A page and its Khmer translation, both public."""
    source = make_plain_page(parent=site_tree, title="Giờ làm việc", lead="Từ bảy giờ.")
    make_translation(page=site_tree, language="km", title="សហជីព")
    made = make_translation(page=source, language="km", title="ម៉ោងធ្វើការ")
    publish_now()
    return source, made


def change_source(source) -> None:
    """What it says is another thing now."""
    source.refresh_from_db()
    source.lead = "Từ tám giờ."
    source.save_revision().publish()


def test_site_of_one_language_has_one_menu_item_and_no_button_to_translate(office, site_tree):
    page = make_plain_page(parent=site_tree, title="Trang một")
    html = office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "/translation/submit/" not in html and "follows_source" not in html


def test_language_is_opened_by_a_button_and_its_home_is_a_draft(office, site_tree):
    assert "Mở ខ្មែរ (Khmer)" in text_of(office.get(reverse("editorial_languages")))
    answer = office.post(reverse("editorial_open_language", args=["km"]))
    home = Page.objects.get(locale__language_code="km")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert not home.live and home.get_parent().is_root()
    assert office.get(answer.url).status_code == 200
    assert "0 trang đang công khai" in text_of(office.get(reverse("editorial_languages")))


@pytest.mark.parametrize("language", ["vi", "fr", "x"])
def test_language_there_is_not_is_refused_in_words(office, site_tree, language):
    answer = office.post(reverse("editorial_open_language", args=[language]), follow=True)
    assert "Chưa mở được" in text_of(answer)
    assert not Locale.objects.filter(language_code=language).exclude(language_code="vi").exists()


def test_languages_are_opened_by_those_who_set_up_the_site_alone(client, editor, site_tree):
    client.force_login(editor)
    assert client.get(reverse("editorial_languages")).status_code != 200
    client.post(reverse("editorial_open_language", args=["km"]))
    assert not Locale.objects.filter(language_code="km").exists()


def test_editor_translates_a_page_and_may_not_publish_it_alone(client, editor, site_tree):
    page = make_plain_page(parent=site_tree, title="Trang một")
    open_language(language="km")
    client.force_login(editor)
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    client.post(address, {"locales": [Locale.objects.get(language_code="km").pk]})
    made = page.get_translations().get()
    assert not made.live and made.get_parent().locale.language_code == "km"


def test_first_version_follows_its_source_and_a_later_one_only_when_somebody_says_so(office, translated):
    source, made = translated
    change_source(source)
    html = office.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).content.decode()
    assert "Đã sửa theo bản tiếng Việt hiện nay" in html
    fields = fill(title="ម៉ោងធ្វើការ", slug=made.slug, lead="ម៉ោងប្រាំពីរ", related_links_formset="") | {
        "related_links-TOTAL_FORMS": 0,
        "related_links-INITIAL_FORMS": 0,
    }
    office.post(reverse("wagtailadmin_pages:edit", args=[made.pk]), fields | PUBLISH)
    made.refresh_from_db()
    assert made.lead == "ម៉ោងប្រាំពីរ" and made.made_from != measure_source(made)
    office.post(reverse("wagtailadmin_pages:edit", args=[made.pk]), fields | PUBLISH | {"follows_source": "on"})
    made.refresh_from_db()
    assert made.made_from == measure_source(made)


def test_readers_and_editors_are_told_of_a_translation_that_lags_behind(office, translated):
    source, made = translated
    path = f"/km/{made.slug}/index.html"
    assert "មិនទាន់បានកែតាម" not in read_text(path)
    change_source(source)
    publish_now()
    assert "មិនទាន់បានកែតាម" in read_text(path) and 'href="/gio-lam-viec/" lang="vi"' in read_text(path)
    desk = text_of(office.get(reverse("editorial_rights_desk")))
    assert "Bản dịch chưa theo kịp bản tiếng Việt (1)" in desk and "ម៉ោងធ្វើការ" in desk
    assert f"(bản tiếng Khmer của “{source.title}”)" in desk
    made.refresh_from_db()
    made.made_from = measure_source(made)
    made.save_revision().publish()
    publish_now()
    assert "មិនទាន់បានកែតាម" not in read_text(path)
    assert "Bản dịch chưa theo kịp bản tiếng Việt (0)" in text_of(office.get(reverse("editorial_rights_desk")))


def test_source_that_only_moved_or_was_published_again_makes_nothing_lag(translated):
    source, made = translated
    source.refresh_from_db()
    source.show_in_menus = True
    source.save_revision().publish()
    publish_now()
    assert "មិនទាន់បានកែតាម" not in read_text(f"/km/{made.slug}/index.html")
