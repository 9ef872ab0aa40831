"""How long before leaving a worker gives notice: Labour Code art. 35, Decree 145/2020 art. 7."""

from fractions import Fraction

from cms.law.calculators.description import (
    LABOUR_CODE,
    LABOUR_DECREE,
    Calculator,
    Choice,
    Example,
    Input,
    Provision,
    StepWords,
)
from cms.law.calculators.sheet import Sheet

_PLAIN = {
    "indefinite": "bao-truoc-khong-thoi-han",
    "fixed_long": "bao-truoc-tu-12-thang",
    "fixed_short": "bao-truoc-duoi-12-thang",
    "special_long": "bao-truoc-viec-dac-thu",
    "household": "giup-viec-bao-truoc",
}
"""Kind of contract → the figure that says how long."""
_REASONS = {
    "wrong_work": "a",
    "unpaid": "b",
    "abuse": "c",
    "harassment": "d",
    "pregnant": "đ",
    "retirement": "e",
    "false_information": "g",
}
"""Reasons that need no notice → the point of art. 35 clause 2."""
_ASKED = (("contract", ("indefinite", "fixed_long", "fixed_short", "special_long", "special_short")),)
_SPECIAL = Provision(LABOUR_DECREE, "7", "2", "a")
_SPECIAL_SHORT = Provision(LABOUR_DECREE, "7", "2", "b")
QUARTER = 4
NONE = Fraction(0)


def work(sheet: Sheet) -> None:
    """No rounding: days are whole, and a quarter of a contract is shown with its decimals."""
    contract = sheet.choice("contract")
    if contract == "trial":
        sheet.total("trial", NONE)
        return
    if contract != "household" and (reason := sheet.choice("reason")) != "none":
        sheet.total(reason, NONE)
        sheet.note("keep_proof")
        if reason == "pregnant":
            sheet.note("pregnant")
        return
    if contract == "special_short":
        months = sheet.number("months")
        sheet.total("special_short", months / QUARTER, months=months)
    else:
        sheet.total(contract, sheet.rate(_PLAIN[contract]))
    sheet.note("without")


_NO_NOTICE = "được nghỉ ngay"

NOTICE = Calculator(
    key="bao-truoc",
    title="Xin nghỉ việc phải báo trước bao lâu",
    computes="Cho biết bạn phải báo trước bao nhiêu ngày khi muốn nghỉ việc, và khi nào được nghỉ ngay.",
    rounding="Không có phép làm tròn: số ngày do luật ghi.",
    inputs=(
        Input(
            name="contract",
            label="Hợp đồng của bạn",
            kind="choice",
            choices=(
                Choice("indefinite", "Không xác định thời hạn"),
                Choice("fixed_long", "Từ 12 đến 36 tháng"),
                Choice("fixed_short", "Dưới 12 tháng"),
                Choice("trial", "Đang thử việc"),
                Choice("household", "Giúp việc gia đình"),
                Choice("special_long", "Việc đặc thù (tổ bay, quản lý doanh nghiệp, thuyền viên…), từ 12 tháng"),
                Choice("special_short", "Việc đặc thù, dưới 12 tháng"),
            ),
        ),
        Input(
            name="months",
            label="Hợp đồng dài mấy tháng",
            kind="whole",
            unit="month",
            least=1,
            most=11,
            when=(("contract", ("special_short",)), ("reason", ("none",))),
        ),
        Input(
            name="reason",
            label="Bạn nghỉ vì",
            kind="choice",
            default="none",
            when=_ASKED,
            choices=(
                Choice("none", "Lý do riêng của bạn"),
                Choice("wrong_work", "Không được bố trí đúng việc, đúng chỗ, đúng điều kiện đã thỏa thuận"),
                Choice("unpaid", "Không được trả đủ lương hoặc trả không đúng hạn"),
                Choice("abuse", "Bị ngược đãi, đánh đập, nhục mạ, bị cưỡng bức lao động"),
                Choice("harassment", "Bị quấy rối tình dục tại nơi làm việc"),
                Choice("pregnant", "Mang thai phải nghỉ theo chỉ định"),
                Choice("retirement", "Đủ tuổi nghỉ hưu"),
                Choice("false_information", "Công ty cung cấp thông tin không trung thực về việc làm"),
            ),
        ),
    ),
    figures=tuple(_PLAIN.values()),
    provisions=(
        Provision(LABOUR_CODE, "35", "1"),
        Provision(LABOUR_CODE, "35", "2"),
        Provision(LABOUR_CODE, "27", "2"),
        Provision(LABOUR_CODE, "40"),
        Provision(LABOUR_CODE, "162", "2"),
        Provision(LABOUR_DECREE, "7"),
    ),
    steps={
        "trial": StepWords("Phải báo trước", "đang thử việc: " + _NO_NOTICE, "day", Provision(LABOUR_CODE, "27", "2")),
        "indefinite": StepWords(
            "Phải báo trước ít nhất",
            "hợp đồng không xác định thời hạn",
            "day",
            Provision(LABOUR_CODE, "35", "1", "a"),
        ),
        "fixed_long": StepWords(
            "Phải báo trước ít nhất", "hợp đồng từ 12 đến 36 tháng", "day", Provision(LABOUR_CODE, "35", "1", "b")
        ),
        "fixed_short": StepWords(
            "Phải báo trước ít nhất",
            "hợp đồng dưới 12 tháng",
            "working_day",
            Provision(LABOUR_CODE, "35", "1", "c"),
        ),
        "household": StepWords(
            "Phải báo trước ít nhất", "giúp việc gia đình", "day", Provision(LABOUR_CODE, "162", "2")
        ),
        "special_long": StepWords("Phải báo trước ít nhất", "việc đặc thù, từ 12 tháng", "day", _SPECIAL),
        "special_short": StepWords("Phải báo trước ít nhất", "{months} tháng : 4", "month", _SPECIAL_SHORT),
        **{
            reason: StepWords("Phải báo trước", _NO_NOTICE, "day", Provision(LABOUR_CODE, "35", "2", point))
            for reason, point in _REASONS.items()
        },
    },
    notes={
        "keep_proof": "Bạn không phải báo trước, nhưng nên báo bằng tin nhắn hay giấy, ghi rõ lý do, giữ bằng chứng.",
        "pregnant": "Cần giấy của cơ sở khám bệnh, chữa bệnh nói làm tiếp thì hại cho thai.",
        "without": "Nghỉ mà không báo đủ ngày là trái luật: mất trợ cấp thôi việc, phải đền nửa tháng lương và tiền "
        "lương của những ngày không báo, trả lại chi phí đào tạo nếu có.",
    },
    cautions=(
        "Công ty và bạn cùng đồng ý thì nghỉ ngày nào cũng được, không cần đủ số ngày này.",
        "Ngày là ngày theo lịch; riêng hợp đồng dưới 12 tháng đếm ngày làm việc.",
    ),
    examples=(
        Example(title="Hợp đồng không thời hạn, nghỉ vì việc riêng", inputs={"contract": "indefinite"}),
        Example(title="Hợp đồng 2 năm, nghỉ vì việc riêng", inputs={"contract": "fixed_long"}),
        Example(title="Hợp đồng 6 tháng, nghỉ vì việc riêng", inputs={"contract": "fixed_short"}),
        Example(title="Bị chậm lương", inputs={"contract": "fixed_long", "reason": "unpaid"}),
        Example(title="Đang thử việc", inputs={"contract": "trial"}),
    ),
    work=work,
)
