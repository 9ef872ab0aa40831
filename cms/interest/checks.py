"""`manage.py check --deploy` for the office: it can open what the intake sealed, and encrypt what it keeps."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from cms.interest.sealing import BadKey, public_half
from cms.interest.vault import get_keys

_HINT = "Run `manage.py make_keys` and set the keys it prints."


@register(deploy=True)
def check_office_keys(**_kwargs) -> list[CheckMessage]:
    """The office's private key and data key are there, and the private key fits the intake's public key."""
    return [*_check_private_key(), *_check_data_key()]


def _check_private_key() -> list[CheckMessage]:
    try:
        public = public_half(settings.LOA_OFFICE_PRIVATE_KEY)
    except BadKey as error:
        return [Error(f"LOA_OFFICE_PRIVATE_KEY is no key: {error}.", hint=_HINT, id="interest.E003")]
    if public != settings.LOA_INTAKE_PUBLIC_KEY:
        message = "LOA_OFFICE_PRIVATE_KEY does not open what LOA_INTAKE_PUBLIC_KEY seals."
        return [Error(message, hint="The two keys are made together; set both from one run.", id="interest.E004")]
    return []


def _check_data_key() -> list[CheckMessage]:
    try:
        get_keys()
    except BadKey as error:
        return [Error(f"LOA_DATA_KEY is no key: {error}.", hint=_HINT, id="interest.E005")]
    return []
