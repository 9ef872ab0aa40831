"""A branch's editor does not learn of another branch's drafts."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.content.models import SectionPage
from cms.library.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def branches(site_tree, client, django_user_model):
    """Two sections, each with a draft; the one signed in works on the first only."""
    group = Group.objects.create(name="Chi nhánh Rạch Giá")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    sections = []
    for name in ("Rạch Giá", "Hà Tiên"):
        section = site_tree.add_child(instance=SectionPage(title=name))
        section.add_child(instance=SectionPage(title=f"Nháp {name}", live=False))
        section.add_child(instance=SectionPage(title=f"Đã đăng {name}"))
        sections.append(section)
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=sections[0], permission=permission)
    user = django_user_model.objects.create_user(username="rach-gia", password="mat-khau-thu-nghiem")
    user.groups.add(group)
    client.force_login(user)
    return sections


def test_page_chooser_shows_public_pages_and_own_drafts(client, branches) -> None:
    own, other = (
        client.get(reverse("wagtailadmin_choose_page_child", args=[section.pk])).json()["html"] for section in branches
    )
    assert "Nháp Rạch Giá" in own
    assert "Đã đăng Hà Tiên" in other
    assert "Nháp Hà Tiên" not in other


def test_search_of_the_page_chooser_does_not_tell_either(client, branches) -> None:
    found = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "Nháp"}).content.decode()
    assert "Nháp Rạch Giá" in found
    assert "Hà Tiên" not in found


def test_no_screen_tells_the_title_of_another_branchs_draft_by_its_number(client, branches) -> None:
    mine, other = (SectionPage.objects.get(title=f"Nháp {name}") for name in ("Rạch Giá", "Hà Tiên"))
    for page, known in ((mine, True), (other, False)):
        answers = (
            client.get(reverse("wagtailadmin_choose_page_child", args=[page.pk])),
            client.get(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": [page.pk]}),
            client.get(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, branches[0].pk])),
        )
        told = [page.slug in answer.content.decode() or page.title in answer.text for answer in answers]
        assert any(told) is known
        assert {answer.status_code for answer in answers} == ({200} if known else {302})


def test_the_admins_api_tells_of_the_library_to_those_who_use_it(client, organiser, editor) -> None:
    Document.objects.create(title="Danh sách nội bộ", file="documents/x.pdf")
    urls = [reverse(f"wagtailadmin_api:{kind}:listing") for kind in ("images", "documents")]
    client.force_login(organiser)
    assert [client.get(url).json()["meta"]["total_count"] for url in urls] == [0, 0]
    client.force_login(editor)
    assert [client.get(url).json()["meta"]["total_count"] for url in urls] == [0, 1]


def test_report_of_page_types_is_for_full_administrators(client, branches, admin_user) -> None:
    for name in ("page_types_usage", "page_types_usage_results"):
        answer = client.get(reverse(f"wagtailadmin_reports:{name}"))
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    client.force_login(admin_user)
    assert client.get(reverse("wagtailadmin_reports:page_types_usage")).status_code == 200


def test_help_menu_leads_nowhere_else(client, branches) -> None:
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "guide.wagtail.org" not in page
    assert "whats-new" not in page
