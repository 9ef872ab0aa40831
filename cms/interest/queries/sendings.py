"""What was sent and agreed to, and what waits in the spool."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from cms.interest.claiming import count_files
from cms.interest.models import ConsentRecord, Lead, Submission
from cms.interest.receipts import read_code

_REASONS = {
    "honeypot": lambda: _("Đã điền vào ô mà người thật không nhìn thấy."),
    "no_token": lambda: _("Không mở trang biểu mẫu trước khi gửi."),
    "old_token": lambda: _("Mở biểu mẫu từ rất lâu rồi mới gửi."),
    "bad_token": lambda: _("Dấu của biểu mẫu không đúng."),
    "too_fast": lambda: _("Gửi quá nhanh sau khi mở biểu mẫu."),
    "rate": lambda: _("Nhiều lần gửi từ cùng một mạng trong thời gian ngắn."),
    "repeated": lambda: _("Cùng một nội dung đã được gửi nhiều lần."),
    "links": lambda: _("Trong lời nhắn có đường dẫn tới trang lạ."),
    "nonsense_phone": lambda: _("Số điện thoại chỉ là dãy số gõ đại."),
    "other_script": lambda: _("Viết bằng chữ của nước khác."),
    "foreign_words": lambda: _("Viết dài mà không có chữ nào là tiếng Việt."),
    "gibberish": lambda: _("Lời nhắn là những chữ vô nghĩa."),
    "same_everywhere": lambda: _("Ô nào cũng ghi một nội dung."),
    "no_work": lambda: _("Trình duyệt không làm bước kiểm tra khi có nhiều người gửi."),
}


@dataclass(frozen=True, slots=True)
class SpoolState:
    """How many files wait, and how many could not be opened."""

    waiting: int
    broken: int


def get_spool_state() -> SpoolState:
    """What lies in the spool now."""
    spool = Path(settings.LOA_SPOOL_DIR)
    return SpoolState(waiting=count_files(spool, "new"), broken=count_files(spool, "broken"))


def is_waiting(text: str) -> bool:
    """Whether the sending with the receipt code somebody typed lies in the spool, not recorded yet."""
    code = read_code(text) or "none"
    return any((Path(settings.LOA_SPOOL_DIR) / folder / f"{code}.sealed").exists() for folder in ("new", "broken"))


def get_answers(submission: Submission) -> list[tuple[str, str]]:
    """The questions and answers of one sending, in the order of the form."""
    try:
        return [(str(label), str(value)) for label, value, *_name in json.loads(submission.answers)]
    except ValueError:  # the key is gone: the field says so itself; or all was forgotten
        return [("", submission.answers)] if submission.answers else []


def get_named_answers(submission: Submission) -> dict[str, str]:
    """The answers of one sending by the names of their questions; those kept before names were kept are left out."""
    try:
        return {str(rest[2]): str(rest[1]) for rest in json.loads(submission.answers) if len(rest) > 2}
    except ValueError:
        return {}


def list_family(lead: Lead) -> list[Lead]:
    """`lead` and all that was merged into it, however often: their sendings and events belong together."""
    found, waiting = [lead], [lead.pk]
    while waiting:
        merged = list(Lead.objects.filter(merged_into__in=waiting).exclude(pk__in=[one.pk for one in found]))
        found += merged
        waiting = [one.pk for one in merged]
    return found


def has_consent(lead: Lead, purpose: str) -> bool:
    """Whether the sender agrees to `purpose` now: agreed once, and has not withdrawn that."""
    given = ConsentRecord.objects.filter(lead=lead, purpose=purpose, given=True)
    return given.filter(withdrawals=None).exists()


def list_purposes(lead: Lead) -> list[str]:
    """What the sender of `lead`, or of what was merged into it, agrees to now."""
    given = ConsentRecord.objects.filter(lead__in=list_family(lead), given=True, withdrawals=None)
    return sorted(set(given.values_list("purpose", flat=True)))


def list_agreed_wordings(lead: Lead) -> dict[str, str]:
    """What the sender of `lead`, or of what was merged into it, agrees to now: purpose → the sentence last read."""
    given = ConsentRecord.objects.filter(lead__in=list_family(lead), given=True, withdrawals=None)
    return {record.purpose: record.wording for record in given.order_by("at", "pk")}


def list_reasons(lead: Lead) -> list[str]:
    """Why a lead looks odd, each reason as a sentence."""
    return [
        _REASONS[name]() if name in _REASONS else _("Dấu hiệu lạ: %(name)s.") % {"name": name}
        for name, _points in lead.suspicion
    ]
