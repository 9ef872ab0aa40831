"""`manage.py canary`: send the daily trial; `--check`: alarm when it did not arrive, or a form fell silent."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.utils import timezone

from cms.interest.canary import IN_TIME, note_sent, read_canary
from cms.interest.quiet_forms import count_by_day, find_quiet_forms
from cms.interest.trial import TrialFailed, send_trial

_TROUBLES = {
    "never_sent": "Chưa gửi phiếu thử nào: đặt lịch cho manage.py canary.",
    "stopped": "Hơn một ngày chưa gửi phiếu thử: xem lịch của manage.py canary.",
    "lost": "Phiếu thử gửi đi mà không tới văn phòng. Phiếu của người lao động có thể cũng không tới.",
}


class Command(BaseCommand):
    """A trial through the whole live path: page, intake, spool, ingest. It becomes nobody's lead."""

    help = "Send a marked form through the public site; with --check, end with an error when it did not arrive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--page", metavar="URL", help="the page with the form; else the join page of the site")
        parser.add_argument("--check", action="store_true", help="only look whether all is well")
        parser.add_argument(
            "--within", type=int, default=int(IN_TIME.total_seconds() // 60), metavar="MINUTES", help="to arrive"
        )

    def handle(self, *, page: str | None, check: bool, within: int, **options) -> None:
        troubles = self._look(within) if check else self._send(page or _find_page())
        if not troubles:
            self.stdout.write("Mọi thứ thông suốt." if check else "Đã gửi phiếu thử.")
            return
        if settings.LOA_ALARM_EMAIL:
            to = [name.strip() for name in settings.LOA_ALARM_EMAIL.split(",")]
            send_mail("[Loa] Báo động: biểu mẫu", "\n".join(troubles), None, to, fail_silently=True)
        raise CommandError("\n".join(troubles))

    def _send(self, page_url: str) -> list[str]:
        try:
            note_sent(send_trial(page_url), timezone.now())
        except (TrialFailed, OSError) as error:
            return [f"Phiếu thử không gửi được: {error}"]
        return []

    def _look(self, within: int) -> list[str]:
        trouble = read_canary().find_trouble(timezone.now(), timedelta(minutes=within))
        troubles = [_TROUBLES[trouble]] if trouble else []
        try:
            quiet = find_quiet_forms(count_by_day(timezone.localdate()))
        except DatabaseError as error:
            return [*troubles, f"Không đọc được cơ sở dữ liệu: {type(error).__name__}"]
        return [*troubles, *(f"Biểu mẫu “{form}” bỗng im lặng: mở trang ra gửi thử." for form in quiet)]


def _find_page() -> str:
    """The address of the site's join page. Raises CommandError when none is set or it is not live."""
    from cms.union.models import SiteProfile

    page = SiteProfile.load().join_page
    if page is None or not page.live or not page.url:
        raise CommandError("Chưa chọn trang tham gia công đoàn trong Cài đặt; hoặc ghi --page=URL.")
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page.get_url_parts()[2]
