"""Uploads are private: only people of the office fetch them here. Readers get the copies the publisher makes."""

import posixpath

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy

from cms.library.models import Document

PICTURE_FOLDERS = ("images/", "original_images/")
AVATAR_FOLDER = "avatar_images/"


def serve_picture(request: HttpRequest, name: str) -> FileResponse:
    """The file `name` of the media store, for people who work with pictures.

    Signing in is asked for by Wagtail, under whose address this lives. Documents are not served here.
    Raises PermissionDenied for those who have nothing to do with pictures, Http404 for anything but a picture.
    """
    if posixpath.normpath(name) != name or not name.startswith((*PICTURE_FOLDERS, AVATAR_FOLDER)):
        raise Http404
    if name.startswith(PICTURE_FOLDERS) and not _may_use(image_policy, request):
        raise PermissionDenied
    try:
        file = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    response = FileResponse(file)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def refuse_strangers(document: Document, request: HttpRequest) -> HttpResponse | None:
    """What to answer instead of the document's file, for those who may not have it from here; None lets it through."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not _may_use(document_policy, request):
        raise PermissionDenied
    return None


def _may_use(policy, request: HttpRequest) -> bool:
    return policy.user_has_any_permission(request.user, ["add", "change", "choose"])
