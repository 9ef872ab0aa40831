"""The admin's registry of the law: its tables, its choosers, its file, and its two buttons over rich text."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.law.exchange import views
from cms.law.rich_text import register_features
from cms.law.viewsets.choosers import CHOOSERS
from cms.law.viewsets.menu import LawGroup


@hooks.register("register_admin_viewset")
def register_law() -> list[LawGroup | ViewSet]:
    """The tables, and the windows in which a provision or a figure is chosen."""
    return [LawGroup(), *CHOOSERS]


@hooks.register("register_admin_urls")
def register_law_urls() -> list[URLPattern]:
    """The screens by which many rows come and go."""
    return [
        path("so-luat/tep/", views.exchange, name="law_exchange"),
        path("so-luat/tep/tai-ve/<slug:form>/", views.download, name="law_exchange_download"),
        path("so-luat/tep/<int:pk>/", views.review, name="law_exchange_upload"),
    ]


@hooks.register("register_rich_text_features")
def register_law_in_rich_text(features: FeatureRegistry) -> None:
    """A figure and a provision within a text."""
    register_features(features)
