"""The minimum wage where somebody works, and whether a wage reaches it: Labour Code art. 91, Decree 293/2025."""

from fractions import Fraction

from cms.law.calculators.description import (
    LABOUR_CODE,
    MINIMUM_WAGE_DECREE,
    Calculator,
    Choice,
    Example,
    Input,
    Provision,
    StepWords,
)
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.places import REGIONS
from cms.law.calculators.sheet import Sheet

WEEKS, MONTHS = 52, 12
_LEVEL = Provision(MINIMUM_WAGE_DECREE, "3", "1")
_PLACE = Provision(MINIMUM_WAGE_DECREE, "3", "3")
_CONVERTED = Provision(MINIMUM_WAGE_DECREE, "4", "3", "a")


def work(sheet: Sheet) -> None:
    """A weekly or daily wage is made monthly; only what is short is rounded, to whole đồng."""
    place = sheet.place("place")
    region = REGIONS[place.region]
    paid_by = sheet.choice("paid_by")
    sheet.step("region", f"vùng {place.region}", place=place.name)
    monthly, hourly = (sheet.rate(f"luong-toi-thieu-{kind}-vung-{region}") for kind in ("thang", "gio"))
    sheet.step("hourly" if paid_by != "hour" else "monthly", hourly if paid_by != "hour" else monthly)
    least = hourly if paid_by == "hour" else monthly
    if not sheet.has("wage"):
        sheet.total("least_hourly" if paid_by == "hour" else "least_monthly", least)
        return
    sheet.step("least_hourly" if paid_by == "hour" else "least_monthly", least)
    wage = _convert(sheet, paid_by)
    short = round_half_up(max(least - wage, Fraction(0)))
    sheet.total("short_hourly" if paid_by == "hour" else "short", short, least=least, wage=wage)
    sheet.note("below" if wage < least else "enough")


def _convert(sheet: Sheet, paid_by: str) -> Fraction:
    wage = sheet.number("wage")
    if paid_by == "week":
        return sheet.step("by_week", wage * WEEKS / MONTHS, wage=wage)
    if paid_by == "day":
        days = sheet.number("days_a_month")
        return sheet.step("by_day", wage * days, wage=wage, days=days)
    return wage


MINIMUM_WAGE = Calculator(
    key="luong-toi-thieu",
    title="Lương tối thiểu nơi bạn làm",
    computes="Cho biết lương tối thiểu tháng và giờ ở xã, phường, đặc khu nơi bạn làm, và lương của bạn có thấp hơn "
    "không.",
    rounding="Mức tối thiểu là số trong nghị định, không làm tròn. Số tiền còn thiếu làm tròn đến đồng (từ nửa đồng "
    "trở lên tính là một đồng).",
    inputs=(
        Input(
            name="place",
            label="Xã, phường hoặc đặc khu nơi công ty hoạt động",
            kind="place",
            help="Viết tên hiện nay, có dấu hay không dấu đều được, ví dụ: rach gia. Tính theo nơi công ty hoạt động, "
            "không theo nơi bạn ở.",
        ),
        Input(
            name="paid_by",
            label="Bạn được trả lương theo",
            kind="choice",
            default="month",
            choices=(
                Choice("month", "Tháng"),
                Choice("week", "Tuần"),
                Choice("day", "Ngày"),
                Choice("hour", "Giờ"),
            ),
        ),
        Input(
            name="wage",
            label="Mức lương của bạn",
            kind="money",
            unit="dong",
            least=1000,
            optional=True,
            help="Lương theo công việc, chưa kể tăng ca, thưởng, phụ cấp khác. Có thể để trống.",
        ),
        Input(
            name="days_a_month",
            label="Số ngày làm bình thường trong tháng",
            kind="number",
            unit="day",
            least=1,
            most=31,
            default="26",
            when=(("paid_by", ("day",)),),
        ),
    ),
    figures=tuple(f"luong-toi-thieu-{kind}-vung-{region}" for kind in ("thang", "gio") for region in REGIONS.values()),
    provisions=(
        Provision(LABOUR_CODE, "90", "2"),
        Provision(LABOUR_CODE, "91"),
        _LEVEL,
        _PLACE,
        Provision(MINIMUM_WAGE_DECREE, "4"),
    ),
    steps={
        "region": StepWords("Vùng", "{place}", "", _PLACE),
        "monthly": StepWords("Lương tối thiểu tháng", "làm đủ giờ bình thường trong tháng", "dong", _LEVEL),
        "hourly": StepWords("Lương tối thiểu giờ", "cho người trả lương theo giờ", "dong/hour", _LEVEL),
        "least_monthly": StepWords("Lương tháng ít nhất", "làm đủ giờ bình thường trong tháng", "dong", _LEVEL),
        "least_hourly": StepWords("Lương giờ ít nhất", "cho người trả lương theo giờ", "dong/hour", _LEVEL),
        "by_week": StepWords("Lương của bạn đổi ra tháng", "{wage} × 52 tuần : 12 tháng", "dong", _CONVERTED),
        "by_day": StepWords("Lương của bạn đổi ra tháng", "{wage} × {days} ngày", "dong", _CONVERTED),
        "short": StepWords("Mỗi tháng còn thiếu", "{least} − {wage}, không dưới 0", "dong", _LEVEL),
        "short_hourly": StepWords("Mỗi giờ còn thiếu", "{least} − {wage}, không dưới 0", "dong/hour", _LEVEL),
    },
    notes={
        "below": "Lương này thấp hơn mức tối thiểu. Bạn có quyền đòi trả đủ phần thiếu; hãy gọi công đoàn.",
        "enough": "Lương này không thấp hơn mức tối thiểu.",
    },
    cautions=(
        "Khu công nghiệp nằm trên nhiều địa bàn thì theo mức của địa bàn cao nhất.",
        "Vào làm từ 31/12/2025 trở về trước mà nơi làm bị xuống mức thấp hơn thì bạn vẫn giữ mức cũ.",
        "Công ty có nhiều nơi làm: nơi nào tính theo mức của nơi đó.",
    ),
    examples=(
        Example(title="Lương tháng ở Rạch Giá", inputs={"place": "rach gia", "wage": "4500000"}),
        Example(
            title="Lương ngày ở Châu Thành",
            inputs={"place": "chau thanh", "paid_by": "day", "wage": "170000"},
        ),
        Example(title="Làm theo giờ ở Phú Quốc", inputs={"place": "phu quoc", "paid_by": "hour", "wage": "25000"}),
        Example(title="Ở Hòn Đất", inputs={"place": "hon dat"}),
    ),
    work=work,
)
