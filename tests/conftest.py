"""What every test can use: a migrated database, folders of its own, a site tree, people in their roles."""

import shutil
from pathlib import Path

import pytest
from django.test import TransactionTestCase

from tests.database import copies_for_this_run


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """Copy the cached migrated database; after a test that commits, copy it again instead of emptying tables.

    Emptying would also lose what migrations put there: the root page, the language, the roles.
    """
    with django_db_blocker.unblock():
        copies = copies_for_this_run()
        copies.prepare()
        copies.restore()
    original = TransactionTestCase._fixture_teardown

    def restore_instead_of_flush(self) -> None:
        if isinstance(self, TransactionTestCase) and type(self)._fixture_teardown is restore_instead_of_flush:
            copies.restore()

    TransactionTestCase._fixture_teardown = restore_instead_of_flush
    yield
    TransactionTestCase._fixture_teardown = original
    with django_db_blocker.unblock():
        copies.remove()


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Each test publishes, spools and uploads into folders of its own."""
    settings.LOA_SITE_DIR = tmp_path / "site"
    settings.LOA_SPOOL_DIR = tmp_path / "spool"
    settings.LOA_VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "media"
    for folder in (settings.LOA_SITE_DIR, settings.LOA_SPOOL_DIR, settings.MEDIA_ROOT):
        Path(folder).mkdir()
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.fixture
def site_tree(db):
    """A home page under the root, as the default site's root, with a filled imprint. Returns the home page."""
    from wagtail.models import Page, Site

    from cms.content.models import HomePage
    from cms.union.models import SiteProfile

    for page in Page.objects.filter(depth=2):
        page.delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Liên đoàn Lao động tỉnh Thử", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    SiteProfile.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Liên đoàn Lao động tỉnh Thử",
            "managing_body": "Liên đoàn Lao động tỉnh Thử",
            "address": "1 đường Số Một",
            "email": "lienhe@example.org",
            "phone": "0297 000 001",
            "person_responsible": "Nguyễn Văn A, Trưởng ban",
        },
    )
    return home


def _user(username: str, group: str | None, **extra):
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    user = get_user_model().objects.create_user(username=username, password="mat-khau-thu-nghiem", **extra)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db):
    """Somebody who writes but may not publish."""
    return _user("bien-tap", "Biên tập viên")


@pytest.fixture
def publisher_user(db):
    """Somebody who may publish."""
    return _user("duyet-dang", "Người duyệt đăng")


@pytest.fixture
def organiser(db):
    """Somebody who calls workers back, and sees no content."""
    return _user("to-chuc", "Cán bộ tổ chức")


@pytest.fixture
def admin_user(db):
    """Somebody who may do everything."""
    return _user("quan-tri", None, is_superuser=True, is_staff=True)
