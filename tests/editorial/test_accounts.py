"""Who may touch whose account, and how often a password may be guessed."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.editorial.roles import EDITORS, ORGANISERS, SITE_ADMINS

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture
def site_admin(client, django_user_model):
    """Somebody who keeps accounts, signed in."""
    user = django_user_model.objects.create_user(username="quan-tri-trang", password=PASSWORD)
    user.groups.add(Group.objects.get(name=SITE_ADMINS))
    client.force_login(user)
    return user


def new_account(**extra) -> dict:
    """A filled-in form."""
    return {
        "username": "lan", "email": "lan@example.org", "first_name": "Lan", "last_name": "Nguyễn",
        "password1": "mot-mat-khau-dai", "password2": "mot-mat-khau-dai",
    } | extra  # fmt: skip


def test_site_admin_makes_editors(client, site_admin, django_user_model) -> None:
    group = Group.objects.get(name=EDITORS)
    answer = client.post(reverse("wagtailusers_users:add"), new_account(groups=[group.pk]))
    assert answer.status_code == 302, answer.context["form"].errors
    assert list(django_user_model.objects.get(username="lan").groups.all()) == [group]


def test_site_admin_cannot_make_organisers_or_administrators(client, site_admin, django_user_model) -> None:
    organisers = Group.objects.get(name=ORGANISERS)
    answer = client.post(reverse("wagtailusers_users:add"), new_account(groups=[organisers.pk]))
    assert "groups" in answer.context["form"].errors
    client.post(reverse("wagtailusers_users:add"), new_account(is_superuser="on"))
    assert not django_user_model.objects.get(username="lan").is_superuser


@pytest.mark.parametrize("whose", ["organiser", "admin_user"])
def test_site_admin_cannot_give_those_who_read_leads_a_new_password(client, site_admin, request, whose) -> None:
    account = request.getfixturevalue(whose)
    for name in ("edit", "delete"):
        url = reverse(f"wagtailusers_users:{name}", args=[account.pk])
        client.post(url, new_account(username=account.username))
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_nobody_is_written_over_or_raised_by_copying_an_account(client, site_admin, organiser) -> None:
    powers = {"is_superuser": "on", "groups": [Group.objects.get(name=ORGANISERS).pk]}
    url = f"{reverse('wagtailusers_users:index')}copy/{organiser.pk}/"
    assert client.post(url, new_account(**powers)).status_code == 404
    organiser.refresh_from_db()
    assert (organiser.username, organiser.is_superuser) == ("to-chuc", False)
    assert organiser.check_password(PASSWORD)


def test_site_admin_cannot_appoint_in_bulk(client, site_admin, editor) -> None:
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    client.post(f"{url}?id={editor.pk}", {"role": Group.objects.get(name=ORGANISERS).pk})
    assert not editor.groups.filter(name=ORGANISERS).exists()


def test_full_administrator_appoints_organisers(client, admin_user, django_user_model) -> None:
    client.force_login(admin_user)
    organisers = Group.objects.get(name=ORGANISERS)
    client.post(reverse("wagtailusers_users:add"), new_account(groups=[organisers.pk]))
    assert django_user_model.objects.get(username="lan").groups.get() == organisers


def test_guessing_passwords_is_stopped_in_vietnamese_and_others_still_sign_in(
    client, settings, editor, publisher_user
) -> None:
    settings.AXES_ENABLED = True
    url = reverse("wagtailadmin_login")
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post(url, {"username": editor.username, "password": "sai"})
    assert answer.status_code == 429
    assert "thử lại sau 15 phút" in answer.content.decode()
    assert client.post(url, {"username": editor.username, "password": PASSWORD}).status_code == 429
    assert client.post(url, {"username": publisher_user.username, "password": PASSWORD}).status_code == 302
