"""Mails that a page is due to be checked again: to its owner, then the deputy too, then the publishers too."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.content.models import CheckedPage, ReviewSettings
from cms.editorial.models import ReviewReminder
from cms.editorial.outside_links_report import is_mail_configured
from cms.editorial.reviews_due import list_due_reviews
from cms.editorial.roles import PUBLISHERS

logger = logging.getLogger("loa.reviews")
MOST_MAILS = 200
"""Mails of one run; the next goes on."""


def remind_reviews(*, now: datetime) -> int:
    """Mail about each due page that nobody was told of for the days the settings say; how many mails went.

    A reminder is written down before it is sent, so that two processes send it once; a mail server that does not
    answer leaves it, and the rest, for the next run.
    """
    if not is_mail_configured():
        return 0
    sent, pause = 0, timedelta(days=ReviewSettings.load().remind_every_days)
    for page in list_due_reviews(timezone.localdate(now)):
        last = ReviewReminder.objects.filter(page=page, due_on=page.next_check).last()
        if sent >= MOST_MAILS or (last and last.sent_at > now - pause):
            continue
        number = last.number + 1 if last else 1
        people = list_reminded(page, number)
        reminder = _claim(page, number, people, now) if people else None
        if reminder is None:
            continue
        try:
            _send(page, people)
        except (SMTPException, OSError) as error:
            reminder.delete()
            logger.error("review reminders wait: %s", type(error).__name__)
            break
        sent += 1
    return sent


def list_reminded(page: CheckedPage, number: int) -> list[User]:
    """Who gets reminder `number` of a page, each once: the next to be told where nobody before can be."""
    steps = ([page.content_owner], [page.content_deputy], User.objects.filter(groups__name=PUBLISHERS).order_by("pk"))
    told: dict[int, User] = {}
    for step, people in enumerate(steps, start=1):
        if step > number and told:
            break
        told |= {one.pk: one for one in people if one and one.is_active and one.email}
    return list(told.values())


def _claim(page: CheckedPage, number: int, people: list[User], now: datetime) -> ReviewReminder | None:
    try:
        with transaction.atomic():
            return ReviewReminder.objects.create(
                page_id=page.pk,
                due_on=page.next_check,
                number=number,
                recipients=[one.pk for one in people],
                sent_at=now,
            )
    except IntegrityError:
        return None


def _send(page: CheckedPage, people: list[User]) -> None:
    said = {"title": page.title, "day": date_format(page.next_check, "d/m/Y")}
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('wagtailadmin_pages:edit', args=[page.pk])}"
    subject = _("Đến hạn rà pháp lý: %(title)s") % said
    body = _(
        "Bài “%(title)s” phải được rà lại trước ngày %(day)s.\n\nMở bài: %(link)s\n\n"
        "Rà xong, hãy ghi ngày rà rồi đăng lại: thư nhắc sẽ dừng. Thư tự động; xin đừng trả lời."
    )
    send_mail(" ".join(subject.split()), body % {**said, "link": link}, None, [one.email for one in people])
