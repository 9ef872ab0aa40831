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
    """What waits in the outbox, in a few words; empty when nothing does."""
    reasons = list(OutboxRow.objects.values_list("reason", flat=True)[:2])
    if len(reasons) > 1:
        return _("%(first)s và %(count)s thay đổi khác") % {"first": reasons[0], "count": OutboxRow.objects.count() - 1}
    return reasons[0] if reasons else ""
