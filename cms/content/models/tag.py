"""Words pages are gathered under."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

from cms import schema
from cms.content.normal_form import normalise_fields
from cms.content.tag_manager import VietnameseTagsField
from cms.schema.text import slugify

FALLBACK_SLUG = "tu-khoa"


class Tag(TagBase):
    """A word, with its address in plain letters."""

    free_tagging = True
    panels = [
        FieldPanel("name", heading=_("Từ khóa"), help_text=_("Một đến ba tiếng, chữ thường, ví dụ: tăng ca.")),
        FieldPanel(
            "slug", heading=_("Địa chỉ"), help_text=_("Chữ không dấu, gạch nối. Đổi là liên kết cũ đến từ khóa hỏng.")
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("từ khóa")
        verbose_name_plural = _("từ khóa")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """`Tăng ca` → `tang-ca`; with a number `i` when that address is taken."""
        slug = slugify(tag) or FALLBACK_SLUG
        return slug if i is None else f"{slug}-{i}"

    def full_clean(self, *args, **kwargs) -> None:
        """Normalise before anything is compared. Raises ValidationError."""
        self._normalise()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        """Store the word in NFC and its address in plain letters."""
        self._normalise()
        super().save(*args, **kwargs)

    def _normalise(self) -> None:
        normalise_fields(self)
        self.name = " ".join(self.name.split())
        if self.slug:
            self.slug = self.slugify(self.slug)


class TaggedPage(ItemBase):
    """A tag on a page; each kind of page that has tags has its own table."""

    class Meta:
        abstract = True


class ArticleTag(TaggedPage):
    """A tag on an article."""

    tag = models.ForeignKey(Tag, related_name="article_tags", on_delete=models.CASCADE)
    content_object = ParentalKey("content.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ExplainerTag(TaggedPage):
    """A tag on an explainer."""

    tag = models.ForeignKey(Tag, related_name="explainer_tags", on_delete=models.CASCADE)
    content_object = ParentalKey("content.ExplainerPage", related_name="tagged_items", on_delete=models.CASCADE)


class GuideTag(TaggedPage):
    """A tag on a guide."""

    tag = models.ForeignKey(Tag, related_name="guide_tags", on_delete=models.CASCADE)
    content_object = ParentalKey("content.GuidePage", related_name="tagged_items", on_delete=models.CASCADE)


def make_tags_field(through: type[TaggedPage], related_name: str) -> VietnameseTagsField:
    """The field for the tags of a kind of page, kept in the table `through`."""
    return VietnameseTagsField(
        _("Từ khóa"),
        through=through,
        blank=True,
        related_name=related_name,
        help_text=_("Vài từ để gom các bài cùng chuyện, cách nhau bằng dấu phẩy, ví dụ: tăng ca, thai sản."),
    )


def state_tags(tagged_items: Iterable[TaggedPage]) -> tuple[schema.Tag, ...]:
    """The tags of a page in the order of their words."""
    tags = sorted((item.tag for item in tagged_items), key=lambda tag: (tag.slug, tag.name))
    return tuple(schema.Tag(name=tag.name, slug=tag.slug) for tag in tags)
