"""`manage.py check --deploy` for the office: it can open what the intake sealed, and encrypt what it keeps."""

from django.core.checks import CheckMessage, Error, register

from cms.interest.keys import get_private_keys, get_public_keys
from cms.interest.sealing import BadKey, public_half
from cms.interest.vault import get_keys

_HINT = "Run `manage.py keys make` and set the keys it prints."


@register(deploy=True)
def check_office_keys(**_kwargs) -> list[CheckMessage]:
    """The office's private key and data key are there, and the private key fits the intake's public key."""
    return [*_check_private_key(), *_check_data_key()]


def _check_private_key() -> list[CheckMessage]:
    try:
        ours = {public_half(key) for key in get_private_keys()}
    except BadKey as error:
        return [Error(f"LOA_OFFICE_PRIVATE_KEYS holds no key: {error}.", hint=_HINT, id="interest.E003")]
    try:
        sealing = set(get_public_keys())
    except BadKey:  # the intake's own check says so
        return []
    if not ours & sealing:
        message = "LOA_OFFICE_PRIVATE_KEYS opens nothing of what LOA_INTAKE_PUBLIC_KEYS seals."
        return [Error(message, hint="The two keys are made together; set both from one run.", id="interest.E004")]
    return []


def _check_data_key() -> list[CheckMessage]:
    try:
        get_keys()
    except BadKey as error:
        return [Error(f"LOA_DATA_KEY is no key: {error}.", hint=_HINT, id="interest.E005")]
    return []
