"""Django's settings for the peer; LOA_BAKERY_DIR is the folder it lives in."""

import os
from pathlib import Path

FOLDER = Path(os.environ["LOA_BAKERY_DIR"])
SECRET_KEY = "a peer in a bench, never served"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "tests.bench.bakery.news",
    "bakery",
    "wagtailbakery",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
ROOT_URLCONF = "tests.bench.bakery.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "db.sqlite3"}}
MIGRATION_MODULES = {"news": "news_migrations"}  # made anew in FOLDER, for each Wagtail that is tried
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "vi", "Asia/Ho_Chi_Minh", True
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_SITE_NAME = "News"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
STATIC_URL, STATIC_ROOT, MEDIA_ROOT = "/static/", FOLDER / "static", FOLDER / "media"
BUILD_DIR = os.environ.get("LOA_BAKERY_BUILD", str(FOLDER / "build"))
BAKERY_VIEWS = ("wagtailbakery.views.AllPublishedPagesView",)
BAKERY_MULTISITE = False
FRAME = FOLDER / "frame.json"
