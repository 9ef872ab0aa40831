"""The office's rules: a line is added for a day, and ends on a day. What held once stays on record."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.accounts.models import User
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import RoutingRule


@transaction.atomic
def add_rule(*, rule: RoutingRule, actor: User) -> RoutingRule:
    """Put a new line into the table. Raises ValidationError when it contradicts itself."""
    rule.full_clean()
    rule.save()
    log(rule, "wagtail.create", user=actor)
    return rule


@transaction.atomic
def end_rule(*, rule: RoutingRule, actor: User, last_day: date) -> None:
    """The line holds up to `last_day`, and no longer; one that would never have held is taken away.

    Raises NotAllowed when it has ended before.
    """
    rule = RoutingRule.objects.select_for_update().get(pk=rule.pk)
    if rule.valid_to and rule.valid_to <= last_day:
        raise NotAllowed(_("Quy tắc này đã hết vào ngày %(day)s.") % {"day": f"{rule.valid_to:%d/%m/%Y}"})
    if rule.valid_from and rule.valid_from > last_day:
        log(rule, "wagtail.delete", user=actor, deleted=True)
        rule.delete()
        return
    rule.valid_to = last_day
    rule.save(update_fields=["valid_to"])
    log(rule, "wagtail.edit", user=actor)
