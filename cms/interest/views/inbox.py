"""The inbox: lists with their numbers, filters, search. Made for a telephone held in one hand."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from cms.interest.call_results import CallResult, list_results
from cms.interest.forms import FilterForm, SearchForm
from cms.interest.models import Lead, LeadAccess
from cms.interest.phones import make_zalo_address
from cms.interest.queries import (
    MOST_COUNTED,
    Worklist,
    count_worklists,
    filter_due,
    filter_worklist,
    get_spool_state,
    list_reasons,
    search_leads,
    tell_due,
)
from cms.interest.views.branch import BranchScopedView
from cms.union.queries import list_unit_and_below

PAGE = 30
"""Leads on one screen."""
LAST_PAGE = 300
"""Whoever turns further wants a filter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One lead in a list, with what its row says.

    `results`: what may be logged about a call; `reasons`: why it stands apart, empty when it does not.
    """

    lead: Lead
    colour: str
    due: str
    zalo: str
    results: list[CallResult]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Tab:
    """One list, with how many stand in it."""

    name: str
    label: str
    number: str
    is_open: bool


def make_rows(leads: list[Lead], now: datetime) -> list[Row]:
    """The rows of `leads`, without asking the database."""
    return [
        Row(
            lead=lead,
            colour=lead.get_colour(now),
            due=tell_due(lead, now),
            zalo=make_zalo_address(lead.phone),
            results=list_results(lead.status),
            reasons=list_reasons(lead) if lead.is_quarantined else [],
        )
        for lead in leads
    ]


class InboxView(BranchScopedView):
    """One of the lists, narrowed by the filters."""

    template_name = "interest/inbox.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of a list, and write down that it was seen."""
        now = timezone.now()
        counts = count_worklists(self.leads, request.user, now)
        worklist = request.GET.get("list", "")
        if worklist not in Worklist.values:
            worklist = _choose_list(counts)
        filters = FilterForm(request.GET, user=request.user)
        leads = filter_worklist(self.leads, worklist, request.user, now)
        wanted = filters.cleaned_data if filters.is_valid() else {}
        leads = narrow(leads, wanted, now)
        number = _read_page(request.GET.get("p", ""))
        found = list(leads[(number - 1) * PAGE : number * PAGE + 1])
        shown = found[:PAGE]
        place = {"list": worklist} | {name: request.GET[name] for name in wanted if request.GET.get(name)}
        self.note(LeadAccess.Action.LIST, shown=len(shown), detail=urlencode(place))
        return self._show(
            now, shown, counts, filters,
            worklist=worklist, is_filtered=any(wanted.values()), place=urlencode(place), page=number,
            has_more=len(found) > PAGE and number < LAST_PAGE, back=urlencode(place | {"p": number}),
        )  # fmt: skip

    def _show(self, now: datetime, leads: list[Lead], counts: dict[str, int], filters: FilterForm, **context):
        user = self.request.user
        return self.show(
            rows=make_rows(leads, now),
            tabs=_make_tabs(counts, context.get("worklist", "")),
            filters=filters,
            spool=get_spool_state(),
            may_change=user.has_perm("interest.change_lead"),
            may_release=user.has_perm("interest.release_lead"),
            may_export=user.has_perm("interest.export_lead"),
            **({"search": SearchForm()} | context),
        )


class SearchView(InboxView):
    """The leads with this phone, name or receipt code. Searched for by POST: nothing personal stands in an address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Nothing was searched for: back to the list."""
        return redirect("interest_leads")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what was found, and write down that it was looked for."""
        now, search = timezone.now(), SearchForm(request.POST)
        found: list[Lead] = []
        if search.is_valid():
            found = list(search_leads(self.leads, search.cleaned_data["text"])[:PAGE])
            self.note(LeadAccess.Action.SEARCH, shown=len(found))
        counts = count_worklists(self.leads, request.user, now)
        return self._show(now, found, counts, FilterForm(user=request.user), search=search, is_search=True)


def narrow(leads: QuerySet[Lead], wanted: dict, now: datetime) -> QuerySet[Lead]:
    """Those of `leads` that fit the filters (cleaned data of FilterForm)."""
    if wanted.get("status"):
        leads = leads.filter(status=wanted["status"])
    if wanted.get("kind"):
        leads = leads.filter(kind=wanted["kind"])
    if wanted.get("unit"):
        leads = leads.filter(unit__in=list_unit_and_below(wanted["unit"]))
    return filter_due(leads, wanted["due"], now) if wanted.get("due") else leads


def _choose_list(counts: dict[str, int]) -> str:
    """The first list in which there is something to do."""
    order = (Worklist.MINE, Worklist.UNASSIGNED, Worklist.OVERDUE)
    return next((worklist for worklist in order if counts[worklist]), Worklist.ALL)


def _make_tabs(counts: dict[str, int], worklist: str) -> list[Tab]:
    return [
        Tab(value, str(label), f"{MOST_COUNTED}+" if counts[value] > MOST_COUNTED else str(counts[value]),
            value == worklist)
        for value, label in Worklist.choices
    ]  # fmt: skip


def _read_page(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
