"""The organisers' lists, each a narrowing of what somebody may see; and what is due to be forgotten."""

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.lifecycle import ENDED, OPEN, Status
from cms.interest.models import DataRequest, Lead, RetentionRule


def filter_inbox(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Those of `leads` people work with: not merged into another, not standing apart as suspicious."""
    return leads.filter(merged_into=None).filter(Q(quarantined_at=None) | Q(released_at__isnull=False))


def filter_mine(leads: QuerySet[Lead], user: User) -> QuerySet[Lead]:
    """What `user` has to do, the most pressing first."""
    return _by_due(filter_inbox(leads).filter(owner=user, status__in=OPEN))


def filter_overdue(leads: QuerySet[Lead], now: datetime) -> QuerySet[Lead]:
    """What should have been done by `now`, the oldest first."""
    return _by_due(filter_inbox(leads).filter(due_at__lte=now))


def filter_unassigned(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """What nobody has taken yet, the most pressing first."""
    return _by_due(filter_inbox(leads).filter(status=Status.NEW))


def filter_quarantined(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """What stands apart as suspicious, oldest first: it comes out by itself after three days."""
    return leads.filter(quarantined_at__isnull=False, released_at=None, merged_into=None).order_by("quarantined_at")


def list_due_to_forget(now: datetime) -> QuerySet[Lead]:
    """The leads whose time is over by the retention rules of the day.

    Never one that no human has handled, whose processing is restricted, or whose request about the own data is open.
    """
    day = timezone.localdate(now)
    due = Q(pk__in=[])
    rules = list(RetentionRule.objects.on(day).filter(status__in=ENDED))
    particular = {(rule.status, rule.closing_reason) for rule in rules if rule.closing_reason}
    for rule in rules:
        counted = "handed_over_at" if rule.counted == RetentionRule.Counted.HAND_OVER else "status_at"
        of_rule = Q(status=rule.status, **{f"{counted}__lte": now - timedelta(days=rule.days)})
        if rule.closing_reason:
            of_rule &= Q(closing_reason=rule.closing_reason)
        else:
            of_rule &= ~Q(closing_reason__in=[reason for status, reason in particular if status == rule.status])
        due |= of_rule
    open_requests = DataRequest.objects.filter(state__in=DataRequest.OPEN)
    leads = Lead.objects.filter(due, forgotten_at=None, merged_into=None, handled_at__isnull=False, restricted_at=None)
    return leads.exclude(pk__in=open_requests.filter(lead__isnull=False).values("lead")).order_by("pk")


def _by_due(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    return leads.order_by(F("due_at").asc(nulls_last=True), "pk")
