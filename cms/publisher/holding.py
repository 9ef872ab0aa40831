"""Orders to the publisher, and the hold: after somebody went back, the site stands still until somebody lets it go on.

Without the hold the next change would roll everything forward again.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.publisher.folder import PublishedFolder
from cms.publisher.models import Hold, OutboxRow, PublishRun, Release
from cms.publisher.releases import forget_unmade
from cms.publisher.rollback import roll_back


class SiteHeldError(Exception):
    """Nothing is published now: the site is held at a release. The message is Vietnamese."""


@dataclass(slots=True, kw_only=True)
class Obeyed:
    """What the orders in the outbox led to."""

    hold: Hold | None
    """Stands now: publish nothing, leave the outbox as it is."""
    runs: list[PublishRun] = field(default_factory=list)
    """One for each order to go back, whether it could be done or not."""


def give_order(order: OutboxRow.Order, *, reason: str, actor=None, number: int | None = None, ref: str = "") -> None:
    """Tell the publisher what to do, as part of the running transaction.

    `number`: of the release (ROLL_BACK) or the waiting run (ALLOW_REMOVAL) it is about. `ref`: the consent given with
    a ROLL_BACK, see `rollback.RollbackPlan.consent`.
    """
    OutboxRow.objects.create(order=order, reason=reason[:250], actor=actor, number=number, ref=ref)


def obey_orders(folder: PublishedFolder) -> Obeyed:
    """Go back, or let the site go on, as people ordered through the outbox; then say whether a hold stands.

    The first thing a publisher does under the folder's lock. It also drops what a publisher that was killed noted and
    never made. Orders of other kinds are left where they are. Raises DatabaseError.
    """
    settle(folder)
    obeyed = Obeyed(hold=None)
    orders = OutboxRow.objects.filter(order__in=[OutboxRow.Order.ROLL_BACK, OutboxRow.Order.RESUME])
    for row in orders.select_related("actor").order_by("pk"):
        if row.order == OutboxRow.Order.RESUME:
            resume(actor=row.actor)
        else:
            obeyed.runs.append(roll_back(folder, row.number or 0, actor=row.actor, consent=row.ref))
        row.delete()
    obeyed.hold = get_hold()
    return obeyed


def settle(folder: PublishedFolder) -> None:
    """Put right what a publisher that was killed left: the tree, and the record of a release that never came to be.

    Called under the folder's lock.
    """
    manifest = folder.read_manifest()
    folder.recover(manifest)
    with transaction.atomic():
        forget_unmade(manifest.release)
        Hold.objects.exclude(release=manifest.release).delete()


def resume(*, actor=None) -> bool:
    """Let the site go on, and have all of it compared with what is public now. False when nothing held it."""
    hold = get_hold()
    if hold is None:
        return False
    with transaction.atomic():
        Hold.objects.all().delete()
        give_order(OutboxRow.Order.FULL, reason=_("Đăng tiếp"), actor=actor)
        log(instance=hold, action="publisher.resume", user=actor, data={"release": hold.release})
    return True


@transaction.atomic
def allow_removal(run: PublishRun, *, actor) -> None:
    """Let the waiting `run` take down what it listed. The publisher obeys while nothing else would go besides."""
    reason = _("Đồng ý gỡ %(count)s trang") % {"count": len(run.failures)}
    give_order(OutboxRow.Order.ALLOW_REMOVAL, reason=reason, actor=actor, number=run.pk)
    _note_decision(run, _("%(who)s đã đồng ý gỡ, lúc %(at)s."), actor)
    log(instance=run, action="publisher.allow_removal", user=actor)


@transaction.atomic
def decline_removal(run: PublishRun, *, actor) -> None:
    """Note that the waiting `run` shall not take down what it listed. It goes on waiting for the pages."""
    _note_decision(run, _("%(who)s đã chọn để nguyên, lúc %(at)s. Hãy đăng lại những trang bị ẩn nhầm."), actor)
    log(instance=run, action="publisher.decline_removal", user=actor)


def _note_decision(run: PublishRun, sentence: str, actor) -> None:
    run.message = sentence % {"who": name_person(actor), "at": timezone.localtime().strftime("%H:%M | %d/%m/%Y")}
    run.save(update_fields=["message"])


def get_hold() -> Hold | None:
    """The hold that stands; None when the site is free."""
    return Hold.objects.select_related("actor").order_by("-pk").first()


def describe_hold(hold: Hold) -> str:
    """`Trang web đang được giữ ở bản 12 (14:33 | 22/11/2026) theo lệnh của Lan`, as the start of a sentence."""
    release = Release.objects.filter(number=hold.release).first()
    number = release.restores if release and release.restores else hold.release
    shown = Release.objects.filter(number=number).first()
    at = timezone.localtime(shown.made_at if shown else hold.made_at).strftime("%H:%M | %d/%m/%Y")
    who = name_person(hold.actor) or _("người quản trị máy chủ")
    return _("Trang web đang được giữ ở bản %(number)s (%(at)s) theo lệnh của %(who)s") % {
        "number": number,
        "at": at,
        "who": who,
    }


def name_person(user) -> str:
    """How a person is called on our screens; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""


def explain_hold(*, waiting: bool) -> str:
    """What a page's editor is told while the site is held; empty when it is free. `waiting`: the page has a change."""
    hold = get_hold()
    if hold is None:
        return ""
    end = (
        _("thay đổi này sẽ lên khi bấm “Đăng tiếp”")
        if waiting
        else _("người đọc thấy trang này như ở bản ấy cho đến khi bấm “Đăng tiếp”")
    )
    return f"{describe_hold(hold)}; {end}."
