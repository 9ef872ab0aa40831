"""The invented union fills an empty house once, and never touches what somebody made since."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from cms.accounts.models import User
from cms.accounts.printed_passwords import DEMO_PASSWORD, DEMO_USERNAMES
from cms.content.models import CHECKED_MODELS, CalculatorPage, ChangeNote, ExplainerPage, GuidePage, HomePage
from cms.content.queries import get_public_pages
from cms.demo.content import PAGES, TRANSLATIONS
from cms.demo.content.changes import CHANGES
from cms.demo.factories import make_article
from cms.demo.seeding import PEOPLE
from cms.editorial.reviews_due import list_due_reviews
from cms.interest.models import Lead
from cms.library.models import Picture
from cms.union.models import SiteProfile

pytestmark = pytest.mark.django_db


def run_demo(**options) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def get_vietnamese_home() -> HomePage:
    """The front page that those of other languages translate."""
    return HomePage.objects.get(locale__language_code="vi")


@pytest.fixture
def empty_house(db):
    """The database as it is right after the migrations."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    Site.objects.all().delete()


def test_demo_fills_an_empty_house_with_public_pages(empty_house):
    printed = run_demo()
    assert get_public_pages().count() == len(PAGES) + sum(map(len, TRANSLATIONS.values()))
    assert Site.objects.get(is_default_site=True).root_page.specific == get_vietnamese_home()
    assert SiteProfile.load().missing_imprint() == []
    assert SiteProfile.load().join_page.slug == "tham-gia-cong-doan"
    assert DEMO_PASSWORD in printed
    assert all(username in printed for username in DEMO_USERNAMES)


def test_demo_pages_are_dated_by_their_story_and_spread_over_months(empty_house):
    run_demo()
    moments = [page.first_published_at for page in get_public_pages().filter(locale__language_code="vi")]
    assert sorted(moments) == sorted(entry.published_at for entry in PAGES.values())
    assert len({(moment.year, moment.month) for moment in moments}) >= 6


def test_second_run_changes_nothing_an_editor_changed(empty_house):
    run_demo()
    page = get_vietnamese_home()
    page.lead = "Lời của biên tập viên"
    page.save_revision().publish()
    SiteProfile.objects.update(name="Công đoàn của chúng tôi")
    Page.objects.get(slug="lien-he").delete()
    people, pictures = User.objects.count(), Picture.objects.count()
    printed = run_demo()
    assert "không thay đổi gì" in printed
    assert get_vietnamese_home().lead == "Lời của biên tập viên"
    assert SiteProfile.objects.get().name == "Công đoàn của chúng tôi"
    assert not Page.objects.filter(slug="lien-he").exists()
    assert (User.objects.count(), Picture.objects.count()) == (people, pictures)


def test_demo_leaves_a_house_with_its_own_home_page_alone(site_tree):
    make_article(parent=site_tree)
    run_demo()
    assert Page.objects.count() == 3
    assert not User.objects.filter(username__in=DEMO_USERNAMES).exists()


def test_each_role_has_a_sign_in_that_works(empty_house, client):
    run_demo()
    assert {username for username, *_rest in PEOPLE} == set(DEMO_USERNAMES)
    for username, role, *_rest in PEOPLE:
        assert client.login(username=username, password=DEMO_PASSWORD)
        assert [group.name for group in User.objects.get(username=username).groups.all()] == [role]


def test_demo_drafts_are_not_public(empty_house):
    run_demo()
    hidden = Page.objects.filter(depth__gt=1).exclude(pk__in=get_public_pages().values("pk"))
    assert len(hidden) == 2
    assert [page.go_live_at is not None for page in hidden.order_by("go_live_at")].count(True) == 1
    assert sum(page.specific.workflow_in_progress for page in hidden) == 1


def test_demo_leads_are_routed_to_the_units_that_look_after_them(empty_house):
    run_demo()
    assert {lead.name: lead.unit.code for lead in Lead.objects.all()} == {
        "chị Út Lan (mẫu)": "ben-van",
        "anh Tư Đèn (mẫu)": "tinh-hai-son",
        "Bảy Lưới (mẫu)": "vam-luoi",
        "cô Sáu Giày (mẫu)": "ben-van",
        "anh Ba Chạy (mẫu)": "lai-xe",
        "chị Hai Nước Đá (mẫu)": "vam-luoi",
        "bà Tư Khô (mẫu)": "vam-luoi",
        "anh Năm Ghe (mẫu)": "vam-luoi",
        "cô Chín Chợ (mẫu)": "vam-luoi",
        "chú Mười Rẫy (mẫu)": "vam-luoi",
        "em Tí (mẫu)": "hon-may-lam",
        "chị Tám May (mẫu)": "ben-van",
        "Quảng cáo (mẫu)": "vam-luoi",
    }
    assert {lead.status for lead in Lead.objects.all()} == set(Lead.Status.values) - {"assigned", "forgotten"}
    assert Lead.objects.get(suspicion_points__gt=0).is_quarantined


def test_demo_tells_readers_what_changed_and_keeps_small_changes_to_itself(empty_house):
    run_demo()
    notes = ChangeNote.objects.select_related("page")
    assert {note.kind for note in notes} == set(ChangeNote.Kind.values)
    assert all(note.page.first_published_at < note.at <= note.page.last_published_at for note in notes)
    told = [change.text for page in ExplainerPage.objects.live() for change in page.to_entry().changes]
    assert sorted(told) == sorted(change.sentence for change in CHANGES if change.sentence)


def test_whoever_opens_a_demo_page_that_rests_on_the_law_sees_who_keeps_it_and_when_it_is_looked_at_again(empty_house):
    run_demo()
    for model in CHECKED_MODELS:
        for page in model.objects.filter(locale__language_code="vi", live=True):
            shown = page.get_latest_revision_as_object()
            assert shown.content_owner.username == "bien-tap"
            assert shown.content_deputy.username == "duyet-dang"
            assert shown.next_check
    due = {type(page) for page in list_due_reviews(date(2026, 11, 24), ahead=14)}
    assert {ExplainerPage, CalculatorPage, GuidePage} <= due
