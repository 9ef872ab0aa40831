"""Addresses behind a lawyer's link, outside the admin: nobody signs in there."""

from django.urls import path

from cms.editorial.legal_check.views import show_check, show_draft, show_file

urlpatterns = [
    path("ra-soat-luat/<str:token>/", show_check, name="legal_check"),
    path("ra-soat-luat/<str:token>/ban-nhap/", show_draft, name="legal_check_draft"),
    path("ra-soat-luat/<str:token>/tep/<path:signed>", show_file, name="legal_check_file"),
]
