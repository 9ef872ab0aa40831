"""Mails to who keeps the law's dates: a number, a date and a link, never a name or a word of what was asked."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.interest.models import DataRequest
from cms.interest.queries.requests import list_pressing_requests, list_request_handlers

logger = logging.getLogger("loa.clock")


def remind_requests(*, now: datetime) -> int:
    """Tell the desk of requests with a date that is near or over, once a day each; how many mails went out.

    A mail server that does not answer leaves the rest for the next run.
    """
    sent, people = 0, list_request_handlers()
    for request in list_pressing_requests(now) if people else ():
        # Claimed before it is sent: two processes send it once.
        row = DataRequest.objects.filter(pk=request.pk, reminded_at=request.reminded_at)
        if not row.update(reminded_at=now):
            continue
        try:
            _send(request, [one.email for one in people])
        except (SMTPException, OSError) as error:
            DataRequest.objects.filter(pk=request.pk).update(reminded_at=request.reminded_at)
            logger.error("reminders wait: %s", type(error).__name__)
            break
        sent += 1
    return sent


def _send(request: DataRequest, to: list[str]) -> None:
    due = request.answer_due if request.state == DataRequest.State.NEW else request.done_due
    said = {"number": request.pk, "due": f"{timezone.localtime(due):%H:%M | %d/%m/%Y}"}
    if request.state == DataRequest.State.NEW:
        subject = _("Yêu cầu dữ liệu số %(number)s: trả lời trước %(due)s") % said
    else:
        subject = _("Yêu cầu dữ liệu số %(number)s: làm xong trước %(due)s") % said
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('interest_request', args=[request.pk])}"
    body = _("%(said)s.\n\nXem: %(link)s\n\nThư tự động, không có thông tin cá nhân; xin đừng trả lời.")
    send_mail(subject, body % {"said": subject, "link": link}, None, to)
