"""Who may try queries, and who may decide about words."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


def may_try(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person sees what is decided about searching."""
    return user.has_perm("search.view_synonymgroup")


def may_switch(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may switch off words that ship with Loa."""
    return user.has_perm("search.change_synonymgroup")
