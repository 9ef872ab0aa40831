"""Thousands of articles in a minute or two: real live pages with revisions, tags and a place in the search.

Wagtail writes a page with some seventy queries. Here the same rows are written in batches, each batch in one
transaction; the pages can be edited, moved and unpublished like any other. What is left out: the log of who did what,
and the index of where things are used (`manage.py rebuild_references_index` makes it).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Locale, Page, Revision
from wagtail.search.backends import get_search_backends

from cms.content.models import ArticlePage, ArticleTag, HomePage, PenName, SectionPage, Tag
from cms.demo.babble import SECTIONS, SIGNATURES, TAGS, Babble, write_article
from cms.demo.content.writing import at
from cms.demo.factories import make_section
from cms.publisher.actions import note_change
from cms.schema.text import slugify

BATCH = 500


@dataclass(slots=True, kw_only=True)
class _Desk:
    """What is looked up once for all articles."""

    sections: list[SectionPage]
    tags: dict[str, int]
    pen_names: dict[str, int]
    locale: Locale
    revision: dict
    """The content of an empty article's revision, to be filled for each."""
    steps: dict[int, int] = field(default_factory=dict)
    """The last place taken under each section."""


def add_articles(*, count: int) -> None:
    """Add `count` generated articles under eight sections of the home page, from the newest back in time.

    A second run goes on where the first stopped. Raises LookupError when there is no home page yet.
    """
    home = HomePage.objects.order_by("path").first()
    if home is None:
        raise LookupError("no home page to put articles under: run `manage.py demo` first")
    desk = _open_desk(home)
    first = _find_next_number(desk)
    for start in range(first, first + count, BATCH):
        _write_batch(desk, [write_article(number) for number in range(start, min(start + BATCH, first + count))])
    note_change(reason=f"Thêm {count} bài viết mẫu")


def _open_desk(home: HomePage) -> _Desk:
    sections = [
        SectionPage.objects.child_of(home).filter(slug=slugify(title)).first()
        or make_section(parent=HomePage.objects.get(pk=home.pk), title=title, published_at=at("2019-01-02 08:00"))
        for title in SECTIONS
    ]
    return _Desk(
        sections=sections,
        tags={name: Tag.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0].pk for name in TAGS},
        pen_names={
            name: PenName.objects.get_or_create(name=name, defaults={"kind": PenName.Kind.BOARD})[0].pk
            for name in SIGNATURES
        },
        locale=Locale.get_default(),
        revision=ArticlePage(title="").serializable_data(),
        steps={section.pk: _find_last_step(section) for section in sections},
    )


def _find_next_number(desk: _Desk) -> int:
    slugs = [
        slug
        for section in desk.sections
        for slug in ArticlePage.objects.child_of(section).values_list("slug", flat=True)
    ]
    numbers = [int(number) for number in (slug.rpartition("-")[2] for slug in slugs) if number.isdigit()]
    return max(numbers, default=-1) + 1


def _find_last_step(section: SectionPage) -> int:
    last = section.get_last_child()
    return int(last.path[-Page.steplen :], 36) if last else 0


@transaction.atomic
def _write_batch(desk: _Desk, texts: list[Babble]) -> None:
    articles = [_build_article(desk, text) for text in texts]
    _insert_pages(articles)
    # Rows of the child table only: Django makes no bulk insert of both tables at once.
    ArticlePage._base_manager._insert(
        articles, fields=ArticlePage._meta.local_concrete_fields, using=connection.alias, raw=True
    )
    rows = ArticleTag.objects.bulk_create(
        ArticleTag(content_object_id=article.pk, tag_id=desk.tags[name])
        for article, text in zip(articles, texts, strict=True)
        for name in text.tags
    )
    _insert_revisions(desk, articles, rows)
    _count_children(desk, articles)
    for backend in get_search_backends():
        backend.add_bulk(ArticlePage, articles)


def _build_article(desk: _Desk, text: Babble) -> ArticlePage:
    section = desk.sections[text.section]
    desk.steps[section.pk] += 1
    slug = f"{slugify(text.title)[:80].rstrip('-')}-{text.number}"
    return ArticlePage(
        path=Page._get_path(section.path, section.depth + 1, desk.steps[section.pk]),
        depth=section.depth + 1,
        numchild=0,
        title=text.title,
        draft_title=text.title,
        slug=slug,
        url_path=f"{section.url_path}{slug}/",
        locale=desk.locale,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        live=True,
        has_unpublished_changes=False,
        first_published_at=text.moment,
        last_published_at=text.moment,
        latest_revision_created_at=text.moment,
        sapo=text.sapo,
        pen_name_id=desk.pen_names[text.signature],
        body=json.dumps(list(_list_blocks(text)), ensure_ascii=False),
    )


def _list_blocks(text: Babble) -> Iterator[dict]:
    blocks: list[tuple[str, dict]] = []
    for heading, paragraphs in text.parts:
        if heading:
            blocks.append(("heading", {"text": heading, "level": "2"}))
        blocks.append(("rich_text", {"html": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)}))
    for place, (kind, value) in enumerate(blocks):
        yield {"type": kind, "value": value, "id": f"{text.number:08x}-0000-4000-8000-{place:012x}"}


def _insert_pages(articles: list[ArticlePage]) -> None:
    """Write the rows of the table all pages share; the articles get their keys."""
    names = [one.attname for one in Page._meta.local_concrete_fields if not one.primary_key]
    pages = [Page(**{name: getattr(article, name) for name in names}) for article in articles]
    for article, page in zip(articles, Page.objects.bulk_create(pages), strict=True):
        article.pk = article.id = article.page_ptr_id = page.pk
        article._state.adding = False
        article._state.db = connection.alias


def _insert_revisions(desk: _Desk, articles: list[ArticlePage], rows: list[ArticleTag]) -> None:
    kind, base = ContentType.objects.get_for_model(ArticlePage), ContentType.objects.get_for_model(Page)
    tagged: dict[int, list[dict]] = {}
    for row in rows:
        tagged.setdefault(row.content_object_id, []).append(
            {"pk": row.pk, "tag": row.tag_id, "content_object": row.content_object_id}
        )
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=base,
            object_id=str(article.pk),
            created_at=article.first_published_at,
            object_str=article.title,
            content=_state_content(desk, article) | {"tagged_items": tagged[article.pk]},
        )
        for article in articles
    )
    pages = [
        Page(pk=article.pk, latest_revision=revision, live_revision=revision)
        for article, revision in zip(articles, revisions, strict=True)
    ]
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=100)


def _state_content(desk: _Desk, article: ArticlePage) -> dict:
    """What `serializable_data` would say, without asking the database for lists that are known."""
    own = ("title", "draft_title", "slug", "url_path", "path", "depth", "numchild", "live", "has_unpublished_changes")
    moments = ("first_published_at", "last_published_at", "latest_revision_created_at")
    return desk.revision | {
        "pk": article.pk,
        **{name: getattr(article, name) for name in (*own, *moments, "sapo")},
        "translation_key": str(article.translation_key),
        "locale": article.locale_id,
        "content_type": article.content_type_id,
        "pen_name": article.pen_name_id,
        "body": json.dumps(article.body.get_prep_value(), ensure_ascii=False),
    }


def _count_children(desk: _Desk, articles: list[ArticlePage]) -> None:
    for section in desk.sections:
        new = sum(article.path.startswith(section.path) for article in articles)
        Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + new)
