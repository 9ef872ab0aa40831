"""The pages where a worker works it out: one for each calculator there is."""

from datetime import date

from cms.demo.content.law import CHECKED, NEXT_CHECK, SAMPLE_NOTE, SOON
from cms.demo.content.writing import at, page
from cms.schema import Calculator
from cms.schema.references import Ref


def _sum(
    key: str, title: str, description: str, lead: str, minute: int, *related: Ref, next_check: date = NEXT_CHECK
) -> Calculator:
    """The page of the calculator called `key`. `minute`: of its morning, so that they stand in this order."""
    return Calculator(
        title=title,
        parent=page("tinh-thu"),
        published_at=at(f"2026-11-16 08:{minute:02d}"),
        description=description,
        calculator=key,
        lead=lead,
        **(CHECKED | {"next_check": next_check}),
        body=(SAMPLE_NOTE,),
        related=related,
    )


CALCULATORS: dict[str, Calculator] = {
    "tinh-doan-phi": _sum(
        "doan-phi",
        "Mỗi tháng tôi đóng đoàn phí bao nhiêu?",
        "Tính đoàn phí công đoàn mỗi tháng theo lương đóng bảo hiểm, và phần công ty đóng thêm không trừ vào lương.",
        "Đoàn phí tính theo lương đóng bảo hiểm và có mức dừng. Phần kinh phí công đoàn là công ty đóng.",
        10,
    ),
    "tinh-thai-san": _sum(
        "thai-san",
        "Sinh con được nghỉ bao lâu, nhận bao nhiêu tiền?",
        "Tính thời gian nghỉ sinh và tiền thai sản của mẹ, số ngày nghỉ và tiền của cha khi vợ sinh.",
        "Cho mẹ và cho cha. Tiền do bảo hiểm xã hội trả.",
        12,
        next_check=SOON,
    ),
    "tra-luong-toi-thieu": _sum(
        "luong-toi-thieu",
        "Lương tối thiểu nơi tôi làm là bao nhiêu?",
        "Tra lương tối thiểu tháng và giờ theo xã, phường, đặc khu; xem lương của bạn có thấp hơn không.",
        "Gõ tên xã, phường, đặc khu nơi công ty hoạt động, có dấu hay không dấu đều được.",
        14,
        next_check=SOON,
    ),
    "tinh-lai-cham-luong": _sum(
        "cham-luong",
        "Công ty trả lương chậm, phải đền thêm bao nhiêu?",
        "Tính tiền lãi ít nhất công ty phải đền khi trả lương chậm, theo lãi suất ngân hàng bạn điền.",
        "Bạn cần biết lãi suất tiền gửi một tháng của ngân hàng trả lương cho bạn.",
        16,
    ),
    "tinh-tro-cap-thoi-viec": _sum(
        "tro-cap-thoi-viec",
        "Nghỉ việc, mất việc thì công ty trả trợ cấp bao nhiêu?",
        "Tính trợ cấp thôi việc và trợ cấp mất việc làm, đã trừ thời gian đóng bảo hiểm thất nghiệp.",
        "Chỉ tính khoản công ty phải trả. Tiền trợ cấp thất nghiệp là khoản khác.",
        18,
    ),
    "tinh-ngay-bao-truoc": _sum(
        "bao-truoc",
        "Muốn nghỉ việc, tôi phải báo trước mấy ngày?",
        "Xem phải báo trước bao nhiêu ngày theo loại hợp đồng, và những trường hợp được nghỉ ngay.",
        "Có trường hợp bạn được nghỉ ngay, không phải báo trước.",
        20,
    ),
    "tinh-phep-nam": _sum(
        "phep-nam",
        "Năm nay tôi còn mấy ngày phép?",
        "Tính số ngày phép năm theo số tháng đã làm, ngày thêm khi làm lâu năm, và tiền phép khi nghỉ việc.",
        "Chưa làm đủ năm cũng có phép, tính theo tháng.",
        22,
    ),
    "tinh-tien-tang-ca": _sum(
        "tang-ca",
        "Tăng ca, làm đêm, làm ngày lễ được bao nhiêu tiền?",
        "Tính số tiền ít nhất phải trả cho giờ tăng ca ngày thường, ngày nghỉ, ngày lễ và giờ làm đêm.",
        "Cầm phiếu lương và bảng chấm công của bạn, rồi điền vào đây.",
        24,
    ),
}
"""Newest first in the section's list: overtime, which most people ask about, stands on top."""
