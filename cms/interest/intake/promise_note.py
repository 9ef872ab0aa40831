"""Carries the promise from the sending to its thank-you page: sealed with the intake's secret, tied to the receipt.

The intake keeps nothing between the two, and an address must not say where somebody works: so the note is encrypted.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from cms.interest.intake.tokens import make_seed
from cms.interest.promises import Promise

LONGEST = 1200
"""Characters of a note."""


def write_note(promise: Promise, code: str) -> str:
    """The note for the receipt `code`, as it goes into an address."""
    by = int(promise.by.timestamp()) if promise.by else 0
    return urlsafe_b64encode(_box(code).encrypt(f"{by}:{promise.unit}".encode())).decode().rstrip("=")


def read_note(text: str, code: str) -> str:
    """What the note says, as a sentence for the worker; empty for a note that is not ours or another receipt's."""
    text = text[:LONGEST]
    try:
        padded = text + "=" * (-len(text) % 4)
        by, _colon, unit = _box(code).decrypt(urlsafe_b64decode(padded.encode())).decode().partition(":")
        moment = datetime.fromtimestamp(int(by), UTC)
    except (CryptoError, ValueError, TypeError, OverflowError, OSError):
        return ""
    if not int(by):
        return _("Cán bộ %(unit)s sẽ gọi cho bạn.") % {"unit": unit}
    said = {"unit": unit, "by": f"{timezone.localtime(moment):%H:%M | %d/%m/%Y}"}
    return _("Cán bộ %(unit)s sẽ gọi cho bạn trước %(by)s.") % said


def _box(code: str) -> SecretBox:
    return SecretBox(make_seed("promise", code))
