"""What each role sees and opens in the admin, over real requests."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import GroupPagePermission, Workflow

from cms.content.models import SectionPage
from cms.editorial.roles import EDITORS, PUBLISHERS, REVIEW, ROLES, SITE_ADMINS, ensure_roles
from cms.library.models import Document, Picture
from tests.library.pictures import photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def site_admin(django_user_model):
    """Somebody who keeps accounts and settings, and no content and no leads."""
    user = django_user_model.objects.create_user(username="quan-tri-trang", password="mat-khau-thu-nghiem")
    user.groups.add(Group.objects.get(name=SITE_ADMINS))
    return user


@pytest.fixture
def office(client, request):
    """A browser in which the given role is signed in: `office("editor")`."""

    def sign_in(role: str):
        client.force_login(request.getfixturevalue(role))
        return client

    return sign_in


CONTENT = [
    "wagtailadmin_explore_root", "articles:index", "articles:choose_parent", "explainers:index", "guides:index",
    "campaigns:index",
    "wagtailimages:index", "wagtailimages:add", "wagtailimages:add_multiple",
    "wagtaildocs:index", "wagtaildocs:add", "wagtaildocs:add_multiple",
]  # fmt: skip
PUBLISHING = ["wagtailredirects:index", "wagtailredirects:add", "wagtailadmin_collections:index"]
LEADS = ["interest_leads"]
ADMINISTRATION = ["wagtailusers_users:index", "wagtailusers_users:add"]
NOBODY_BUT_SUPERUSERS = [
    "wagtailusers_groups:index", "wagtailadmin_workflows:index", "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
]  # fmt: skip
SEES = {
    "editor": CONTENT,
    "publisher_user": CONTENT + PUBLISHING,
    "organiser": LEADS,
    "site_admin": ADMINISTRATION,
    "admin_user": CONTENT + PUBLISHING + LEADS + ADMINISTRATION + NOBODY_BUT_SUPERUSERS,
}


@pytest.mark.parametrize("role", SEES)
def test_each_role_opens_its_pages_and_no_others(office, site_tree, role) -> None:
    site_tree.add_child(instance=SectionPage(title="Tin tức"))  # with one place only, nobody is asked for the place
    browser = office(role)
    everything = SEES["admin_user"]
    opened = {name for name in everything if browser.get(reverse(name)).status_code == 200}
    assert opened == set(SEES[role])


@pytest.mark.parametrize("role", ["organiser", "site_admin"])
def test_choosers_offer_nothing_to_those_who_do_not_work_on_content(office, role) -> None:
    Picture.objects.create(title="Ảnh lễ ra mắt", file=ContentFile(photograph(), name="a.jpg"))
    Document.objects.create(title="Quyết định", file=ContentFile(b"%PDF-1.7", name="a.pdf"))
    browser = office(role)
    for chooser, title in (("wagtailimages_chooser", "Ảnh lễ ra mắt"), ("wagtaildocs_chooser", "Quyết định")):
        assert title not in browser.get(reverse(f"{chooser}:choose")).json()["html"]


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        ("editor", {"explorer", "images", "documents", "reports", "help"}, {"leads", "settings"}),
        ("publisher_user", {"explorer", "images", "documents", "settings"}, {"leads"}),
        ("organiser", {"leads", "help"}, {"explorer", "images", "documents", "settings", "reports"}),
        ("site_admin", {"settings", "help"}, {"explorer", "images", "documents", "leads"}),
    ],
)
def test_menu_shows_what_the_role_may_open(office, site_tree, role, shown, hidden) -> None:
    browser = office(role)
    request = browser.get(reverse("wagtailadmin_home")).wsgi_request
    names = {item.name for item in admin_menu.menu_items_for_request(request)}
    assert shown <= names
    assert not hidden & names


@pytest.mark.parametrize("role", ["editor", "publisher_user", "organiser"])
def test_settings_are_for_administrators(office, role) -> None:
    answer = office(role).get(reverse("wagtailsettings:edit", args=["union", "siteprofile"]), follow=True)
    assert answer.request["PATH_INFO"] == reverse("wagtailadmin_home")


def test_editor_may_not_publish_and_the_publisher_may(site_tree, editor, publisher_user) -> None:
    assert not site_tree.permissions_for_user(editor).can_publish()
    assert site_tree.permissions_for_user(editor).can_edit()
    of_publisher = site_tree.permissions_for_user(publisher_user)
    assert of_publisher.can_publish()
    assert of_publisher.can_unpublish()
    assert of_publisher.can_lock()


def test_pages_are_reviewed_by_the_publishers(site_tree) -> None:
    workflow = site_tree.get_workflow()
    assert workflow.name == REVIEW
    [task] = workflow.tasks
    assert [group.name for group in task.specific.groups.all()] == [PUBLISHERS]


def test_wagtail_groups_of_its_own_are_gone() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert Workflow.objects.count() == 1


def test_making_roles_again_changes_nothing_and_keeps_what_was_added_by_hand(site_tree) -> None:
    group = Group.objects.create(name="Chi nhánh Rạch Giá")
    extra = Group.objects.get(name=EDITORS).permissions.count()
    pages = GroupPagePermission.objects.count()
    ensure_roles()
    assert Group.objects.filter(pk=group.pk).exists()
    assert Group.objects.get(name=EDITORS).permissions.count() == extra
    assert GroupPagePermission.objects.count() == pages


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("editor", ["Viết bài mới", "Sổ tay biên tập"]),
        ("publisher_user", ["Viết bài mới", "Bài đang chờ duyệt"]),
        ("organiser", ["Danh sách cần gọi"]),
        ("site_admin", ["Thông tin trang web", "Tài khoản"]),
    ],
)
def test_front_page_says_what_to_do_first(office, site_tree, role, words) -> None:
    page = office(role).get(reverse("wagtailadmin_home")).content.decode()
    assert [word for word in words if word not in page] == []
    assert "wagtail.org" not in page


def test_office_is_vietnamese_whatever_the_browser_prefers(client) -> None:
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="vi"' in page
    assert "Đăng nhập Loa" in page


def test_style_guide_is_there_for_editors(office) -> None:
    assert "Sapo" in office("editor").get(reverse("editorial_style_guide")).content.decode()
