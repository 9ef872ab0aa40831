"""The kinds of page editors make, and what they choose from."""

from cms.content.models.article import ArticlePage
from cms.content.models.campaign import CampaignPage
from cms.content.models.content_page import ContentPage
from cms.content.models.explainer import ExplainerPage
from cms.content.models.home import HomePage
from cms.content.models.join import JoinPage
from cms.content.models.page_links import (
    ArticleDocument,
    ArticleRelated,
    CampaignMaterial,
    ExplainerRelated,
    HomeFeatured,
)
from cms.content.models.pen_name import PenName
from cms.content.models.plain import PlainPage
from cms.content.models.section import SectionPage
from cms.content.models.tag import ArticleTag, ExplainerTag, Tag

PAGE_MODELS: tuple[type[ContentPage], ...] = (
    HomePage,
    SectionPage,
    ArticlePage,
    ExplainerPage,
    CampaignPage,
    JoinPage,
    PlainPage,
)

__all__ = [
    "PAGE_MODELS",
    "ArticleDocument",
    "ArticlePage",
    "ArticleRelated",
    "ArticleTag",
    "CampaignMaterial",
    "CampaignPage",
    "ContentPage",
    "ExplainerPage",
    "ExplainerRelated",
    "ExplainerTag",
    "HomeFeatured",
    "HomePage",
    "JoinPage",
    "PenName",
    "PlainPage",
    "SectionPage",
    "Tag",
]
