"""`manage.py theme_contract [--check]`: keep `themes/README.md` equal to what templates really get."""

from django.core.management.base import BaseCommand, CommandError

from cms.theming.contract import get_readme, place_contract


class Command(BaseCommand):
    """Write the contract into the README, or say that it is out of date."""

    help = "Viết lại phần hợp đồng với người làm giao diện trong themes/README.md."

    def add_arguments(self, parser) -> None:
        """`--check` changes nothing and fails when the README is out of date."""
        parser.add_argument("--check", action="store_true", help="Chỉ kiểm tra, không ghi.")

    def handle(self, *args, check: bool, **options) -> None:
        """Write or check."""
        readme = get_readme()
        now = readme.read_text(encoding="utf-8")
        wanted = place_contract(now)
        if now == wanted:
            self.stdout.write("themes/README.md khớp với schema.")
        elif check:
            raise CommandError("themes/README.md không khớp với schema. Chạy: manage.py theme_contract")
        else:
            readme.write_text(wanted, encoding="utf-8")
            self.stdout.write("Đã viết lại themes/README.md.")
