"""What the office asks about leads. Who may see which lead is decided in `queries.visible`, and nowhere else."""

from cms.interest.queries.canaries import find_last_canary
from cms.interest.queries.colleagues import list_colleagues
from cms.interest.queries.groups import WorkplaceGroup, list_groups
from cms.interest.queries.inbox import (
    MOST_COUNTED,
    DueWithin,
    Worklist,
    count_worklists,
    filter_due,
    filter_worklist,
    tell_due,
)
from cms.interest.queries.receipts import Receipt, find_receipt
from cms.interest.queries.requests import (
    KeptAbout,
    filter_requests,
    find_clocks,
    get_all_kept,
    get_visible_requests,
    list_pressing_requests,
    list_request_handlers,
)
from cms.interest.queries.routing import Trial, dry_run_routing, find_unit_on
from cms.interest.queries.search import find_recorded, has_submission, search_leads
from cms.interest.queries.sendings import (
    SpoolState,
    get_answers,
    get_spool_state,
    has_consent,
    is_waiting,
    list_agreed_wordings,
    list_family,
    list_reasons,
)
from cms.interest.queries.standing import Standing, describe_receipt, has_other_sendings, has_other_sendings_of
from cms.interest.queries.visible import (
    get_visible_leads,
    is_inside_company,
    list_units_above_companies,
    list_units_of,
    may_see,
)
from cms.interest.queries.worklists import (
    filter_inbox,
    filter_mine,
    filter_overdue,
    filter_quarantined,
    filter_unassigned,
    list_due_to_forget,
)

__all__ = [
    "MOST_COUNTED",
    "DueWithin",
    "KeptAbout",
    "Receipt",
    "SpoolState",
    "Standing",
    "Trial",
    "Worklist",
    "WorkplaceGroup",
    "count_worklists",
    "describe_receipt",
    "dry_run_routing",
    "filter_due",
    "filter_inbox",
    "filter_mine",
    "filter_overdue",
    "filter_quarantined",
    "filter_requests",
    "filter_unassigned",
    "filter_worklist",
    "find_clocks",
    "find_last_canary",
    "find_receipt",
    "find_recorded",
    "find_unit_on",
    "get_all_kept",
    "get_answers",
    "get_spool_state",
    "get_visible_leads",
    "get_visible_requests",
    "has_consent",
    "has_other_sendings",
    "has_other_sendings_of",
    "has_submission",
    "is_inside_company",
    "is_waiting",
    "list_agreed_wordings",
    "list_colleagues",
    "list_due_to_forget",
    "list_family",
    "list_groups",
    "list_pressing_requests",
    "list_reasons",
    "list_request_handlers",
    "list_units_above_companies",
    "list_units_of",
    "may_see",
    "search_leads",
    "tell_due",
]
