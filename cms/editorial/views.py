"""Pages of the desk itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_style_guide(request: HttpRequest) -> HttpResponse:
    """How this house writes. Signing in is asked for by Wagtail, under whose address this lives."""
    return render(request, "editorial/style_guide.html")
