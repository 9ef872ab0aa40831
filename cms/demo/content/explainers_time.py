"""Rights explainers about the first weeks and the days off."""

from cms.demo.content.law import CHECKED_BY, CHECKED_ON, HELP, NEXT_CHECK, SAMPLE_NOTE, labour_code
from cms.demo.content.writing import at, heading, page, paragraphs, tags
from cms.schema import CallToAction, Explainer, QuestionAnswer, Steps, Table

EXPLAINERS: dict[str, Explainer] = {
    "thu-viec-bao-lau-luong-bao-nhieu": Explainer(
        title="Thử việc tối đa bao lâu, lương bao nhiêu?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-07-27 09:20"),
        description="Thử việc chỉ một lần cho một công việc, lương ít nhất 85 %. Thợ kỹ thuật tối đa 30 ngày.",
        short_answer=paragraphs(
            "Mỗi công việc chỉ thử <strong>một lần</strong>. Lương thử việc ít nhất <strong>85 %</strong> lương "
            "chính thức.",
            "Công nhân kỹ thuật thử tối đa 30 ngày. Việc giản đơn tối đa 6 ngày làm việc.",
        ),
        covers=paragraphs("Người mới vào làm. Hợp đồng dưới 1 tháng thì không được bắt thử việc."),
        steps=(
            "<p>Hỏi trước khi vào làm: thử mấy ngày, lương thử việc bao nhiêu, lương chính thức bao nhiêu?</p>",
            "<p>Xin giấy: hợp đồng thử việc, hoặc hợp đồng lao động có ghi phần thử việc.</p>",
            "<p>Đánh dấu ngày hết thử việc trên lịch.</p>",
            "<p>Hết hạn mà đạt: yêu cầu công ty ký hợp đồng chính thức.</p>",
        ),
        proof=("Giấy nhận việc, hợp đồng thử việc.", "Tin nhắn hẹn ngày vào làm.", "Bảng kê lương tháng đầu."),
        if_refused=paragraphs(
            "Bị bắt thử việc lần hai, thử quá hạn, hoặc làm không lương: chép lại ngày vào làm và nhờ công đoàn.",
            "Trong thời gian thử việc, bạn được nghỉ ngay, không phải báo trước và không phải đền.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 24", "Thỏa thuận thử việc; hợp đồng dưới 1 tháng không thử việc."),
            labour_code("Điều 25", "Thời gian thử việc, chỉ một lần cho một công việc."),
            labour_code("Điều 26", "Lương thử việc ít nhất 85 % lương của công việc đó."),
            labour_code("Điều 27", "Kết thúc thử việc."),
            labour_code("Điều 61", "Học nghề, tập nghề: tối đa 3 tháng, không thu học phí, làm ra hàng thì có lương."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("thử việc", "hợp đồng lao động", "tiền lương"),
        related=(page("nghi-phep-nam-duoc-may-ngay"), page("bi-no-luong-cham-luong-thi-lam-gi")),
        body=(
            SAMPLE_NOTE,
            Table(
                caption="Thời gian thử việc tối đa",
                header=("Công việc", "Tối đa"),
                rows=(
                    ("Quản lý doanh nghiệp", "180 ngày"),
                    ("Cần trình độ cao đẳng trở lên", "60 ngày"),
                    ("Cần trình độ trung cấp, công nhân kỹ thuật", "30 ngày"),
                    ("Việc khác", "6 ngày làm việc"),
                ),
                first_column_is_header=True,
            ),
            QuestionAnswer(
                question="Họ nói “học việc ba tháng, chưa có lương”. Đúng không?",
                answer=paragraphs(
                    "Không hẳn. Tập nghề tối đa 3 tháng, không được thu học phí và phải có hợp đồng đào tạo. "
                    "Nếu bạn trực tiếp làm ra sản phẩm thì phải được trả lương theo mức hai bên thỏa thuận."
                ),
            ),
        ),
    ),
    "nghi-phep-nam-duoc-may-ngay": Explainer(
        title="Nghỉ phép năm được mấy ngày?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-08-31 14:15"),
        description="Làm đủ 12 tháng được 12 ngày phép có lương, việc nặng nhọc 14 ngày, đặc biệt nặng nhọc 16 ngày.",
        short_answer=paragraphs(
            "Làm đủ 12 tháng, bạn có <strong>12 ngày</strong> phép nguyên lương. "
            "Việc nặng nhọc, độc hại 14 ngày. Đặc biệt nặng nhọc 16 ngày.",
            "Chưa đủ năm thì tính theo số tháng. Cứ làm cho một chủ 5 năm, bạn được thêm 1 ngày.",
        ),
        covers=paragraphs("Mọi người làm theo hợp đồng lao động. Người dưới 18 tuổi, người khuyết tật: 14 ngày."),
        steps=(
            "<p>Đếm số tháng bạn đã làm trong năm.</p>",
            "<p>Hỏi lịch nghỉ phép của công ty, chọn ngày cùng tổ.</p>",
            "<p>Xin nghỉ bằng tin nhắn hoặc phiếu, giữ lại một bản.</p>",
        ),
        proof=("Phiếu xin nghỉ phép đã nộp.", "Bảng chấm công.", "Hợp đồng lao động để tính số năm làm việc."),
        if_refused=paragraphs(
            "Nhờ công đoàn hỏi lịch nghỉ phép của cả tổ, không chỉ của mình bạn.",
            "Nghỉ việc mà chưa nghỉ hết phép thì công ty phải trả tiền những ngày chưa nghỉ.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 113", "Số ngày nghỉ hằng năm; lịch nghỉ; thanh toán ngày chưa nghỉ khi thôi việc."),
            labour_code("Điều 114", "Cứ đủ 5 năm làm cho một người sử dụng lao động được thêm 1 ngày."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("nghỉ phép", "giờ làm việc"),
        related=(page("tang-ca-duoc-tra-bao-nhieu"),),
        body=(
            SAMPLE_NOTE,
            heading("Tính thử phép của bạn"),
            Steps(
                title="Ví dụ: chị Sáu vào làm ngày 1 tháng 4",
                items=(
                    "<p>Từ tháng 4 đến hết tháng 12 là 9 tháng.</p>",
                    "<p>12 ngày chia 12 tháng là mỗi tháng 1 ngày.</p>",
                    "<p>Năm nay chị có <strong>9 ngày phép</strong>.</p>",
                ),
            ),
            CallToAction(
                text="Nhờ công đoàn hỏi giúp",
                target=page("de-lai-so-chung-toi-goi"),
                note="Không cần nói tên công ty ngay.",
            ),
        ),
    ),
}
