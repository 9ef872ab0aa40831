"""Union dues of a member, and what the employer pays: Trade Union Law arts 29, 30."""

from cms.law.calculators.description import UNION_LAW, Calculator, Choice, Example, Input, Provision, StepWords
from cms.law.calculators.numbers import round_half_up
from cms.law.calculators.sheet import Sheet

_DUES = Provision(UNION_LAW, "30")
_FUND = Provision(UNION_LAW, "29")


def work(sheet: Sheet) -> None:
    """Dues, their cap and the employer's part are rounded each, to whole đồng."""
    employer, wage = sheet.choice("employer"), sheet.number("wage")
    percent = sheet.rate("kinh-phi-cong-doan")
    fund = round_half_up(wage * percent / 100)
    if employer == "other":
        sheet.note("other")
        sheet.step("fund", fund, wage=wage, percent=percent)
        return
    share, cap_share, reference = (sheet.rate(key) for key in ("doan-phi", "doan-phi-toi-da", "muc-tham-chieu"))
    dues = sheet.step("share", round_half_up(wage * share / 100), wage=wage, percent=share)
    cap = sheet.step("cap", round_half_up(reference * cap_share / 100), reference=reference, percent=cap_share)
    sheet.step("fund", fund, wage=wage, percent=percent)
    sheet.total("total", min(dues, cap), dues=dues, cap=cap)
    if dues > cap:
        sheet.note("capped")


DUES = Calculator(
    key="doan-phi",
    title="Đoàn phí công đoàn mỗi tháng",
    computes="Tính đoàn phí bạn đóng mỗi tháng, và kinh phí công đoàn mà công ty đóng thêm, không trừ vào lương bạn.",
    rounding="Mỗi khoản làm tròn đến đồng (từ nửa đồng trở lên tính là một đồng).",
    inputs=(
        Input(
            name="employer",
            label="Bạn làm ở",
            kind="choice",
            default="private",
            choices=(
                Choice("private", "Doanh nghiệp ngoài Nhà nước"),
                Choice("other", "Cơ quan, đơn vị Nhà nước, doanh nghiệp Nhà nước, nơi khác"),
            ),
        ),
        Input(
            name="wage",
            label="Tiền lương làm căn cứ đóng bảo hiểm xã hội mỗi tháng",
            kind="money",
            unit="dong",
            least=1000,
            help="Xem trên ứng dụng VssID hoặc phiếu lương.",
        ),
    ),
    figures=("doan-phi", "doan-phi-toi-da", "muc-tham-chieu", "kinh-phi-cong-doan"),
    provisions=(_FUND, _DUES),
    steps={
        "share": StepWords("Theo lương của bạn", "{wage} × {percent}%", "dong", _DUES),
        "cap": StepWords("Nhiều nhất", "{percent}% mức tham chiếu {reference}", "dong", _DUES),
        "fund": StepWords("Công ty đóng thêm, không trừ vào lương bạn", "{wage} × {percent}%", "dong", _FUND),
        "total": StepWords("Đoàn phí mỗi tháng", "số nhỏ hơn trong {dues} và {cap}", "dong", _DUES),
    },
    notes={
        "other": "Mức đoàn phí ở nơi bạn làm chưa được xác nhận nên trang này không tính. Hãy hỏi công đoàn cơ sở.",
        "capped": "Lương cao thì đoàn phí dừng ở mức nhiều nhất.",
    },
    cautions=(
        "Chưa là đoàn viên thì không phải đóng đoàn phí. Công ty đóng kinh phí công đoàn dù có đoàn viên hay chưa.",
    ),
    examples=(
        Example(title="Lương đóng bảo hiểm thường gặp", inputs={"wage": "6000000"}),
        Example(title="Lương bằng mức tối thiểu tháng vùng II", inputs={"wage": "=luong-toi-thieu-thang-vung-2"}),
        Example(title="Lương cao", inputs={"wage": "60000000"}),
    ),
    work=work,
)
