"""Addresses of the funnel, under the admin's."""

from django.urls import path

from cms.interest.funnel import views

urlpatterns = [
    path("ket-nap/", views.show_funnel, name="interest_funnel"),
    path("ket-nap/luot-xem/", views.import_counts, name="interest_funnel_import"),
    path("ket-nap/<slug:slug>/", views.show_funnel, name="interest_funnel_period"),
    path("ket-nap/<slug:slug>/excel/", views.download, name="interest_funnel_download"),
    path("ket-nap/<slug:slug>/in/", views.print_month, name="interest_funnel_print"),
]
