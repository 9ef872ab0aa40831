"""The screen's address, under the admin's."""

from django.urls import path

from cms.reach.views import show_reads

urlpatterns = [path("luot-doc/", show_reads, name="reach_reads")]
