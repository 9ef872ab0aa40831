"""The targets on the Publishing screen: `publisher/targets.html` shows what is told here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publisher.target_models import TargetState
from cms.publisher.targets.addresses import list_addresses
from cms.publisher.targets.errors import AddressError
from cms.publisher.targets.turns import is_sending


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target, in words."""

    name: str
    state: str
    """sending, failed, behind, live or new."""
    message: str
    why: str = ""
    """A sentence on what went wrong; empty when nothing did."""
    done: int = 0
    total: int = 0


def get_targets_context(live: int) -> dict[str, Any]:
    """What `publisher/targets.html` needs: `targets`, and `targets_problem` when the settings cannot be read.

    `live`: the number of the release that is live here.
    """
    try:
        names = [address.name for address in list_addresses()]
    except AddressError:
        problem = _("Cấu hình nơi nhận (LOA_TARGETS) có chỗ sai; người quản trị máy chủ cần xem lại.")
        return {"targets": [], "targets_problem": problem}
    states = {state.name: state for state in TargetState.objects.filter(name__in=names)}
    return {"targets": [_describe(name, states.get(name), live) for name in names], "targets_problem": ""}


def _describe(name: str, state: TargetState | None, live: int) -> TargetRow:
    if state is not None and is_sending(name):
        message = _("Đang gửi %(done)s trên %(total)s tệp") if state.total else _("Đang xem có gì cần gửi")
        message %= {"done": state.done, "total": state.total}
        return TargetRow(
            name=name, state="sending", message=message, why=state.error, done=state.done, total=state.total
        )
    if state is not None and state.error:
        message = _("Chưa gửi được, đã thử %(count)s lần") % {"count": state.failures}
        if state.next_try_at:
            message = _("%(what)s; sẽ thử lại lúc %(time)s") % {"what": message, "time": _tell_time(state.next_try_at)}
        return TargetRow(name=name, state="failed", message=message, why=state.error)
    if state is not None and state.release is None and state.sent_at:
        return TargetRow(name=name, state="behind", message=_("Có tệp ở đó không đúng; sắp gửi lại"))
    if state is None or state.release is None:
        return TargetRow(name=name, state="new", message=_("Chưa gửi xong lần nào"))
    if state.release != live:
        return TargetRow(name=name, state="behind", message=_("Sắp gửi thay đổi mới"))
    return TargetRow(
        name=name, state="live", message=_("Đúng với trang web từ lúc %(time)s") % {"time": _tell_time(state.sent_at)}
    )


def _tell_time(at: datetime | None) -> str:
    return timezone.localtime(at).strftime("%H:%M | %d/%m/%Y") if at else ""
