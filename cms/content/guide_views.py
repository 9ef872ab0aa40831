"""Draws the guide that stands on an edit screen, saved or not."""

import json

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import user_has_any_page_permission

from cms.content.guide_drawing import draw_guide
from cms.content.guide_graph import read_nodes


@require_POST
def draw_typed_guide(request: HttpRequest) -> HttpResponse:
    """The drawing of the nodes posted as JSON in the shape they are stored in. Nothing is kept."""
    if not user_has_any_page_permission(request.user):
        raise PermissionDenied
    try:
        stored = json.loads(request.body)
    except (ValueError, RecursionError):
        return HttpResponseBadRequest(_("Không đọc được sơ đồ vừa gửi. Hãy tải lại trang."), content_type="text/plain")
    return HttpResponse(draw_guide(read_nodes(stored)))
