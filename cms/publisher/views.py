"""The Publishing screen, and the state of a page for whoever looks at it in the editor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.publisher.actions import find_refusal, note_change
from cms.publisher.models import PublishRun
from cms.publisher.queries import count_waiting, get_page_status

RUNS_ON_A_PAGE = 30


def may_see_publishing(user) -> bool:
    """True for those who write or publish pages."""
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])


def may_publish(user) -> bool:
    """True for those who may publish some page."""
    return PagePermissionPolicy().user_has_permission(user, "publish")


@require_GET
def list_runs(request: HttpRequest) -> HttpResponse:
    """The publisher's runs, newest first, and what waits."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    runs = PublishRun.objects.select_related("actor")
    return TemplateResponse(
        request,
        "publisher/runs.html",
        {
            "runs": Paginator(runs, RUNS_ON_A_PAGE).get_page(request.GET.get("p")),
            "waiting": count_waiting(),
            "refusal": find_refusal(),
            "may_publish": may_publish(request.user),
            "page_title": _("Tình hình đăng"),
            "header_icon": "globe",
        },
    )


@require_GET
def show_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run, with every page that was kept back and why."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    run = get_object_or_404(PublishRun, pk=pk)
    failures = [failure | {"page_id": failure["ref"].removeprefix("page:")} for failure in run.failures]
    context = {"run": run, "failures": failures, "page_title": str(run), "header_icon": "globe"}
    return TemplateResponse(request, "publisher/run.html", context)


@require_POST
def publish_again(request: HttpRequest) -> HttpResponse:
    """Ask for a full run, now."""
    if not may_publish(request.user):
        raise PermissionDenied
    note_change(reason=_("Đăng lại toàn bộ"), actor=request.user)
    messages.success(request, _("Đã ghi nhận. Cả trang web sẽ được dựng lại trong giây lát."))
    return redirect("publisher_runs")


@require_GET
def show_page_status(request: HttpRequest, page_id: int) -> HttpResponse:
    """The state of one page as a piece of HTML, for the side panel that asks again and again."""
    page = get_object_or_404(Page, pk=page_id)
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise PermissionDenied
    return TemplateResponse(request, "publisher/page_status.html", {"status": get_page_status(page), "page": page})
