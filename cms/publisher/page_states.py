"""Where a page is on its way to the public site, told in the same words beside the page and in lists of pages."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publisher.models import OutboxRow, PageResult, PublishRun

OVERDUE = timedelta(minutes=5)
"""How long after its hour a scheduled page is surely stuck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStatus:
    """Where a page is on its way to the public site."""

    state: str
    """draft, scheduled, waiting, building, held, live, failed or hidden."""
    message: str
    path: str = ""
    at: datetime | None = None
    warnings: list[str] = field(default_factory=list)
    """What should better be mended, though the page is published; whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one page, and of the publisher."""

    result: PageResult | None = None
    waiting: OutboxRow | None = None
    """The newest change that waits, with its run."""
    last: PublishRun | None = None
    """The newest run; only needed when something waits."""
    held: str = ""
    """That the site is held, as the start of a sentence (holding.describe_hold); empty when it is not."""


def describe_page(page: Page, facts: Facts) -> PageStatus:
    """How far `page` has come, in words its editor reads."""
    result, path = facts.result, facts.result.path.removesuffix("index.html") if facts.result else ""
    if facts.waiting:
        return _describe_waiting(facts, path)
    if result and result.state == PageResult.State.FAILED:
        message = _("Không đăng được vì: %(why)s") % {"why": result.message}
        return PageStatus(state="failed", message=message, path=path, at=result.at)
    if result and facts.held:
        message = _("%(held)s; người đọc thấy trang này như ở bản ấy cho đến khi bấm “Đăng tiếp”.")
        return PageStatus(state="held", message=message % {"held": facts.held}, path=path)
    if result:
        message = _("Đã lên trang lúc %(time)s") % {"time": tell_time(result.at)}
        at = timezone.localtime(result.at)
        return PageStatus(state="live", message=message, path=path, at=at, warnings=list(result.warnings))
    if page.live:
        return PageStatus(
            state="hidden", message=_("Không hiện ra ngoài: trang này hoặc trang trên nó không công khai")
        )
    if page.go_live_at and page.approved_schedule:
        return _describe_schedule(page)
    return PageStatus(state="draft", message=_("Bản nháp, chưa đăng"))


def _describe_waiting(facts: Facts, path: str) -> PageStatus:
    run = facts.waiting.taken_by
    if run and run.state == PublishRun.State.RUNNING:
        return PageStatus(state="building", message=_("Đang dựng trang"), path=path)
    if facts.held:
        message = _("%(held)s; thay đổi này sẽ lên khi bấm “Đăng tiếp”.") % {"held": facts.held}
        return PageStatus(state="held", message=message, path=path)
    if facts.last and facts.last.state == PublishRun.State.FAILED:
        message = _("Chưa đăng được, sẽ tự thử lại. %(why)s") % {"why": facts.last.message}
        return PageStatus(state="failed", message=message, path=path, at=facts.last.finished_at)
    return PageStatus(state="waiting", message=_("Đang chờ đăng"), path=path)


def _describe_schedule(page: Page) -> PageStatus:
    if page.go_live_at < timezone.now() - OVERDUE:
        message = _("Đã quá giờ hẹn mà chưa lên được: trang còn thiếu gì đó. Mở trang, bấm Đăng để xem thiếu gì.")
        return PageStatus(state="failed", message=message, at=page.go_live_at)
    return PageStatus(state="scheduled", message=_("Sẽ lên trang lúc %(time)s") % {"time": tell_time(page.go_live_at)})


def tell_time(at: datetime) -> str:
    """`14:33 | 22/11/2026`, on the clock of Viet Nam."""
    return timezone.localtime(at).strftime("%H:%M | %d/%m/%Y")
