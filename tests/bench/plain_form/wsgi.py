"""The view, and the application that gunicorn runs."""

import os

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.plain_form.plain_settings")
FIELDS = ("name", "phone", "commune", "note")


@csrf_exempt
def receive(request: HttpRequest) -> HttpResponse:
    """Insert one row and say thank you."""
    from tests.bench.plain_form.models import Sent

    Sent.objects.create(**{name: request.POST.get(name, "") for name in FIELDS})
    response = HttpResponseRedirect("/cam-on/")
    response.status_code = 303
    return response


urlpatterns = [path("gui/join/", receive)]
application = get_wsgi_application()
