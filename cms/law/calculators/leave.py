"""Annual leave owed, and its money on leaving: Labour Code arts 113, 114; Decree 145/2020 arts 66, 67."""

from fractions import Fraction
from math import floor

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
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.sheet import Sheet

_BY_WORK = {"normal": "phep-nam", "heavy": "phep-nam-nang-nhoc", "very_heavy": "phep-nam-dac-biet-nang-nhoc"}
_DAYS = Provision(LABOUR_CODE, "113", "1")
_SENIORITY = Provision(LABOUR_CODE, "114")
_PART = Provision(LABOUR_DECREE, "66", "1")
_MONEY = Provision(LABOUR_CODE, "113", "3")
_WAGE = Provision(LABOUR_DECREE, "67", "3")
_LEAVING = (("leaving", ("yes",)),)
MONTHS = 12


def work(sheet: Sheet) -> None:
    """Days are not rounded: the law gives no rule. Money is rounded once, to whole đồng."""
    base = sheet.rate(_BY_WORK[sheet.choice("kind")])
    years, each = sheet.number("years"), sheet.rate("phep-nam-them-sau")
    sheet.step("base", base)
    more = floor(years / each) * sheet.rate("phep-nam-them-ngay")
    if more:
        sheet.step("more", more, years=years, each=each)
    months = sheet.number("months")
    owed = (base + more) * months / MONTHS
    sheet.step("owed", owed, days=base + more, months=months)
    if owed.denominator != 1:
        sheet.note("fraction")
    taken = sheet.number("taken")
    if taken > owed:
        sheet.note("too_many", taken=taken)
    left = max(owed - taken, Fraction(0))
    if sheet.choice("leaving") == "no":
        sheet.total("left", left, owed=owed, taken=taken)
        sheet.note("no_money")
        return
    sheet.step("left", left, owed=owed, taken=taken)
    wage, days = sheet.number("wage"), sheet.number("days_a_month")
    sheet.step("daily", wage / days, wage=wage, days=days)
    sheet.total("money", round_half_up(wage * left / days), daily=wage / days, left=left)


LEAVE = Calculator(
    key="phep-nam",
    title="Ngày phép năm và tiền phép khi nghỉ việc",
    computes="Tính năm nay bạn có bao nhiêu ngày phép, còn bao nhiêu, và khi nghỉ việc thì số ngày chưa nghỉ đổi ra "
    "bao nhiêu tiền.",
    rounding="Số ngày không làm tròn, vì luật không có quy tắc làm tròn; trang hiện hai số lẻ. Tiền làm tròn một lần ở "
    "cuối, đến đồng (từ nửa đồng trở lên tính là một đồng).",
    inputs=(
        Input(
            name="kind",
            label="Việc của bạn",
            kind="choice",
            default="normal",
            choices=(
                Choice("normal", "Điều kiện bình thường"),
                Choice("heavy", "Nặng nhọc, độc hại, nguy hiểm; hoặc bạn dưới 18 tuổi, khuyết tật"),
                Choice("very_heavy", "Đặc biệt nặng nhọc, độc hại, nguy hiểm"),
            ),
        ),
        Input(
            name="months",
            label="Số tháng đã làm trong năm nay",
            kind="whole",
            unit="month",
            most=12,
            help="Tháng nào đi làm và nghỉ có lương từ nửa số ngày trở lên thì tính là một tháng.",
        ),
        Input(
            name="years",
            label="Đã làm cho công ty này mấy năm tròn",
            kind="whole",
            unit="year",
            most=60,
            default="0",
        ),
        Input(
            name="taken",
            label="Số ngày phép đã nghỉ trong năm",
            kind="number",
            unit="day",
            most=366,
            default="0",
        ),
        Input(
            name="leaving",
            label="Bạn đang nghỉ việc hoặc mất việc?",
            kind="choice",
            default="no",
            choices=(Choice("no", "Không"), Choice("yes", "Có")),
        ),
        Input(
            name="wage",
            label="Lương hợp đồng của tháng trước khi nghỉ",
            kind="money",
            unit="dong",
            least=1000,
            when=_LEAVING,
        ),
        Input(
            name="days_a_month",
            label="Số ngày làm bình thường trong tháng",
            kind="number",
            unit="day",
            least=1,
            most=31,
            default="26",
            when=_LEAVING,
            help="Nhiều nơi tính 26 ngày.",
        ),
    ),
    figures=(
        "phep-nam",
        "phep-nam-nang-nhoc",
        "phep-nam-dac-biet-nang-nhoc",
        "phep-nam-them-sau",
        "phep-nam-them-ngay",
    ),
    provisions=(_DAYS, Provision(LABOUR_CODE, "113", "2"), _MONEY, _SENIORITY, _PART, _WAGE),
    steps={
        "base": StepWords("Ngày phép của một năm", "theo việc của bạn", "day", _DAYS),
        "more": StepWords("Thêm vì làm lâu năm", "{years} năm : {each} năm, bỏ phần lẻ", "day", _SENIORITY),
        "owed": StepWords("Ngày phép của năm nay", "{days} ngày : 12 × {months} tháng", "day", _PART),
        "left": StepWords("Còn lại", "{owed} − {taken}", "day", _DAYS),
        "daily": StepWords("Tiền lương một ngày", "{wage} : {days} ngày", "dong", _WAGE),
        "money": StepWords("Tiền của những ngày chưa nghỉ", "{daily} × {left} ngày", "dong", _MONEY),
    },
    notes={
        "fraction": "Luật không nói ngày phép lẻ làm tròn thế nào. Hãy xem nội quy, thỏa ước ở chỗ bạn, hoặc hỏi công "
        "đoàn.",
        "too_many": "Bạn đã nghỉ {taken} ngày, nhiều hơn số ngày phép tính được.",
        "no_money": "Đang làm việc thì phép là để nghỉ; luật chỉ buộc trả tiền thay ngày phép khi bạn thôi việc hoặc "
        "mất việc.",
    },
    cautions=(
        "Thử việc rồi làm tiếp, nghỉ ốm không quá 2 tháng, nghỉ thai sản vẫn là thời gian làm việc để có phép.",
        "Nghị định nói lấy lương hợp đồng tháng trước liền kề, không nói chia cho mấy ngày; trang này chia cho số ngày "
        "làm bình thường bạn điền.",
    ),
    examples=(
        Example(title="Làm đủ năm, điều kiện bình thường", inputs={"months": "12"}),
        Example(title="Mới làm 7 tháng", inputs={"months": "7", "taken": "3"}),
        Example(title="Làm lâu năm", inputs={"months": "12", "years": "11", "taken": "5"}),
        Example(
            title="Nghỉ việc giữa năm, việc nặng nhọc",
            inputs={"kind": "heavy", "months": "6", "taken": "2", "leaving": "yes", "wage": "7800000"},
        ),
    ),
    work=work,
)
