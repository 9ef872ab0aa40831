"""Pages of the peer: what a Wagtail project of this kind usually looks like."""

import json
from functools import lru_cache

from django.conf import settings
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

ON_A_PAGE, ON_HOME = 20, 9


@lru_cache(maxsize=1)
def read_frame() -> dict:
    """What every page shows."""
    return json.loads(settings.FRAME.read_text())


class FramedPage(Page):
    """Any page of the peer."""

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Wagtail's context with the frame, the menu and the way here."""
        context = super().get_context(request, *args, **kwargs)
        ancestors = self.get_ancestors().filter(depth__gte=2)
        menu = Page.objects.live().in_menu().filter(depth=3)
        return context | {"frame": read_frame(), "crumbs": ancestors, "menu": menu}


class HomePage(FramedPage):
    """The front page, with the newest articles."""

    template = "news/home.html"

    def get_context(self, request, *args, **kwargs):
        """With the newest articles."""
        latest = ArticlePage.objects.live().order_by("-first_published_at")[:ON_HOME]
        return super().get_context(request, *args, **kwargs) | {"articles": latest}


class SectionPage(FramedPage):
    """A section, with its newest articles. wagtail-bakery has no second page of a list."""

    template = "news/section.html"

    def get_context(self, request, *args, **kwargs):
        """With its newest articles."""
        articles = ArticlePage.objects.live().child_of(self).order_by("-first_published_at")[:ON_A_PAGE]
        return super().get_context(request, *args, **kwargs) | {"articles": articles}


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticlePage(FramedPage):
    """An article."""

    template = "news/article.html"
    sapo = models.TextField()
    signature = models.CharField(max_length=100)
    body = StreamField([("heading", blocks.CharBlock()), ("rich_text", blocks.RichTextBlock())])
    tags = ClusterTaggableManager(through=ArticleTag)
