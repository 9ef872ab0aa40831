"""The funnel's pages: the dashboard, its workbook, the month's sheet to print, and typing in how often forms were seen.

There is nothing of a single person on them: no lead is opened, so no look at a lead is logged.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages

from cms.interest.funnel.actions import import_seen
from cms.interest.funnel.comparing import compare_months
from cms.interest.funnel.forms import SeenForm
from cms.interest.funnel.periods import KINDS, MONTH, YEAR, Period, find_period, find_slug, find_year, make_year
from cms.interest.funnel.publishing import SEEN, UNIT, Mark, PublishedYear
from cms.interest.funnel.queries import Scope, count_overdue, find_scope, get_unit_names, publish_year
from cms.interest.funnel.reading import CountsError, read_file, read_pasted, read_seen
from cms.interest.funnel.report import (
    Report,
    label_days,
    label_period,
    make_overdue_table,
    make_report,
    sort_by_timeliness,
)
from cms.interest.funnel.workbook import XLSX, write_report

_YEARS_OFFERED = 3
_MOST_UNITS, _MOST_OVERDUE = 14, 5
"""Lines that fit on one sheet of A4 with all the rest."""


def get_note() -> str:
    """How to read the numbers, in words."""
    return _(
        "Ô ghi “ẩn” là số nhỏ hơn 5, hoặc ô được che để không ai trừ ngược ra số nhỏ ấy. Một tuần được tính trọn vào "
        "tháng có ngày thứ năm của nó, nên số của tháng đã qua không đổi khi thông tin cá nhân được xóa."
    )


@require_GET
def show_funnel(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The dashboard of a period; without one, of the running month."""
    scope = find_scope(request.user)
    if chosen := request.GET.get("ky"):
        return redirect("interest_funnel_period", _require_period(chosen)[1].slug)
    year, period = _require_period(slug) if slug else _find_running_month()
    _published, report = _make(year, period, scope)
    context = {
        "report": report,
        "days": label_days(period),
        "note": get_note(),
        "choices": _list_choices(year, period),
        "neighbours": _find_neighbours(year, period),
        "month": period if period.kind == MONTH else find_period(year, MONTH, period.last_day),
        "is_whole": scope.is_whole,
        "has_seen": any(step.stage == SEEN and step.figure is not Mark.ABSENT for step in report.steps),
        "may_import": scope.is_whole and request.user.has_perm("interest.import_counts"),
        "page_title": _("Kết quả kết nạp"),
        "header_icon": "history",
    }
    return TemplateResponse(request, "interest/funnel/dashboard.html", context)


@require_GET
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The same numbers as a workbook."""
    scope = find_scope(request.user)
    year, period = _require_period(slug)
    _published, report = _make(year, period, scope)
    response = HttpResponse(write_report(report, get_note()), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ket-nap-{period.slug}.xlsx"'
    return response


@require_GET
def print_month(request: HttpRequest, slug: str) -> HttpResponse:
    """One month on one sheet of A4, beside the month before."""
    scope = find_scope(request.user)
    year, period = _require_period(slug)
    if period.kind != MONTH:
        raise Http404
    published, report = _make(year, period, scope)
    before = _find_before(year, period)
    earlier = published if before and before.year == year.year else before and publish_year(_year_of(before), scope)
    now = timezone.now()
    overdue = count_overdue(scope, now)
    context = {
        "report": report,
        "days": label_days(period),
        "before": label_period(before) if before else "",
        "comparison": compare_months(published, period, earlier or None, before),
        "units": sort_by_timeliness(next(table for table in report.tables if table.head == _("Đơn vị")), _MOST_UNITS),
        "overdue": make_overdue_table(overdue, get_unit_names({key for key in overdue if key}), _MOST_OVERDUE),
        "now": now,
        "note": get_note(),
    }
    return TemplateResponse(request, "interest/funnel/month.html", context)


@require_http_methods(["GET", "POST"])
def import_counts(request: HttpRequest) -> HttpResponse:
    """Type in how often forms were seen, as the web server's own log says. All or nothing."""
    if not find_scope(request.user).is_whole or not request.user.has_perm("interest.import_counts"):
        raise PermissionDenied
    form, errors = SeenForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        try:
            stored = import_seen(counts=_read(form))
        except CountsError as error:
            errors = error.errors
        else:
            messages.success(request, _("Đã lưu %(count)d dòng.") % {"count": stored})
            return redirect("interest_funnel")
    context = {"form": form, "errors": errors, "page_title": _("Nhập số lượt xem"), "header_icon": "table"}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "interest/funnel/import.html", context, status=status)


def _read(form: SeenForm):
    sheet = form.cleaned_data["sheet"]
    lines = read_file(sheet.read()) if sheet else read_pasted(form.cleaned_data["lines"])
    return read_seen(lines, timezone.localdate())


def _make(year: Period, period: Period, scope: Scope) -> tuple[PublishedYear, Report]:
    published = publish_year(year, scope)
    units = {key for key in published.list_categories(period, UNIT) if isinstance(key, int)}
    return published, make_report(published, period, get_unit_names(units))


def _require_period(slug: str) -> tuple[Period, Period]:
    found = find_slug(slug, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _find_running_month() -> tuple[Period, Period]:
    today = timezone.localdate()
    year = _year_at(today)
    return year, find_period(year, MONTH, today)


def _year_at(day: date) -> Period:
    year = make_year(find_year(day), timezone.localdate())
    if year is None:
        raise Http404
    return year


def _year_of(period: Period) -> Period:
    return _year_at(period.first_day)


def _find_before(year: Period, period: Period) -> Period | None:
    """The period of the same kind just before, perhaps in the year before."""
    same = year.list_of_kind(period.kind)
    position = same.index(period)
    if position:
        return same[position - 1]
    earlier = make_year(year.year - 1, timezone.localdate())
    return earlier.list_of_kind(period.kind)[-1] if earlier else None


def _find_neighbours(year: Period, period: Period) -> list[tuple[str, str]]:
    """Addresses and names of the period before and the one after."""
    same = [*year.list_of_kind(period.kind)]
    later = make_year(year.year + 1, timezone.localdate())
    same += later.list_of_kind(period.kind)[:1] if later else []
    after = same[same.index(period) + 1 :][:1]
    before = _find_before(year, period)
    return [
        (reverse("interest_funnel_period", args=[one.slug]), label_period(one))
        for one in (*([before] if before else []), *after)
    ]


def _list_choices(year: Period, period: Period) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """What can be chosen, in groups: the years, and the quarters, months and weeks of this one."""
    titles = {YEAR: _("Năm"), "quarter": _("Quý"), MONTH: _("Tháng"), "week": _("Tuần")}
    groups = []
    for kind in reversed(KINDS):
        periods = year.list_of_kind(kind)
        if kind == YEAR:
            years = (make_year(year.year - back, timezone.localdate()) for back in range(-1, _YEARS_OFFERED))
            periods = [one for one in years if one]
        groups.append((titles[kind], [(one.slug, label_period(one), one == period) for one in reversed(periods)]))
    return groups
