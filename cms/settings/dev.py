"""One machine, for trying things: plain HTTP, a secret made on the spot and kept in var/."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import INSTALLED_APPS, VAR_DIR
from cms.settings.local_secrets import read_or_create_secrets

for _name, _value in read_or_create_secrets(VAR_DIR / "keys").items():
    globals()[_name] = globals()[_name] or _value

INSTALLED_APPS = ["cms.demo", *INSTALLED_APPS]
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
"""Nobody reads mail at an invented address: whoever wants to see one opens the file."""
