"""Which keys seal and which open, as the settings say. No key is ever shown by what is raised here."""

from django.conf import settings

from cms.interest.sealing import read_key


def get_public_keys() -> list[str]:
    """The keys (base64) each message is sealed to; LOA_INTAKE_PUBLIC_KEYS, and the older LOA_INTAKE_PUBLIC_KEY.

    Raises BadKey when there is none, or one is malformed.
    """
    return _check(_join("LOA_INTAKE_PUBLIC_KEY"))


def get_private_keys() -> list[str]:
    """The keys (base64) the office opens with; LOA_OFFICE_PRIVATE_KEYS, and the older LOA_OFFICE_PRIVATE_KEY.

    Raises BadKey when there is none, or one is malformed.
    """
    return _check(_join("LOA_OFFICE_PRIVATE_KEY"))


def _join(name: str) -> list[str]:
    found = [*getattr(settings, f"{name}S", ()), getattr(settings, name, "")]
    return list(dict.fromkeys(key.strip() for key in found if key.strip()))


def _check(keys: list[str]) -> list[str]:
    for key in keys or [""]:
        read_key(key)
    return keys
