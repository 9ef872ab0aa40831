"""Who may read the registry, and who may put facts into it."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

TABLES = ("legaldocument", "provision", "figure", "regionplace")


def may_read_law(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may see all of the registry."""
    return user.has_perms([f"law.view_{name}" for name in TABLES])


def may_change_law(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may add to all of the registry and change it, as an import does."""
    return user.has_perms([f"law.{verb}_{name}" for name in TABLES for verb in ("add", "change")])
