"""What every organisers' screen stands on: who has the permission, whose leads they are, and the trace of the look."""

from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.interest.actions import note_access
from cms.interest.models import Lead
from cms.interest.queries import get_visible_leads

PLACE = ("list", "status", "unit", "kind", "due", "p")
"""What of an address says where in the inbox somebody was. Nothing of it is personal."""


class BranchScopedView(WagtailAdminTemplateMixin, View):
    """A screen for those who have `permission`, over the leads of their own branch (`leads`) and no others.

    A screen that shows personal data calls `note`, which writes down who looked.
    """

    permission: str | tuple[str, ...] = "interest.view_lead"
    """One permission, or several of which all are needed."""
    header_icon = "group"
    page_title = gettext_lazy("Người lao động liên hệ")

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let in who has the permission. Raises PermissionDenied, which the admin turns into a redirect."""
        needed = (self.permission,) if isinstance(self.permission, str) else self.permission
        if not request.user.has_perms(needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def leads(self) -> QuerySet[Lead]:
        """The leads this person may see, merged and quarantined ones included."""
        return get_visible_leads(self.request.user)

    def find_lead(self, pk: int) -> Lead:
        """One of them. Raises Http404 for any other, whether it exists or not."""
        return get_object_or_404(self.leads, pk=pk)

    def note(self, action: str, *, lead: Lead | None = None, shown: int = 1, detail: str = "") -> None:
        """Write down that this person saw `lead`, or `shown` of them."""
        note_access(actor=self.request.user, action=action, lead=lead, shown=shown, detail=detail)

    def show(self, status: int = 200, **context) -> HttpResponse:
        """The page with what it shows."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, then the list, then this screen."""
        items = [*self.breadcrumbs_items, {"url": reverse("interest_leads"), "label": BranchScopedView.page_title}]
        if self.page_title != BranchScopedView.page_title:
            items.append({"url": "", "label": self.page_title})
        return items

    def back_to_inbox(self) -> HttpResponseRedirect:
        """To the place in the inbox this was done from: the posted `back` holds its query."""
        return HttpResponseRedirect(f"{reverse('interest_leads')}{read_place(self.request.POST.get('back', ''))}")


def read_place(query: str) -> str:
    """The part of `query` that says where in the inbox somebody is, with its question mark; else nothing."""
    kept = [(name, value) for name, value in parse_qsl(query[:500]) if name in PLACE]
    return f"?{urlencode(kept)}" if kept else ""


class BranchScopedLeadView(BranchScopedView):
    """A screen about the one lead the address names."""

    lead: Lead

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Raises Http404 for a lead of another branch."""
        if request.user.has_perm("interest.view_lead"):
            self.lead = self.find_lead(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The number, never the name: titles end up in the browser's history."""
        return str(self.lead)

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, the list, this lead."""
        items = super().get_breadcrumbs_items()[: len(self.breadcrumbs_items) + 1]
        return [*items, {"url": reverse("interest_lead", args=[self.lead.pk]), "label": str(self.lead)}]
