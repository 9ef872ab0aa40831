"""From “this ends on 1/7” to the drafts and the reviews: one release, made ready beforehand, live on its day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.content.law_swapping import swap_provisions
from cms.content.law_uses import Use, find_uses
from cms.content.models import ChangeNote, CheckedPage, ContentPage, ExplainerPage
from cms.editorial.models import LawChange, LawChangeItem, LawTask, LegalCheck
from cms.editorial.second_person import describe_lone_writer
from cms.law.models import FigureValue, ProvisionVersion, check_no_overlap
from cms.law.models.dated import InForce
from cms.law.queries import add_dependents
from cms.schema.law import find_in_force

Kind = LawChangeItem.Kind


def find_touched(change: LawChange) -> list[Use]:
    """Every place on every page that the change reaches: through what it names, and figures that rest on that.

    Raises DatabaseError.
    """
    named = {item.get_ref() for item in change.items.all()}
    return find_uses(add_dependents(named, change.effective_on))


@transaction.atomic
def prepare_change(*, change: LawChange, actor: User) -> list[LawTask]:
    """Enter the change into the registry from its day on, and make a draft and a task for each page it touches.

    All or nothing. Raises ValidationError when it was prepared before, changes nothing, or does not fit the registry.
    """
    change = LawChange.objects.select_for_update().get(pk=change.pk)
    items = list(change.items.select_related("provision", "successor", "figure", "source"))
    if change.prepared_at:
        raise ValidationError(_("Thay đổi này đã được chuẩn bị rồi."))
    if not items:
        raise ValidationError(_("Hãy ghi ít nhất một điều thay đổi."))
    uses = find_touched(change)
    for item in items:
        _enter(change, item)
    swaps = {item.provision_id: item.successor_id for item in items if item.kind == Kind.REPLACED}
    by_page: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        by_page[use.page].append(use)
    tasks = [_make_task(change, page, by_page[page.pk], swaps, actor) for page in _read_pages(by_page)]
    change.prepared_at = timezone.now()
    change.save()
    return LawTask.objects.bulk_create(tasks)


def _read_pages(keys: Iterable[int]) -> list[Page]:
    return list(Page.objects.filter(pk__in=list(keys)).order_by("path").specific())


def _enter(change: LawChange, item: LawChangeItem) -> None:
    """Write one change into the registry. Raises ValidationError."""
    day = change.effective_on
    if item.figure:
        ended = _end(item.figure.values.all(), day, str(item.figure))
        if item.kind == Kind.NEW_VALUE:
            source = item.source or (ended.provision if ended else None)
            new = FigureValue(value=item.value, in_force_from=day, provision=source, confirmed=change.confirmed)
            _add(item.figure, "figure", new, item.figure.values.all())
        return
    _end(item.provision.versions.all(), day, str(item.provision))
    if item.kind == Kind.REWORDED:
        new = ProvisionVersion(
            gist=item.gist, in_force_from=day, amended_by=change.document, confirmed=change.confirmed
        )
        _add(item.provision, "provision", new, item.provision.versions.all())
        item.provision.save()  # it is found by its words
    elif item.kind == Kind.REPLACED and not find_in_force(item.successor.versions.all(), day):
        message = _("%(name)s chưa có nội dung áp dụng từ ngày %(day)s. Hãy nhập vào sổ luật trước.")
        raise ValidationError(message % {"name": item.successor, "day": f"{day:%d/%m/%Y}"})


def _end(rows: Iterable[InForce], day: date, name: str) -> InForce | None:
    """Let what holds on `day` hold for the last time on the day before. Raises ValidationError."""
    ended = None
    for row in rows:
        if row.in_force_to and row.in_force_to < day:
            continue
        if row.in_force_from and row.in_force_from >= day:
            message = _("Sổ luật đã có nội dung của “%(name)s” bắt đầu từ %(day)s. Hãy xem lại.")
            raise ValidationError(message % {"name": name, "day": f"{row.in_force_from:%d/%m/%Y}"})
        row.in_force_to = day - timedelta(days=1)
        row.save()
        ended = row
    return ended


def _add(parent: object, name: str, new: InForce, rows: Iterable[InForce]) -> None:
    check_no_overlap([*rows, new])
    setattr(new, name, parent)
    new.full_clean()
    new.save()


def _make_task(change: LawChange, page: Page, uses: list[Use], swaps: dict[int, int], actor: User) -> LawTask:
    places = [
        _("%(label)s, ô %(number)d") % {"label": use.label, "number": use.position} if use.position else use.label
        for use in uses
    ]
    return LawTask(
        change=change,
        page=Page(pk=page.pk),
        places=list(dict.fromkeys(places)),
        draft=_draft(change, page, swaps, actor),
    )


def _draft(change: LawChange, page: Page, swaps: dict[int, int], actor: User) -> Revision | None:
    """A draft of the page for the day of the change, upon its newest; None when it needs no other text."""
    draft = page.get_latest_revision_as_object()
    if not isinstance(draft, ContentPage):
        return None
    differs = swap_provisions(draft, swaps)
    if isinstance(draft, CheckedPage):
        draft.law_as_of = change.effective_on
        differs = True
    if isinstance(draft, ExplainerPage):
        draft.change_kind, draft.change_sentence = ChangeNote.Kind.MAJOR, change.get_sentence()
    if not differs:
        return None
    midnight = datetime.combine(change.effective_on, time(), timezone.get_default_timezone())
    if page.live and midnight > timezone.now():
        draft.go_live_at = midnight
    try:
        with transaction.atomic():
            return draft.save_revision(user=actor, changed=True)
    except ValidationError:  # the draft was unfit before: its reviewer sees why in the editor
        return None


@transaction.atomic
def finish_task(*, task: LawTask, actor: User, done: bool = True) -> None:
    """Note that a person has looked at the page of `task`, or take that back and let its draft wait for no hour."""
    task.done_at, task.done_by = (timezone.now(), actor) if done else (None, None)
    task.save(update_fields=["done_at", "done_by"])
    if not done:
        _unschedule(task)


def _unschedule(task: LawTask) -> None:
    """Nobody answers any more for what was to go live on the day of the change; it may have a newer revision by now."""
    of_page = Revision.page_revisions.filter(object_id=str(task.page_id))
    for waiting in of_page.filter(approved_go_live_at__date=task.change.effective_on):
        waiting.approved_go_live_at = None
        waiting.save(update_fields=["approved_go_live_at"])  # Wagtail notes it in the page's history


def schedule_drafts(*, change: LawChange, actor: User) -> tuple[int, list[tuple[Page, str]]]:
    """Let every draft that a person has looked at go live on the day of the change, together.

    Returns how many are scheduled now, and (page, why) of those that cannot. What is scheduled already is left alone.
    `actor` must be allowed to publish each page, or it is among those that cannot.
    """
    scheduled, refused = 0, []
    for task in change.tasks.filter(done_at__isnull=False, draft__isnull=False).select_related("page", "draft"):
        newest = task.page.get_latest_revision()
        if newest.approved_go_live_at or task.page.live_revision_id == newest.pk:
            continue
        if reason := _find_refusal(task, actor):
            refused.append((task.page, reason))
            continue
        try:
            with transaction.atomic():
                newest.publish(user=actor)
                scheduled += 1
        except ValidationError as error:
            refused.append((task.page, " ".join(error.messages)))
    return scheduled, refused


def is_edited_since(task: LawTask) -> bool:
    """Whether somebody wrote in the page's draft after it was looked at; a lawyer's approval only fills in a name."""
    filled = LegalCheck.objects.filter(page=task.page).exclude(result=None).values("result")
    return task.page.revisions.exclude(pk__in=filled).filter(created_at__gt=task.done_at).exists()


def _find_refusal(task: LawTask, actor: User) -> str:
    if not task.page.permissions_for_user(actor).can_publish():
        return _("Bạn không có quyền đăng trang này.")
    if is_edited_since(task):
        return _("Bản nháp đã được sửa sau khi rà. Hãy rà lại.")
    if task.done_by_id == actor.pk:  # somebody else's “đã rà” is the second pair of eyes
        return describe_lone_writer(task.page, actor)
    return ""
