"""Addresses that stand before Wagtail's own."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from cms.publisher.side_panel import PublishingCreateView, PublishingEditView

urlpatterns = [
    path("pages/<int:page_id>/edit/", require_admin_access(PublishingEditView.as_view())),
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        require_admin_access(PublishingCreateView.as_view()),
    ),
]
