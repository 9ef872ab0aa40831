"""What editors told readers of changes in the explainers: what is true of the law, on the day it was told."""

from dataclasses import dataclass
from datetime import datetime

from cms.content.models import ChangeNote
from cms.demo.content.writing import at

_MAJOR, _MINOR = ChangeNote.Kind.MAJOR, ChangeNote.Kind.MINOR


@dataclass(frozen=True, slots=True)
class Told:
    """One change of the page called `slug`. A minor one has no sentence and is told to nobody."""

    slug: str
    at: datetime
    kind: str
    sentence: str = ""


CHANGES = (
    Told(
        "nghi-thai-san-may-thang-duoc-bao-nhieu-tien",
        at("2026-07-01 07:30"),
        _MAJOR,
        "Sinh con thứ hai từ ngày 01/07/2026 được nghỉ lâu hơn. Chúng tôi chưa đọc bản gốc, nên số tháng có ghi "
        "“đang chờ xác nhận”.",
    ),
    Told(
        "doan-phi-bao-nhieu-ai-dong",
        at("2026-07-01 07:45"),
        _MAJOR,
        "Từ ngày 01/07/2026, mức tham chiếu tăng nên mức đoàn phí cao nhất cũng tăng theo.",
    ),
    Told("bi-no-luong-cham-luong-thi-lam-gi", at("2026-09-03 14:20"), _MINOR),
    Told("doan-phi-bao-nhieu-ai-dong", at("2026-10-23 09:10"), _MINOR),
    Told(
        "tang-ca-duoc-tra-bao-nhieu",
        at("2026-11-16 07:40"),
        _MAJOR,
        "Ngày 24/11 nay là ngày lễ: đi làm ngày đó được trả tiền tăng ca như các ngày lễ khác. Chúng tôi biết qua báo "
        "chí và đang chờ luật sư đọc bản gốc.",
    ),
)
"""Oldest first."""
