"""The kinds of page editors make, and what they choose from."""

from cms.content.models.article import ArticlePage
from cms.content.models.benefits import BenefitsPage
from cms.content.models.calculator import CalculatorPage
from cms.content.models.campaign import CampaignPage
from cms.content.models.change_note import ChangeNote
from cms.content.models.checked_page import CheckedPage
from cms.content.models.content_page import ContentPage
from cms.content.models.explainer import ExplainerPage
from cms.content.models.guide import GuidePage
from cms.content.models.home import HomePage
from cms.content.models.join import JoinPage
from cms.content.models.page_links import (
    ArticleDocument,
    ArticleRelated,
    CalculatorRelated,
    CampaignMaterial,
    ExplainerRelated,
    GuideRelated,
    HomeFeatured,
)
from cms.content.models.pen_name import PenName
from cms.content.models.plain import PlainPage
from cms.content.models.review_settings import ReviewKind, ReviewSettings
from cms.content.models.section import SectionPage
from cms.content.models.tag import ArticleTag, ExplainerTag, GuideTag, Tag

PAGE_MODELS: tuple[type[ContentPage], ...] = (
    HomePage,
    SectionPage,
    ArticlePage,
    ExplainerPage,
    GuidePage,
    CampaignPage,
    JoinPage,
    PlainPage,
    CalculatorPage,
    BenefitsPage,
)
CHECKED_MODELS: tuple[type[CheckedPage], ...] = tuple(model for model in PAGE_MODELS if issubclass(model, CheckedPage))
"""Kinds that are held against the law again and again."""

__all__ = [
    "CHECKED_MODELS",
    "PAGE_MODELS",
    "ArticleDocument",
    "ArticlePage",
    "ArticleRelated",
    "ArticleTag",
    "BenefitsPage",
    "CalculatorPage",
    "CalculatorRelated",
    "CampaignMaterial",
    "CampaignPage",
    "ChangeNote",
    "CheckedPage",
    "ContentPage",
    "ExplainerPage",
    "ExplainerRelated",
    "ExplainerTag",
    "GuidePage",
    "GuideRelated",
    "GuideTag",
    "HomeFeatured",
    "HomePage",
    "JoinPage",
    "PenName",
    "PlainPage",
    "ReviewKind",
    "ReviewSettings",
    "SectionPage",
    "Tag",
]
