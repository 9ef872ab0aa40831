"""What can be asked of the publisher."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publisher.models import OutboxRow, PageResult, PublishRun
from cms.schema.references import make_ref

OVERDUE = timedelta(minutes=5)
"""How long after its hour a scheduled page is surely stuck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStatus:
    """Where a page is on its way to the public site."""

    state: str
    """draft, scheduled, waiting, building, live, failed or hidden."""
    message: str
    path: str = ""
    at: datetime | None = None


def get_page_status(page: Page) -> PageStatus:
    """How far `page` has come, in words an editor reads beside it."""
    if page.pk is None:
        return PageStatus(state="draft", message=_("Bản nháp, chưa đăng"))
    ref = make_ref("page", page.pk)
    result = PageResult.objects.filter(ref=ref).first()
    path = result.path.removesuffix("index.html") if result else ""
    row = OutboxRow.objects.filter(ref=ref).select_related("taken_by").order_by("-pk").first()
    if row:
        if row.taken_by and row.taken_by.state == PublishRun.State.RUNNING:
            return PageStatus(state="building", message=_("Đang dựng trang"), path=path)
        last = PublishRun.objects.first()
        if last and last.state == PublishRun.State.FAILED:
            message = _("Chưa đăng được, sẽ tự thử lại. %(why)s") % {"why": last.message}
            return PageStatus(state="failed", message=message, path=path, at=last.finished_at)
        return PageStatus(state="waiting", message=_("Đang chờ đăng"), path=path)
    if result and result.state == PageResult.State.FAILED:
        message = _("Không đăng được vì: %(why)s") % {"why": result.message}
        return PageStatus(state="failed", message=message, path=path, at=result.at)
    if result:
        at = timezone.localtime(result.at)
        message = _("Đã lên trang lúc %(time)s") % {"time": at.strftime("%H:%M | %d/%m/%Y")}
        return PageStatus(state="live", message=message, path=path, at=at)
    if page.live:
        return PageStatus(
            state="hidden", message=_("Không hiện ra ngoài: trang này hoặc trang trên nó không công khai")
        )
    if page.go_live_at and page.approved_schedule:
        if page.go_live_at < timezone.now() - OVERDUE:
            message = _("Đã quá giờ hẹn mà chưa lên được: trang còn thiếu gì đó. Mở trang, bấm Đăng để xem thiếu gì.")
            return PageStatus(state="failed", message=message, at=page.go_live_at)
        at = timezone.localtime(page.go_live_at).strftime("%H:%M | %d/%m/%Y")
        return PageStatus(state="scheduled", message=_("Sẽ lên trang lúc %(time)s") % {"time": at})
    return PageStatus(state="draft", message=_("Bản nháp, chưa đăng"))


def count_waiting() -> int:
    """How many changes wait in the outbox."""
    return OutboxRow.objects.count()


def describe_work() -> str:
    """What waits in the outbox, in a few words; empty when nothing does."""
    reasons = list(OutboxRow.objects.values_list("reason", flat=True)[:2])
    if len(reasons) > 1:
        return _("%(first)s và %(count)s thay đổi khác") % {"first": reasons[0], "count": OutboxRow.objects.count() - 1}
    return reasons[0] if reasons else ""
