"""The inbox: its lists with their numbers, what narrows them, and how a clock reads in words."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.models import User
from cms.interest.lifecycle import OPEN
from cms.interest.models import Lead
from cms.interest.queries.worklists import (
    filter_inbox,
    filter_mine,
    filter_overdue,
    filter_quarantined,
    filter_unassigned,
)

MOST_COUNTED = 1000
"""Beyond this a number says no more than “many”; counting further would read the whole table for each screen."""


class Worklist(models.TextChoices):
    """The lists an organiser works through."""

    MINE = "mine", gettext_lazy("Của tôi")
    OVERDUE = "overdue", gettext_lazy("Quá hạn")
    UNASSIGNED = "unassigned", gettext_lazy("Chưa ai nhận")
    QUARANTINE = "quarantine", gettext_lazy("Để riêng")
    ALL = "all", gettext_lazy("Tất cả")


class DueWithin(models.TextChoices):
    """When something has to be done."""

    OVERDUE = "overdue", gettext_lazy("Đã quá hạn")
    TODAY = "today", gettext_lazy("Trong hôm nay")
    WEEK = "week", gettext_lazy("Trong bảy ngày tới")
    NONE = "none", gettext_lazy("Không hẹn giờ")


def filter_worklist(leads: QuerySet[Lead], worklist: str, user: User, now: datetime) -> QuerySet[Lead]:
    """Those of `leads` that stand in one list of `user`, in the order in which they are worked through."""
    if worklist == Worklist.MINE:
        return filter_mine(leads, user)
    if worklist == Worklist.OVERDUE:
        return filter_overdue(leads, now)
    if worklist == Worklist.UNASSIGNED:
        return filter_unassigned(leads)
    return filter_quarantined(leads) if worklist == Worklist.QUARANTINE else filter_inbox(leads)


def count_worklists(leads: QuerySet[Lead], user: User, now: datetime) -> dict[str, int]:
    """How many stand in each list; MOST_COUNTED + 1 means more than that. One query for each list."""
    return {
        worklist: filter_worklist(leads, worklist, user, now).order_by()[: MOST_COUNTED + 1].count()
        for worklist in Worklist.values
    }


def filter_due(leads: QuerySet[Lead], due: str, now: datetime) -> QuerySet[Lead]:
    """Those of `leads` whose next step is due within `due` (DueWithin), counted from `now`."""
    if due == DueWithin.OVERDUE:
        return leads.filter(due_at__lte=now)
    if due == DueWithin.NONE:
        return leads.filter(due_at=None)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    days = 1 if due == DueWithin.TODAY else 7
    return leads.filter(due_at__lt=midnight + timedelta(days=days)).order_by(F("due_at").asc(), "pk")


def tell_due(lead: Lead, now: datetime) -> str:
    """How the clock of `lead` reads at `now`: “Quá hạn 2 giờ”, “Còn 3 giờ”. Empty when nothing is due."""
    if lead.due_at is None or not (lead.status in OPEN or lead.next_try_at):
        return ""
    late = now >= lead.due_at
    span = _tell_span(now - lead.due_at if late else lead.due_at - now)
    return (_("Quá hạn %(span)s") if late else _("Còn %(span)s")) % {"span": span}


def _tell_span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return _("chưa đầy 1 phút")
    if minutes < 60:
        return _("%(number)s phút") % {"number": minutes}
    if minutes < 48 * 60:
        return _("%(number)s giờ") % {"number": minutes // 60}
    return _("%(number)s ngày") % {"number": minutes // (24 * 60)}
