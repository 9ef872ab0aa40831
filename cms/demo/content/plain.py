"""About, contact and the privacy notice."""

from cms.demo.content.writing import at, bullets, heading, page, paragraphs, text
from cms.schema import CallToAction, Plain, QuestionAnswer, Table

PLAIN_PAGES: dict[str, Plain] = {
    "ve-chung-toi": Plain(
        title="Về chúng tôi",
        parent=page("gioi-thieu"),
        published_at=at("2026-05-04 07:50"),
        description="Liên đoàn Lao động tỉnh Hải Sơn là một công đoàn hư cấu, dựng lên để bạn thử phần mềm Loa.",
        lead="Liên đoàn Lao động tỉnh Hải Sơn không có thật. Nhưng chuyện ở đây thì ai đi làm cũng đã gặp.",
        body=(
            text(
                "Trang này là trang mẫu của phần mềm Loa. Tỉnh, xã, phường, khu công nghiệp, doanh nghiệp, con "
                "người và số điện "
                "thoại đều được đặt ra. Phần giải thích pháp luật dựa trên luật thật, nhưng chưa được luật sư của "
                "một công đoàn "
                "thật rà lại, nên không dùng thay cho tư vấn.",
            ),
            heading("Công đoàn làm gì?"),
            text(
                bullets(
                    "Đại diện cho người lao động khi thương lượng với công ty.",
                    "Bảo vệ khi quyền của bạn bị phạm.",
                    "Chăm lo khi ốm đau, sinh con, gặp hoạn nạn, và cả lúc vui.",
                )
            ),
            heading("Ai phụ trách ở đâu?"),
            Table(
                caption="Các đơn vị của Công đoàn tỉnh Hải Sơn (hư cấu)",
                header=("Bạn làm ở", "Đơn vị gọi cho bạn", "Điện thoại"),
                rows=(
                    ("Phường Hải Lộ", "Công đoàn phường Hải Lộ", "0297 000 0021"),
                    ("Phường Vàm Lưới, xã Rạch Cá Đông", "Công đoàn phường Vàm Lưới", "0297 000 0022"),
                    ("Khu công nghiệp Bến Vạn", "Công đoàn Khu công nghiệp Bến Vạn", "0297 000 0023"),
                    ("Đặc khu Hòn Mây Lam", "Công đoàn đặc khu Hòn Mây Lam", "0297 000 0024"),
                    ("Nơi khác", "Liên đoàn Lao động tỉnh Hải Sơn", "0297 000 0011"),
                ),
                first_column_is_header=True,
            ),
        ),
    ),
    "lien-he": Plain(
        title="Liên hệ",
        parent=page("gioi-thieu"),
        published_at=at("2026-05-04 07:52"),
        description="Số điện thoại, địa chỉ, giờ làm việc của Liên đoàn Lao động tỉnh Hải Sơn.",
        lead="Gọi, đến, hoặc để lại số. Cách nào cũng có người trả lời.",
        body=(
            text(
                bullets(
                    'Điện thoại: <a href="tel:02970000011">0297 000 0011</a>, từ 7 giờ 30 đến 17 giờ, thứ hai đến '
                    "thứ sáu.",
                    'Gặp cán bộ nữ: <a href="tel:02970000015">0297 000 0015</a>.',
                    'Email: <a href="mailto:lienhe@congdoan-haison.example">lienhe@congdoan-haison.example</a>.',
                    "Trụ sở: số 1 đường Ngọn Sóng, phường Hải Lộ, tỉnh Hải Sơn.",
                )
            ),
            CallToAction(text="Để lại số, chúng tôi gọi", target=page("de-lai-so-chung-toi-goi")),
            QuestionAnswer(
                question="Tôi muốn gửi bài, gửi ảnh hoạt động của cơ sở. Gửi đâu?",
                answer=paragraphs(
                    "Gửi email cho Ban Tuyên giáo, kèm tên người trong ảnh và việc người đó có đồng ý cho đăng hay "
                    "không."
                ),
            ),
        ),
    ),
}
