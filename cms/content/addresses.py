"""What an address typed by an editor may be."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

https_url = URLValidator(
    schemes=["https"], message=_("Địa chỉ phải bắt đầu bằng https:// và viết đầy đủ, ví dụ https://congdoan.vn/…")
)
_telephone = RegexValidator(r"^tel:\+?[0-9.\-]{3,20}$", _("Số điện thoại chưa đúng, ví dụ đúng: 0297 3812 345."))
_mail = EmailValidator(_("Địa chỉ email chưa đúng, ví dụ đúng: congdoan@example.vn."))
_BARE_TELEPHONE = re.compile(r"[+(]?[0-9][0-9 .\-()]{2,24}")
_BARE_MAIL = re.compile(r"[^\s:/@]+@[^\s:/@]+")


def complete_action_url(value: str) -> str:
    """`value` with the scheme nobody but a web person would type: a bare telephone number or mail address is enough."""
    value = value.strip()
    if _BARE_TELEPHONE.fullmatch(value):
        return "tel:" + re.sub(r"[^0-9+]", "", value)
    return f"mailto:{value}" if _BARE_MAIL.fullmatch(value) else value


def validate_action_url(value: str) -> None:
    """Accept https, tel and mailto addresses. Raises ValidationError with what to write instead."""
    scheme, _colon, rest = value.partition(":")
    match scheme.lower():
        case "https":
            https_url(value)
        case "tel":
            _telephone(value)
        case "mailto":
            _mail(rest)
        case _:
            raise ValidationError(
                _("Hãy viết số điện thoại, địa chỉ email, hoặc địa chỉ trang web bắt đầu bằng https://.")
            )
