"""People who raised a hand: the lead, what they sent, what they agreed to, what was done, and who looked."""

from cms.interest.models.append_only import AppendOnlyError, AppendOnlyQuerySet
from cms.interest.models.consent import ConsentRecord, DataRequest
from cms.interest.models.daily_count import CountedTally, DailyCount
from cms.interest.models.history import LeadAccess, LeadEvent, Reassignment, Reminder, UnitAssignment
from cms.interest.models.lead import Lead
from cms.interest.models.lead_count import LeadCount
from cms.interest.models.organiser import Organiser
from cms.interest.models.rules import ClockRule, RetentionRule, RoutingRule
from cms.interest.models.sending import CanaryArrival, LeadWord, PhoneKey, Submission

__all__ = [
    "AppendOnlyError",
    "AppendOnlyQuerySet",
    "CanaryArrival",
    "ClockRule",
    "ConsentRecord",
    "CountedTally",
    "DailyCount",
    "DataRequest",
    "Lead",
    "LeadAccess",
    "LeadCount",
    "LeadEvent",
    "LeadWord",
    "Organiser",
    "PhoneKey",
    "Reassignment",
    "Reminder",
    "RetentionRule",
    "RoutingRule",
    "Submission",
    "UnitAssignment",
]
