"""The intake's addresses. Mounted alone in the intake's process, and in the office of a single machine."""

from django.urls import path

from cms.interest.intake.health import show_health
from cms.interest.intake.views import give_script, give_token, receive, show_receipt

# Also without the last slash: what a worker typed must not be lost in a redirect.
urlpatterns = [
    path("gui/bieu-mau.js", give_script),
    path("gui/suc-khoe/", show_health, name="intake_health"),
    path("gui/<str:form_name>/", receive, name="intake_receive"),
    path("gui/<str:form_name>", receive),
    path("gui/<str:form_name>/the/", give_token, name="intake_token"),
    path("bien-nhan/<str:note>/", show_receipt, name="intake_receipt"),
    path("bien-nhan/<str:note>", show_receipt),
]
