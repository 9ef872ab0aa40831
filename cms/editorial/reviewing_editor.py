"""The page editor as explainers are reviewed in it: what lawyers found at the side, and nobody approves themselves."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.content.models import CheckedPage, ExplainerPage, ReviewSettings
from cms.editorial.models import LegalCheck
from cms.editorial.review import APPROVING
from cms.editorial.reviews_due import list_open_notes
from cms.editorial.revision_words import say_same
from cms.editorial.second_person import describe_lone_writer, say_lone_writer
from cms.publisher.side_panel import PublishingEditView

CHECKS_SHOWN = 3
CHANGES_OF_LISTS = "tags"


class ReviewSidePanel(BaseSidePanel):
    """What lawyers found and nobody has settled, and how far the last questions are."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Rà pháp lý")
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            """Wagtail's context with the number of open notes."""
            return super().get_context_data(parent_context) | {"count": list_open_notes(self.panel.object).count()}

    name = "legal_review"
    title = _("Rà pháp lý")
    template_name = "editorial/legal_check/side_panel.html"
    order = 60

    def get_context_data(self, parent_context):
        """Wagtail's context with notes and questions."""
        checks = LegalCheck.objects.filter(page_id=self.object.pk)[:CHECKS_SHOWN]
        return super().get_context_data(parent_context) | {"notes": list_open_notes(self.object), "checks": checks}


class ReviewingEditView(PublishingEditView):
    """The editor of all pages; routed before the publisher's at the same address."""

    def get_side_panels(self):
        """Those of all pages; of one that rests on the law, what lawyers found."""
        panels = super().get_side_panels()
        if isinstance(self.page, CheckedPage):
            panels.append(ReviewSidePanel(self.page, self.request))
            panels.sort(key=lambda panel: panel.order)
        return panels

    def perform_workflow_action(self) -> HttpResponse:
        """Approve or send back; an approval by who wrote the newest change, in this very moment too, is refused."""
        if self.workflow_action in APPROVING and isinstance(self.page, ExplainerPage):
            if self._is_written_now() and ReviewSettings.load().second_person:
                messages.error(self.request, say_lone_writer(self.page))
                return self.save_action()
            if refusal := describe_lone_writer(self.page, self.request.user):
                messages.error(self.request, refusal)
                return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().perform_workflow_action()

    def _is_written_now(self) -> bool:
        """Whether what was typed before pressing Approve reads otherwise than the newest draft."""
        lists = [name for name, formset in self.form.formsets.items() if name != "comments" and formset.has_changed()]
        if lists or CHANGES_OF_LISTS in self.form.changed_data:
            return True
        stored = ExplainerPage.objects.get(pk=self.page.pk).get_latest_revision_as_object()
        return not say_same(self.form.instance, stored)
