"""`manage.py make_keys`: fresh keys for the intake and the office, with where each belongs."""

import secrets
from base64 import b64encode

from django.core.management.base import BaseCommand
from nacl.public import PrivateKey

from cms.interest.sealing import public_half

_TEXT = """\
# Máy nhận biểu mẫu (intake) và văn phòng: chỉ dùng để niêm phong, không đọc được gì.
LOA_INTAKE_PUBLIC_KEY={public}

# Chỉ đặt ở máy văn phòng. Mất khóa này thì thư chưa mở không bao giờ đọc được nữa.
LOA_OFFICE_PRIVATE_KEY={private}

# Chỉ đặt ở máy văn phòng. Mất khóa này thì mọi tên, số điện thoại đã lưu không đọc được nữa.
LOA_DATA_KEY={data}

# In hai bản, cất ở hai nơi có khóa (ví dụ két của văn phòng). Đừng gửi qua Zalo, email.
# Đổi khóa dữ liệu: LOA_DATA_KEY=<khóa mới>,<khóa cũ> rồi chạy `manage.py reencrypt_leads`, sau đó bỏ khóa cũ.
"""


class Command(BaseCommand):
    """Print fresh keys. Nothing is saved."""

    help = "Print fresh keys for the intake and the office, and where each belongs."
    requires_system_checks = []

    def handle(self, **options) -> None:
        private = b64encode(bytes(PrivateKey.generate())).decode()
        data = b64encode(secrets.token_bytes(32)).decode()
        self.stdout.write(_TEXT.format(public=public_half(private), private=private, data=data))
