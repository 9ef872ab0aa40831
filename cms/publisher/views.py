"""The Publishing screen, and the state of a page for whoever looks at it in the editor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from cms.publisher.holding import allow_removal, decline_removal, describe_hold, get_hold, give_order
from cms.publisher.models import OutboxRow, PublishRun, Release
from cms.publisher.permissions import may_command, may_publish, may_see_publishing
from cms.publisher.publicity import find_titles
from cms.publisher.queries import count_waiting, get_page_status
from cms.publisher.refusing import find_refusal
from cms.publisher.targets.showing import get_targets_context
from cms.schema.references import is_ref, parse_ref

RUNS_ON_A_PAGE = 30


@require_GET
def list_runs(request: HttpRequest) -> HttpResponse:
    """The publisher's runs, newest first, and what waits. `?tat-ca=1` shows those that changed nothing too."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    runs = PublishRun.objects.select_related("actor")
    every = "tat-ca" in request.GET
    if not every:
        runs = runs.exclude(state=PublishRun.State.DONE, written=0, removed=0)
    live = Release.objects.values_list("number", flat=True).first() or 0
    context = (
        _look(request)
        | get_targets_context(live)
        | {
            "runs": Paginator(runs, RUNS_ON_A_PAGE).get_page(request.GET.get("p")),
            "every": every,
            "page_title": _("Tình hình đăng"),
            "header_icon": "globe",
            "way": "runs",
        }
    )
    return TemplateResponse(request, "publisher/runs.html", context)


@require_GET
def show_progress(request: HttpRequest) -> HttpResponse:
    """What stands above the list, as a piece of HTML for the screen that asks again and again."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    return TemplateResponse(request, "publisher/now.html", _look(request))


def _look(request: HttpRequest) -> dict:
    """What is going on at this moment."""
    last = PublishRun.objects.first()
    hold = get_hold()
    return {
        "last": last,
        "running": last if last and last.state == PublishRun.State.RUNNING else None,
        "asking": last if last and last.state == PublishRun.State.WAITING else None,
        "hold": hold,
        "hold_sentence": describe_hold(hold) if hold else "",
        "waiting": count_waiting(),
        "refusal": find_refusal(),
        "may_publish": may_publish(request.user),
        "may_command": may_command(request.user),
    }


@require_GET
def show_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run, with every page that was kept back and why."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    run = get_object_or_404(PublishRun.objects.select_related("actor"), pk=pk)
    context = {
        "run": run,
        "failures": list_failures(run),
        "page_title": str(run),
        "header_icon": "globe",
        "way": "runs",
    }
    return TemplateResponse(request, "publisher/run.html", context)


def list_failures(run: PublishRun) -> list[dict]:
    """The pages a run speaks of, each with the key of its page in the editor, if it is one that is still there."""
    keys = {failure["ref"]: int(parse_ref(failure["ref"]).key) for failure in run.failures if _is_page(failure["ref"])}
    titles = find_titles(keys)
    return [
        failure
        | {"page_id": keys[failure["ref"]] if failure["ref"] in titles else None}
        | {"title": titles.get(failure["ref"]) or failure["title"]}
        for failure in run.failures
    ]


def _is_page(ref: str) -> bool:
    return ref.startswith("page:") and is_ref(ref)


@require_http_methods(["GET", "POST"])
def decide_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """What a waiting run would take down, and the two buttons."""
    if not (may_command if request.method == "POST" else may_see_publishing)(request.user):
        raise PermissionDenied
    run = get_object_or_404(PublishRun, pk=pk)
    if run.state != PublishRun.State.WAITING or run != PublishRun.objects.first():
        messages.warning(request, _("Lượt đăng này không còn chờ ai quyết."))
        return redirect("publisher_runs")
    if request.method == "POST":
        return _decide(request, run)
    context = {
        "run": run,
        "failures": list_failures(run),
        "may_command": may_command(request.user),
        "page_title": _("Gỡ nhiều trang một lúc?"),
        "header_icon": "warning",
        "way": "runs",
    }
    return TemplateResponse(request, "publisher/removal.html", context)


def _decide(request: HttpRequest, run: PublishRun) -> HttpResponse:
    if request.POST.get("quyet-dinh") == "go":
        allow_removal(run, actor=request.user)
        messages.success(request, _("Đã ghi nhận. Những trang ấy sẽ được gỡ trong giây lát."))
    else:
        decline_removal(run, actor=request.user)
        messages.success(request, _("Trang web vẫn để nguyên. Hãy đăng lại những trang bị ẩn nhầm."))
    return redirect("publisher_runs")


@require_POST
@transaction.atomic
def publish_again(request: HttpRequest) -> HttpResponse:
    """Ask for a full run, now."""
    if not may_publish(request.user):
        raise PermissionDenied
    give_order(OutboxRow.Order.FULL, reason=_("Đăng lại toàn bộ"), actor=request.user)
    if hold := get_hold():
        message = _("Đã ghi nhận. %(hold)s; bấm “Đăng tiếp” thì mới dựng lại.")
        messages.warning(request, message % {"hold": describe_hold(hold)})
    else:
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
