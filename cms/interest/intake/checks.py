"""`manage.py check --deploy` for the intake: it can seal and spool, and it holds nothing that opens."""

import os
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from cms.interest.keys import get_public_keys
from cms.interest.sealing import BadKey

_NO_SECRET = Warning(
    "LOA_INTAKE_SECRET is not set.",
    hint="The intake's processes and the office share it; run `manage.py keys make`. Without it the daily trial fails.",
    id="interest.W002",
)


@register(deploy=True)
def check_intake(**_kwargs) -> list[CheckMessage]:
    """The public key is there, private keys are not (in the intake's own process), the spool can be written."""
    return [*_check_public_key(), *_check_secret(), *_check_no_private_keys(), *_check_spool()]


def _check_public_key() -> list[CheckMessage]:
    try:
        get_public_keys()
    except BadKey as error:
        hint = "Run `manage.py keys make` and set LOA_INTAKE_PUBLIC_KEYS."
        return [Error(f"LOA_INTAKE_PUBLIC_KEYS holds no key: {error}.", hint=hint, id="interest.E001")]
    return []


def _check_secret() -> list[CheckMessage]:
    if apps.is_installed("cms.interest") or os.environ.get("LOA_INTAKE_SECRET"):
        return [] if settings.LOA_INTAKE_SECRET else [_NO_SECRET]
    return [_NO_SECRET]


def _check_no_private_keys() -> list[CheckMessage]:
    if apps.is_installed("cms.interest"):
        return []
    held = [
        name for name in ("LOA_OFFICE_PRIVATE_KEYS", "LOA_OFFICE_PRIVATE_KEY", "LOA_DATA_KEY") if os.environ.get(name)
    ]
    hint = "Whoever steals the intake's machine must be able to read nothing: keep these in the office only."
    return [Error(f"The intake holds {name}.", hint=hint, id="interest.E002") for name in held]


def _check_spool() -> list[CheckMessage]:
    folder = Path(settings.LOA_SPOOL_DIR)
    while not folder.exists():
        folder = folder.parent
    if os.access(folder, os.W_OK | os.X_OK):
        return []
    hint = "The intake's user needs to write there; until then every form is answered with 503."
    return [Warning(f"The spool {settings.LOA_SPOOL_DIR} cannot be written.", hint=hint, id="interest.W001")]
