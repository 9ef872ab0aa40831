"""Runs inside a house's Django: leave of the invented union what every page shows, and fill it with articles."""

import time
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from cms.content.models import ArticlePage, HomePage, SectionPage
from cms.content.queries import get_home, get_path
from cms.demo.generating import add_articles

LONGEST_WAIT = 300


def furnish(count: int) -> None:
    """Take the demo's own sections away; add `count` generated articles under eight sections, listed in the menu.

    Only generated articles are left then, so that a peer can be given the very same.
    """
    home = HomePage.objects.get(locale__language_code="vi")
    for section in SectionPage.objects.child_of(home):
        SectionPage.objects.get(pk=section.pk).delete()
    add_articles(count=count)
    for section in SectionPage.objects.child_of(HomePage.objects.get(locale__language_code="vi")):
        section.show_in_menus = True
        section.save_revision().publish()
    forget_published()


def forget_published() -> None:
    """Leave the publisher nothing but the pages themselves: no entries, no records of what it did."""
    with transaction.atomic(), connection.cursor() as cursor:
        for app in ("entries", "publisher"):
            for model in apps.get_app_config(app).get_models():
                cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608  a name of ours


def edit_and_wait(numbers: list[int]) -> None:
    """Give each of these articles another title, and print how long after the commit its file said so."""
    home = get_home()
    for number in numbers:
        page = ArticlePage.objects.get(slug__endswith=f"-{number}")
        page.title = f"Sửa lúc {time.time()}"
        page.save_revision().publish()
        started = time.monotonic()
        file = Path(settings.LOA_SITE_DIR) / get_path(page.url_path, {"vi": home}).strip("/") / "index.html"
        while page.title not in file.read_text():
            if time.monotonic() - started > LONGEST_WAIT:
                raise RuntimeError("the edit never became public")
            time.sleep(0.002)
        print("LIVE", time.monotonic() - started)
        time.sleep(0.3)
