"""Rights explainers about pay, from the Labour Code as read; what was not certain is said not to be."""

from cms.demo.content.law import CHECKED_BY, CHECKED_ON, HELP, NEXT_CHECK, SAMPLE_NOTE, labour_code, labour_decree
from cms.demo.content.writing import at, bullets, document, heading, page, paragraphs, tags, text
from cms.schema import Document, Explainer, QuestionAnswer, Table

EXPLAINERS: dict[str, Explainer] = {
    "bi-no-luong-cham-luong-thi-lam-gi": Explainer(
        title="Bị nợ lương, chậm lương thì làm gì?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-06-08 09:10"),
        description="Công ty chỉ được trả chậm khi bất khả kháng, tối đa 30 ngày. Các bước đòi lương, giấy tờ cần giữ.",
        short_answer=paragraphs(
            "Công ty phải trả lương đủ và đúng hạn. Chỉ khi gặp chuyện bất khả kháng mới được chậm, "
            "<strong>tối đa 30 ngày</strong>.",
            "Chậm từ 15 ngày trở lên, công ty phải trả thêm ít nhất tiền lãi tiền gửi 1 tháng. "
            "Bị trả thiếu hoặc trả trễ, bạn được nghỉ ngay mà không cần báo trước.",
        ),
        covers=paragraphs("Mọi người làm công hưởng lương, dù hợp đồng mang tên gì: khoán, cộng tác viên, thời vụ."),
        steps=(
            "<p>Xem lại ngày trả lương ghi trong hợp đồng. Đếm xem đã trễ mấy ngày.</p>",
            "<p>Hỏi người trả lương. Hỏi bằng tin nhắn để còn dấu vết.</p>",
            "<p>Cùng vài người trong tổ nhờ công đoàn gửi văn bản yêu cầu công ty trả.</p>",
            "<p>Vẫn không trả: gửi đơn tới hòa giải viên lao động. Hòa giải phải xong trong 5 ngày làm việc.</p>",
        ),
        proof=(
            "Hợp đồng lao động, dù là ảnh chụp.",
            "Bảng kê lương từng tháng. Công ty phải đưa mỗi lần trả lương.",
            "Sao kê tài khoản nhận lương.",
            "Ảnh chụp bảng chấm công, tin nhắn giao việc.",
        ),
        if_refused=paragraphs(
            "Đừng ký giấy “đã nhận đủ lương” khi chưa nhận đủ.",
            "Bạn có 6 tháng để yêu cầu hòa giải và 1 năm để kiện ra tòa, tính từ ngày biết quyền của mình bị phạm.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 94", "Lương phải trả trực tiếp, đủ, đúng hạn."),
            labour_code("Điều 95, khoản 3", "Mỗi lần trả lương phải có bảng kê."),
            labour_code("Điều 97, khoản 4", "Chậm lương tối đa 30 ngày; chậm từ 15 ngày phải đền thêm tiền lãi."),
            labour_code("Điều 35, khoản 2, điểm b", "Bị trả lương thiếu hoặc trễ: nghỉ ngay, không cần báo trước."),
            labour_code("Điều 188 và 190", "Hòa giải trong 5 ngày làm việc; thời hạn yêu cầu giải quyết tranh chấp."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("tiền lương", "nợ lương", "hòa giải"),
        related=(page("cong-ty-phat-tien-tru-luong-co-duoc-khong"), page("phieu-luong-ro-tung-dong")),
        body=(
            SAMPLE_NOTE,
            heading("Mỗi kiểu lương trả lúc nào?"),
            Table(
                caption="Thời hạn trả lương theo Điều 97",
                header=("Bạn lãnh lương theo", "Công ty phải trả"),
                rows=(
                    ("Tháng", "Mỗi tháng một lần hoặc nửa tháng một lần, ngày trả cố định"),
                    ("Ngày, tuần", "Được gộp, nhưng không quá 15 ngày phải trả một lần"),
                    ("Sản phẩm làm nhiều tháng", "Hằng tháng được tạm ứng"),
                ),
                first_column_is_header=True,
            ),
            QuestionAnswer(
                question="Công ty bắt tôi trả phí mở thẻ ngân hàng, đúng không?",
                answer=paragraphs(
                    "Không. Trả lương qua ngân hàng thì phí mở thẻ, phí chuyển tiền công ty chịu (Điều 96)."
                ),
            ),
            Document(document=document("to-roi-doc-phieu-luong"), note="In ra, dán ở khu trọ được."),
        ),
    ),
    "cong-ty-phat-tien-tru-luong-co-duoc-khong": Explainer(
        title="Đi trễ, làm hư hàng: công ty phạt tiền, trừ lương có được không?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-07-13 10:00"),
        description="Công ty không được phạt tiền, cắt lương thay cho kỷ luật. Chỉ được trừ lương khi bạn làm hư "
        "tài sản.",
        short_answer=paragraphs(
            "<strong>Không được phạt tiền, cắt lương</strong> để thay cho kỷ luật.",
            "Chỉ khi bạn làm hư dụng cụ, tài sản, công ty mới được trừ dần vào lương, "
            "mỗi tháng không quá <strong>30 %</strong> lương thực trả.",
        ),
        covers=paragraphs("Mọi người làm việc theo hợp đồng lao động."),
        steps=(
            "<p>Hỏi rõ: khoản này là gì, trừ theo giấy nào, ai ký?</p>",
            "<p>Đối chiếu với bảng kê lương. Khoản trừ nào cũng phải ghi ra.</p>",
            "<p>Viết vài dòng nói bạn không đồng ý, gửi qua tin nhắn hoặc nộp và chụp lại.</p>",
            "<p>Nhờ công đoàn yêu cầu công ty trả lại khoản đã trừ sai.</p>",
        ),
        proof=(
            "Bảng kê lương có khoản trừ.",
            "Thông báo phạt, tin nhắn trong nhóm, ảnh chụp bảng dán ở xưởng.",
            "Nội quy lao động, nếu bạn chụp được.",
        ),
        if_refused=paragraphs(
            "Đừng ký vào biên bản bạn thấy không đúng. Nếu phải ký, ghi thêm dòng “tôi không đồng ý” rồi mới ký.",
            "Gửi đơn tới hòa giải viên lao động trong vòng 6 tháng.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 127, khoản 2", "Cấm phạt tiền, cắt lương thay việc xử lý kỷ luật."),
            labour_code("Điều 102", "Chỉ được khấu trừ lương để bồi thường hư hỏng tài sản, tối đa 30 % một tháng."),
            labour_code("Điều 129", "Làm hư hại nhẹ do sơ suất: bồi thường tối đa 3 tháng lương."),
            labour_code("Điều 95, khoản 3", "Bảng kê lương phải ghi rõ các khoản khấu trừ."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("tiền lương", "kỷ luật lao động"),
        related=(page("bi-no-luong-cham-luong-thi-lam-gi"), page("phieu-luong-ro-tung-dong")),
        body=(
            SAMPLE_NOTE,
            heading("Làm hư hàng thì đền bao nhiêu?"),
            text(
                "Nếu bạn lỡ tay làm hư và thiệt hại không quá 10 tháng lương tối thiểu vùng nơi bạn làm, "
                "mức đền nhiều nhất là 3 tháng lương của bạn.",
                "Bị tạm đình chỉ việc để điều tra: tối đa 15 ngày (trường hợp đặc biệt 90 ngày). "
                "Bạn được ứng trước nửa tháng lương và không phải trả lại. "
                "Nếu rốt cuộc không bị kỷ luật, bạn được trả đủ lương những ngày đó.",
            ),
        ),
    ),
    "tang-ca-duoc-tra-bao-nhieu": Explainer(
        title="Tăng ca được trả bao nhiêu? Có được từ chối không?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-06-22 08:30"),
        description="Ngày thường ít nhất 150 %, ngày nghỉ tuần 200 %, lễ Tết 300 %. Tăng ca phải có bạn đồng ý.",
        short_answer=paragraphs(
            "Ngày thường ít nhất <strong>150 %</strong>, ngày nghỉ hằng tuần <strong>200 %</strong>, "
            "ngày lễ, Tết <strong>300 %</strong>.",
            "Tăng ca phải được bạn đồng ý. Trừ vài trường hợp như quốc phòng, thiên tai, bạn có quyền nói không.",
        ),
        covers=paragraphs("Người làm theo giờ công, theo sản phẩm và theo ca, trong mọi doanh nghiệp."),
        steps=(
            "<p>Ghi lại giờ vào, giờ ra mỗi ngày. Nhật ký giờ làm có mẫu sẵn ở dưới.</p>",
            "<p>Lấy lương một giờ của bạn nhân với số giờ tăng ca, rồi nhân với 150 %, 200 % hoặc 300 %.</p>",
            "<p>So với bảng kê lương. Thiếu thì hỏi tổ trưởng hoặc phòng nhân sự.</p>",
            "<p>Không được trả đủ: nhờ công đoàn làm việc với công ty.</p>",
        ),
        proof=(
            "Nhật ký giờ làm của bạn.",
            "Ảnh bảng chấm công, tin nhắn gọi tăng ca.",
            "Bảng kê lương, sao kê ngân hàng.",
        ),
        if_refused=paragraphs(
            "Bị dọa đuổi vì không tăng ca: chép lại lời dọa, ngày giờ, ai nói, ai nghe.",
            "Gửi đơn tới hòa giải viên lao động. Công đoàn viết đơn cùng bạn.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 98", "Tiền lương làm thêm giờ, làm đêm."),
            labour_code("Điều 107", "Làm thêm giờ phải được người lao động đồng ý và có giới hạn."),
            labour_code("Điều 108", "Những trường hợp không được từ chối làm thêm."),
            labour_decree("Điều 55 đến 57", "Cách tính tiền lương làm thêm giờ, làm đêm."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("tiền lương", "tăng ca", "giờ làm việc"),
        related=(page("bi-no-luong-cham-luong-thi-lam-gi"), page("thu-viec-bao-lau-luong-bao-nhieu")),
        body=(
            SAMPLE_NOTE,
            heading("Một giờ tăng ca bằng mấy giờ thường?"),
            Table(
                caption="Mức trả ít nhất cho một giờ làm thêm ban ngày",
                header=("Làm thêm vào", "Ít nhất", "Lương giờ 30.000 đồng thì được"),
                rows=(
                    ("Ngày thường", "150 %", "45.000 đồng"),
                    ("Ngày nghỉ hằng tuần", "200 %", "60.000 đồng"),
                    ("Ngày lễ, Tết", "300 %", "90.000 đồng"),
                ),
                first_column_is_header=True,
            ),
            text(
                "Người hưởng lương ngày mà làm ngày lễ, Tết còn được cả lương của ngày lễ đó.",
                "Làm ban đêm (22 giờ đến 6 giờ) được thêm ít nhất 30 %. Tăng ca ban đêm còn được cộng thêm 20 %.",
            ),
            heading("Tối đa bao nhiêu giờ?", 3),
            text(
                bullets(
                    "Mỗi ngày: không quá nửa số giờ làm bình thường.",
                    "Mỗi năm: 200 giờ. Một số ngành như may, giày, điện tử, chế biến thủy sản: 300 giờ.",
                    "Mỗi tháng: 40 giờ. Có thể đến 60 giờ trong một số trường hợp – đang chờ luật sư xác nhận.",
                ),
            ),
            Document(document=document("nhat-ky-gio-lam"), note="Mỗi tuần một trang, ghi bằng bút cũng được."),
        ),
    ),
}
