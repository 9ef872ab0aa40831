"""A calculator's page for drawing themes without a database: every kind of question, and hostile words in the data."""

from typing import Any

from cms import schema
from cms.schema.codec import canonical_json
from cms.schema.references import Ref
from cms.theming.samples.law import make_check
from cms.theming.samples.union import HOSTILE


def make_calculator() -> schema.PublicCalculator:
    """A calculator with all it can hold."""
    return schema.PublicCalculator(
        computes="Cho biết lương tối thiểu nơi bạn làm và lương của bạn có thấp hơn không, tính theo tháng hoặc giờ.",
        rounding="Số tiền còn thiếu làm tròn đến đồng.",
        cautions=("Khu công nghiệp theo mức của địa bàn cao nhất.", HOSTILE),
        fields=_make_fields(),
        examples=(
            schema.WorkedExample(
                title="Lương tháng",
                given=("Nơi làm: phường Rạch Sen", "Lương: 4.500.000 đồng"),
                steps=(
                    schema.WorkedStep(
                        label="Mỗi tháng còn thiếu", formula="4.730.000 − 4.500.000", shown="230.000 đồng", law="Điều 3"
                    ),
                    schema.WorkedStep(label="Cộng lại", formula="tổng", shown="230.000 đồng"),
                ),
                answer="Mỗi tháng còn thiếu: 230.000 đồng",
                notes=("Lương này thấp hơn mức tối thiểu.",),
            ),
            schema.WorkedExample(title=HOSTILE, steps=()),
        ),
        sheet=canonical_json({"key": HOSTILE}),
        script="/may-tinh.js",
    )


def _make_fields() -> tuple[schema.CalculatorField, ...]:
    field = schema.CalculatorField
    return (
        field(
            name="place",
            label="Nơi làm",
            kind="place",
            options=("phường Rạch Sen", HOSTILE),
            help="Có dấu hay không.",
        ),
        field(
            name="paid_by",
            label="Trả theo",
            kind="choice",
            options=("Tháng", "Giờ"),
            codes=("month", "hour"),
            value="hour",
        ),
        field(name="reason", label="Vì sao", kind="choice", options=("Lý do riêng",), codes=("none",)),
        field(name="wage", label="Lương", kind="money", unit="đồng", optional=True),
        field(name="days", label="Ngày làm", kind="number", unit="ngày", value="26"),
        field(name="months", label="Số tháng", kind="whole", unit="tháng"),
    )


def make_calculator_page(citations: tuple[schema.Citation, ...]) -> schema.Calculator:
    """The entry of its page."""
    return schema.Calculator(
        title="Lương tối thiểu nơi tôi làm là bao nhiêu?",
        description="Tra lương tối thiểu theo xã, phường, đặc khu và xem lương của bạn có thấp hơn không.",
        calculator="luong-toi-thieu",
        lead="Tra theo nơi công ty hoạt động.",
        figures=(Ref("figure:1"),),
        citations=citations,
        **make_check(),
        body=(schema.RichText(html="<p>Nói thêm.</p>"),),
    )


def make_empty_calculator(page: dict[str, Any]) -> schema.CalculatorContext:
    """A calculator of which only what must be there is there, and whose figures are not in force."""
    return schema.CalculatorContext(
        **page,
        page=schema.Calculator(title="Tên", calculator="tang-ca"),
        calculator=schema.PublicCalculator(computes="Tính.", rounding="Không.", missing=("tang-ca-ngay-le",)),
    )
