"""What happens to a lead, from the sealed file to the number that stays. Every verb leaves its trace."""

from cms.interest.actions.clock import ClockRun, run_clock
from cms.interest.actions.consents import record_consent, withdraw_consent
from cms.interest.actions.encryption import reencrypt_lead
from cms.interest.actions.following import (
    add_note,
    assign_lead,
    change_status,
    hand_over_lead,
    log_call,
    take_lead,
)
from cms.interest.actions.forgetting import forget_due_leads, forget_lead
from cms.interest.actions.ingesting import Ingested, ingest_spool
from cms.interest.actions.mailing import send_reminders
from cms.interest.actions.merging import merge_leads, split_submission, unmerge_lead, unsplit_lead
from cms.interest.actions.moving import move_to_unit, reassign_leads
from cms.interest.actions.promising import write_promises
from cms.interest.actions.quarantine import release_due_quarantine, release_from_quarantine
from cms.interest.actions.receipts import correct, nudge, request_deletion, withdraw
from cms.interest.actions.recording import record_message, record_messages
from cms.interest.actions.request_reminders import remind_requests
from cms.interest.actions.requests import answer_request, finish_request, lift_request, open_request, refuse_request
from cms.interest.actions.restricting import lift_restriction, restrict_lead
from cms.interest.actions.rules import add_rule, end_rule
from cms.interest.actions.tracing import note_access

__all__ = [
    "ClockRun",
    "Ingested",
    "add_note",
    "add_rule",
    "answer_request",
    "assign_lead",
    "change_status",
    "correct",
    "end_rule",
    "finish_request",
    "forget_due_leads",
    "forget_lead",
    "hand_over_lead",
    "ingest_spool",
    "lift_request",
    "lift_restriction",
    "log_call",
    "merge_leads",
    "move_to_unit",
    "note_access",
    "nudge",
    "open_request",
    "reassign_leads",
    "record_consent",
    "record_message",
    "record_messages",
    "reencrypt_lead",
    "refuse_request",
    "release_due_quarantine",
    "release_from_quarantine",
    "remind_requests",
    "request_deletion",
    "restrict_lead",
    "run_clock",
    "send_reminders",
    "split_submission",
    "take_lead",
    "unmerge_lead",
    "unsplit_lead",
    "withdraw",
    "withdraw_consent",
    "write_promises",
]
