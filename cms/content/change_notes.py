"""Minor or major: what the editor says of a change when it is published, kept whichever way it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.content.models.change_note import ChangeNote


def is_already_told(page: Page) -> bool:
    """Whether what `page` says of its change belongs to a change that is public: the next one says its own."""
    if not page.pk or not page.has_unpublished_changes:
        return True
    told = ChangeNote.objects.filter(page_id=page.pk, kind=ChangeNote.Kind.MAJOR, sentence=page.change_sentence)
    return bool(page.change_sentence) and told.exists()


def list_change_errors(page: Page) -> Iterator[tuple[str, str]]:
    """(field, message) when `page` was public before and does not say what changes now; for an explainer only."""
    if not hasattr(page, "change_kind") or page.first_published_at is None:
        return
    if page.change_kind not in ChangeNote.Kind.values:
        yield "change_kind", _("Bài này đã từng công khai: hãy nói lần này là thay đổi nhỏ hay lớn.")
    elif page.change_kind == ChangeNote.Kind.MAJOR and not page.change_sentence.strip():
        yield "change_sentence", _("Thay đổi lớn: hãy viết một câu để người đọc biết điều gì đã đổi.")


def note_published(sender: Any, instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """Wagtail's signal that something was published."""
    record_change(page=instance, revision=revision)


def record_change(*, page: Page, revision: Revision | None) -> ChangeNote | None:
    """Keep what was said of the change that has just gone live; None when nothing was said, or nothing went live.

    The first publication of a page is no change. The same revision published twice is one change.
    """
    kind = getattr(page, "change_kind", "")
    if not kind or revision is None or not page.live or page.first_published_at == page.last_published_at:
        return None
    sentence = page.change_sentence.strip() if kind == ChangeNote.Kind.MAJOR else ""
    note, _made = ChangeNote.objects.get_or_create(
        page_id=page.pk,
        revision=revision,
        defaults={"at": page.last_published_at, "by": revision.user, "kind": kind, "sentence": sentence},
    )
    return note
