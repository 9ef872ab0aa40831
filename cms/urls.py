"""Addresses of the office: the admin, and what only signed-in people see."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.serving.failures import answer_missing

urlpatterns = [
    path("quan-tri/tai-lieu/", include(wagtaildocs_urls)),
    path("quan-tri/", include("cms.editorial.urls")),
    path("quan-tri/", include("cms.publisher.urls")),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", include("cms.editorial.legal_check.urls")),
    path("", include("cms.interest.receipt_page.urls")),
    path("", include("cms.interest.intake.urls")),
    # Wagtail builds page addresses and automatic redirects from this name; the pages themselves are files, and what is
    # asked for here is none of them.
    path("", answer_missing, name="wagtail_serve_root"),
    path("<path:path>", answer_missing, name="wagtail_serve"),
]

handler400 = "cms.serving.failures.answer_refused"
handler404 = "cms.serving.failures.answer_missing"
handler500 = "cms.serving.failures.answer_failure"
