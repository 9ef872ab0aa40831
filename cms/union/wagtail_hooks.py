"""The admin's menu "Tổ chức": units, places, workplaces, who looks after whom, and what is done to many at once."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from cms.union import hand_over_views, workbook_views
from cms.union.viewsets import CHOOSERS, OrganisationGroup


@hooks.register("register_admin_viewset")
def register_organisation() -> list[OrganisationGroup | ViewSet]:
    """Put the organisation's tables into the admin."""
    return [OrganisationGroup(), *CHOOSERS]


@hooks.register("register_admin_urls")
def register_organisation_urls() -> list[URLPattern]:
    """The screens on which much changes at once."""
    return [
        path("to-chuc/phan-cong-hang-loat/", hand_over_views.hand_over, name="union_hand_over"),
        path("to-chuc/don-vi/<int:pk>/ket-thuc/", hand_over_views.end_unit, name="union_close_unit"),
        path("to-chuc/excel/", workbook_views.exchange, name="union_workbook"),
        path("to-chuc/excel/tai-ve/", workbook_views.download, name="union_workbook_download"),
        path("to-chuc/excel/<int:pk>/", workbook_views.review, name="union_workbook_upload"),
    ]


@hooks.register("register_log_actions")
def register_organisation_log_actions(actions) -> None:
    """Taking all tables out is written in the log."""
    actions.register_action("union.export", _("Xuất Excel"), _("Đã xuất các bảng tổ chức ra Excel"))
