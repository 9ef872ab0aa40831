"""Ordered lists an editor chooses by hand: documents attached, pages to read next, pages shown first."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.schema.references import Ref, make_ref


class DocumentLink(Orderable):
    """A document of the library attached to a page."""

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("Tài liệu"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Chọn trong thư viện hoặc tải tệp lên. Kéo để đổi thứ tự."),
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        abstract = True


class PageLink(Orderable):
    """A page of the site chosen by hand. Only shown while that page is public."""

    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Trang"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Trang chưa đăng cũng chọn được; nó chỉ hiện ra khi đã công khai. Kéo để đổi thứ tự."),
    )

    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        abstract = True


class ArticleDocument(DocumentLink):
    """A document attached to an article."""

    page = ParentalKey("content.ArticlePage", related_name="document_links", on_delete=models.CASCADE)


class ArticleRelated(PageLink):
    """A page to read after an article."""

    page = ParentalKey("content.ArticlePage", related_name="related_links", on_delete=models.CASCADE)


class ExplainerRelated(PageLink):
    """A page to read after an explainer."""

    page = ParentalKey("content.ExplainerPage", related_name="related_links", on_delete=models.CASCADE)


class GuideRelated(PageLink):
    """A page to read after a guide."""

    page = ParentalKey("content.GuidePage", related_name="related_links", on_delete=models.CASCADE)


class CalculatorRelated(PageLink):
    """A page to read after a calculator."""

    page = ParentalKey("content.CalculatorPage", related_name="related_links", on_delete=models.CASCADE)


class CampaignMaterial(DocumentLink):
    """A document people can use in a campaign."""

    page = ParentalKey("content.CampaignPage", related_name="material_links", on_delete=models.CASCADE)


class HomeFeatured(PageLink):
    """A page shown first on the home page."""

    page = ParentalKey("content.HomePage", related_name="featured_links", on_delete=models.CASCADE)


def state_documents(links: Iterable[DocumentLink]) -> tuple[Ref, ...]:
    """References of the documents linked, in order, each once."""
    return _once(make_ref("document", link.document_id) for link in links if link.document_id)


def state_pages(links: Iterable[PageLink], *, but: int | None = None) -> tuple[Ref, ...]:
    """References of the pages linked, in order, each once. `but`: the page itself, which is not its own reading."""
    return _once(make_ref("page", link.target_id) for link in links if link.target_id not in (None, but))


def _once(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(refs))
