"""What is known of a question to a lawyer, and what the lawyer reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cms.content.models import CheckedPage
from cms.editorial.legal_check.tokens import read_token
from cms.editorial.models import LegalCheck
from cms.editorial.reviews_due import find_checked_page
from cms.editorial.revision_words import say_same
from cms.entries.addresses import BrokenReferenceError
from cms.publisher.preview import Draft, open_draft
from cms.schema import PublicFigure, PublicProvision
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One place in the law that the draft rests on."""

    name: str
    gist: str = ""
    note: str = ""
    url: str = ""
    provision: PublicProvision | None = None


def find_check(token: str) -> LegalCheck | None:
    """The question behind the `token` of a link; None when there is none."""
    token_hash = read_token(token)
    if token_hash is None:
        return None
    return LegalCheck.objects.filter(token_hash=token_hash).select_related("page", "revision", "made_by").first()


def is_open(check: LegalCheck) -> bool:
    """Whether it can still be answered."""
    return not check.answer and check.revoked_at is None and check.expires_at > timezone.now()


def get_asked(check: LegalCheck) -> CheckedPage | None:
    """The draft exactly as it was when the lawyer was asked; None when that revision is kept no more."""
    return check.revision.as_object() if check.revision else None


def has_changed(check: LegalCheck) -> bool:
    """Whether the newest draft reads otherwise than what the lawyer was asked about."""
    asked = get_asked(check)
    page = find_checked_page(check.page_id)
    return asked is None or page is None or not say_same(asked, page.get_latest_revision_as_object())


def list_basis(page: CheckedPage, day: date | None = None) -> tuple[list[Basis], list[PublicFigure]]:
    """The places in the law that a draft rests on, and the figures in its text: as of today, or of a coming `day`."""
    draft = open_draft(page, day=day)
    figures = []
    for ref in draft.figures:
        try:
            figures.append(draft.reader.figure(ref))
        except BrokenReferenceError:
            continue
    return list(_iter_basis(draft)), figures


def _iter_basis(draft: Draft) -> Iterator[Basis]:
    for citation in draft.entry.citations:
        try:
            found = draft.reader.provision(Ref(citation.provision))
        except BrokenReferenceError as error:
            yield Basis(name=str(error), note=citation.note)
            continue
        yield Basis(name=found.reference, gist=found.gist, note=citation.note, url=found.url, provision=found)
    for typed in getattr(draft.entry, "legal_basis", ()):
        name = ", ".join(filter(None, (typed.provision, typed.document)))
        yield Basis(name=name, gist=typed.gist, url=typed.url)
