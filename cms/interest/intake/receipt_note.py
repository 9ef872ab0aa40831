"""What the address of the thank-you page holds: the receipt code, the form's page and the promise, sealed.

A browser's history keeps every address it opened, and a worker's telephone may be looked at by the boss. Were the code
in the address, whoever scrolls through the history would have it for good, with all it opens. So the address holds a
note that only the intake can read, and only for `LIVES`: a worker can copy the code, or come back after the browser was
pushed out of a small telephone's memory; an hour later the same address opens nothing.

What was weighed and left: the code behind a `#` (a history keeps that too); a note that shows the code once (the intake
keeps nothing, and its processes know nothing of each other; a page loaded again would have lost the code for its
worker); answering the posting itself instead of 303 (loading it again would send the form again); taking the address
out of the history by a script (loading again loses the code, and without JavaScript nothing is gained).
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from cms.interest.intake.tokens import make_seed
from cms.interest.moments import tell_moment
from cms.interest.promises import Promise
from cms.interest.receipts import is_code
from cms.schema.languages import get_language

LIVES = timedelta(minutes=15)
LONGEST = 4000
"""Characters of a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNote:
    """`page`: the address of the form's page. `promised`: who calls by when, as a sentence; may be empty."""

    code: str
    page: str
    promised: str = ""


def write_note(*, code: str, page: str, promise: Promise | None, now: datetime) -> str:
    """The note, as it goes into an address. `now`: from when it counts."""
    by = int(promise.by.timestamp()) if promise and promise.by else 0
    said = json.dumps([int(now.timestamp()), code, page, promise.unit if promise else "", by], ensure_ascii=False)
    return urlsafe_b64encode(_box().encrypt(said.encode())).decode().rstrip("=")


def read_note(text: str, now: datetime) -> ReceiptNote | None:
    """What a note of ours says that is younger than LIVES; None for everything else."""
    text = text[:LONGEST]
    try:
        padded = text + "=" * (-len(text) % 4)
        at, code, page, unit, by = json.loads(_box().decrypt(urlsafe_b64decode(padded.encode())))
    except (CryptoError, ValueError, TypeError):
        return None
    # A note that another machine of ours wrote may be a little ahead of this one's clock.
    if not timedelta(minutes=-1) <= now - datetime.fromtimestamp(at, UTC) <= LIVES or not is_code(code):
        return None
    return ReceiptNote(code=code, page=page, promised=_tell(unit, by, get_language(str(page))))


def _tell(unit: str, by: int, language: str) -> str:
    if not unit:
        return ""
    with translation.override(language):
        if not by:
            return _("Cán bộ %(unit)s sẽ gọi cho bạn.") % {"unit": unit}
        by_then = tell_moment(datetime.fromtimestamp(by, UTC))
        return _("Cán bộ %(unit)s sẽ gọi cho bạn trước %(by)s.") % {"unit": unit, "by": by_then}


def _box() -> SecretBox:
    return SecretBox(make_seed("receipt note"))
