"""Where the library joins Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from cms.library.views import refuse_strangers, serve_picture


@hooks.register("register_admin_urls")
def register_picture_address() -> list:
    """Pictures for the admin's own pages, under MEDIA_URL."""
    return [path("tep/<path:name>", serve_picture, name="library_picture_file")]


hooks.register("before_serve_document", refuse_strangers)
