"""Two leads that are one person, and one lead that is two: look first, then do it, and undo it when it was wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.interest.actions import merge_leads, split_submission, unmerge_lead, unsplit_lead
from cms.interest.forms import SearchForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead, LeadAccess, Submission
from cms.interest.queries import search_leads
from cms.interest.views.branch import BranchScopedLeadView
from cms.interest.views.following import LeadChangeView
from cms.interest.views.inbox import make_rows

MOST_FOUND = 20


class FindTwinView(BranchScopedLeadView):
    """Look for the other lead of the same person."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/merge_search.html"
    page_title = gettext_lazy("Gộp hai người là một")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whom to look for; leads of the same telephone number stand there already."""
        same = self.leads.filter(phone_hash=self.lead.phone_hash) if self.lead.phone_hash else self.leads.none()
        return self._show(list(same.filter(merged_into=None).exclude(pk=pk)[:MOST_FOUND]), SearchForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what was found."""
        search, found = SearchForm(request.POST), []
        if search.is_valid():
            others = search_leads(self.leads, search.cleaned_data["text"]).filter(merged_into=None).exclude(pk=pk)
            found = list(others[:MOST_FOUND])
        return self._show(found, search)

    def _show(self, found: list[Lead], search: SearchForm) -> HttpResponse:
        self.note(LeadAccess.Action.SEARCH, lead=self.lead, shown=len(found), detail="merge")
        return self.show(lead=self.lead, rows=make_rows(found, timezone.now()), search=search)


class MergeView(BranchScopedLeadView):
    """The two beside each other; then one of them goes on for both."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/merge.html"
    page_title = gettext_lazy("Gộp hai người là một")

    def get(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Show both."""
        twin = self._find_twin(other)
        for lead in (self.lead, twin):
            self.note(LeadAccess.Action.VIEW, lead=lead, detail="merge")
        return self.show(lead=self.lead, pair=make_rows([self.lead, twin], timezone.now()), twin=twin)

    def post(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Merge: `keep` is the lead people work with from now on."""
        twin = self._find_twin(other)
        keep = self.lead if request.POST.get("keep") == str(pk) else twin
        gone = twin if keep is self.lead else self.lead
        try:
            merge_leads(lead=gone, into=keep, actor=request.user)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("interest_lead", pk=pk)
        messages.success(
            request, _("Đã gộp %(gone)s vào %(keep)s. Gỡ ra được bất cứ lúc nào.") % {"gone": gone, "keep": keep}
        )
        return redirect("interest_lead", pk=keep.pk)

    def _find_twin(self, pk: int) -> Lead:
        if pk == self.lead.pk:
            raise Http404
        return self.find_lead(pk)


class UnmergeView(LeadChangeView):
    """Undo a merge."""

    def change(self) -> str:
        """Call the verb; both leads have to be of this person's branch."""
        if self.lead.merged_into_id:
            self.find_lead(self.lead.merged_into_id)
        unmerge_lead(lead=self.lead, actor=self.request.user)
        return _("%(lead)s: đã gỡ ra, lại đứng riêng.") % {"lead": self.lead}


class SplitView(LeadChangeView):
    """One sending is of somebody else."""

    def change(self) -> str:
        """Call the verb for the posted `submission`."""
        text = self.request.POST.get("submission", "")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
        submission = get_object_or_404(Submission, pk=number, lead=self.lead)
        made = split_submission(submission=submission, actor=self.request.user)
        return _("Đã tách một lần gửi thành %(made)s.") % {"made": made}


class UnsplitView(LeadChangeView):
    """Undo a split."""

    def change(self) -> str:
        """Call the verb; both leads have to be of this person's branch."""
        if self.lead.split_from_id:
            self.find_lead(self.lead.split_from_id)
        unsplit_lead(lead=self.lead, actor=self.request.user)
        return _("%(lead)s: đã gộp lại như trước.") % {"lead": self.lead}
