"""Interest on wages paid late: Labour Code art. 97 clause 4."""

from fractions import Fraction

from cms.law.calculators.description import LABOUR_CODE, Calculator, Example, Input, Provision, StepWords
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.sheet import Sheet

DAYS_A_YEAR = 365
"""How banks count the days of a yearly rate; the code does not say."""
_LATE = Provision(LABOUR_CODE, "97", "4")


def work(sheet: Sheet) -> None:
    """Interest is rounded once, to whole đồng."""
    amount, days, yearly = sheet.number("amount"), sheet.number("days"), sheet.number("yearly")
    owed_from, longest = sheet.rate("cham-luong-phai-tra-lai"), sheet.rate("cham-luong-nhieu-nhat")
    if days < owed_from:
        sheet.total("none", Fraction(0), days=days, owed_from=owed_from)
        sheet.note("short", owed_from=owed_from)
    else:
        sheet.step("daily", amount * yearly / 100 / DAYS_A_YEAR, amount=amount, yearly=yearly)
        interest = round_half_up(amount * yearly * days / (100 * DAYS_A_YEAR))
        sheet.total("interest", interest, amount=amount, yearly=yearly, days=days)
        sheet.step("together", amount + interest, amount=amount, interest=interest)
    if days > longest:
        sheet.note("too_long", longest=longest)
    sheet.note("leave")


LATE_WAGES = Calculator(
    key="cham-luong",
    title="Tiền lãi khi công ty trả lương chậm",
    computes="Tính số tiền ít nhất công ty phải đền thêm khi trả lương chậm.",
    rounding="Tiền lãi làm tròn một lần ở cuối, đến đồng (từ nửa đồng tính là một đồng). Một năm tính 365 ngày.",
    inputs=(
        Input(name="amount", label="Số tiền lương bị trả chậm", kind="money", unit="dong", least=1000),
        Input(
            name="days",
            label="Số ngày chậm",
            kind="whole",
            unit="day",
            least=1,
            most=3650,
            help="Từ ngày lẽ ra được trả đến ngày được trả thật.",
        ),
        Input(
            name="yearly",
            label="Lãi suất tiền gửi 1 tháng, theo năm",
            kind="number",
            unit="percent",
            most=30,
            help="Do ngân hàng nơi công ty mở tài khoản trả lương công bố vào lúc trả lương. Xem trên trang của ngân "
            "hàng đó, tiền gửi có kỳ hạn 1 tháng.",
        ),
    ),
    figures=("cham-luong-phai-tra-lai", "cham-luong-nhieu-nhat"),
    provisions=(_LATE, Provision(LABOUR_CODE, "94"), Provision(LABOUR_CODE, "35", "2", "b")),
    steps={
        "none": StepWords("Tiền lãi luật buộc trả", "chậm {days} ngày, chưa đến {owed_from} ngày", "dong", _LATE),
        "daily": StepWords("Tiền lãi một ngày", "{amount} × {yearly}% : 365", "dong", _LATE),
        "interest": StepWords("Tiền lãi, ít nhất", "{amount} × {yearly}% : 365 × {days} ngày", "dong", _LATE),
        "together": StepWords("Lương và lãi", "{amount} + {interest}", "dong", _LATE),
    },
    notes={
        "short": "Chậm chưa đến {owed_from} ngày thì luật chưa buộc trả lãi, nhưng công ty vẫn phải trả đủ lương ngay.",
        "too_long": "Dù có lý do bất khả kháng, công ty cũng không được chậm quá {longest} ngày.",
        "leave": "Không được trả đủ hoặc đúng hạn thì bạn được nghỉ việc ngay, không phải báo trước.",
    },
    cautions=(
        "Luật không nói chia lãi suất năm thế nào; trang này lấy 365 ngày như các ngân hàng.",
        "Đây là mức ít nhất. Hai bên có thể thỏa thuận cao hơn.",
    ),
    examples=(
        Example(title="Chậm nửa tháng", inputs={"amount": "7000000", "days": "15", "yearly": "3,5"}),
        Example(title="Chậm một tháng", inputs={"amount": "7000000", "days": "30", "yearly": "3,5"}),
        Example(title="Chậm hai tháng", inputs={"amount": "14000000", "days": "60", "yearly": "3,5"}),
        Example(title="Chậm một tuần", inputs={"amount": "7000000", "days": "7", "yearly": "3,5"}),
    ),
    work=work,
)
