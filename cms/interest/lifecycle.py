"""The life of a lead: which state may follow which, and what each asks for. One table; everything else reads it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far the calling back has come."""

    NEW = "new", _("Mới nhận")
    ASSIGNED = "assigned", _("Đã có người nhận")
    TRIED = "tried", _("Đã gọi, chưa gặp")
    TALKED = "talked", _("Đã nói chuyện")
    JOINED = "joined", _("Đã vào công đoàn")
    NOT_NOW = "not_now", _("Hẹn dịp khác")
    UNREACHABLE = "unreachable", _("Không liên lạc được")
    CLOSED = "closed", _("Đã đóng")
    FORGOTTEN = "forgotten", _("Đã xóa thông tin")


class ClosingReason(models.TextChoices):
    """Why a lead was closed."""

    ANSWERED = "answered", _("Đã trả lời xong câu hỏi")
    DECLINED = "declined", _("Không muốn tham gia")
    MEMBER_ALREADY = "member_already", _("Đã là đoàn viên")
    WRONG_NUMBER = "wrong_number", _("Nhầm số, không phải người gửi")
    ELSEWHERE = "elsewhere", _("Đã giới thiệu sang tỉnh, tổ chức khác")
    WITHDRAWN = "withdrawn", _("Người gửi rút lại đồng ý")
    OBJECTED = "objected", _("Người gửi phản đối xử lý")
    NOT_A_PERSON = "not_a_person", _("Thư rác, không phải người thật")
    OTHER = "other", _("Lý do khác (ghi rõ)")


class Colour(models.TextChoices):
    """How the clock of a lead stands."""

    GREEN = "green", _("Còn giờ")
    AMBER = "amber", _("Sắp đến hạn")
    RED = "red", _("Quá hạn")
    NONE = "none", _("Không hẹn giờ")


MOVES: dict[str, frozenset[str]] = {
    Status.NEW: frozenset(
        {Status.ASSIGNED, Status.TRIED, Status.TALKED, Status.JOINED}
        | {Status.NOT_NOW, Status.UNREACHABLE, Status.CLOSED}
    ),
    # Back to new: nobody did anything, and it returns to the pool.
    Status.ASSIGNED: frozenset(
        {Status.NEW, Status.TRIED, Status.TALKED, Status.JOINED}
        | {Status.NOT_NOW, Status.UNREACHABLE, Status.CLOSED}
    ),
    Status.TRIED: frozenset(
        {Status.NEW, Status.TRIED, Status.TALKED, Status.JOINED}
        | {Status.NOT_NOW, Status.UNREACHABLE, Status.CLOSED}
    ),
    Status.TALKED: frozenset({Status.TRIED, Status.TALKED, Status.JOINED, Status.NOT_NOW}
        | {Status.UNREACHABLE, Status.CLOSED}),
    # What rests wakes when the same person sends again (new), or when somebody calls all the same.
    Status.NOT_NOW: frozenset({Status.NEW, Status.ASSIGNED, Status.TRIED, Status.TALKED, Status.JOINED}
        | {Status.UNREACHABLE, Status.CLOSED, Status.FORGOTTEN}),
    Status.UNREACHABLE: frozenset({Status.NEW, Status.ASSIGNED, Status.TRIED, Status.TALKED, Status.JOINED}
        | {Status.NOT_NOW, Status.CLOSED, Status.FORGOTTEN}),
    Status.CLOSED: frozenset({Status.NEW, Status.ASSIGNED, Status.TALKED, Status.FORGOTTEN}),
    # Back to talked: the tap was a mistake.
    Status.JOINED: frozenset({Status.TALKED, Status.FORGOTTEN}),
    Status.FORGOTTEN: frozenset(),
}  # fmt: skip
"""From each state, the states that may follow it."""

PROMISED = (Status.NEW, Status.ASSIGNED)
"""Where the first call is still owed."""
OPEN = (Status.NEW, Status.ASSIGNED, Status.TRIED, Status.TALKED)
"""Where somebody has something to do, and by when."""
RESTING = (Status.NOT_NOW, Status.UNREACHABLE, Status.CLOSED)
"""Where a lead rests; when the same person sends again, it wakes."""
ENDED = (Status.JOINED, Status.NOT_NOW, Status.UNREACHABLE, Status.CLOSED)
"""Where retention begins to count."""
_SAID_SO = frozenset(
    {ClosingReason.ANSWERED, ClosingReason.DECLINED, ClosingReason.MEMBER_ALREADY, ClosingReason.ELSEWHERE}
)
AT_THEIR_WISH = (ClosingReason.WITHDRAWN, ClosingReason.OBJECTED)
"""Closed because the person does not want to be called."""
CHOOSABLE = tuple((status.value, status.label) for status in Status if status != Status.FORGOTTEN)
"""What a person may choose; forgetting is never a choice in a list."""


class NotAllowed(ValueError):
    """The move is not in the table, or lacks what it asks for; the message says so in Vietnamese."""


def check_move(before: str, after: str) -> None:
    """Raise NotAllowed unless `after` may follow `before`."""
    if after not in MOVES[Status(before)]:
        raise NotAllowed(
            _("Không chuyển được từ “%(before)s” sang “%(after)s”.")
            % {"before": Status(before).label, "after": Status(after).label}
        )


def list_next(status: str) -> list[tuple[str, str]]:
    """The states a person may choose for a lead in `status`, with their labels, in the order of a lead's life."""
    return [(value, label) for value, label in CHOOSABLE if value in MOVES[Status(status)]]


def is_talk(status: str, closing_reason: str = "") -> bool:
    """Whether a lead comes to `status` only by talking with the person."""
    if status == Status.CLOSED:
        return closing_reason in _SAID_SO
    return status in (Status.TALKED, Status.JOINED, Status.NOT_NOW)


def find_colour(*, status: str, warn_at: datetime | None, due_at: datetime | None, now: datetime) -> Colour:
    """How a clock stands at `now`: red from the due hour on, amber from `warn_at` on. Without a due hour: none."""
    if due_at is None or status not in (*OPEN, Status.NOT_NOW):
        return Colour.NONE
    if now >= due_at:
        return Colour.RED
    return Colour.AMBER if warn_at and now >= warn_at else Colour.GREEN
