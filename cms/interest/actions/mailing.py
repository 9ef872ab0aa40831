"""Reminders by mail: a number and a link, never a name, a phone or a word of what was said."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.interest.lifecycle import OPEN
from cms.interest.models import Reminder

logger = logging.getLogger("loa.clock")
MOST_MAILS = 200
"""Mails of one run; the next run, a minute later, goes on."""


def send_reminders(*, now: datetime) -> int:
    """Send the reminders that wait; how many went out. At most one mail for each, also with two processes at once.

    A mail server that does not answer leaves the rest waiting for the next run.
    """
    sent = 0
    for reminder in Reminder.objects.filter(sent_at=None).select_related("lead", "recipient")[:MOST_MAILS]:
        # Claimed before it is sent: a kill between the two loses a mail, and never sends one twice.
        if not Reminder.objects.filter(pk=reminder.pk, sent_at=None).update(sent_at=now):
            continue
        if not _is_wanted(reminder):
            continue
        try:
            _send(reminder)
        except (SMTPException, OSError) as error:
            Reminder.objects.filter(pk=reminder.pk).update(sent_at=None)
            logger.error("reminders wait: %s", type(error).__name__)
            break
        sent += 1
    return sent


def _is_wanted(reminder: Reminder) -> bool:
    person, lead = reminder.recipient, reminder.lead
    if person is None or not person.is_active or not person.email:
        return False
    if reminder.step == Reminder.Step.NUDGED:
        return lead.forgotten_at is None and lead.restricted_at is None
    return lead.status in OPEN and lead.due_at == reminder.due_at and lead.clock_stopped_at is None


def _send(reminder: Reminder) -> None:
    number = f"#{reminder.lead_id}"
    said = {
        Reminder.Step.DUE_SOON: _("%(number)s sắp đến hạn gọi lại"),
        Reminder.Step.OVERDUE: _("%(number)s đã quá hạn gọi lại"),
        Reminder.Step.CLIMBED: _("%(number)s quá hạn ở đơn vị, nhờ anh chị xem"),
        Reminder.Step.NUDGED: _("Người gửi %(number)s nhắc gọi lại"),
    }[Reminder.Step(reminder.step)] % {"number": number}
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('interest_lead', args=[reminder.lead_id])}"
    body = _("%(said)s.\n\nXem: %(link)s\n\nThư tự động, không có thông tin cá nhân; xin đừng trả lời.")
    send_mail(said, body % {"said": said, "link": link}, None, [reminder.recipient.email])
