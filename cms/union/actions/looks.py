"""The look of the public site is chosen."""

from django.db import transaction
from wagtail.log_actions import log

from cms.schema import TokenChange
from cms.union.models import SiteProfile


@transaction.atomic
def choose_look(*, theme: str, changes: tuple[TokenChange, ...], user) -> SiteProfile:
    """Use `theme` with `changes` of its tokens from now on; what was changed of other themes is kept.

    The caller has looked whether there is such a theme and whether its colours can be read.
    """
    profile = SiteProfile.load()
    profile.theme = theme
    own = {change.name: [change.light, change.dark] for change in changes}
    profile.theme_changes = {**profile.theme_changes, theme: own}
    profile.save()
    log(profile, "wagtail.edit", user=user)
    return profile
