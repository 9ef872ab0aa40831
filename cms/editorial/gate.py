"""The gate before publishing: while the law's imprint is incomplete, nothing goes live; of an explainer, nothing that
only one person has read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.content.bulk_publishing import list_with_drafts
from cms.editorial.second_person import describe_lone_writer, list_publishing_refusals
from cms.union.models import SiteProfile

PUBLISHING_BULK_ACTIONS = ("publish",)


def get_publish_refusal() -> str:
    """Why nothing may be published now, as a Vietnamese sentence; empty when it may."""
    missing = SiteProfile.load().missing_imprint()
    if not missing:
        return ""
    return _("Chưa đăng được: trang web còn thiếu %(fields)s. Luật đòi những thông tin này ở chân mọi trang.") % {
        "fields": ", ".join(f"“{label}”" for label in missing)
    }


def refuse_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep `page` as the draft it was just saved as, and say why; None lets it through. Scheduling asks here too."""
    if refusal := get_publish_refusal():
        _say(request, refusal, _("Bài đã được lưu thành bản nháp."))
    elif refusal := describe_lone_writer(page, request.user):
        messages.error(request, f"{refusal} {_('Bài đã được lưu thành bản nháp.')}")
    else:
        return None
    _keep_as_draft(page)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _keep_as_draft(page: Page) -> None:
    """Wagtail stores a new page as live before it asks whether it may publish it: what it has just made is no draft."""
    Page.objects.filter(pk=page.pk, first_published_at=None, live_revision=None).update(
        live=False, has_unpublished_changes=True
    )


def refuse_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list, action: object
) -> HttpResponse | None:
    """The same for many pages at once; None for every other action."""
    if action_type not in PUBLISHING_BULK_ACTIONS or request.method != "POST":
        return None
    if refusal := get_publish_refusal():
        _say(request, refusal)
        return redirect(action.next_url)
    drafts = [page for page in list_with_drafts(objects, action) if isinstance(page, Page)]
    refusals = [refusal for page in drafts for refusal in list_publishing_refusals(page, request.user)]
    if not refusals:
        return None
    messages.error(request, " ".join([_("Chưa trang nào được đăng."), *refusals]))
    return redirect(action.next_url)


def _say(request: HttpRequest, refusal: str, comfort: str = "") -> None:
    """Show the refusal with a link to the settings for those who may fill them in, or else whom to ask."""
    if request.user.has_perm("union.change_siteprofile"):
        url = reverse("wagtailsettings:edit", args=["union", "siteprofile"])
        hint = format_html('<a href="{}">{}</a>', url, _("Điền ngay"))
    else:
        hint = _("Hãy nhờ người quản trị trang điền ở mục Thông tin trang web.")
    messages.error(request, format_html("{} {} {}", refusal, comfort, hint))
