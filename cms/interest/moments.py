"""Days and hours as the sender of a form reads them, in the language that is being spoken."""

from datetime import datetime

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language


def tell_moment(moment: datetime) -> str:
    """`16:30 | 27/11/2026`, in Viet Nam; in English `16:30, 27 November 2026`, since 03/04 would be two days there."""
    local = timezone.localtime(moment)
    if get_language() == "en":
        return f"{local:%H:%M}, {local.day} {MONTHS[local.month]} {local.year}"
    return f"{local:%H:%M | %d/%m/%Y}"
