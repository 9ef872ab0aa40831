"""`manage.py keys`: make keys, see which fit, change one, write one on paper and read it back. Nothing is saved."""

import secrets
import sys
from base64 import b64encode

from django.core.management.base import BaseCommand, CommandError, CommandParser
from nacl.public import PrivateKey

from cms.interest.keys import get_private_keys, get_public_keys
from cms.interest.recovery import MisreadLine, read_from_paper, write_on_paper
from cms.interest.sealing import BadKey, name_key, public_half

_MADE = """\
# Máy nhận biểu mẫu (intake) và văn phòng: chỉ dùng để niêm phong, không đọc được gì.
LOA_INTAKE_PUBLIC_KEYS={public}
# Máy nhận biểu mẫu và văn phòng: ký thẻ của biểu mẫu. Lộ khóa này cũng không đọc được thư nào.
LOA_INTAKE_SECRET={secret}

# Chỉ đặt ở máy văn phòng. Mất khóa này thì thư chưa mở không bao giờ đọc được nữa.
LOA_OFFICE_PRIVATE_KEYS={private}
# Chỉ đặt ở máy văn phòng. Mất khóa này thì mọi tên, số điện thoại đã lưu không đọc được nữa.
LOA_DATA_KEY={data}

# In hai bản, cất ở hai nơi có khóa (ví dụ két của văn phòng). Đừng gửi qua Zalo, email.
# Nên làm thêm khóa dự phòng trên giấy: manage.py keys recovery
# Đổi khóa dữ liệu: LOA_DATA_KEY=<khóa mới>,<khóa cũ> rồi chạy `manage.py reencrypt_leads`, sau đó bỏ khóa cũ.
"""
_ROTATED = """\
# 1. Ở máy văn phòng: khóa mới đứng trước, khóa cũ giữ lại. Khởi động lại văn phòng.
LOA_OFFICE_PRIVATE_KEYS={private}
# 2. Sau đó, ở máy nhận biểu mẫu và văn phòng: thư mới chỉ niêm phong bằng khóa mới. Khởi động lại máy nhận.
LOA_INTAKE_PUBLIC_KEYS={public}
# 3. Khi hàng chờ đã trống (manage.py ingest), bỏ khóa cũ khỏi LOA_OFFICE_PRIVATE_KEYS.
# Khóa dự phòng trên giấy không đổi: giữ nguyên khóa công khai của nó trong LOA_INTAKE_PUBLIC_KEYS.
"""
_RECOVERY = """\
KHÓA DỰ PHÒNG {name}. Chỉ hiện một lần, máy không giữ. Chép tay hoặc in, cất vào két, đừng chụp ảnh.

{lines}

Đọc lại cho chắc: manage.py keys recover
Rồi thêm nửa công khai vào máy nhận biểu mẫu và văn phòng:
LOA_INTAKE_PUBLIC_KEYS={public}
"""


class Command(BaseCommand):
    """Everything about the keys that seal and open what workers send."""

    help = "Make, show, rotate and check the keys of the intake and the office; a recovery key on paper."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parts = parser.add_subparsers(dest="verb", required=True)
        parts.add_parser("make", help="fresh keys, and where each belongs")
        parts.add_parser("show", help="the names of the keys at hand; never the keys")
        parts.add_parser("rotate", help="a new key in place of those the office holds, and the order to do it in")
        parts.add_parser("add", help="one more key pair, for another organiser")
        parts.add_parser("recovery", help="a key for paper, printed once")
        parts.add_parser("recover", help="read the recovery key from paper (standard input)")
        parts.add_parser("check", help="ends with an error unless the office opens what the intake seals")

    def handle(self, *, verb: str, **options) -> None:
        try:
            self.stdout.write(getattr(self, f"_{verb}")())
        except BadKey as error:
            raise CommandError(f"a key of the settings: {error}") from error

    def _make(self) -> str:
        private = _make_private()
        data, secret = (b64encode(secrets.token_bytes(32)).decode() for _ in range(2))
        return _MADE.format(public=public_half(private), private=private, data=data, secret=secret)

    def _show(self) -> str:
        ours = {public_half(key) for key in get_private_keys()}
        lines = [
            f"{name_key(key)}  {'văn phòng mở được' if key in ours else 'khóa của người khác hoặc khóa trên giấy'}"
            for key in get_public_keys()
        ]
        old = [f"{name_key(key)}  chỉ mở thư cũ" for key in ours - set(get_public_keys())]
        return "\n".join([*lines, *sorted(old)])

    def _rotate(self) -> str:
        old, new = get_private_keys(), _make_private()
        ours = {public_half(key) for key in old}
        others = [key for key in get_public_keys() if key not in ours]
        return _ROTATED.format(private=",".join([new, *old]), public=",".join([public_half(new), *others]))

    def _add(self) -> str:
        new = _make_private()
        public = ",".join([*get_public_keys(), public_half(new)])
        return f"# Đưa cho người giữ khóa, chỉ một lần:\n{new}\n\nLOA_INTAKE_PUBLIC_KEYS={public}"

    def _recovery(self) -> str:
        new = _make_private()
        public = public_half(new)
        lines = "\n".join(f"  {number}.  {line}" for number, line in enumerate(write_on_paper(new), 1))
        return _RECOVERY.format(name=name_key(public), lines=lines, public=",".join([*get_public_keys(), public]))

    def _recover(self) -> str:
        if sys.stdin.isatty():
            self.stderr.write("Gõ bốn dòng của khóa dự phòng, không gõ số thứ tự:")
        try:
            private = read_from_paper([sys.stdin.readline() for _ in range(4)])
        except MisreadLine as error:
            said = f"dòng {error.number} chép sai" if error.number else "cần đúng bốn dòng"
            raise CommandError(f"Không đọc được: {said}.") from error
        known = public_half(private) in get_public_keys()
        fits = "Khóa này mở được thư đang nhận." if known else "Chú ý: khóa này không có trong LOA_INTAKE_PUBLIC_KEYS."
        private_keys = ",".join([*_held(), private])
        return f"{name_key(public_half(private))}  {fits}\nLOA_OFFICE_PRIVATE_KEYS={private_keys}"

    def _check(self) -> str:
        ours = {public_half(key) for key in get_private_keys()}
        sealing = get_public_keys()
        if not ours & set(sealing):
            raise CommandError("The office opens nothing of what the intake seals: no private key fits a public one.")
        spare = len(sealing) - len(ours & set(sealing))
        return f"Văn phòng mở được thư mới. Khóa khác cũng mở được: {spare}."


def _held() -> list[str]:
    try:
        return get_private_keys()
    except BadKey:  # the very reason to read the paper
        return []


def _make_private() -> str:
    return b64encode(bytes(PrivateKey.generate())).decode()
