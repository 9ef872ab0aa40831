"""What can go wrong on the way to a target, in words for the person who has to mend it."""

from django.utils.translation import gettext as _


class TargetError(Exception):
    """A target could not be brought to the release that is live; the message is a whole Vietnamese sentence."""


class AddressError(ValueError):
    """An entry of LOA_TARGETS cannot be understood; the message says what is wrong with it."""


class ReleaseMovedError(Exception):
    """A file of the release being sent is gone here: a newer release is live, so that one is to be sent."""


class StoppedError(Exception):
    """Somebody asked the sender to end; what was sent is noted."""


class TargetBusyError(Exception):
    """Another sender is at work on the same target."""


def say_unfaithful(path: str) -> str:
    """The sentence for a target that gives back other bytes than it was sent."""
    return _("Nơi nhận không giữ đúng những gì đã gửi (%(path)s). Hãy xem lại ổ đĩa hoặc dịch vụ lưu trữ ở đó.") % {
        "path": path
    }


def say_full() -> str:
    """The sentence for a target that has no room left."""
    return _("Nơi nhận đã đầy. Hãy xóa bớt hoặc thêm chỗ ở đó; sau đó máy tự gửi tiếp.")


def say_cut() -> str:
    """The sentence for a connection that ended in the middle."""
    return _("Đường truyền đến nơi nhận bị đứt giữa chừng. Máy sẽ tự gửi tiếp phần còn lại.")
