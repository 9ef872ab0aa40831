"""Addresses that stand before Wagtail's own."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from cms.editorial.discretion import DiscreetBrowseView, DiscreetChosenMultipleView, show_page_types
from cms.editorial.review import CarefulWorkflowAction
from cms.editorial.reviewing_editor import ReviewingEditView

urlpatterns = [
    path("reports/page-types-usage/", show_page_types),
    path("choose-page/<int:parent_page_id>/", require_admin_access(DiscreetBrowseView.as_view())),
    path("choose-page/chosen-multiple/", require_admin_access(DiscreetChosenMultipleView.as_view())),
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        require_admin_access(CarefulWorkflowAction.as_view()),
    ),
    path("pages/<int:page_id>/edit/", require_admin_access(ReviewingEditView.as_view())),
    path("reports/page-types-usage/results/", show_page_types, {"results_only": True}),
]
