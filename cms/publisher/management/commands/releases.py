"""`manage.py releases`: what was live when, by whom and why."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.core.paginator import EmptyPage, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publisher.holding import describe_hold, get_hold, name_person
from cms.publisher.models import Release
from cms.publisher.releases import find_oldest_kept

ON_A_PAGE = 30
COLUMNS = "{:>8}  {:<18}{:<16}{:>7}{:>7}{:>7}{:>7}  {}"


class Command(BaseCommand):
    """Lists releases, newest first. Those marked with a star are kept: one can go back to them."""

    help = (
        "List releases, newest first. One can go back to those marked * (manage.py rollback N): the last "
        "LOA_RELEASES_KEPT (20), and all younger than LOA_RELEASE_DAYS (30). Files of older ones are removed from the "
        "disk once nothing else needs them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--page`."""
        parser.add_argument("--page", type=int, default=1, help=f"which page of {ON_A_PAGE}; 1 is the newest")

    def handle(self, *, page: int, **options) -> None:
        releases = Paginator(Release.objects.select_related("actor"), ON_A_PAGE)
        try:
            shown = releases.page(page)
        except EmptyPage as error:
            raise CommandError(_("Chỉ có %(count)s trang.") % {"count": releases.num_pages}) from error
        heads = (_("Bản"), _("Lúc"), _("Ai"), _("Tệp"), _("Thêm"), _("Sửa"), _("Gỡ"), _("Vì sao"))
        self.stdout.write(COLUMNS.format(*heads))
        kept = find_oldest_kept()
        for release in shown:
            self.stdout.write(self._describe(release, kept=release.number >= kept))
        if shown.has_next():
            self.stdout.write(f"… --page {page + 1}")
        if hold := get_hold():
            self.stdout.write(f"{describe_hold(hold)}.")

    def _describe(self, release: Release, *, kept: bool) -> str:
        at = timezone.localtime(release.made_at).strftime("%H:%M %d/%m/%Y")
        counts = (release.files, release.added, release.changed, release.removed)
        number = f"{release.number}{'*' if kept else ' '}"
        return COLUMNS.format(number, at, name_person(release.actor)[:15] or "–", *counts, release.reason).rstrip()
