"""Telephone numbers in every habit of writing, read into one: E.164."""

import re
import unicodedata

import phonenumbers
from django.utils.translation import gettext as _

from cms.schema.text import fold

_LABEL = re.compile(r"^(?:so )?(?:zalo|sdt|dtdd|dt|so|phone|mobile|tel|dien thoai|di dong)[\s:.]*(?=[+\d(])")
_SEPARATORS = re.compile(r"[\s.,\-_()\[\]/\\\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff·•]+")
_DIGITS_OR_LETTER_O = re.compile(r"\+?[0-9o]+")
_TWO_NUMBERS = re.compile(r"(?:hoac|or|;|/|,|\n)")
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_OLD_MOBILE = re.compile(r"^01\d{9}$")
_LANDLINE = re.compile(r"^02\d{9}$")
_LOCAL_LANDLINE = re.compile(r"^[2-8]\d{6,7}$")
LONGEST = 60
"""Characters beyond which a text is no telephone number and is not looked at."""

_CHANGED_IN_2018 = (
    "0120:070 0121:079 0122:077 0126:076 0128:078 0123:083 0124:084 0125:085 0127:081 0129:082 0162:032 0163:033 "
    "0164:034 0165:035 0166:036 0167:037 0168:038 0169:039 0186:056 0188:058 0199:059"
)
NEW_BEGINNINGS = dict(pair.split(":") for pair in _CHANGED_IN_2018.split())
"""Eleven-digit numbers ended in 2018; each old beginning became one new one."""


class NotAPhone(ValueError):
    """The text is no telephone number; the message says to the worker, in Vietnamese, what to write."""


def read_phone(text: str) -> str:
    """The number in E.164: `0912.345.678`, `+84 912 345 678`, `O912345678`, `９１２…` → `+84912345678`.

    Raises NotAPhone with a sentence for the worker.
    """
    if len(text) > LONGEST:
        raise NotAPhone(_("Chỗ này chỉ ghi số điện thoại, ví dụ 0912 345 678."))
    folded = fold(unicodedata.normalize("NFKC", text)).strip()
    digits = _only_digits(folded)
    if digits.startswith("+") and not digits.startswith("+84"):
        return _read_foreign(digits)
    return _read_vietnamese(_national(digits), folded)


def show_phone(number: str) -> str:
    """The number as people in Viet Nam write it: `+84912345678` → `0912 345 678`; foreign ones with their country."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != 84:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = f"0{parsed.national_number}"
    if _MOBILE.match(national):
        return f"{national[:4]} {national[4:7]} {national[7:]}"
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def make_zalo_address(number: str) -> str:
    """The address that opens a conversation with `number` (E.164) in Zalo; empty without a number.

    Nothing is asked of Zalo until somebody follows it.
    """
    digits = number.removeprefix("+")
    return f"https://zalo.me/{digits}" if digits.isascii() and digits.isdigit() else ""


def _only_digits(folded: str) -> str:
    bare = _SEPARATORS.sub("", _LABEL.sub("", folded))
    # The letter O is a zero only when nothing but digits stands around it.
    return bare.replace("o", "0") if _DIGITS_OR_LETTER_O.fullmatch(bare) else bare


def _national(digits: str) -> str:
    for country in ("+84", "0084", "084", "84"):
        rest = digits.removeprefix(country)
        # `084…` and `84…` also begin numbers of Vinaphone: they are the country only when nine digits or more follow.
        if rest != digits and (country in ("+84", "0084") or len(rest.lstrip("0")) >= 9):
            return "0" + rest.lstrip("0")
    # A leading zero is lost in spreadsheets and in speech.
    return f"0{digits}" if re.fullmatch(r"[35789]\d{8}", digits) else digits


def _read_vietnamese(national: str, folded: str) -> str:
    if _MOBILE.match(national):
        return f"+84{national[1:]}"
    if _LANDLINE.match(national) and _is_valid(f"+84{national[1:]}"):
        return f"+84{national[1:]}"
    raise NotAPhone(_explain(national, folded))


def _read_foreign(digits: str) -> str:
    if not _is_valid(digits):
        raise NotAPhone(_("Số này không đúng. Số nước ngoài ghi cả mã nước, ví dụ +855 12 345 678."))
    return phonenumbers.format_number(phonenumbers.parse(digits), phonenumbers.PhoneNumberFormat.E164)


def _is_valid(number: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _explain(national: str, folded: str) -> str:
    if not national.isascii() or not national.isdigit():
        if _has_two_numbers(folded):
            return _("Bạn ghi hai số. Hãy giữ lại một số hay dùng nhất.")
        return _("Chỗ này chỉ ghi số điện thoại, ví dụ 0912 345 678.")
    if _OLD_MOBILE.match(national):
        return _explain_old_mobile(national)
    if _LOCAL_LANDLINE.match(national):
        return _("Số máy bàn cần có mã vùng ở trước, ví dụ 0297 3 812 345.")
    if _has_two_numbers(folded) and len(national) >= 18:
        return _("Bạn ghi hai số. Hãy giữ lại một số hay dùng nhất.")
    if len(national) == 10:
        return _("Đầu số này không có. Hãy xem lại từng số, ví dụ 0912 345 678.")
    return _("Số di động có 10 số, bạn ghi %(count)d số. Hãy xem lại, ví dụ 0912 345 678.") % {"count": len(national)}


def _explain_old_mobile(national: str) -> str:
    beginning = NEW_BEGINNINGS.get(national[:4])
    if beginning is None:
        return _("Đây là số cũ 11 số, nay không còn dùng. Hãy ghi số mới có 10 số.")
    new = f"{beginning}{national[4:]}"
    return _("Đây là số cũ 11 số. Đầu %(old)s nay là %(new)s, có phải số của bạn là %(number)s?") % {
        "old": national[:4],
        "new": beginning,
        "number": f"{new[:4]} {new[4:7]} {new[7:]}",
    }


def _has_two_numbers(folded: str) -> bool:
    parts = [re.sub(r"\D", "", part) for part in _TWO_NUMBERS.split(folded)]
    return sum(len(part) >= 9 for part in parts) >= 2
