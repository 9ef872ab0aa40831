"""Maternity leave and money: Labour Code art. 139, Social Insurance Law arts 50, 53, 58, 59."""

from fractions import Fraction

from cms.law.calculators.description import (
    INSURANCE_LAW,
    LABOUR_CODE,
    Calculator,
    Choice,
    Example,
    Input,
    Provision,
    StepWords,
)
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.sheet import Sheet

DAYS_A_MONTH = 24
"""What a month's allowance is divided by for a working day (art. 59.2)."""
_LEAVE = Provision(LABOUR_CODE, "139", "1")
_FATHER = Provision(INSURANCE_LAW, "53", "2")
_CONDITION = Provision(INSURANCE_LAW, "50", "2")
_ONCE = Provision(INSURANCE_LAW, "58", "4")
_MONTH = Provision(INSURANCE_LAW, "59", "1")
_MOTHER = ("who", ("mother",))
_ORDERS = (Choice("first", "Con thứ nhất"), Choice("second", "Con thứ hai"), Choice("later", "Con thứ ba trở đi"))


def work(sheet: Sheet) -> None:
    """The allowance and the sum paid once are rounded each, to whole đồng, then added."""
    if sheet.choice("who") == "father":
        _work_father(sheet)
        return
    order, babies, insured = sheet.choice("order"), sheet.number("babies"), sheet.number("insured_months")
    wage, needed = sheet.number("wage"), sheet.rate("thai-san-dong-du")
    if insured < needed:
        sheet.total("not_enough", Fraction(0), insured=insured, needed=needed)
        sheet.note("exceptions")
        return
    base = sheet.rate("thai-san-thang-con-thu-hai" if order == "second" else "thai-san-thang")
    each = sheet.rate("thai-san-them-moi-con")
    months = base + each * (babies - 1)
    sheet.step("leave", months, base=base, each=each, more=babies - 1)
    percent = sheet.rate("thai-san-muc-huong")
    allowance = round_half_up(wage * percent * months / 100)
    sheet.step("allowance", allowance, wage=wage, percent=percent, months=months)
    times, reference = sheet.rate("thai-san-mot-lan"), sheet.rate("muc-tham-chieu")
    once = round_half_up(times * reference * babies)
    sheet.step("once", once, times=times, reference=reference, babies=babies)
    sheet.total("total", allowance + once, allowance=allowance, once=once)
    if order == "second":
        sheet.note("second")


def _work_father(sheet: Sheet) -> None:
    order, babies, birth = sheet.choice("order"), sheet.number("babies"), sheet.choice("birth")
    wage = sheet.number("wage")
    if babies == 1:
        days = sheet.rate("chong-nghi-sinh-thuong" if birth == "plain" else "chong-nghi-sinh-mo")
    else:
        twins = sheet.rate("chong-nghi-sinh-doi-mo" if birth == "surgery" else "chong-nghi-sinh-doi")
        days = twins + sheet.rate("chong-nghi-sinh-them-moi-con") * (babies - 2)
    if order == "second":
        days = max(days, sheet.rate("chong-nghi-con-thu-hai"))
        sheet.note("second")
    sheet.step("father_leave", days, babies=babies)
    percent = sheet.rate("thai-san-muc-huong")
    money = round_half_up(wage * percent * days / (100 * DAYS_A_MONTH))
    sheet.total("father_money", money, wage=wage, percent=percent, days=days)
    sheet.note("father_when")


