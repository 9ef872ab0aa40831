"""What `manage.py check --deploy` asks of a production machine beyond Django's own questions.

The keys of the intake and the office are asked for by `interest`, which uses them.
"""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured


@register(Tags.security, deploy=True)
def check_secret(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """loa.E001: sessions and signed links need a secret of this machine's own."""
    try:
        found = bool(settings.SECRET_KEY)
    except ImproperlyConfigured:
        found = False
    return [] if found else [Error("LOA_SECRET_KEY is not set.", hint="Make one: see deploy/README.md.", id="loa.E001")]


@register(Tags.files, deploy=True)
def check_folders(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """loa.E002: the office must be able to write where it publishes, keeps uploads and reads the spool."""
    folders = {
        "LOA_SITE_DIR": settings.LOA_SITE_DIR,
        "LOA_MEDIA_DIR": settings.MEDIA_ROOT,
        "LOA_SPOOL_DIR": settings.LOA_SPOOL_DIR,
    }
    return [
        Error(f"{folder} ({name}) is not a folder this process may write to.", id="loa.E002")
        for name, folder in folders.items()
        if not (Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK))
    ]


@register(Tags.files, deploy=True)
def check_nothing_private_is_public(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """loa.E003: what lies under the published site is public, so keys, uploads and the spool must lie elsewhere."""
    site = Path(settings.LOA_SITE_DIR).resolve()
    private = {
        "LOA_VAR_DIR": settings.VAR_DIR,
        "LOA_MEDIA_DIR": settings.MEDIA_ROOT,
        "LOA_SPOOL_DIR": settings.LOA_SPOOL_DIR,
    }
    return [
        Error(f"{folder} ({name}) lies inside the published site {site}.", id="loa.E003")
        for name, folder in private.items()
        if Path(folder).resolve().is_relative_to(site)
    ]


@register(Tags.security, deploy=True)
def check_addresses(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """loa.E004 and loa.E005: the names the office answers to are stated one by one, and its address is https."""
    found: list[CheckMessage] = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append(Error("LOA_ALLOWED_HOSTS must name the hosts, not '*'.", id="loa.E004"))
    if not settings.WAGTAILADMIN_BASE_URL.startswith("https://"):
        found.append(Error("LOA_ADMIN_URL must be the office's https address; e-mails link to it.", id="loa.E005"))
    return found


@register(Tags.staticfiles, deploy=True)
def check_static_files(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """loa.E006: the admin has no styles until its static files are gathered."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    return [Error("The admin's static files are not gathered.", hint="python manage.py prepare", id="loa.E006")]
