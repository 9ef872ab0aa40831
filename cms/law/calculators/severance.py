"""Severance (Labour Code art. 46) and job-loss pay (art. 47), with Decree 145/2020 art. 8."""

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

YEAR = 12
HALF_YEAR = 6
_COUNTED = Provision(LABOUR_DECREE, "8", "3")
_YEARS = Provision(LABOUR_DECREE, "8", "3", "c")
_SEVERANCE = Provision(LABOUR_CODE, "46", "1")
_JOB_LOSS = Provision(LABOUR_CODE, "47", "1")


def work(sheet: Sheet) -> None:
    """Odd months become half a year or a year; money is rounded once, to whole đồng."""
    kind = sheet.choice("kind")
    total, insured, paid = (sheet.number(name) for name in ("total_months", "insured_months", "paid_months"))
    wage = sheet.number("wage")
    if insured + paid > total:
        sheet.refuse("too_much", "insured_months")
    enough = sheet.rate("tro-cap-thoi-viec-tu")
    if total < enough:
        sheet.note("too_short", enough=enough)
        sheet.total(f"none_{kind}", Fraction(0), months=total, enough=enough)
        return
    counted = total - insured - paid
    sheet.step("counted", counted, total=total, insured=insured, paid=paid)
    years = count_years(counted)
    sheet.step("years", years, months=counted)
    if kind == "severance":
        each = sheet.rate("tro-cap-thoi-viec-moi-nam")
        sheet.total("severance", round_half_up(years * each * wage), years=years, each=each, wage=wage)
        if not counted:
            sheet.note("all_insured")
        return
    each, least = sheet.rate("tro-cap-mat-viec-moi-nam"), sheet.rate("tro-cap-mat-viec-it-nhat")
    months = max(years * each, least)
    sheet.step("months", months, years=years, each=each, least=least)
    sheet.total("job_loss", round_half_up(months * wage), months=months, wage=wage)
    if not counted:
        sheet.note("all_insured_job_loss", least=least)


def count_years(months: Fraction) -> Fraction:
    """Months as years: an odd part of at most six months is half a year, of more a whole one (art. 8.3.c)."""
    years = Fraction(floor(months / YEAR))
    odd = months - years * YEAR
    if not odd:
        return years
    return years + (Fraction(1, 2) if odd <= HALF_YEAR else 1)


def _ask_months(name: str, label: str, help: str, default: str = "") -> Input:
    return Input(name=name, label=label, kind="whole", unit="month", help=help, most=720, default=default)


