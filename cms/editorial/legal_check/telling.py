"""Mails about a lawyer's check: the link to the lawyer, the news of an answer to whoever asked."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.editorial.models import LegalCheck
from cms.editorial.outside_links_report import is_mail_configured
from cms.union.models import SiteProfile

logger = logging.getLogger("loa.legal_check")


def make_link(token: str) -> str:
    """The whole address of a check."""
    return _base() + reverse("legal_check", args=[token])


def send_link(check: LegalCheck, token: str) -> bool:
    """Mail the link to the lawyer; False when it did not go, and the editor should copy it."""
    said = {
        "title": check.page.title,
        "site": SiteProfile.load().name,
        "until": f"{timezone.localtime(check.expires_at):%H:%M | %d/%m/%Y}",
        "link": make_link(token),
        "name": check.name,
    }
    body = _(
        "Kính gửi %(name)s,\n\n%(site)s nhờ anh chị đọc bài “%(title)s” trước khi đăng. Mở liên kết này trên điện "
        "thoại hay máy tính, không cần tài khoản:\n\n%(link)s\n\nLiên kết dùng được đến %(until)s. Xin đừng chuyển "
        "cho người khác.\n\nTrân trọng cảm ơn."
    )
    return _send(_("Nhờ rà pháp lý: %(title)s") % said, body % said, check.email)


def tell_asker(check: LegalCheck) -> bool:
    """Tell whoever asked that the lawyer has answered; False when nobody can be told."""
    person = check.made_by
    if person is None or not person.is_active or not person.email:
        return False
    said = {
        "title": check.page.title,
        "name": check.answered_by,
        "answer": check.get_answer_display(),
        "link": _base() + reverse("editorial_legal_checks", args=[check.page_id]),
    }
    body = _("%(name)s: %(answer)s, bài “%(title)s”.\n\nXem: %(link)s\n\nThư tự động; xin đừng trả lời.")
    return _send(_("Luật sư đã trả lời: %(title)s") % said, body % said, person.email)


def _base() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def _send(subject: str, body: str, address: str) -> bool:
    if not is_mail_configured():
        return False
    try:
        send_mail(" ".join(subject.split()), body, None, [address])
    except (SMTPException, OSError) as error:
        logger.error("a mail about a check did not go: %s", type(error).__name__)
        return False
    return True
