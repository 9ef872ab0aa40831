"""The intake as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from cms.serving.proxies import NEAR, TrustedProxies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.intake")
application = TrustedProxies(get_wsgi_application(), os.environ.get("LOA_TRUSTED_PROXIES") or NEAR)
