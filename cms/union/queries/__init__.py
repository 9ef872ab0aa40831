"""What the office asks about the union: which place, which workplace, which unit looks after them on a day."""

from cms.union.queries.contacts import get_contacts_entry
from cms.union.queries.coverage import find_covering, get_founding_figure
from cms.union.queries.places import find_place, find_province, search_places
from cms.union.queries.site_settings import get_site_settings_entry, make_token_changes
from cms.union.queries.units import (
    find_owner,
    follow_successors,
    get_top_unit,
    is_within,
    list_unit_and_below,
    search_units,
)
from cms.union.queries.workplaces import find_trade, find_workplace, search_workplaces

__all__ = [
    "find_covering",
    "find_owner",
    "find_place",
    "find_province",
    "find_trade",
    "find_workplace",
    "follow_successors",
    "get_contacts_entry",
    "get_founding_figure",
    "get_site_settings_entry",
    "get_top_unit",
    "is_within",
    "list_unit_and_below",
    "make_token_changes",
    "search_places",
    "search_units",
    "search_workplaces",
]
