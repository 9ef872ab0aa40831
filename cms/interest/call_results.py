"""What may come of a call, as the big buttons say it: one tap writes the state, and with it what is due next."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.interest.lifecycle import MOVES, ClosingReason, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResult:
    """One button. `asks_time`: it needs the moment to call again. `is_main`: what is tapped most."""

    name: str
    label: Promise
    status: str
    closing_reason: str = ""
    asks_time: bool = False
    is_main: bool = False


RESULTS = (
    CallResult(name="talked", label=_("Gặp rồi"), status=Status.TALKED, is_main=True),
    CallResult(name="tried", label=_("Chưa gặp"), status=Status.TRIED, is_main=True),
    CallResult(name="joined", label=_("Đã vào công đoàn"), status=Status.JOINED, is_main=True),
    CallResult(
        name="wrong_number", label=_("Sai số"), status=Status.CLOSED, closing_reason=ClosingReason.WRONG_NUMBER,
        is_main=True,
    ),
    CallResult(name="later", label=_("Hẹn gọi lại"), status=Status.TALKED, asks_time=True),
    CallResult(name="not_now", label=_("Để dịp khác"), status=Status.NOT_NOW),
    CallResult(name="unreachable", label=_("Không liên lạc được"), status=Status.UNREACHABLE),
    CallResult(
        name="answered", label=_("Đã trả lời xong"), status=Status.CLOSED, closing_reason=ClosingReason.ANSWERED
    ),
    CallResult(
        name="declined", label=_("Không muốn vào"), status=Status.CLOSED, closing_reason=ClosingReason.DECLINED
    ),
    CallResult(
        name="member_already", label=_("Đã là đoàn viên"), status=Status.CLOSED,
        closing_reason=ClosingReason.MEMBER_ALREADY,
    ),
)  # fmt: skip
BY_NAME = {result.name: result for result in RESULTS}


def list_results(status: str) -> list[CallResult]:
    """The buttons of a lead in `status`: those whose state may follow, in one order everywhere."""
    return [result for result in RESULTS if result.status in MOVES[Status(status)]]
