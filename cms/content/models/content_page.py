"""What all pages of Loa share: address, normal form, preview, and the fields every entry has."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import schema
from cms.content.blocks import BodyBlock
from cms.content.normal_form import normalise_fields
from cms.content.page_forms import ALIAS_OF_DRAFT, ContentCopyForm, ContentPageForm
from cms.content.publishing_rules import list_all_errors
from cms.content.reserved import HOME_DEPTH, RESERVED_MESSAGE, is_reserved
from cms.content.rich_text import cut_text, read_lasting
from cms.schema.references import Ref, make_ref
from cms.schema.text import fold, slugify, to_nfc

DESCRIPTION_LENGTH = 200
UPDATE_WORTH_SHOWING = timedelta(minutes=5)
"""A change this soon after publishing mends a slip; readers are not told of an update."""


class ContentPage(Page):
    """The abstract page. A kind of page says what it is called in `entry_kind` and states itself in `to_entry`."""

    entry_kind: ClassVar[str]
    entry_joins: ClassVar[tuple[str, ...]] = ()
    """Foreign keys and lists that `to_entry` reads: for a whole batch at once, and for the stamp of what it read."""
    entry_lists: ClassVar[tuple[str, ...]] = ()
    cites_by_itself: ClassVar[str] = ""
    """The field that brings law into the entry where no stored text does: a calculator knows its own figures."""

    body = StreamField(
        BodyBlock(),
        verbose_name=_("Thân bài"),
        blank=True,
        help_text=_("Bấm dấu + để thêm đoạn văn, ảnh, bảng… Kéo để đổi thứ tự."),
    )

    made_from = models.CharField(
        _("Dịch từ bản nào"),
        max_length=32,
        blank=True,
        default="",
        editable=False,
        help_text=_("Máy tự ghi: bản tiếng Việt mà bản dịch này đã theo."),
    )
    """Of a translation: the meaning of its source (see entries.actions.digest_meaning) when the two were last equal."""

    known_parent_pk: int | None = None
    """The parent's key when whoever read many pages at once knows it; spares a query for each page."""
    known_lists: Mapping[str, Sequence[models.Model]] = MappingProxyType({})
    """The rows of `entry_lists` when whoever read many pages at once has read them too."""

    base_form_class = ContentPageForm
    copy_form_class = ContentCopyForm
    search_fields = [
        *Page.search_fields,
        index.SearchField("body"),
        index.SearchField("folded_title", boost=2),
        index.AutocompleteField("folded_title"),
    ]

    class Meta:
        abstract = True

    # What the public sees

    def to_entry(self) -> schema.PageEntry:
        """The page's public entry, from its own fields and references only."""
        raise NotImplementedError

    @classmethod
    def state_beside(cls) -> str:
        """What `to_entry` reads beside the page's own rows, those joined and those listed; differs when that does."""
        return ""

    def summarise(self) -> str:
        """What the description is cut from when none was written (plain text or clean HTML); see `read_lasting`."""
        return ""

    def state_common(self) -> dict[str, Any]:
        """The fields all entries have, ready to be passed to the entry's class."""
        description = to_nfc(self.search_description).strip() or cut_text(
            read_lasting(self.summarise()), DESCRIPTION_LENGTH
        )
        return {
            "title": to_nfc(self.title).strip(),
            "description": description,
            "parent": self.get_parent_ref(),
            "position": int(self.path[-self.steplen :], 36) if self.path else 0,
            "in_menu": self.show_in_menus,
            "published_at": _whole_seconds(self.first_published_at),
            "updated_at": self._get_update(),
            "made_from": self.made_from,
            "body": self._meta.get_field("body").stream_block.to_schema(self.body),
        }

    def read_list(self, name: str) -> Iterable[models.Model]:
        """The rows of the list `name` (`related_links`), in order: those the page was read with, or asked for now."""
        known = self.known_lists.get(name)
        return getattr(self, name).all() if known is None else known

    def get_parent_ref(self) -> Ref:
        """The page above; empty for the home page and for a page that is nowhere yet."""
        if self.depth is None or self.depth <= HOME_DEPTH:
            return Ref("")
        return make_ref("page", self.known_parent_pk or self.get_parent().pk)

    def _get_update(self) -> datetime | None:
        first, last = self.first_published_at, self.last_published_at
        return _whole_seconds(last) if first and last and last - first > UPDATE_WORTH_SHOWING else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as the site would show it, drawn by the publisher's own renderer."""
        return import_string(settings.LOA_PREVIEW_RENDERER)(request, self)

    # What may be stored and what may go live

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """(field, message) for each thing that stops the page from going live. Stream fields have their own check."""
        yield from ()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate text that is already in its one normal form. Raises ValidationError."""
        normalise_fields(self)
        super().full_clean(*args, **kwargs)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Store the page. Raises ValidationError when a page that would be live is not fit to be published.

        A live page that became unfit by itself (its picture was deleted) can still be locked, moved and renamed.
        """
        normalise_fields(self)
        if clean and self.live:
            errors: dict[str, list[str]] = {}
            for name, message in list_all_errors(self):
                errors.setdefault(name, []).append(message)
            if errors and not self._is_live_with_this_content():
                raise ValidationError(errors)
        super().save(clean=clean, **kwargs)

    def _is_live_with_this_content(self) -> bool:
        stored = type(self).objects.filter(pk=self.pk, live=True).first()
        if stored is None:
            return False
        deque(list_all_errors(stored), maxlen=0)  # looked through like this page: what is gone is None in both
        fields = self._meta.local_concrete_fields  # ours; Wagtail's own stand in its table of pages
        return [field.get_prep_value(getattr(self, field.attname)) for field in fields] == [
            field.get_prep_value(getattr(stored, field.attname)) for field in fields
        ]

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a revision, in NFC like all that is stored."""
        normalise_fields(self)
        return super().save_revision(*args, **kwargs)

    def create_alias(self, *, recursive: bool = False, **kwargs: Any) -> Page:
        """Make an alias. Raises ValidationError when the page, or one copied with it, is not live: it would leak."""
        copied = self.get_descendants(inclusive=True) if recursive else [self]
        if not all(page.live for page in copied):
            raise ValidationError({"alias": ALIAS_OF_DRAFT})
        return super().create_alias(recursive=recursive, **kwargs)

    # Addresses. The methods below are Wagtail's own steps; a test of ours notices when an upgrade renames them.

    def _set_core_field_defaults(self) -> None:
        if self.slug and slugify(self.slug) != self.slug.lower():
            self.slug = slugify(self.slug)
        if not self.slug and self.path:
            self.slug = self._get_autogenerated_slug(slugify(self.title) or self.entry_kind)
        super()._set_core_field_defaults()

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        parent = self.get_parent()
        wishes = itertools.chain([base_slug], (f"{base_slug}-{number}" for number in itertools.count(2)))
        return next(
            slug for slug in wishes if not is_reserved(slug, parent) and self._slug_is_available(slug, parent, self)
        )

    def _check_slug_is_unique(self) -> None:
        super()._check_slug_is_unique()
        if self.path and is_reserved(self.slug, self.get_parent()):
            raise ValidationError({"slug": ValidationError(RESERVED_MESSAGE, params={"slug": self.slug})})

    def can_move_to(self, parent: Page) -> bool:
        """False also where the page's address would be a reserved one, and among pages of another language."""
        same_language = parent.is_root() or parent.locale_id == self.locale_id
        return same_language and super().can_move_to(parent) and not is_reserved(self.slug, parent)

    def folded_title(self) -> str:
        """The title without diacritics: in the admin, `dinh cong` finds `Đình công`."""
        return fold(self.title)


def _whole_seconds(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None
