"""Which links surely fail, on whose pages, and how their owners hear of it."""

from collections import defaultdict
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.editorial.models import SURE_AFTER, OutsideLink

_UNSENT = ("django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend")
_SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link that surely fails, on one page."""

    link: OutsideLink
    page: Page


def list_broken(user: AbstractUser, *, own_only: bool = False) -> list[BrokenLink]:
    """What surely fails on the pages `user` may edit, or only on those of which `user` is the owner; oldest first."""
    links = list(OutsideLink.objects.filter(nights__gte=SURE_AFTER))
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.filter(pk__in={key for link in links for key in _list_keys(link)})
    found = {page.pk: page for page in (pages.filter(owner=user) if own_only else pages)}
    return [BrokenLink(link=link, page=found[key]) for link in links for key in _list_keys(link) if key in found]


def _list_keys(link: OutsideLink) -> list[int]:
    return [int(ref.removeprefix("page:")) for ref in link.refs if ref.removeprefix("page:").isdigit()]


def describe_own_broken(user: AbstractUser) -> str:
    """`Trang của bạn có 2 liên kết hỏng.`; empty when there is none."""
    count = len(list_broken(user, own_only=True))
    if not count:
        return ""
    sentence = ngettext(
        "Trang của bạn có %(count)d liên kết ra ngoài không mở được nữa.",
        "Trang của bạn có %(count)d liên kết ra ngoài không mở được nữa.",
        count,
    )
    return sentence % {"count": count}


def is_mail_configured() -> bool:
    """Whether mail that is sent has a way to arrive."""
    if settings.EMAIL_BACKEND == _SMTP:
        return settings.EMAIL_HOST not in ("", "localhost")
    return settings.EMAIL_BACKEND not in _UNSENT


def tell_owners() -> int:
    """Mail each owner, once, the links on their pages that surely fail; how many mails went. None without mail."""
    if not is_mail_configured():
        return 0
    fresh = list(OutsideLink.objects.filter(nights__gte=SURE_AFTER, told_at=None))
    keys = {key for link in fresh for key in _list_keys(link)}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).select_related("owner")}
    by_owner: dict[str, list[str]] = defaultdict(list)
    for link in fresh:
        for page in filter(None, map(pages.get, _list_keys(link))):
            if page.owner and page.owner.is_active and page.owner.email:
                by_owner[page.owner.email].append(_describe(link, page))
    try:
        for address, lines in by_owner.items():
            send_mail(_("Liên kết hỏng trên trang của bạn"), "\n\n".join(lines), None, [address])
    except (SMTPException, OSError):  # told another night
        return 0
    OutsideLink.objects.filter(pk__in=[link.pk for link in fresh]).update(told_at=timezone.now())
    return len(by_owner)


def _describe(link: OutsideLink, page: Page) -> str:
    edit = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{page.title}\n{link.url}\n{link.why}\n{_('Sửa trang:')} {edit}"
