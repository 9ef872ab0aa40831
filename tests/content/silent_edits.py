"""Changes nobody is told of: columns overwritten, lists shuffled, pages moved, words renamed. Each by chance."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from cms.content.models import PAGE_MODELS, PenName, SectionPage, Tag
from cms.union.models import Place, SiteProfile, Trade, Workplace

PAGE_COLUMNS = (
    "title", "draft_title", "seo_title", "search_description", "show_in_menus", "first_published_at",
    "last_published_at", "live", "expire_at", "go_live_at", "locked", "has_unpublished_changes",
)  # fmt: skip
LISTS = [model._meta.get_field(path.partition("__")[0]).field for model in PAGE_MODELS for path in model.entry_lists]
WORDS = ("Lương", "Tăng ca", "Nghỉ phép", "", "https://example.vn/a", "<p>Một <b>lời</b>.</p>", "join", "call_back")
STREAM = [
    {"type": "rich_text", "value": {"html": "<p>Khác</p>"}},
    {"type": "heading", "value": {"text": "Mục", "level": "3"}},
    {"type": "step", "value": "<p>Bước</p>"},
    {"type": "item", "value": "Bằng chứng"},
    {"type": "action", "value": "<p>Ký</p>"},
    {"type": "speaker", "value": {"name": "Lan", "quote": "Nóng", "consent": True}},
    {"type": "reference", "value": {"document": "Bộ luật", "in_force_from": "2021-01-01"}},
    {"type": "picture", "value": {"picture": 1, "decorative": True}},
]


def pick(rng: Random, model: type[models.Model]) -> models.Model | None:
    """Any row; pages other than the root."""
    rows = model.objects.filter(depth__gt=1) if model is Page else model.objects.all()
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return model.objects.get(pk=rng.choice(keys)) if keys else None


def make_value(rng: Random, field: models.Field):
    """Something the column could hold."""
    if isinstance(field, models.ForeignKey):
        return rng.choice([None, *field.related_model.objects.order_by("pk").values_list("pk", flat=True)])
    if isinstance(field, models.BooleanField):
        return rng.random() < 0.5
    if isinstance(field, models.IntegerField):
        return rng.randrange(2, 999)
    if isinstance(field, models.DateTimeField):
        return timezone.now() + timedelta(minutes=rng.choice((-9000, -20, 3, 9000)))
    if isinstance(field, models.DateField):
        return rng.choice([None, date(2026, 1, 1), date(2027, 5, 1)])
    return rng.choice(WORDS)


def overwrite_a_page(rng: Random) -> None:
    page, name = pick(rng, Page), rng.choice(PAGE_COLUMNS)
    Page.objects.filter(pk=page.pk).update(**{name: make_value(rng, Page._meta.get_field(name))})


def overwrite_an_own_column(rng: Random) -> None:
    page = pick(rng, rng.choice(PAGE_MODELS))
    if page is None:
        return
    field = rng.choice([field for field in page._meta.local_concrete_fields if not field.primary_key])
    if isinstance(field, StreamField):
        value = json.dumps(rng.sample(STREAM, rng.randrange(4)))
        text = models.Value(value, output_field=models.TextField())
        as_stored = Cast(text, models.JSONField()) if connection.vendor == "postgresql" else text
        type(page).objects.filter(pk=page.pk).update(**{field.attname: as_stored})
    else:
        type(page).objects.filter(pk=page.pk).update(**{field.attname: make_value(rng, field)})


def change_a_list(rng: Random) -> None:
    key = rng.choice(LISTS)
    page = pick(rng, key.related_model)
    other = next(field for field in key.model._meta.fields if field.is_relation and field is not key)
    thing = pick(rng, other.related_model)
    rows = key.model.objects.filter(**{key.name: page}) if page else key.model.objects.none()
    act = rng.randrange(3)
    if act == 0 and page and thing:
        key.model.objects.create(**{key.name: page, other.name: thing})
    elif act == 1:
        rows.filter(pk=rows.order_by("?").values_list("pk", flat=True).first()).delete()
    elif hasattr(key.model, "sort_order"):
        for row in rows:
            key.model.objects.filter(pk=row.pk).update(sort_order=rng.randrange(5))


def rename_a_word(rng: Random) -> None:
    model, name = rng.choice([(Tag, "name"), (Tag, "slug"), (PenName, "name"), (PenName, "note")])
    thing = pick(rng, model)
    model.objects.filter(pk=thing.pk).update(**{name: f"{rng.randrange(9)}-{thing.pk}"})


def move_a_page(rng: Random) -> None:
    page, target = pick(rng, Page).specific, pick(rng, SectionPage)
    if page.depth > 2 and target and not (target.path.startswith(page.path)):
        page.move(Page.objects.get(pk=target.pk), pos=rng.choice(("first-child", "last-child", "right")))


def change_an_address(rng: Random) -> None:
    page = pick(rng, SectionPage)
    if page is None:  # the last one was deleted
        return
    page.slug = f"muc-{rng.randrange(10**6)}"
    page.save(clean=False)


def restrict_a_page(rng: Random) -> None:
    page = pick(rng, Page)
    if not PageViewRestriction.objects.filter(page=page).delete()[0] and page.depth > 2:
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete_a_page(rng: Random) -> None:
    page = pick(rng, Page)
    if page.depth > 2:
        page.specific.delete()


def copy_as_alias(rng: Random) -> None:
    page = pick(rng, Page).specific
    if page.depth > 2 and page.live and not page.alias_of_id:
        page.create_alias(update_slug=f"ban-{rng.randrange(10**6)}")


def publish_a_page(rng: Random) -> None:
    page = pick(rng, Page).specific
    if page.alias_of_id:
        return
    page.title = rng.choice(WORDS) or "Tên"
    revision = page.save_revision(clean=False)
    if rng.random() < 0.5:
        Page.objects.filter(pk=page.pk).update(live=True)
        revision.publish()


def change_the_union(rng: Random) -> None:
    if rng.random() < 0.3:
        SiteProfile.objects.update(name=rng.choice(WORDS))
        return
    model = rng.choice([Place, Trade, Workplace])
    day = timezone.localdate() + timedelta(days=rng.choice((-1, 0, 1)))
    thing = pick(rng, model)
    model.objects.filter(pk=thing.pk).update(**{rng.choice(("valid_from", "valid_to")): day})


def make_edit(edit: Callable[[Random], None], seed: int) -> None:
    """Do `edit` as `seed` has it; what Wagtail or the database refuses (a page that became unfit, a place
    that ends before it begins) is not done at all.
    """
    with suppress(ValidationError, IntegrityError), transaction.atomic():
        edit(Random(seed))  # noqa: S311


EDITS = (
    overwrite_a_page,
    overwrite_an_own_column,
    overwrite_an_own_column,
    overwrite_an_own_column,
    change_a_list,
    change_a_list,
    rename_a_word,
    move_a_page,
    change_an_address,
    restrict_a_page,
    delete_a_page,
    copy_as_alias,
    publish_a_page,
    change_the_union,
)
