"""Releases in the admin: their list, what differs between two, going back to one, and going on again."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.publisher.comparison import Verb, compare_releases, show_pages
from cms.publisher.folder import PublishedFolder
from cms.publisher.holding import describe_hold, get_hold, give_order
from cms.publisher.models import OutboxRow, Release
from cms.publisher.permissions import may_command, may_see_publishing
from cms.publisher.releases import LARGEST, LostReleaseError, compose, find_oldest_kept, read_delta
from cms.publisher.rollback import RollbackPlan, RollbackRefusedError, plan_rollback

RELEASES_ON_A_PAGE = 30
PAGES_ON_A_SCREEN = 20
"""Of a comparison: the words of each are compared when it is shown."""
CHOICES = 200
"""How many releases the two menus offer."""


@require_GET
def list_releases(request: HttpRequest) -> HttpResponse:
    """All releases, newest first, and two menus to compare any two that are kept."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    oldest = find_oldest_kept()
    releases = Release.objects.select_related("actor").defer("delta")
    newest = releases.first()
    hold = get_hold()
    context = {
        "releases": Paginator(releases, RELEASES_ON_A_PAGE).get_page(request.GET.get("p")),
        "choices": releases.filter(number__gte=oldest)[:CHOICES],
        "oldest_kept": oldest,
        "live": newest.number if newest else 0,
        "kept": settings.LOA_RELEASES_KEPT,
        "days": settings.LOA_RELEASE_DAYS,
        "hold": hold,
        "hold_sentence": describe_hold(hold) if hold else "",
        "may_command": may_command(request.user),
        "page_title": _("Các bản phát hành"),
        "header_icon": "history",
        "way": "releases",
    }
    return TemplateResponse(request, "publisher/releases.html", context)


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """What differs between the releases `?tu=` and `?den=`; without `tu`, from the one before `den`."""
    if not may_see_publishing(request.user):
        raise PermissionDenied
    newer = get_object_or_404(Release.objects.select_related("actor"), number=_read_number(request.GET.get("den")))
    try:
        older = _read_number(request.GET.get("tu")) if "tu" in request.GET else read_delta(newer).after
        comparison = compare_releases(compose(older, newer.number))
    except LostReleaseError as error:
        messages.error(request, str(error))
        return redirect("publisher_releases")
    pages = Paginator(comparison.pages, PAGES_ON_A_SCREEN).get_page(request.GET.get("p"))
    context = {
        "older": Release.objects.filter(number=older).select_related("actor").first(),
        "newer": newer,
        "comparison": comparison,
        "verbs": [(verb.label, comparison.count(verb)) for verb in Verb if comparison.count(verb)],
        "pages": pages,
        "shown": show_pages(PublishedFolder(settings.LOA_SITE_DIR).objects, pages.object_list),
        "page_title": _("Hai bản khác nhau ở đâu"),
        "header_icon": "history",
        "way": "releases",
    }
    return TemplateResponse(request, "publisher/comparison.html", context)


def _read_number(text: str | None) -> int:
    """A number of a release as typed into an address; one that none has when it is none."""
    return min(int(text), LARGEST) if text and text.isascii() and text.isdecimal() and len(text) < 20 else -1


@require_http_methods(["GET", "POST"])
def go_back(request: HttpRequest, number: int) -> HttpResponse:
    """Say in numbers what going back to a release would do; when that is confirmed, order it."""
    if not may_command(request.user):
        raise PermissionDenied
    folder = PublishedFolder(settings.LOA_SITE_DIR)
    release = get_object_or_404(Release, number=min(number, LARGEST))
    try:
        plan = plan_rollback(folder, folder.read_manifest(), release.number)
    except (LostReleaseError, RollbackRefusedError) as error:
        messages.error(request, str(error))
        return redirect("publisher_releases")
    if request.method == "POST" and _consents(request, plan):
        return _order_rollback(request, plan)
    comparison = compare_releases(plan.delta)
    context = {
        "release": release,
        "plan": plan,
        "withdrawn": plan.withdrawn,
        "returning": [path for path, (old, _new) in plan.delta.files.items() if old is None and _is_media(path)],
        "comparison": comparison,
        "verbs": [(verb.label, comparison.count(verb)) for verb in Verb if comparison.count(verb)],
        "page_title": _("Quay về bản %(number)s?") % {"number": release.number},
        "header_icon": "history",
        "way": "releases",
    }
    return TemplateResponse(request, "publisher/rollback.html", context)


def _is_media(path: str) -> bool:
    return path.startswith(("/anh/", "/tep/"))


def _consents(request: HttpRequest, plan: RollbackPlan) -> bool:
    if not plan.withdrawn:
        return True
    if request.POST.get("dong-y") == plan.consent:
        return True
    messages.error(request, _("Hãy xem danh sách những trang nay không còn công khai, rồi đánh dấu đồng ý."))
    return False


@transaction.atomic
def _order_rollback(request: HttpRequest, plan: RollbackPlan) -> HttpResponse:
    reason = _("Quay về bản %(number)s") % {"number": plan.number}
    give_order(OutboxRow.Order.ROLL_BACK, reason=reason, actor=request.user, number=plan.number, ref=plan.consent)
    messages.success(request, _("Đã ghi nhận. Bản %(number)s sẽ hiện lại trong giây lát.") % {"number": plan.number})
    return redirect("publisher_runs")


@require_POST
@transaction.atomic
def go_on(request: HttpRequest) -> HttpResponse:
    """Let a held site go on."""
    if not may_command(request.user):
        raise PermissionDenied
    if get_hold() is None:
        messages.warning(request, _("Trang web không bị giữ ở bản nào."))
    else:
        give_order(OutboxRow.Order.RESUME, reason=_("Đăng tiếp"), actor=request.user)
        messages.success(request, _("Đã ghi nhận. Trang web sẽ được dựng lại theo nội dung hiện nay."))
    return redirect("publisher_runs")
