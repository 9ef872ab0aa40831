"""Addresses of the organisers' pages, under the admin's."""

from django.urls import path

from cms.interest import views

urlpatterns = [
    path("lien-he/", views.LeadListView.as_view(), name="interest_leads"),
    path("lien-he/tim/", views.LeadSearchView.as_view(), name="interest_search"),
    path("lien-he/<int:pk>/", views.LeadDetailView.as_view(), name="interest_lead"),
    path("lien-he/<int:pk>/tinh-trang/", views.ChangeStatusView.as_view(), name="interest_change_status"),
    path("lien-he/<int:pk>/don-vi/", views.MoveToUnitView.as_view(), name="interest_move_to_unit"),
    path("lien-he/<int:pk>/ghi-chu/", views.AddNoteView.as_view(), name="interest_add_note"),
    path("lien-he/<int:pk>/nhan/", views.TakeLeadView.as_view(), name="interest_take_lead"),
]
