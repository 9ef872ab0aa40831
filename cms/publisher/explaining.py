"""Why something could not be published, in sentences an editor can act on or pass on."""

import errno
import logging
import shutil

from django.conf import settings
from django.utils.translation import gettext as _

from cms.entries.reader import BrokenReferenceError
from cms.library.errors import MissingFile
from cms.theming.errors import ThemeError

logger = logging.getLogger(__name__)


class PublishingRefusedError(Exception):
    """Nothing may be published now, or not this page. The message is Vietnamese."""


def explain(error: Exception, path: str) -> str:
    """Why `path` (or what a reference names) could not be drawn or stated."""
    if isinstance(error, (ThemeError, MissingFile, BrokenReferenceError, PublishingRefusedError)):
        return str(error)
    logger.exception("could not draw %s", path, exc_info=error)
    return _("Lỗi khi dựng trang (%(error)s). Hãy báo người quản trị.") % {"error": type(error).__name__}


def explain_failure(error: Exception) -> str:
    """Why a whole run failed."""
    if isinstance(error, ThemeError):
        return str(error)
    if is_disk_full(error):
        free = shutil.disk_usage(settings.LOA_SITE_DIR).free // 1_000_000
        return _("Đĩa đầy (còn %(free)s MB). Trang đang hiển thị vẫn như cũ; hãy dọn đĩa rồi đăng lại.") % {
            "free": free
        }
    return _("Lượt đăng không thành (%(error)s). Trang đang hiển thị vẫn như cũ.") % {"error": type(error).__name__}


def is_disk_full(error: Exception) -> bool:
    """True when the machine has no room left, or none for us."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
