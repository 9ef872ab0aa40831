"""Rights explainers about being treated as a person."""

from cms.demo.content.law import (
    CHECKED_BY,
    CHECKED_ON,
    HELP,
    NEXT_CHECK,
    SAMPLE_NOTE,
    labour_code,
    labour_decree,
    union_law,
)
from cms.demo.content.writing import at, bullets, page, paragraphs, tags, text
from cms.schema import Callout, CallToAction, Explainer, QuestionAnswer

EXPLAINERS: dict[str, Explainer] = {
    "bi-quay-roi-danh-mang-o-cho-lam": Explainer(
        title="Bị quấy rối, đánh mắng ở chỗ làm thì làm gì?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-09-07 08:00"),
        description="Bạn được nghỉ ngay, không cần báo trước. Người quấy rối có thể bị sa thải. Lỗi không phải ở bạn.",
        short_answer=paragraphs(
            "Lỗi không phải ở bạn. Bị quấy rối tình dục, bị đánh, bị nhục mạ, bạn được <strong>nghỉ ngay</strong>, "
            "không cần báo trước.",
            "Người quấy rối có thể bị sa thải. Bạn có quyền tố cáo.",
        ),
        covers=paragraphs(
            "Mọi người đi làm, nam cũng như nữ, cả người thử việc, học việc. "
            "Người quấy rối có thể là sếp, bạn cùng làm, khách hàng."
        ),
        steps=(
            "<p>Rời khỏi chỗ đó. An toàn của bạn trước hết. Bị đánh, bị đe dọa: gọi 113.</p>",
            "<p>Kể với một người bạn tin. Ghi ngày, giờ, ai, nói gì, làm gì, ai thấy.</p>",
            "<p>Giữ tin nhắn, ảnh, ghi âm. Chép sang máy khác hoặc gửi cho người bạn tin.</p>",
            "<p>Nói với công đoàn. Bạn chọn người nghe là nam hay nữ.</p>",
        ),
        proof=(
            "Tin nhắn, cuộc gọi, ảnh, ghi âm.",
            "Tên người chứng kiến.",
            "Giấy khám thương tích, nếu có.",
            "Sổ tay bạn ghi, có ngày tháng.",
        ),
        if_refused=paragraphs(
            "Công ty làm ngơ, hay ép bạn “bỏ qua”: công đoàn cấp trên làm việc thẳng với công ty, không qua xưởng bạn.",
            "Bạn không phải gặp mặt người quấy rối để đối chất một mình.",
        ),
        help=HELP,
        legal_basis=(
            labour_code("Điều 3, khoản 9", "Thế nào là quấy rối tình dục tại nơi làm việc."),
            labour_code("Điều 8", "Cấm ngược đãi, cưỡng bức, quấy rối tình dục, phân biệt đối xử."),
            labour_code("Điều 35, khoản 2", "Bị đánh, nhục mạ, quấy rối: nghỉ ngay không cần báo trước."),
            labour_code("Điều 118, khoản 2, điểm d", "Nội quy phải có phần phòng, chống quấy rối tình dục."),
            labour_code("Điều 125, khoản 2", "Quấy rối tình dục là lỗi có thể bị sa thải."),
            labour_decree("Điều 84 đến 86", "Phòng, chống quấy rối tình dục tại nơi làm việc."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        sensitive=True,
        tags=tags("an toàn", "lao động nữ"),
        related=(page("vao-cong-doan-co-bi-gay-kho-khong"),),
        body=(
            SAMPLE_NOTE,
            Callout(
                tone="note",
                title="Đang dùng máy của người khác?",
                html="<p>Trang này không lưu gì về bạn, nhưng lịch sử trình duyệt trên máy thì có. "
                "Đọc xong bạn nên xóa lịch sử, hoặc đọc bằng máy của mình.</p>",
            ),
            CallToAction(text="Gọi 0297 000 0015", url="tel:02970000015", note="Người nghe máy là cán bộ nữ."),
        ),
    ),
    "vao-cong-doan-co-bi-gay-kho-khong": Explainer(
        title="Vào công đoàn có bị công ty gây khó không?",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-10-12 09:00"),
        description="Luật cấm đuổi, chuyển việc, bớt lương, ép bạn không tham gia vì công đoàn.",
        short_answer=paragraphs(
            "Luật <strong>cấm</strong> công ty đuổi, chuyển việc, bớt lương thưởng hay ép bạn rút ra vì công đoàn.",
            "Không ai được ép bạn vào, cũng không ai được cấm bạn vào. Bạn tự quyết định.",
        ),
        covers=paragraphs(
            "Người làm công hưởng lương và người làm tự do. "
            "Người nước ngoài có hợp đồng từ 12 tháng trở lên được vào công đoàn cơ sở."
        ),
        steps=(
            "<p>Hỏi trước cho yên tâm: gọi công đoàn, hoặc để lại số để được gọi.</p>",
            "<p>Nói rõ nếu bạn không muốn ai ở công ty biết. Chúng tôi làm theo.</p>",
            "<p>Khi đã sẵn sàng, bạn viết đơn gia nhập, có chữ ký của bạn. Cán bộ công đoàn đưa mẫu và hướng dẫn.</p>",
        ),
        proof=(
            "Lời dọa, lời dụ: ghi ngày giờ, ai nói, ai nghe.",
            "Quyết định chuyển việc, bớt lương ra ngay sau khi bạn tham gia.",
        ),
        if_refused=paragraphs(
            "Báo ngay cho công đoàn cấp trên. Gây khó vì công đoàn là việc luật cấm, công đoàn phải vào cuộc.",
        ),
        help=HELP,
        legal_basis=(
            union_law("Điều 5", "Quyền thành lập, gia nhập và hoạt động công đoàn."),
            union_law("Điều 10", "Những việc bị cấm: cản trở, phân biệt đối xử, ép buộc vì công đoàn."),
            union_law("Điều 21", "Quyền của đoàn viên: được bảo vệ, được tư vấn pháp luật miễn phí."),
            labour_code("Điều 170 và 175", "Quyền tham gia tổ chức đại diện; các hành vi bị cấm."),
        ),
        checked_by=CHECKED_BY,
        checked_on=CHECKED_ON,
        next_check=NEXT_CHECK,
        tags=tags("tham gia công đoàn", "phân biệt đối xử"),
        related=(page("tham-gia-cong-doan"), page("bi-quay-roi-danh-mang-o-cho-lam")),
        body=(
            SAMPLE_NOTE,
            text(
                "Vào công đoàn, bạn được:",
                bullets(
                    "có người bảo vệ khi quyền của bạn bị phạm;",
                    "hỏi luật miễn phí;",
                    "thăm hỏi khi ốm đau, sinh con, gặp hoạn nạn;",
                    "giúp tìm việc, học nghề, vui chơi, thể thao.",
                ),
            ),
            QuestionAnswer(
                question="Tôi chạy xe công nghệ, không có hợp đồng lao động. Có vào được không?",
                answer=paragraphs("Được. Người làm tự do cùng nghề có thể vào nghiệp đoàn của nghề mình."),
            ),
            CallToAction(text="Tôi muốn tham gia", target=page("tham-gia-cong-doan")),
        ),
    ),
}
