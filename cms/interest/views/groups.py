"""People of one workplace that has no union: how many there are, and how many it takes to found one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cms.interest.lifecycle import Status
from cms.interest.models import Lead, LeadAccess
from cms.interest.queries import filter_inbox, list_groups
from cms.interest.views.branch import BranchScopedView
from cms.interest.views.inbox import make_rows
from cms.union.models import Workplace

MOST_PEOPLE = 200


class GroupsView(BranchScopedView):
    """The workplaces from which several people raised a hand. Nobody is named here."""

    template_name = "interest/groups.html"
    page_title = gettext_lazy("Cùng một nơi làm việc")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the groups of this person's branch."""
        return self.show(groups=list_groups(self.leads, timezone.localdate()))


class GroupView(BranchScopedView):
    """The people of one workplace."""

    template_name = "interest/group.html"
    page_title = gettext_lazy("Cùng một nơi làm việc")

    def get(self, request: HttpRequest, workplace: int) -> HttpResponse:
        """Show them, and write down that they were seen."""
        place = get_object_or_404(Workplace, pk=workplace)
        leads = filter_inbox(self.leads).filter(matched_workplace=place).exclude(kind=Lead.Kind.EMPLOYER)
        leads = list(leads.exclude(status__in=(Status.CLOSED, Status.JOINED))[:MOST_PEOPLE])
        self.note(LeadAccess.Action.LIST, shown=len(leads), detail=f"workplace={place.pk}")
        groups = list_groups(self.leads, timezone.localdate(), fewest=1)
        group = next((group for group in groups if group.workplace == place), None)
        may_change = request.user.has_perm("interest.change_lead")
        return self.show(
            workplace=place if leads else None, group=group, rows=make_rows(leads, timezone.now()),
            may_change=may_change,
        )  # fmt: skip
