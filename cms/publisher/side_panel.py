"""The publishing state of a page, in a side panel of the page editor."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from cms.publisher.queries import get_page_status
from cms.publisher.short_link_views import list_short_addresses
from cms.reach.chart import show_number
from cms.reach.queries import count_page_reads
from cms.schema.text import slugify

A_MOMENT = timedelta(seconds=10)
"""How long ago autosave may have made a page for the same pressing of Save: its answer takes less than a second."""


class PublishingSidePanel(BaseSidePanel):
    """Waiting, building, live at 14:33 with the link, or not published because …"""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Tình trạng đăng")
        icon_name = "globe"

    name = "publishing"
    title = _("Tình trạng đăng")
    template_name = "publisher/side_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        """Wagtail's context with the page's status."""
        status = get_page_status(self.object)
        reads = None
        if status.path and self.request.user.has_perm("reach.view_reads"):
            reads = count_page_reads(status.path, today=timezone.localdate())
        short = list_short_addresses(self.object) if self.object.pk else []
        shown = None if reads is None else show_number(reads)
        return super().get_context_data(parent_context) | {"status": status, "reads": shown, "short": short}


class WithPublishingPanel:
    """Adds the panel to one of Wagtail's page editors."""

    def get_side_panels(self):
        """Wagtail's panels and ours."""
        panels = super().get_side_panels()
        panels.append(PublishingSidePanel(self.page, self.request))
        panels.sort(key=lambda panel: panel.order)
        return panels


class PublishingEditView(WithPublishingPanel, EditView):
    """Wagtail's page editor with the publishing side panel. Routed before Wagtail's own at the same address."""


class PublishingCreateView(WithPublishingPanel, CreateView):
    """The same for a page not saved yet: autosave turns its screen into the other, panel by panel."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save the page; into the one autosave has just made of this very form, when Save was pressed meanwhile."""
        twin = None if self.expects_json_response else self.find_autosaved()
        return PublishingEditView.as_view()(request, page_id=twin.pk) if twin else super().post(request)

    def find_autosaved(self) -> Page | None:
        """The draft of the same person, place, kind and address that was made a moment ago; None as a rule."""
        beside = self.page_class.objects.child_of(self.parent_page).filter(
            owner=self.request.user,
            slug=slugify(self.request.POST.get("slug", "")),
            first_published_at=None,
            latest_revision_created_at__gte=timezone.now() - A_MOMENT,
        )
        return beside.order_by("-pk").first()


def stay_beside_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After Publish, keep the editor at the page, where the panel tells when it is live; None for other buttons."""
    return redirect("wagtailadmin_pages:edit", page.pk) if "action-publish" in request.POST else None
