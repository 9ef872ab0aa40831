"""The intake as its own process: only the form's addresses; no database, no session, no private key."""

import secrets
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
VAR_DIR = Path(env("LOA_VAR_DIR", default=str(BASE_DIR / "var")))

# Nothing is signed here, so nothing needs to be shared or kept.
SECRET_KEY = secrets.token_urlsafe(64)
DEBUG = False
ALLOWED_HOSTS = env.list("LOA_ALLOWED_HOSTS", default=[])
INSTALLED_APPS = ["cms.interest.intake"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
ROOT_URLCONF = "cms.interest.intake.urls"
WSGI_APPLICATION = "cms.intake_wsgi.application"
DATABASES = {}
TEMPLATES = []
APPEND_SLASH = False

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

LOA_SITE_DIR = Path(env("LOA_SITE_DIR", default=str(BASE_DIR / "site")))
LOA_SPOOL_DIR = Path(env("LOA_SPOOL_DIR", default=str(VAR_DIR / "spool")))
LOA_INTAKE_PUBLIC_KEYS = env.list("LOA_INTAKE_PUBLIC_KEYS", default=[])
LOA_INTAKE_PUBLIC_KEY = env("LOA_INTAKE_PUBLIC_KEY", default="")
# Without one, a token lives as long as its process: right for a trial, and a restart costs a worker one more click.
LOA_INTAKE_SECRET = env("LOA_INTAKE_SECRET", default="") or secrets.token_urlsafe(32)
LOA_INTAKE_PER_MINUTE = env.int("LOA_INTAKE_PER_MINUTE", default=6_000)
LOA_INTAKE_BODY_SECONDS = env.int("LOA_INTAKE_BODY_SECONDS", default=20)
LOA_HEALTH_TOKEN = env("LOA_HEALTH_TOKEN", default="")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("LOA_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^gui/suc-khoe/$"]  # asked on this very machine, without TLS
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "no-referrer"
# There are no cookies, so nothing for a token to protect; the view looks at where a post comes from. Framing is
# refused by the Content-Security-Policy of every answer.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W002"]
