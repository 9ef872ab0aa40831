"""Rights explainers about coming home whole: accidents, dangerous work, and being treated as a person."""

from cms.demo.content.law import LABOUR_CODE, LABOUR_DECREE, SAFETY, cite_saying, explain
from cms.demo.content.writing import bullets, cite, heading, number, paragraphs, text
from cms.schema import Callout, CallToAction, Explainer, QuestionAnswer

_SECTION = "quyen-an-toan"

EXPLAINERS: dict[str, Explainer] = {
    "bi-tai-nan-lao-dong-duoc-nhung-gi": explain(
        title="Bị tai nạn lao động thì được những gì?",
        section=_SECTION,
        published="2026-09-04 07:50",
        description="Ai trả viện phí, lương lúc nằm viện, tiền bồi thường, bảo hiểm, và tai nạn trên đường đi làm.",
        answer=(
            "Công ty trả tiền cấp cứu, phần viện phí bảo hiểm y tế không trả, và <strong>đủ lương</strong> trong lúc "
            "bạn điều trị.",
            f"Suy giảm khả năng lao động từ {number('tai-nan-suy-giam-tu')} mà không hoàn toàn do lỗi của bạn thì được "
            f"bồi thường. Công ty phải trả tiền này trong {number('tai-nan-tra-trong')}.",
        ),
        covers=("Người làm việc bị nạn khi đang làm. Tai nạn trên đường đi làm, về nhà cũng có phần riêng.",),
        steps=(
            "Cứu người trước. Gọi 115, giữ nguyên hiện trường nếu được.",
            "Chụp ảnh chỗ bị nạn, máy móc, đồ bảo hộ. Ghi tên người thấy.",
            "Yêu cầu công ty lập biên bản và khai báo tai nạn.",
            "Giữ mọi giấy khám, hóa đơn. Báo công đoàn ngay trong ngày.",
            "Khi ổn định, đi giám định để biết mức suy giảm.",
        ),
        proof=(
            "Biên bản tai nạn, ảnh hiện trường.",
            "Giấy ra viện, hóa đơn, kết quả giám định.",
            "Tên và số của người chứng kiến.",
        ),
        if_refused=(
            "Công ty bảo “tự té” để khỏi lập biên bản: đừng ký. Công đoàn làm việc với công ty cùng bạn.",
            f"Công ty không chịu trả: nhờ công đoàn, rồi xin hòa giải trong {number('han-hoa-giai')}.",
        ),
        law=(
            cite(SAFETY, "38", "39", "48", "49"),
            cite_saying(SAFETY, "34", "Công ty phải khai báo tai nạn lao động."),
            cite_saying(SAFETY, "45", "Khi nào được hưởng bảo hiểm tai nạn lao động."),
            cite(LABOUR_CODE, "188", "190"),
        ),
        words=("an toàn", "tai nạn lao động"),
        related=("viec-nguy-hiem-co-duoc-tu-choi-khong", "khieu-nai-tranh-chap-o-dau"),
        body=(
            heading("Bồi thường bao nhiêu?"),
            text(
                bullets(
                    f"Suy giảm từ {number('tai-nan-suy-giam-tu')} đến {number('tai-nan-suy-giam-dau-den')}: ít nhất "
                    f"{number('tai-nan-boi-thuong-dau')} lương.",
                    f"Nặng hơn: cứ thêm một phần trăm thì thêm {number('tai-nan-boi-thuong-them')} lương.",
                    f"Từ {number('tai-nan-suy-giam-nang')} trở lên, hoặc mất người: ít nhất "
                    f"{number('tai-nan-boi-thuong-nang')} lương.",
                ),
                f"Tai nạn hoàn toàn do lỗi của bạn thì được {number('tai-nan-do-loi-minh')} mức đó.",
            ),
            heading("Bảo hiểm tai nạn", 3),
            text(
                f"Suy giảm từ {number('tai-nan-mot-lan-tu')} đến {number('tai-nan-mot-lan-den')}: nhận một lần. "
                f"Từ {number('tai-nan-hang-thang-tu')} trở lên: nhận hằng tháng.",
            ),
            QuestionAnswer(
                question="Tôi bị xe tông trên đường đi làm. Có được gì không?",
                answer=paragraphs(
                    "Có, nếu bạn đi đúng đường, đúng giờ giữa nhà và chỗ làm, và tai nạn do người khác gây ra. "
                    "Giữ biên bản của công an và giấy khám."
                ),
            ),
        ),
    ),
    "viec-nguy-hiem-co-duoc-tu-choi-khong": explain(
        title="Thấy việc nguy hiểm, có được từ chối không? Đồ bảo hộ ai lo?",
        section=_SECTION,
        published="2026-09-18 07:55",
        description="Bạn được rời chỗ nguy hiểm mà vẫn đủ lương. Đồ bảo hộ phát không, và được khám sức khỏe định kỳ.",
        answer=(
            "Được. Thấy nguy hiểm rõ ràng, bạn được <strong>rời chỗ làm</strong>, vẫn đủ lương, không bị kỷ luật.",
            "Đồ bảo hộ phải phát miễn phí. Công ty không được trả tiền thay cho đồ bảo hộ.",
        ),
        covers=("Mọi người đi làm, kể cả thử việc, học việc.",),
        steps=(
            "Rời chỗ nguy hiểm. Gọi người đứng gần cùng rời.",
            "Báo ngay cho người phụ trách: chỗ nào, nguy hiểm gì. Chụp ảnh.",
            "Chưa được xử lý thì chưa quay lại. Báo công đoàn.",
            "Thiếu đồ bảo hộ, đồ hỏng: nhắn tin xin cấp, giữ tin nhắn.",
        ),
        proof=(
            "Ảnh, đoạn phim chỗ nguy hiểm.",
            "Tin nhắn báo nguy hiểm, tin nhắn xin đồ bảo hộ.",
            "Tên người cùng thấy.",
        ),
        if_refused=(
            "Bị mắng, bị trừ lương vì rời chỗ nguy hiểm: ghi lại và gọi công đoàn. Luật đứng về phía bạn.",
            "Bị bắt tự mua đồ bảo hộ: giữ hóa đơn, nhờ công đoàn đòi lại.",
        ),
        law=(
            cite(SAFETY, "6", "21", "23"),
            cite(LABOUR_CODE, "5.1.d"),
            cite_saying(SAFETY, "14", "Người làm việc được huấn luyện an toàn."),
            cite_saying(SAFETY, "16", "Việc công ty phải làm để nơi làm việc an toàn."),
        ),
        words=("an toàn", "bảo hộ lao động"),
        related=("bi-tai-nan-lao-dong-duoc-nhung-gi", "nuoc-mat-va-quat-gio-cho-moi-phan-xuong"),
        body=(
            heading("Khám sức khỏe"),
            text(
                f"Mỗi năm bạn được khám sức khỏe {number('kham-suc-khoe-nam')}. Người làm việc nặng nhọc, chưa thành "
                f"niên, khuyết tật, cao tuổi thì cứ {number('kham-suc-khoe-nang-nhoc')} một lần.",
            ),
        ),
    ),
    "bi-quay-roi-danh-mang-o-cho-lam": explain(
        title="Bị quấy rối, đánh mắng ở chỗ làm thì làm gì?",
        section=_SECTION,
        published="2026-09-07 08:00",
        description="Bạn được nghỉ ngay, không cần báo trước. Người quấy rối có thể bị sa thải. Lỗi không phải ở bạn.",
        sensitive=True,
        tab_title="Thông tin cho bạn",
        answer=(
            "Lỗi không phải ở bạn. Bị quấy rối tình dục, bị đánh, bị nhục mạ, bạn được <strong>nghỉ ngay</strong>, "
            "không cần báo trước.",
            "Người quấy rối có thể bị sa thải. Bạn có quyền tố cáo.",
        ),
        covers=(
            "Mọi người đi làm, nam cũng như nữ, cả người thử việc, học việc. "
            "Người quấy rối có thể là sếp, bạn cùng làm, khách hàng.",
        ),
        steps=(
            "Rời khỏi chỗ đó. An toàn của bạn trước hết. Bị đánh, bị đe dọa: gọi 113.",
            "Kể với một người bạn tin. Ghi ngày, giờ, ai, nói gì, làm gì, ai thấy.",
            "Giữ tin nhắn, ảnh, ghi âm. Chép sang máy khác hoặc gửi cho người bạn tin.",
            "Nói với công đoàn. Bạn chọn người nghe là nam hay nữ.",
        ),
        proof=(
            "Tin nhắn, cuộc gọi, ảnh, ghi âm.",
            "Tên người chứng kiến.",
            "Giấy khám thương tích, nếu có.",
            "Sổ tay bạn ghi, có ngày tháng.",
        ),
        if_refused=(
            "Công ty làm ngơ, hay ép bạn “bỏ qua”: công đoàn cấp trên làm việc thẳng với công ty, không qua xưởng bạn.",
            "Bạn không phải gặp mặt người quấy rối để đối chất một mình.",
        ),
        law=(
            cite(LABOUR_CODE, "3.9", "8", "35.2", "118.2.d", "125.2"),
            cite_saying(
                LABOUR_DECREE, "84", "Quy định chi tiết về phòng, chống quấy rối tình dục bắt đầu từ điều này."
            ),
        ),
        words=("an toàn", "lao động nữ"),
        related=("xin-nghi-viec-phai-bao-truoc-may-ngay", "vao-cong-doan-co-bi-gay-kho-khong"),
        body=(
            Callout(
                tone="note",
                title="Đang dùng máy của người khác?",
                html="<p>Trang này không lưu gì về bạn, nhưng lịch sử trình duyệt trên máy thì có. "
                "Đọc xong bạn nên xóa lịch sử, hoặc đọc bằng máy của mình.</p>",
            ),
            CallToAction(text="Gọi 0297 000 0015", url="tel:02970000015", note="Người nghe máy là cán bộ nữ."),
        ),
    ),
}
