"""The pictures and documents of a draft, for whoever has the link to it and for nobody else."""

from django.core import signing
from django.urls import reverse

from cms.editorial.models import LegalCheck
from cms.publisher.assets import DraftAddresses


class CheckAddresses(DraftAddresses):
    """Addresses that open only together with the link, and only for files that were drawn into its draft."""

    def __init__(self, check: LegalCheck, token: str) -> None:
        self._signer, self._token = _make_signer(check), token

    def address_of(self, *, file: str, folder: str, name: str, media_type: str) -> str:
        """The address of media file `file` behind the link."""
        return reverse("legal_check_file", args=[self._token, self._signer.sign(file)])


def read_signed(check: LegalCheck, signed: str) -> str:
    """The media file behind `signed`; empty when that was not given out for this question."""
    try:
        return _make_signer(check).unsign(signed)
    except signing.BadSignature:
        return ""


def _make_signer(check: LegalCheck) -> signing.Signer:
    return signing.Signer(salt=f"editorial.legal_check.{check.pk}")
