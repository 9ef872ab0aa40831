"""The one address of the worker's page. Everything is posted to it: a code never stands in an address."""

from django.urls import path

from cms.interest.receipt_page.views import answer

urlpatterns = [
    path("bien-nhan/", answer, name="receipt_page"),
    path("bien-nhan", answer),
]