SEVERANCE = Calculator(
    key="tro-cap-thoi-viec",
    title="Trợ cấp thôi việc và trợ cấp mất việc làm",
    computes="Tính số tiền công ty phải trả khi bạn thôi việc, hoặc mất việc vì công ty đổi cơ cấu, gặp khó khăn kinh "
    "tế, sáp nhập.",
    rounding="Tháng lẻ từ 6 tháng trở xuống tính nửa năm, trên 6 tháng tính một năm. Tiền làm tròn một lần ở cuối, đến "
    "đồng (từ nửa đồng trở lên tính là một đồng).",
    inputs=(
        Input(
            name="kind",
            label="Bạn nghỉ vì",
            kind="choice",
            default="severance",
            choices=(
                Choice("severance", "Thôi việc (hết hợp đồng, thỏa thuận, xin nghỉ đúng luật…)"),
                Choice("job_loss", "Mất việc do công ty đổi cơ cấu, công nghệ, lý do kinh tế, sáp nhập"),
            ),
        ),
        _ask_months(
            "total_months",
            "Tổng số tháng đã làm cho công ty",
            "Kể cả thử việc, nghỉ ốm, nghỉ thai sản. Ví dụ 5 năm 3 tháng là 63.",
        ),
        _ask_months(
            "insured_months",
            "Trong đó, số tháng đã đóng bảo hiểm thất nghiệp",
            "Xem trên ứng dụng VssID. Kể cả tháng công ty trả tiền thay vào lương.",
        ),
        _ask_months("paid_months", "Số tháng đã được trả trợ cấp trước đây", "Thường là 0.", "0"),
        Input(
            name="wage",
            label="Lương hợp đồng bình quân 6 tháng cuối",
            kind="money",
            unit="dong",
            least=1000,
        ),
    ),
    figures=(
        "tro-cap-thoi-viec-tu",
        "tro-cap-thoi-viec-moi-nam",
        "tro-cap-mat-viec-moi-nam",
        "tro-cap-mat-viec-it-nhat",
    ),
    provisions=(Provision(LABOUR_CODE, "46"), Provision(LABOUR_CODE, "47"), Provision(LABOUR_DECREE, "8")),
    steps={
        "none_severance": StepWords(
            "Trợ cấp thôi việc", "làm {months} tháng, chưa đủ {enough} tháng", "dong", _SEVERANCE
        ),
        "none_job_loss": StepWords(
            "Trợ cấp mất việc làm", "làm {months} tháng, chưa đủ {enough} tháng", "dong", _JOB_LOSS
        ),
        "counted": StepWords("Thời gian để tính trợ cấp", "{total} − {insured} − {paid}", "month", _COUNTED),
        "years": StepWords("Đổi ra năm", "{months} tháng, tháng lẻ làm tròn theo nghị định", "year", _YEARS),
        "severance": StepWords("Trợ cấp thôi việc", "{years} năm × {each} tháng lương × {wage}", "dong", _SEVERANCE),
        "months": StepWords(
            "Số tháng lương được trả",
            "{years} năm × {each} tháng, ít nhất {least} tháng",
            "month",
            Provision(LABOUR_DECREE, "8", "2"),
        ),
        "job_loss": StepWords("Trợ cấp mất việc làm", "{months} tháng × {wage}", "dong", _JOB_LOSS),
    },
    notes={
        "too_short": "Phải làm thường xuyên từ đủ {enough} tháng mới có trợ cấp này. Bạn vẫn được trả đủ lương và ngày "
        "phép chưa nghỉ.",
        "all_insured": "Tháng nào cũng đã đóng bảo hiểm thất nghiệp thì công ty không phải trả trợ cấp này. Hãy nộp hồ "
        "sơ trợ cấp thất nghiệp trong 3 tháng.",
        "all_insured_job_loss": "Nghị định ghi: làm từ đủ 12 tháng mà thời gian để tính ít hơn 24 tháng thì được ít "
        "nhất {least} tháng lương. Khi thời gian ấy bằng 0, có nơi hiểu khác; điều này đang chờ luật sư xác nhận, hãy "
        "hỏi công đoàn.",
    },
    cautions=(
        "Không có trợ cấp thôi việc khi bạn đủ điều kiện hưởng lương hưu, tự ý bỏ việc từ 5 ngày liên tục, bị sa thải "
        "hoặc nghỉ trái luật.",
        "Đây không phải tiền trợ cấp thất nghiệp: tiền ấy do quỹ bảo hiểm trả riêng.",
    ),
    examples=(
        Example(
            title="Thôi việc, một phần thời gian chưa có bảo hiểm thất nghiệp",
            inputs={"total_months": "125", "insured_months": "96", "wage": "8000000"},
        ),
        Example(
            title="Thôi việc, làm không có bảo hiểm",
            inputs={"total_months": "31", "insured_months": "0", "wage": "6000000"},
        ),
        Example(
            title="Mất việc vì công ty giảm chuyền",
            inputs={"kind": "job_loss", "total_months": "42", "insured_months": "0", "wage": "7000000"},
        ),
        Example(
            title="Mất việc, phần chưa đóng bảo hiểm còn ít",
            inputs={"kind": "job_loss", "total_months": "60", "insured_months": "54", "wage": "7000000"},
        ),
    ),
    problems={"too_much": "Số tháng đã đóng bảo hiểm và đã nhận trợ cấp cộng lại nhiều hơn tổng số tháng làm việc."},
    work=work,
)
