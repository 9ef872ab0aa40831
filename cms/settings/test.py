"""Settings of the tests: as in production, with cheap passwords and folders of their own."""

import os
import tempfile
from pathlib import Path

_folder = Path(os.environ.get("LOA_TEST_DIR") or tempfile.mkdtemp(prefix="loa-test-"))
os.environ.setdefault("LOA_VAR_DIR", str(_folder / "var"))
os.environ.setdefault("LOA_SITE_DIR", str(_folder / "site"))
os.environ.setdefault("LOA_MEDIA_DIR", str(_folder / "media"))

from cms.settings.databases import configure_database  # noqa: E402
from cms.settings.dev import *  # noqa: E402, F403

DATABASES = {
    "default": configure_database(os.environ.get("LOA_TEST_DATABASE_URL") or f"sqlite:///{_folder / 'loa.sqlite3'}")
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
"""Counting wrong passwords needs a request, which `client.login` has not; its own test turns it on."""
LOA_INTAKE_PER_MINUTE = 10**9
"""All tests come from one address, faster than any crowd."""
