"""Ask a lawyer, take the question back, keep the answer, settle what was found. Each is written into the page's log."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.content.models import CheckedPage, ReviewSettings
from cms.editorial.legal_check.errors import CheckClosedError, CheckError
from cms.editorial.legal_check.queries import has_changed
from cms.editorial.legal_check.tokens import make_token
from cms.editorial.models import LegalCheck, ReviewNote
from cms.editorial.tree_lock import lock_tree
from cms.schema.text import to_nfc


@transaction.atomic
def ask_lawyer(
    *, page: CheckedPage, name: str, days: int, actor: User, email: str = "", law_as_of: date | None = None
) -> tuple[LegalCheck, str]:
    """Ask `name` about the newest draft of `page`, by a link that holds so many `days`. Returns it and its token.

    `law_as_of`: the day whose law the draft is to be held against. Raises CheckError when there is no draft yet.
    """
    revision = page.get_latest_revision()
    if revision is None:
        raise CheckError(_("Hãy lưu bản nháp trước khi nhờ luật sư rà."))
    token, token_hash = make_token()
    now = timezone.now()
    check = LegalCheck.objects.create(
        page_id=page.pk,
        revision=revision,
        name=to_nfc(name).strip(),
        email=email,
        law_as_of=law_as_of,
        token_hash=token_hash,
        made_at=now,
        made_by=actor,
        expires_at=now + timedelta(days=days),
    )
    _log(check, "ask", user=actor, name=check.name)
    return check, token


@transaction.atomic
def revoke_check(*, check: LegalCheck, actor: User) -> bool:
    """Make the link open nothing any more. False when it was answered or taken back before."""
    waiting = LegalCheck.objects.filter(pk=check.pk, answer="", revoked_at=None)
    if not waiting.update(revoked_at=timezone.now()):
        return False
    _log(check, "revoke", user=actor, name=check.name)
    return True


@transaction.atomic
def answer_check(*, check: LegalCheck, answer: str, name: str, text: str = "") -> LegalCheck:
    """Keep what the lawyer `name` says: "approved", or "commented" with `text`. Each question is answered once.

    An approval is filled into a new revision of the draft while the draft still reads as what was asked about; a
    comment opens a note. Raises CheckClosedError.
    """
    lock_tree()
    held = LegalCheck.objects.select_for_update(of=("self",)).select_related("revision").get(pk=check.pk)
    now = timezone.now()
    if held.answer or held.revoked_at or held.expires_at <= now:
        raise CheckClosedError(_("Liên kết này không còn dùng được."))
    held.answer, held.answered_at = answer, now
    held.answered_by, held.text = to_nfc(name).strip(), to_nfc(text).strip()
    if answer == LegalCheck.Answer.APPROVED:
        held.result = None if has_changed(held) else _fill_in(held)
        _log(held, "approve", name=held.answered_by, filled=held.result is not None)
    else:
        ReviewNote.objects.create(page_id=held.page_id, legal_check=held, by=held.answered_by, text=held.text, at=now)
        _log(held, "comment", name=held.answered_by)
    held.save()
    return held


def _fill_in(check: LegalCheck) -> Revision:
    stored = check.page.specific
    approved = stored.get_latest_revision()
    page = stored.get_latest_revision_as_object()
    page.checked_by = check.answered_by
    page.checked_on = timezone.localdate(check.answered_at)
    if check.law_as_of:
        page.law_as_of = check.law_as_of
    page.next_check = ReviewSettings.load().compute_next_check(page.review_kind, page.checked_on)
    filled = page.save_revision(user=None, clean=False)  # a draft may be incomplete
    if approved and approved.approved_go_live_at:
        _hand_on_hour(stored, approved.approved_go_live_at, filled)
    return filled


def _hand_on_hour(page: CheckedPage, hour: datetime, filled: Revision) -> None:
    """What was to go live at `hour` reads as before; with the lawyer's name in it, it goes live at that hour too."""
    page.revisions.update(approved_go_live_at=None)
    filled.approved_go_live_at = hour
    filled.save(update_fields=["approved_go_live_at"])


@transaction.atomic
def resolve_note(*, note: ReviewNote, actor: User) -> bool:
    """Say that what a lawyer found is settled. False when somebody did before."""
    if not ReviewNote.objects.filter(pk=note.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=actor
    ):
        return False
    _log(note.legal_check, "settle", user=actor, name=note.by)
    return True


def _log(check: LegalCheck, what: str, *, user: User | None = None, **data: object) -> None:
    page = Page.objects.get(pk=check.page_id).specific
    log(instance=page, action=f"editorial.legal_check.{what}", user=user, data={"check": check.pk, **data})
