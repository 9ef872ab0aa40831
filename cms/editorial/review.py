"""Approving a page from a list, without opening it: refused when the page is not fit, instead of failing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page

from cms.accounts.models import User
from cms.content.publishing_rules import list_all_errors
from cms.editorial.gate import get_publish_refusal
from cms.editorial.second_person import list_publishing_refusals

APPROVING = ("approve",)


class CarefulWorkflowAction(WorkflowAction):
    """Wagtail's own action; its editor checks a page before it approves, this shortcut would not."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Do what was asked, unless it is an approval of a page that may not go live; then say why."""
        refusal = self.action_name in APPROVING and describe_refusal(self.object, request.user)
        if not refusal:
            return super().post(request, *args, **kwargs)
        messages.error(request, refusal)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


def describe_refusal(page: Page, user: User) -> str:
    """Why `user` may not let the newest draft of `page` go live, in Vietnamese; empty when it may."""
    reasons = [str(message) for _field, message in list_all_errors(page.get_latest_revision_as_object())]
    reasons = [get_publish_refusal(), *reasons, *list_publishing_refusals(page, user)]
    told = " ".join(reason for reason in reasons if reason)
    if not told:
        return ""
    return _("Chưa duyệt được “%(title)s”. %(why)s") % {"title": page.get_admin_display_title(), "why": told}
