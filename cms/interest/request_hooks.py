"""The menu's line and the addresses of the desk for requests about one's own data."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.interest import request_views as views
from cms.interest.queries.requests import PERMISSION


class RequestsMenuItem(MenuItem):
    """Shown to those who keep the law's dates."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the right."""
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_menu_item")
def register_requests_menu() -> MenuItem:
    """The menu's line."""
    label, address = _("Yêu cầu dữ liệu"), reverse_lazy("interest_requests")
    return RequestsMenuItem(label, address, name="data-requests", icon_name="clipboard-list", order=160)


@hooks.register("register_admin_urls")
def register_request_urls() -> list[URLPattern]:
    """The pages' addresses."""
    return [
        path("yeu-cau/", views.RequestListView.as_view(), name="interest_requests"),
        path("yeu-cau/moi/", views.NewRequestView.as_view(), name="interest_request_new"),
        path("yeu-cau/<int:pk>/", views.RequestView.as_view(), name="interest_request"),
        path("yeu-cau/<int:pk>/dang-giu/", views.KeptView.as_view(), name="interest_request_kept"),
        path("yeu-cau/<int:pk>/tra-loi/", views.AnswerView.as_view(), name="interest_request_answer"),
        path("yeu-cau/<int:pk>/xong/", views.FinishView.as_view(), name="interest_request_finish"),
        path("yeu-cau/<int:pk>/go/", views.LiftView.as_view(), name="interest_request_lift"),
        path("yeu-cau/<int:pk>/tu-choi/", views.RefuseView.as_view(), name="interest_request_refuse"),
    ]


@hooks.register("register_permissions")
def register_request_permissions() -> QuerySet[Permission]:
    """What can be given to a group."""
    return Permission.objects.filter(content_type__app_label="interest", codename="change_datarequest")
