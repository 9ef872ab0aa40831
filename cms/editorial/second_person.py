"""A second person reads an explainer before it goes live: who wrote the newest change is not who publishes it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.content.change_notes import list_change_errors
from cms.content.models import ExplainerPage, ReviewSettings
from cms.editorial.models import LegalCheck
from cms.editorial.revision_words import say_same, state_content


def find_writer(page: Page) -> User | None:
    """Who first saved `page` as its newest draft now reads; None when no account did, as after an import.

    Who only saved it again, or set its hour, wrote nothing. What a lawyer's approval filled in counts for nothing
    either: the link may have been opened by whoever asked for it.
    """
    filled = set(LegalCheck.objects.filter(page_id=page.pk).exclude(result=None).values_list("result_id", flat=True))
    content, writer = None, None
    for revision in page.revisions.select_related("user").order_by("-created_at", "-pk").iterator(chunk_size=20):
        said = state_content(revision.as_object())
        if content is not None and said != content:
            break
        writer = revision.user
        content = None if revision.pk in filled else said
    return writer


def describe_lone_writer(page: Page, user: User) -> str:
    """Why `user` may not publish the newest draft of `page`, in Vietnamese; empty when that is allowed."""
    page = page.specific
    if not isinstance(page, ExplainerPage) or not ReviewSettings.load().second_person:
        return ""
    if (
        page.live
        and page.live_revision
        and say_same(page.live_revision.as_object(), page.get_latest_revision_as_object())
    ):
        return ""
    if find_writer(page) != user:
        return ""
    return say_lone_writer(page)


def say_lone_writer(page: Page) -> str:
    """The sentence itself."""
    return _(
        "“%(title)s” chưa đăng được: bạn là người viết thay đổi mới nhất, nên người khác phải đọc lại và đăng. Hãy bấm "
        "“Gửi duyệt”."
    ) % {"title": page.title}


def list_publishing_refusals(page: Page, user: User) -> Iterator[str]:
    """Each sentence that keeps `user` from putting the newest draft of `page` before the public."""
    if refusal := describe_lone_writer(page, user):
        yield refusal
    yield from (str(message) for _field, message in list_change_errors(page.get_latest_revision_as_object()))
