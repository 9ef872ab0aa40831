"""What can be asked of the publisher."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publisher.holding import describe_hold, get_hold
from cms.publisher.models import OutboxRow, PageResult, PublishRun
from cms.publisher.page_states import Facts, PageStatus, describe_page
from cms.schema.references import make_ref


def get_page_status(page: Page) -> PageStatus:
    """How far `page` has come, in words an editor reads beside it."""
    if page.pk is None:
        return describe_page(page, Facts())
    ref = make_ref("page", page.pk)
    waiting = OutboxRow.objects.filter(ref=ref).select_related("taken_by").order_by("-pk").first()
    hold = get_hold()
    facts = Facts(
        result=PageResult.objects.filter(ref=ref).first(),
        waiting=waiting,
        last=PublishRun.objects.first() if waiting else None,
        held=describe_hold(hold) if hold else "",
    )
    return describe_page(page, facts)


def count_waiting() -> int:
    """How many changes wait in the outbox."""
    return OutboxRow.objects.count()


def describe_work() -> str:
    """What waits in the outbox, in a few words; empty when nothing does. What is told twice counts once."""
    first = OutboxRow.objects.first()
    if first is None:
        return ""
    told = OutboxRow.objects.order_by().values_list("ref", "reason").distinct()
    others = told.exclude(ref=first.ref).count() if first.ref else told.count() - 1
    if not others:
        return first.reason
    return _("%(first)s và %(count)s thay đổi khác") % {"first": first.reason, "count": others}
