"""Who may do what to many rows at once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

_EXCHANGED = ("unit", "place", "zone", "trade", "workplace", "coverage")


def may_hand_over(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may give to one unit what another looks after."""
    return user.has_perms([f"union.{verb}_coverage" for verb in ("add", "change")])


def may_close_units(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may end a unit and hand on its work."""
    return may_hand_over(user) and user.has_perm("union.change_unit")


def may_exchange_workbook(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may take all tables out, and put them in."""
    return user.has_perms([f"union.{verb}_{name}" for name in _EXCHANGED for verb in ("view", "add", "change")])
