"""Overtime and night work: Labour Code art. 98, Decree 145/2020 arts 55–57. Amounts are the least the law allows."""

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
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.sheet import Sheet

_HOUR = Provision(LABOUR_DECREE, "55", "1", "a")
_DAY = Provision(LABOUR_CODE, "98", "1")
_NIGHT = Provision(LABOUR_CODE, "98", "2")
_NIGHT_OVERTIME = Provision(LABOUR_CODE, "98", "3")
_DAYTIME = Provision(LABOUR_DECREE, "57", "1", "b")
_LIMIT = Provision(LABOUR_CODE, "107", "2", "b")

_BY_DAY = {"weekday": "tang-ca-ngay-thuong", "rest": "tang-ca-ngay-nghi-tuan", "holiday": "tang-ca-ngay-le"}
_AT_NIGHT = {
    "weekday_night": ("tang-ca-ngay-thuong", ""),
    "weekday_night_after": ("tang-ca-ngay-thuong", "tang-ca-ngay-thuong"),
    "rest_night": ("tang-ca-ngay-nghi-tuan", "tang-ca-ngay-nghi-tuan"),
    "holiday_night": ("tang-ca-ngay-le", "tang-ca-ngay-le"),
}
"""Hours of overtime at night → the figure of the day, and the figure of that day's daytime pay (none: 100 %)."""
_OWN_DAY = (("paid_by", ("day",)),)


def work(sheet: Sheet) -> None:
    """Each kind of hour is one line, rounded to whole đồng; the total is the sum of the lines."""
    paid_by = sheet.choice("paid_by")
    hourly = _find_hourly(sheet, paid_by)
    lines = [_pay_normal_night(sheet, hourly)]
    lines += [_pay_by_day(sheet, name, key, hourly) for name, key in _BY_DAY.items()]
    lines += [_pay_at_night(sheet, name, hourly) for name in _AT_NIGHT]
    if not any(hours for hours, _money in lines):
        sheet.refuse("no_hours", "weekday")
    total = sum(money for _hours, money in lines)
    if sheet.number("holiday") + sheet.number("holiday_night") > 0:
        if paid_by == "day":
            days = sheet.number("holidays")
            own = round_half_up(sheet.number("wage") * days)
            total += sheet.step("holiday_own", own, wage=sheet.number("wage"), days=days)
        elif paid_by == "month":
            sheet.note("holiday_in_month")
    sheet.total("total", total)
    overtime, most = sum(hours for hours, _money in lines[1:]), sheet.rate("tang-ca-gio-thang")
    if overtime > most:
        sheet.note("over_month", hours=overtime, most=most)


def _find_hourly(sheet: Sheet, paid_by: str) -> Fraction:
    wage = sheet.number("wage")
    if paid_by == "hour":
        return sheet.step("hourly", wage)
    hours = sheet.number("hours_a_day")
    if paid_by == "day":
        return sheet.step("hourly_of_day", wage / hours, wage=wage, hours=hours)
    days = sheet.number("days_a_month")
    return sheet.step("hourly_of_month", wage / (days * hours), wage=wage, days=days, hours=hours)


def _pay_normal_night(sheet: Sheet, hourly: Fraction) -> tuple[Fraction, Fraction]:
    hours = sheet.number("normal_night")
    if not hours:
        return hours, Fraction(0)
    night = sheet.rate("lam-dem-them")
    money = round_half_up(hourly * hours * night / 100)
    return hours, sheet.step("normal_night", money, hourly=hourly, hours=hours, night=night)


def _pay_by_day(sheet: Sheet, name: str, key: str, hourly: Fraction) -> tuple[Fraction, Fraction]:
    hours = sheet.number(name)
    if not hours:
        return hours, Fraction(0)
    percent = sheet.rate(key)
    money = round_half_up(hourly * hours * percent / 100)
    return hours, sheet.step(name, money, hourly=hourly, hours=hours, percent=percent)


