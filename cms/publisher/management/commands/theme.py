"""`manage.py theme list | check NAME | contract | pictures`: what a theme author asks the house."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.publisher.theme_check.browser import NoBrowserError, list_browser_faults
from cms.publisher.theme_check.checking import list_faults
from cms.publisher.theme_check.drawing import draw_samples
from cms.publisher.theme_check.pictures import take_picture
from cms.theming.errors import ThemeError
from cms.theming.themes import Theme, get_style, get_theme, list_themes


class Command(BaseCommand):
    """Check a theme, list the themes, keep their book, take their pictures."""

    help = "Kiểm tra giao diện (check), liệt kê (list), viết lại hợp đồng (contract), chụp ảnh (pictures)."
    requires_system_checks = ()  # a broken theme is what `check` is asked about

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One verb each."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="Các giao diện đang có.")
        check = verbs.add_parser("check", help="Vẽ thử mọi loại trang, mọi khối, mọi tiếng, rồi nói chỗ nào sai.")
        check.add_argument("names", nargs="*", metavar="NAME", help="Tên giao diện; để trống: tất cả.")
        check.add_argument(
            "--browser", action="store_true", help="Mở cả trình duyệt: axe sáng và tối, chữ A++ ở 320 px."
        )
        contract = verbs.add_parser("contract", help="Viết lại hợp đồng trong themes/README.md.")
        contract.add_argument("--check", action="store_true", help="Chỉ kiểm tra, không ghi.")
        pictures = verbs.add_parser("pictures", help="Chụp ảnh từng giao diện vào docs/pictures.")
        pictures.add_argument("--to", type=Path, default=settings.BASE_DIR / "docs/pictures", help="Thư mục nhận ảnh.")

    def handle(self, *args, verb: str, **options) -> None:
        """Do what was asked. Faults, and what cannot be done, end with code 1."""
        try:
            {"list": self._list, "check": self._check, "contract": self._write_contract, "pictures": self._picture}[
                verb
            ](**options)
        except (ThemeError, NoBrowserError) as error:
            raise CommandError(str(error)) from error

    def _list(self, **options) -> None:
        for theme in list_themes():
            parents = " ← ".join(link.name for link in theme.chain)
            size = len(get_style(theme.name).encode())
            self.stdout.write(f"{parents}: {theme.title}, CSS {size} byte")

    def _check(self, *, names: list[str], browser: bool, **options) -> None:
        themes = [get_theme(name) for name in names] or list_themes()
        faults = sum(self._check_one(theme, browser=browser) for theme in themes)
        if faults:
            raise CommandError(_("Có %d lỗi.") % faults)

    def _check_one(self, theme: Theme, *, browser: bool) -> int:
        self.stdout.write(f"{theme.name} – {theme.title}")
        faults = 0
        for fault in list_faults(theme):
            faults += 1
            self.stdout.write(f"  ✗ {fault}")
        samples = list(draw_samples(theme.name))
        if browser:
            for fault in list_browser_faults([sample for sample in samples if sample.full]):
                faults += 1
                self.stdout.write(f"  ✗ {fault}")
        if not faults:
            self.stdout.write("  ✓ " + _("%d trang vẽ thử, không lỗi.") % len(samples))
        return faults

    def _write_contract(self, *, check: bool, **options) -> None:
        call_command("theme_contract", check=check, stdout=self.stdout)

    def _picture(self, *, to: Path, **options) -> None:
        for theme in list_themes():
            size = take_picture(theme.name, to / f"theme-{theme.name}.png")
            self.stdout.write(f"theme-{theme.name}.png: {size} byte")
