"""What the holder of a receipt can do: each step shows what it will do first, and does it when it comes confirmed."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.interest.actions import correct, nudge, request_deletion, withdraw
from cms.interest.moments import tell_moment
from cms.interest.phones import NotAPhone, read_phone
from cms.interest.queries import Receipt, Standing, describe_receipt
from cms.interest.receipt_page import pages
from cms.schema.languages import SOURCE_LANGUAGE

MOST_LETTERS = 1000
Step = Callable[[Receipt, Standing, dict[str, str], datetime], HttpResponse]


def take_step(receipt: Receipt, posted: dict[str, str], now: datetime) -> HttpResponse:
    """The answer to what was posted with the code or the token of `receipt`. What nobody offers shows the state."""
    standing = describe_receipt(receipt, now)
    step = STEPS.get(posted.get("step", ""), _show)
    return step(receipt, standing, posted, now)


def for_the_office() -> override:
    """What is written within is read by those who work on the matter, and they speak Vietnamese."""
    return override(SOURCE_LANGUAGE)


def _show(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    return pages.show_state(receipt, standing, now)


def _print(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    return pages.show_print(receipt, standing, now)


def _nudge(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    if not posted.get("sure"):
        lines = [_("Cán bộ phụ trách sẽ nhận được lời nhắc. Lời nhắc không ghi tên hay số của bạn.")]
        title, button = _("Nhắc cán bộ gọi cho bạn?"), _("Nhắc giúp tôi")
        return pages.confirm(receipt, now, step="nudge", title=title, button=button, lines=lines)
    with for_the_office():
        nudged = nudge(receipt=receipt, now=now)
    if nudged:
        return pages.done(receipt, now, _("Đã nhắc"), [_("Cán bộ phụ trách đã nhận được lời nhắc của bạn.")])
    text = _("Bạn mới nhắc cách đây chưa lâu, hoặc không còn ai phải gọi. Hãy xem lại ở trang biên nhận.")
    return pages.done(receipt, now, _("Lần này chưa nhắc thêm"), [text])


def _correct(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    typed = {name: posted.get(name, "") for name in ("phone", "best_time", "text")}
    if not posted.get("sure"):
        return pages.ask_correction(receipt, now, typed, {})
    errors = _check_correction(typed)
    if errors:
        return pages.ask_correction(receipt, now, typed, errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    with for_the_office():
        noted = correct(receipt=receipt, text=_write_correction(typed), now=now)
    if noted:
        text = _("Cán bộ gọi cho bạn sẽ đọc lời này trước khi gọi. Những gì bạn gửi lần đầu vẫn được giữ.")
        return pages.done(receipt, now, _("Đã ghi lời sửa"), [text])
    text = _("Hôm nay bạn đã gửi nhiều lời sửa. Hãy gọi cho công đoàn, hoặc gửi lại vào ngày mai.")
    return pages.done(receipt, now, _("Chưa ghi được"), [text])


def _check_correction(typed: dict[str, str]) -> dict[str, str]:
    errors = {}
    if typed["phone"]:
        try:
            read_phone(typed["phone"])
        except NotAPhone as error:
            errors["phone"] = str(error)
    for name in ("best_time", "text"):
        if len(typed[name]) > MOST_LETTERS:
            errors[name] = _("Viết ngắn lại, nhiều nhất %(most)d chữ.") % {"most": MOST_LETTERS}
    if not any(typed.values()):
        errors["text"] = _("Hãy ghi điều cần sửa.")
    return errors


def _write_correction(typed: dict[str, str]) -> str:
    labels = {"phone": _("Số mới"), "best_time": _("Giờ gọi"), "text": _("Lời nhắn")}
    return "\n".join(f"{label}: {typed[name]}" for name, label in labels.items() if typed[name])


def _withdraw(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    offered = {record.purpose: record for record in standing.withdrawable}
    record = offered.get(posted.get("purpose", ""))
    if record is None:
        return pages.choose_withdrawal(receipt, standing, now)
    if not posted.get("sure"):
        lines = [f"“{record.wording}”"]
        if record.purpose == "consent_contact":
            lines.append(_("Rút lại câu này thì không ai gọi cho bạn nữa, và thông tin của bạn sẽ được xóa."))
        return pages.confirm(
            receipt, now, step="withdraw", title=_("Rút lại câu này?"), button=_("Rút lại"), lines=lines,
            carried={"purpose": record.purpose},
        )  # fmt: skip
    with for_the_office():
        withdraw(receipt=receipt, purpose=record.purpose, now=now)
    text = _("Điều bạn đồng ý bằng biên nhận này không còn hiệu lực, kể từ %(now)s.") % {"now": tell_moment(now)}
    return pages.done(receipt, now, _("Đã rút lại"), [f"“{record.wording}”", text])


def _delete(receipt: Receipt, standing: Standing, posted: dict[str, str], now: datetime) -> HttpResponse:
    if not posted.get("sure"):
        lines = [
            _("Không ai gọi cho bạn nữa. Tên, số, nơi làm và mọi lời bạn viết sẽ bị xóa hẳn, không lấy lại được."),
            _("Chỉ còn lại con số đếm, và bằng chứng bạn đã đồng ý, rút lại lúc nào."),
            _("Một cán bộ làm việc này. Nếu chưa chắc đúng là bạn xin, họ hỏi lại bạn trước khi xóa."),
        ]
        title, button = _("Xóa mọi thông tin của bạn?"), _("Xóa thông tin của tôi")
        return pages.confirm(receipt, now, step="delete", title=title, button=button, lines=lines)
    with for_the_office():
        request = request_deletion(receipt=receipt, now=now)
    if request is None:  # somebody deleted it in this very moment
        return pages.say_nothing_found()
    due = {"answer": tell_moment(request.answer_due), "done": tell_moment(request.done_due)}
    lines = [
        _("Chúng tôi trả lời trước %(answer)s và xóa xong trước %(done)s.") % due,
        _("Xóa xong, mã biên nhận này không còn mở được gì."),
    ]
    return pages.done(receipt, now, _("Đã nhận yêu cầu xóa"), lines)


STEPS: dict[str, Step] = {
    "nudge": _nudge, "correct": _correct, "withdraw": _withdraw, "delete": _delete, "print": _print,
}  # fmt: skip
"""By the value of the buttons' field `step`."""
