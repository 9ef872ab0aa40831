"""What must not be true of the people of a real union."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.accounts.printed_passwords import DEMO_PASSWORD, DEMO_USERNAMES


@register(deploy=True)
def find_printed_passwords(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """Warn of people who can sign in with a password printed for the demo. Says nothing while there is no database."""
    try:
        users = list(User.objects.filter(username__in=DEMO_USERNAMES, is_active=True))
    except DatabaseError:
        return []
    known = [user.username for user in users if user.check_password(DEMO_PASSWORD)]
    if not known:
        return []
    message = _("Còn đăng nhập được bằng mật khẩu mẫu: %(names)s.") % {"names": ", ".join(known)}
    hint = _("Xóa các tài khoản mẫu, hoặc đổi mật khẩu của họ, trước khi mở cho mọi người dùng.")
    return [Warning(message, hint=hint, id="accounts.W001")]