MATERNITY = Calculator(
    key="thai-san",
    title="Ngày nghỉ và tiền thai sản",
    computes="Tính số tháng nghỉ sinh và tiền thai sản của mẹ, hoặc số ngày nghỉ và tiền của cha khi vợ sinh.",
    rounding="Tiền thai sản và tiền một lần làm tròn riêng, mỗi khoản đến đồng (từ nửa đồng trở lên tính là một đồng), "
    "rồi cộng lại.",
    inputs=(
        Input(
            name="who",
            label="Bạn là",
            kind="choice",
            default="mother",
            choices=(Choice("mother", "Mẹ sinh con"), Choice("father", "Cha, đang đóng bảo hiểm xã hội bắt buộc")),
        ),
        Input(name="order", label="Lần sinh này là", kind="choice", default="first", choices=_ORDERS),
        Input(
            name="babies", label="Số bé sinh lần này", kind="whole", least=1, most=6, default="1", help="Sinh đôi là 2."
        ),
        Input(
            name="birth",
            label="Vợ bạn sinh",
            kind="choice",
            default="plain",
            when=(("who", ("father",)),),
            choices=(
                Choice("plain", "Sinh thường"),
                Choice("surgery", "Phải phẫu thuật"),
                Choice("early", "Trước 32 tuần tuổi"),
            ),
        ),
        Input(
            name="insured_months",
            label="Số tháng đã đóng bảo hiểm xã hội bắt buộc trong 12 tháng trước khi sinh",
            kind="whole",
            unit="month",
            most=12,
            when=(_MOTHER,),
        ),
        Input(
            name="wage",
            label="Lương đóng bảo hiểm bình quân 6 tháng gần nhất trước khi nghỉ",
            kind="money",
            unit="dong",
            least=1000,
            help="Chưa đóng đủ 6 tháng (cha): bình quân các tháng đã đóng.",
        ),
    ),
    figures=(
        "thai-san-thang",
        "thai-san-thang-con-thu-hai",
        "thai-san-them-moi-con",
        "thai-san-dong-du",
        "thai-san-muc-huong",
        "thai-san-mot-lan",
        "muc-tham-chieu",
        "chong-nghi-sinh-thuong",
        "chong-nghi-sinh-mo",
        "chong-nghi-sinh-doi",
        "chong-nghi-sinh-doi-mo",
        "chong-nghi-sinh-them-moi-con",
        "chong-nghi-con-thu-hai",
    ),
    provisions=(
        _LEAVE,
        _CONDITION,
        _FATHER,
        _ONCE,
        _MONTH,
        Provision(INSURANCE_LAW, "59", "2"),
    ),
    steps={
        "not_enough": StepWords("Tiền thai sản", "đóng {insured} tháng, cần {needed} tháng", "dong", _CONDITION),
        "leave": StepWords("Thời gian nghỉ sinh", "{base} tháng + {each} tháng × {more} bé", "month", _LEAVE),
        "allowance": StepWords("Tiền thai sản", "{wage} × {percent}% × {months} tháng", "dong", _MONTH),
        "once": StepWords("Tiền một lần khi sinh", "{times} × mức tham chiếu {reference} × {babies} bé", "dong", _ONCE),
        "total": StepWords("Cộng lại", "{allowance} + {once}", "dong"),
        "father_leave": StepWords("Cha được nghỉ", "vợ sinh {babies} bé", "working_day", _FATHER),
        "father_money": StepWords(
            "Tiền thai sản của cha",
            "{wage} × {percent}% : 24 × {days} ngày",
            "dong",
            Provision(INSURANCE_LAW, "59", "2"),
        ),
    },
    notes={
        "exceptions": "Vẫn có thể được: đã đóng từ 12 tháng và phải nghỉ dưỡng thai theo chỉ định thì chỉ cần 3 tháng; "
        "nghỉ để điều trị vô sinh thì đếm 6 tháng trong 24 tháng. Hãy hỏi công đoàn.",
        "second": "Quy định cho con thứ hai (sinh từ 01/07/2026) đang chờ xác nhận theo văn bản gốc. Con thứ hai "
        "đếm theo số con đẻ còn sống vào lúc sinh.",
        "father_when": "Phải bắt đầu nghỉ trong 60 ngày kể từ ngày vợ sinh.",
    },
    cautions=(
        "Tiền do quỹ bảo hiểm xã hội trả. Thời gian nghỉ sinh vẫn tính là có đóng bảo hiểm.",
        "Mức tham chiếu lấy theo tháng sinh con: bé sinh tháng khác thì mức có thể khác.",
        "Mẹ nghỉ trước khi sinh không quá 2 tháng.",
    ),
    examples=(
        Example(title="Mẹ sinh con đầu", inputs={"insured_months": "12", "wage": "6500000"}),
        Example(title="Mẹ sinh con thứ hai", inputs={"order": "second", "insured_months": "12", "wage": "6500000"}),
        Example(title="Mẹ sinh đôi lần đầu", inputs={"babies": "2", "insured_months": "9", "wage": "6500000"}),
        Example(title="Cha, vợ sinh mổ", inputs={"who": "father", "birth": "surgery", "wage": "7200000"}),
    ),
    work=work,
)
