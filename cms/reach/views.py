"""The screen of readings: the whole site, or one page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cms.reach.chart import draw_bars, show_number
from cms.reach.queries import PERIODS, Share, read_period, require_view

DEFAULT = 30


@require_GET
def show_reads(request: HttpRequest) -> HttpResponse:
    """`?ngay=7`, 30 or 365 days; `?trang=/tin-tuc/bai/` one page. Raises PermissionDenied, Http404."""
    require_view(request.user)
    chosen = request.GET.get("ngay", str(DEFAULT))
    if chosen not in map(str, PERIODS):
        raise Http404
    days, path = int(chosen), request.GET.get("trang", "")[:300]
    found = read_period(days, today=timezone.localdate(), path=path)
    title = _("Lượt đọc từ %(first)s đến %(last)s") % {
        "first": f"{found.first:%d/%m/%Y}",
        "last": f"{found.last:%d/%m/%Y}",
    }
    tables = [
        (_("Trang được đọc nhiều nhất"), _("Trang"), _rows(found.pages), True),
        (_("Đến từ đâu"), _("Nơi dẫn tới"), _rows(found.sources), False),
        (_("Theo nơi đặt mã"), _("Mã trên tờ rơi, mã QR"), _rows(found.placements), False),
    ]
    context = {
        "title": title,
        "chart": draw_bars(found.days, title),
        "is_by_week": found.days and len(found.days) < days,
        "days": [(f"{day:%d/%m/%Y}", show_number(number)) for day, number in reversed(found.days)],
        "total": show_number(found.total),
        "tables": [table for table in tables if table[2]],
        "periods": [(number, number == days) for number in PERIODS],
        "chosen": days,
        "path": path,
        "page_title": _("Lượt đọc"),
        "header_icon": "view",
    }
    return TemplateResponse(request, "reach/reads.html", context)


def _rows(shares: list[Share]) -> list[tuple[str, str, int]]:
    return [(share.label, show_number(share.number), share.width) for share in shares]
