"""Rights explainers about what a company gives, stops or changes: the bonus, days without work, another job."""

from cms.demo.content.law import LABOUR_CODE, cite_saying, explain
from cms.demo.content.writing import bullets, cite, figures, heading, number, page, paragraphs, text
from cms.schema import CallToAction, Explainer, QuestionAnswer

_PAY, _CONTRACT = "quyen-tien-luong", "quyen-hop-dong"

EXPLAINERS: dict[str, Explainer] = {
    "thuong-tet-co-bat-buoc-khong": explain(
        title="Công ty có bắt buộc phải thưởng Tết không?",
        section=_PAY,
        published="2026-11-09 08:00",
        description="Luật không bắt công ty thưởng Tết. Nhưng đã hứa trong quy chế, thỏa ước thì phải trả đúng.",
        answer=(
            "Luật <strong>không bắt</strong> công ty thưởng Tết cho bạn.",
            "Nhưng khi quy chế thưởng hay thỏa ước lao động tập thể đã ghi thì công ty phải trả đúng như vậy, "
            "và phải cho mọi người cùng biết.",
        ),
        covers=("Mọi người làm công hưởng lương. Ai được thưởng, bao nhiêu là theo quy chế của từng nơi.",),
        steps=(
            "Tìm quy chế thưởng: bảng tin, nhóm Zalo của công ty, phòng nhân sự.",
            "Tìm thỏa ước lao động tập thể. Công đoàn cơ sở có bản này.",
            "So mức thưởng của bạn với điều đã ghi.",
            "Chưa có quy chế: góp ý với công đoàn để thương lượng trước Tết, đừng đợi sát ngày.",
        ),
        proof=(
            "Ảnh chụp quy chế thưởng, thông báo thưởng.",
            "Tin nhắn hứa thưởng của công ty.",
            "Bảng kê lương, thưởng của năm trước.",
        ),
        if_refused=(
            "Có quy chế mà công ty không trả: nhờ công đoàn yêu cầu bằng văn bản, rồi xin hòa giải.",
            "Không có quy chế: đó là chuyện thương lượng. Nhiều người cùng nói thì công ty dễ nghe hơn.",
        ),
        law=(cite(LABOUR_CODE, "104", "188", "190"),),
        words=("tiền lương", "thưởng Tết"),
        related=("nghi-le-tet-duoc-may-ngay", "khong-co-phieu-luong-co-doi-duoc-khong"),
        body=(
            QuestionAnswer(
                question="Lương tháng mười ba có phải luật không?",
                answer=paragraphs(
                    "Luật không có chữ này. Đó là tên nhiều nơi gọi khoản thưởng cuối năm. "
                    "Ghi trong quy chế thì phải trả, không ghi thì không bắt buộc."
                ),
            ),
            CallToAction(
                text="Nhờ công đoàn hỏi giúp",
                target=page("de-lai-so-chung-toi-goi"),
                note="Không cần nói tên công ty ngay.",
            ),
        ),
    ),
    "het-don-hang-mat-dien-nghi-cho-co-luong-khong": explain(
        title="Hết đơn hàng, mất điện, phải nghỉ chờ: có lương không?",
        section=_PAY,
        published="2026-09-28 08:10",
        description="Nghỉ chờ do lỗi công ty thì đủ lương. Do mất điện, bão, dịch, hết đơn hàng thì tính khác.",
        answer=(
            "Do lỗi của công ty: bạn được <strong>trả đủ lương</strong>.",
            "Do mất điện, bão, dịch bệnh hay lý do kinh tế như hết đơn hàng: hai bên thỏa thuận. Trong "
            f"{number('ngung-viec-ngay-dau')} làm việc đầu, tiền không được dưới lương tối thiểu.",
        ),
        covers=("Mọi người có hợp đồng lao động, đang làm mà phải ngừng việc.",),
        steps=(
            "Hỏi vì sao nghỉ, nghỉ từ ngày nào. Xin thông báo bằng giấy hoặc tin nhắn.",
            "Ghi lại từng ngày nghỉ chờ.",
            "Hỏi tiền nghỉ chờ tính thế nào. Đồng ý mức nào thì xin ghi ra giấy mức đó.",
            "So với lương tối thiểu của vùng.",
        ),
        proof=(
            "Thông báo cho nghỉ chờ, ảnh chụp bảng tin, tin nhắn nhóm.",
            "Giấy thỏa thuận tiền nghỉ chờ.",
            "Bảng chấm công, bảng kê lương của tháng đó.",
        ),
        if_refused=(
            "Bị ép ký đơn xin nghỉ không lương: đừng ký ngay. Nghỉ chờ không phải là bạn xin nghỉ.",
            f"Nhờ công đoàn, hoặc xin hòa giải trong {number('han-hoa-giai')}.",
        ),
        law=(
            cite(LABOUR_CODE, "99", "31", "190"),
            cite_saying(LABOUR_CODE, "30", "Tạm hoãn hợp đồng khác với nghỉ chờ: đọc kỹ trước khi ký."),
        ),
        words=("tiền lương", "ngừng việc"),
        related=("luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu", "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu"),
        body=(
            heading("Ba kiểu ngừng việc"),
            text(
                bullets(
                    "Lỗi của công ty: trả đủ lương.",
                    "Lỗi của người khác trong xưởng, không phải bạn: không dưới lương tối thiểu.",
                    "Mất điện nước, bão, dịch, lý do kinh tế: thỏa thuận, có mức sàn như nói ở trên.",
                ),
            ),
            QuestionAnswer(
                question="Công ty bảo ký “tạm hoãn hợp đồng”. Có nên ký không?",
                answer=paragraphs(
                    "Hỏi công đoàn trước khi ký. Tạm hoãn là chuyện khác với nghỉ chờ.",
                    f"Nếu đã tạm hoãn, hết hạn thì trong {number('tam-hoan-tro-lai')} bạn phải trở lại làm.",
                ),
            ),
        ),
    ),
    "bi-chuyen-sang-viec-khac-co-phai-chiu-khong": explain(
        title="Bị chuyển sang làm việc khác, có phải chịu không?",
        section=_CONTRACT,
        published="2026-10-19 09:30",
        description="Công ty được chuyển bạn sang việc khác một thời gian, phải báo trước và giữ lương cho bạn.",
        answer=(
            f"Công ty được chuyển bạn sang việc khác, cộng lại không quá {number('dieu-chuyen-toi-da')} một năm. "
            "Muốn lâu hơn thì <strong>bạn phải đồng ý</strong>.",
            f"Phải báo trước {number('dieu-chuyen-bao-truoc')} làm việc. Lương cũ được giữ "
            f"{number('dieu-chuyen-giu-luong')}, sau đó ít nhất bằng {number('dieu-chuyen-luong')} lương cũ.",
        ),
        covers=("Người có hợp đồng lao động, bị giao việc khác với việc ghi trong hợp đồng.",),
        steps=(
            "Hỏi: việc gì, ở đâu, đến ngày nào, lương ra sao? Xin giấy hoặc tin nhắn.",
            "Đánh dấu ngày bắt đầu lên lịch. Cộng các lần chuyển trong năm lại.",
            "Việc mới không hợp sức khỏe: nói ngay bằng giấy, kèm giấy khám nếu có.",
            "Quá số ngày được phép mà bạn không muốn: trả lời rõ là không đồng ý.",
        ),
        proof=(
            "Thông báo chuyển việc, tin nhắn giao việc mới.",
            "Hợp đồng có ghi tên công việc cũ.",
            "Bảng kê lương trước và sau khi chuyển.",
        ),
        if_refused=(
            "Công ty giữ bạn ở việc mới quá hạn, hoặc bớt lương: nhờ công đoàn yêu cầu trả bạn về việc cũ.",
            "Không được bố trí đúng việc, đúng chỗ đã thỏa thuận thì bạn được nghỉ ngay, không cần báo trước. "
            "Trước khi nghỉ, hãy gọi công đoàn để chắc trường hợp của bạn.",
        ),
        law=(cite(LABOUR_CODE, "29", "35.2", "190"),),
        words=("hợp đồng lao động", "điều chuyển"),
        related=("xin-nghi-viec-phai-bao-truoc-may-ngay", "vao-cong-doan-co-bi-gay-kho-khong"),
        body=(
            figures(
                "Khi bị chuyển sang việc khác",
                "dieu-chuyen-bao-truoc",
                "dieu-chuyen-toi-da",
                "dieu-chuyen-giu-luong",
                "dieu-chuyen-luong",
            ),
            QuestionAnswer(
                question="Tôi bị chuyển việc ngay sau khi vào công đoàn?",
                answer=paragraphs(
                    "Luật cấm chuyển việc để trù dập người vào công đoàn. "
                    'Xem <a href="page:vao-cong-doan-co-bi-gay-kho-khong">vào công đoàn có bị gây khó không</a>.'
                ),
            ),
        ),
    ),
}
