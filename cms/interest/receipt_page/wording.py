"""How a matter stands, in plain words. Nothing a person said is in them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cms.interest.lifecycle import PROMISED, Status
from cms.interest.moments import tell_moment
from cms.interest.queries import Standing


@dataclass(frozen=True, slots=True)
class Told:
    """`headline`: one sentence. `more`: what follows from it, may be empty. `is_late`: the promised hour is over."""

    headline: str
    more: str = ""
    is_late: bool = False


def tell(standing: Standing, now: datetime) -> Told:
    """How the matter stands at `now`."""
    if standing.asked_to_delete:
        due = tell_moment(standing.asked_to_delete.done_due)
        return Told(
            _("Bạn đã xin xóa thông tin. Chúng tôi xóa xong trước %(due)s.") % {"due": due},
            _("Trong lúc chờ, cán bộ chỉ gọi khi cần hỏi lại có đúng bạn xin xóa không."),
        )
    if standing.is_restricted:
        return Told(
            _("Theo yêu cầu của bạn, thông tin chỉ được cất giữ: không ai gọi, không ai dùng."),
            _("Muốn chúng tôi làm tiếp, hãy gọi cho công đoàn và đọc mã biên nhận."),
        )
    if standing.status in PROMISED:
        return _tell_owed(standing, now)
    return {
        Status.TRIED: Told(
            _("Cán bộ đã gọi mà chưa gặp được bạn."),
            _("Chúng tôi sẽ gọi lại. Nếu giờ đó không tiện, hãy ghi giờ khác ở mục “Sửa lại”."),
        ),
        Status.TALKED: Told(_("Cán bộ đã nói chuyện với bạn và đang làm tiếp.")),
        Status.JOINED: Told(_("Bạn đã vào công đoàn."), _("Việc này đã xong.")),
        Status.NOT_NOW: Told(_("Đã hẹn bạn dịp khác."), _("Đổi ý lúc nào cũng được: hãy gửi lại phiếu.")),
        Status.UNREACHABLE: Told(
            _("Cán bộ đã gọi nhiều lần mà không gặp được bạn."), _("Hãy gửi lại phiếu, hoặc gọi cho công đoàn.")
        ),
    }.get(Status(standing.status), Told(_("Việc này đã khép lại."), _("Cần gì thêm, hãy gửi phiếu mới.")))


def _tell_owed(standing: Standing, now: datetime) -> Told:
    who = _("Cán bộ %(unit)s") % {"unit": standing.unit.name if standing.unit else _("công đoàn")}
    if standing.caller:
        who = _("%(name)s, %(who)s,") % {"name": standing.caller, "who": who[0].lower() + who[1:]}
    if not standing.can_be_called:
        text = _("Bạn không để lại số nào. Hãy mở trang này lại sau, hoặc gọi cho công đoàn và đọc mã biên nhận.")
        return Told(_("%(who)s đã nhận được điều bạn gửi.") % {"who": who}, text)
    if standing.by is None:
        return Told(_("%(who)s sẽ gọi cho bạn.") % {"who": who})
    said = {"who": who, "by": tell_moment(standing.by)}
    if now <= standing.by:
        return Told(_("%(who)s sẽ gọi cho bạn trước %(by)s") % said)
    return Told(
        _("%(who)s đã hẹn gọi trước %(by)s, nhưng sổ chưa ghi ai gọi. Chúng tôi xin lỗi bạn.") % said,
        _("Hãy bấm nút nhắc bên dưới."),
        is_late=True,
    )
