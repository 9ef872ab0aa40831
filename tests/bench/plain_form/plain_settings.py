"""A small Django project: one view, one table, the database opened as ours is."""

import os

from cms.settings.databases import configure_database

SECRET_KEY = "measured on this machine only"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.bench.plain_form.wsgi"
INSTALLED_APPS = ["tests.bench.plain_form"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
DATABASES = {"default": {**configure_database(os.environ["PLAIN_DATABASE"]), "CONN_MAX_AGE": None}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
