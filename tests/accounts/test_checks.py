"""A house that is open to everybody must not have the demo's sign-ins."""

import pytest
from django.core.checks import run_checks

from cms.accounts.printed_passwords import DEMO_PASSWORD

pytestmark = pytest.mark.django_db


def find_warnings() -> list[str]:
    """The ids of what the checks before a deployment say of people."""
    return [found.id for found in run_checks(include_deployment_checks=True) if found.id == "accounts.W001"]


def test_printed_password_is_warned_of_before_a_deployment(django_user_model):
    django_user_model.objects.create_user("bien-tap", password=DEMO_PASSWORD)
    assert find_warnings() == ["accounts.W001"]


def test_demo_user_with_a_password_of_their_own_is_no_warning(django_user_model):
    django_user_model.objects.create_user("bien-tap", password="mot-mat-khau-rieng")
    assert find_warnings() == []


def test_printed_password_of_somebody_locked_out_is_no_warning(django_user_model):
    django_user_model.objects.create_user("bien-tap", password=DEMO_PASSWORD, is_active=False)
    assert find_warnings() == []
