"""The intake's two addresses. Mounted alone in the intake's process, and in the office of a single machine."""

from django.urls import path

from cms.interest.intake.views import receive, show_receipt

# Also without the last slash: what a worker typed must not be lost in a redirect.
urlpatterns = [
    path("gui/<str:form_name>/", receive, name="intake_receive"),
    path("gui/<str:form_name>", receive),
    path("bien-nhan/<str:code>/", show_receipt, name="intake_receipt"),
    path("bien-nhan/<str:code>", show_receipt),
]
