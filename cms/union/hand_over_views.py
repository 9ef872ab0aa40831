"""Screens on which much changes hands at once: choose, see what would happen, confirm."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.union.actions import HandOver, close_unit, reassign_coverage
from cms.union.hand_over_forms import CloseUnitForm, HandOverForm, SourceForm
from cms.union.models import Unit
from cms.union.permissions import may_close_units, may_hand_over


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give to one unit what another looks after: whose, what of it, to whom."""
    if not may_hand_over(request.user):
        raise PermissionDenied
    sent = request.POST or request.GET
    asked = SourceForm(sent or None, initial={"from_day": timezone.localdate()})
    if not sent or not asked.is_valid():
        return _show(request, "union/hand_over_source.html", asked, _("Phân công hàng loạt"))
    source, day = asked.cleaned_data["source"], asked.cleaned_data["from_day"]
    initial = {"source": source.pk, "from_day": day.isoformat()}
    form = HandOverForm(request.POST or None, source=source, day=day, initial=initial)
    preview = None
    if form.is_valid():
        preview = _try(form, lambda: _hand_over(form, request), keep="confirm" in request.POST)
        if preview and "confirm" in request.POST:
            return _go_back(request, _("Đã chuyển %(count)s dòng phụ trách."), preview)
    more = {"source": source, "day": day, "preview": preview, "rows": _pair(preview)}
    return _show(request, "union/hand_over.html", form, _("Phân công hàng loạt"), **more)


@require_http_methods(["GET", "POST"])
def end_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit and hand its work to its successor."""
    if not may_close_units(request.user):
        raise PermissionDenied
    unit = get_object_or_404(Unit, pk=pk)
    form = CloseUnitForm(request.POST or None, initial={"last_day": timezone.localdate()})
    preview = None
    if form.is_valid():
        preview = _try(
            form, lambda: close_unit(unit=unit, actor=request.user, **form.cleaned_data), keep="confirm" in request.POST
        )
        if preview and "confirm" in request.POST:
            return _go_back(request, _("Đơn vị đã kết thúc; chuyển %(count)s dòng phụ trách."), preview)
    unit.refresh_from_db()
    below = unit.children.exclude(valid_to__lt=timezone.localdate()).count()
    more = {"unit": unit, "preview": preview, "rows": _pair(preview), "below": below}
    return _show(request, "union/close_unit.html", form, _("Kết thúc “%(unit)s”") % {"unit": unit}, **more)


def _hand_over(form: HandOverForm, request: HttpRequest) -> HandOver:
    data = form.cleaned_data
    return reassign_coverage(
        items=[row.thing for row in data["rows"]],
        unit=data["unit"],
        decision=data["decision"],
        from_day=data["from_day"],
        actor=request.user,
    )


def _try(form: Form, act: Callable[[], HandOver], *, keep: bool) -> HandOver | None:
    """Do it, and undo it unless it is to be kept: a preview is the deed itself. None, with a reason, when refused."""
    try:
        with transaction.atomic():
            done = act()
            transaction.set_rollback(not keep)
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return None
    return done


def _pair(done: HandOver | None) -> list[dict]:
    """For each thing: who had it, who gets it, from when, until when."""
    if done is None:
        return []
    before = {(row.thing._meta.model_name, row.thing.pk): row.unit for row in done.ended}
    return [
        {"thing": row.thing, "before": before.get((row.thing._meta.model_name, row.thing.pk)), "row": row}
        for row in done.begun
    ]


def _go_back(request: HttpRequest, sentence: str, done: HandOver) -> HttpResponse:
    messages.success(request, sentence % {"count": len(done.begun)})
    return redirect(reverse("union_coverages:index"))


def _show(request: HttpRequest, template: str, form: Form, title: str, **more) -> HttpResponse:
    context = {"form": form, "page_title": title, "header_icon": "list-ul", "today": date.today(), **more}
    return TemplateResponse(request, template, context)
