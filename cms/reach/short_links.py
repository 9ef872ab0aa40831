"""Short addresses of pages: made when an editor asks, and then for good."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.reach.models import ShortLink

LETTERS = "23456789abcdefghjkmnpqrstwxyz"
"""None that is taken for another when it is read out or copied by hand: no 0 and o, 1, i and l, u and v."""
LENGTH = 4
_TRIES = 20


@transaction.atomic
def make_short_link(*, page: Page, placement: str = "") -> ShortLink:
    """The short address of `page` for readers who come by `placement`; the same each time it is asked for.

    Raises RuntimeError when no code is free, which 700,000 of them make unlikely.
    """
    for _number in range(_TRIES):
        code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
        try:
            with transaction.atomic():
                return ShortLink.objects.get_or_create(page=page, placement=placement, defaults={"code": code})[0]
        except IntegrityError:
            continue  # that code is another page's
    raise RuntimeError(_("Không còn mã ngắn nào trống."))