def _pay_at_night(sheet: Sheet, name: str, hourly: Fraction) -> tuple[Fraction, Fraction]:
    hours = sheet.number(name)
    if not hours:
        return hours, Fraction(0)
    key, daytime_key = _AT_NIGHT[name]
    day, night, extra = sheet.rate(key), sheet.rate("lam-dem-them"), sheet.rate("tang-ca-dem-them")
    daytime = sheet.rate(daytime_key) if daytime_key else Fraction(100)
    percent = day + night + extra * daytime / 100
    money = round_half_up(hourly * hours * percent / 100)
    gaps = {"day": day, "night": night, "extra": extra, "daytime": daytime, "percent": percent}
    return hours, sheet.step(name, money, hourly=hourly, hours=hours, **gaps)


def _ask_hours(name: str, label: str, help: str = "") -> Input:
    return Input(name=name, label=label, kind="number", unit="hour", help=help, most=200, default="0")


_DAY_FORMULA = "{hourly} × {hours} giờ × {percent}%"
_NIGHT_FORMULA = (
    "{hourly} × {hours} giờ × ({day}% + {night}% + {extra}% × {daytime}%) = {hourly} × {hours} × {percent}%"
)

OVERTIME = Calculator(
    key="tang-ca",
    title="Tiền tăng ca và làm đêm",
    computes="Tính số tiền ít nhất bạn phải được trả cho giờ tăng ca ngày thường, ngày nghỉ tuần, ngày lễ, và cho giờ "
    "làm đêm.",
    rounding="Tiền một giờ giữ nguyên số lẻ khi tính, chỉ viết gọn hai số lẻ khi hiện ra. Mỗi dòng tiền làm tròn đến "
    "đồng (từ nửa đồng trở lên tính là một đồng), rồi cộng các dòng.",
    inputs=(
        Input(
            name="paid_by",
            label="Bạn được trả lương theo",
            kind="choice",
            default="month",
            choices=(Choice("month", "Tháng"), Choice("day", "Ngày"), Choice("hour", "Giờ")),
        ),
        Input(
            name="wage",
            label="Tiền lương của việc đang làm",
            kind="money",
            unit="dong",
            least=1000,
            help="Của một tháng, một ngày hoặc một giờ, theo cách trả ở trên. Không tính tiền tăng ca, tiền làm đêm, "
            "thưởng, tiền ăn ca, xăng xe, nhà ở.",
        ),
        Input(
            name="days_a_month",
            label="Số ngày làm bình thường trong tháng",
            kind="number",
            unit="day",
            least=1,
            most=31,
            default="26",
            when=(("paid_by", ("month",)),),
            help="Không kể ngày tăng ca. Nhiều nơi tính 26 ngày.",
        ),
        Input(
            name="hours_a_day",
            label="Số giờ làm bình thường trong ngày",
            kind="number",
            unit="hour",
            least=1,
            most=10,
            default="8",
            when=(("paid_by", ("month", "day")),),
        ),
        _ask_hours("weekday", "Giờ tăng ca ban ngày, ngày thường"),
        _ask_hours("rest", "Giờ tăng ca ban ngày, ngày nghỉ hằng tuần"),
        _ask_hours("holiday", "Giờ làm ban ngày, ngày lễ, Tết"),
        _ask_hours("weekday_night", "Giờ tăng ca đêm, ngày thường", "Hôm đó bạn không tăng ca ban ngày."),
        _ask_hours(
            "weekday_night_after", "Giờ tăng ca đêm sau khi đã tăng ca ban ngày", "Hôm đó bạn tăng ca từ chiều tới đêm."
        ),
        _ask_hours("rest_night", "Giờ tăng ca đêm, ngày nghỉ hằng tuần"),
        _ask_hours("holiday_night", "Giờ làm đêm, ngày lễ, Tết"),
        _ask_hours("normal_night", "Giờ làm đêm trong ca bình thường", "Đêm là từ 22 giờ đến 6 giờ sáng hôm sau."),
        Input(
            name="holidays",
            label="Số ngày lễ, Tết bạn đi làm",
            kind="number",
            unit="day",
            most=31,
            default="1",
            when=_OWN_DAY,
        ),
    ),
    figures=(
        "tang-ca-ngay-thuong",
        "tang-ca-ngay-nghi-tuan",
        "tang-ca-ngay-le",
        "lam-dem-them",
        "tang-ca-dem-them",
        "tang-ca-gio-thang",
    ),
    provisions=(
        _DAY,
        _NIGHT,
        _NIGHT_OVERTIME,
        _LIMIT,
        Provision(LABOUR_DECREE, "55"),
        Provision(LABOUR_DECREE, "56"),
        Provision(LABOUR_DECREE, "57"),
    ),
    steps={
        "hourly": StepWords("Tiền lương một giờ", "theo số bạn điền", "dong", _HOUR),
        "hourly_of_day": StepWords("Tiền lương một giờ", "{wage} : {hours} giờ", "dong", _HOUR),
        "hourly_of_month": StepWords("Tiền lương một giờ", "{wage} : ({days} ngày × {hours} giờ)", "dong", _HOUR),
        "normal_night": StepWords(
            "Tiền thêm cho giờ làm đêm trong ca", "{hourly} × {hours} giờ × {night}%", "dong", _NIGHT
        ),
        "weekday": StepWords(
            "Tăng ca ban ngày, ngày thường", _DAY_FORMULA, "dong", Provision(LABOUR_CODE, "98", "1", "a")
        ),
        "rest": StepWords(
            "Tăng ca ban ngày, ngày nghỉ tuần", _DAY_FORMULA, "dong", Provision(LABOUR_CODE, "98", "1", "b")
        ),
        "holiday": StepWords(
            "Làm ban ngày, ngày lễ, Tết", _DAY_FORMULA, "dong", Provision(LABOUR_CODE, "98", "1", "c")
        ),
        "weekday_night": StepWords("Tăng ca đêm, ngày thường", _NIGHT_FORMULA, "dong", _NIGHT_OVERTIME),
        "weekday_night_after": StepWords("Tăng ca đêm sau khi tăng ca ban ngày", _NIGHT_FORMULA, "dong", _DAYTIME),
        "rest_night": StepWords("Tăng ca đêm, ngày nghỉ tuần", _NIGHT_FORMULA, "dong", _NIGHT_OVERTIME),
        "holiday_night": StepWords("Làm đêm, ngày lễ, Tết", _NIGHT_FORMULA, "dong", _NIGHT_OVERTIME),
        "holiday_own": StepWords(
            "Tiền lương của chính ngày lễ (người lương ngày)",
            "{wage} × {days} ngày",
            "dong",
            Provision(LABOUR_CODE, "98", "1", "c"),
        ),
        "total": StepWords("Cộng lại, ít nhất bạn được trả", "tổng các dòng tiền ở trên", "dong"),
    },
    notes={
        "holiday_in_month": "Bạn hưởng lương tháng: tiền lương của chính ngày lễ đã nằm trong lương tháng, số ở trên "
        "là phần trả thêm.",
        "over_month": "Bạn đã tăng ca {hours} giờ, quá {most} giờ một tháng. Một số trường hợp có thể được đến mức cao "
        "hơn, điều này đang chờ luật sư xác nhận. Quá giờ thì công ty vẫn phải trả đủ tiền.",
    },
    cautions=(
        "Đây là mức ít nhất. Hợp đồng hay thỏa ước ghi cao hơn thì tính theo mức cao hơn.",
        "Trang này tính cho người hưởng lương theo thời gian; lương sản phẩm tính theo đơn giá.",
        "Ngày lễ trùng ngày nghỉ tuần: giờ làm ngày lễ tính như ngày lễ, giờ làm ngày nghỉ bù tính như ngày nghỉ tuần.",
    ),
    examples=(
        Example(title="Tăng ca sau giờ làm ngày thường", inputs={"wage": "6240000", "weekday": "10"}),
        Example(title="Tăng ca một ngày chủ nhật", inputs={"wage": "6240000", "rest": "8"}),
        Example(title="Lương ngày, đi làm một ngày lễ", inputs={"paid_by": "day", "wage": "280000", "holiday": "8"}),
        Example(
            title="Tăng ca từ chiều tới đêm",
            inputs={"wage": "7800000", "weekday": "3", "weekday_night_after": "2"},
        ),
        Example(title="Ca đêm bình thường", inputs={"wage": "6240000", "normal_night": "40"}),
    ),
    problems={"no_hours": "Hãy điền số giờ vào ít nhất một ô."},
    work=work,
)
