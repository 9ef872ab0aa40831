"""The privacy notice: what Loa truly does with what a worker sends, and what the law gives the worker."""

from cms.demo.content.writing import at, bullets, heading, page, text
from cms.schema import Callout, Plain, Table

PRIVACY = Plain(
    title="Quyền riêng tư: chúng tôi giữ thông tin của bạn thế nào",
    parent=page("trang-chu"),
    published_at=at("2026-05-04 08:10"),
    description="Đọc trang này không để lại dấu vết. Điều bạn gửi được niêm lại, chỉ cán bộ công đoàn được giao mới "
    "đọc.",
    lead="Nói ngắn: đọc trang không bị theo dõi; gửi phiếu thì chỉ người gọi cho bạn đọc; công ty không được báo.",
    body=(
        Callout(
            tone="warning",
            title="Nội dung mẫu",
            html="<p>Nội dung mẫu, cần luật sư của công đoàn rà lại trước khi dùng.</p>",
        ),
        heading("Khi bạn đọc trang"),
        text(
            bullets(
                "Không cookie, không mã theo dõi, không tài nguyên nào tải từ công ty khác.",
                "Không đếm bạn là ai, không ghi địa chỉ IP của bạn.",
                "Trình duyệt trên máy bạn vẫn có lịch sử. Máy dùng chung thì bạn nên xóa.",
            )
        ),
        heading("Khi bạn gửi phiếu"),
        text(
            bullets(
                "Chúng tôi nhận đúng những ô bạn điền: cách gọi bạn, số điện thoại, nơi làm hoặc xã phường, câu hỏi "
                "của bạn. "
                "Chúng tôi không hỏi số căn cước, ngày sinh, dân tộc, tôn giáo, ảnh hay vị trí.",
                "Phiếu được niêm lại bằng khóa ngay khi tới nơi. Máy nhận phiếu không tự mở ra đọc lại được.",
                "Chỉ máy ở văn phòng công đoàn mới mở được. Trong sổ, tên, số điện thoại và nội dung được mã hóa.",
                "Ai mở xem phiếu của bạn đều bị ghi tên, ghi giờ.",
                "Người viết bài, người quản trang không thấy phiếu. Thông tin của bạn không bao giờ nằm trên trang "
                "công khai.",
            )
        ),
        heading("Ai đọc, để làm gì"),
        text(
            "Bên chịu trách nhiệm là Liên đoàn Lao động tỉnh Hải Sơn. Cán bộ của đơn vị phụ trách nơi bạn làm đọc "
            "để gọi lại "
            "cho bạn. Nếu bạn đánh dấu “Đừng báo cho ai ở công ty tôi”, phiếu lên thẳng Liên đoàn Lao động tỉnh, "
            "không qua "
            "công đoàn trong công ty.",
            "Mỗi mục đích có một ô riêng, không ô nào được đánh dấu sẵn. Chúng tôi lưu đúng câu bạn đã đọc khi đồng ý.",
        ),
        heading("Quyền của bạn"),
        text(
            "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP cho bạn quyền được biết, đồng "
            "ý hoặc rút "
            "lại, xem, sửa, xóa, hạn chế, phản đối, khiếu nại, khởi kiện và yêu cầu được bảo vệ.",
        ),
        Table(
            caption="Chúng tôi phải làm trong bao lâu",
            header=("Bạn yêu cầu", "Hạn"),
            rows=(
                ("Bất cứ điều gì", "Trả lời bạn trong 2 ngày làm việc"),
                ("Rút lại sự đồng ý, hạn chế, phản đối", "15 ngày"),
                ("Xem hoặc sửa", "10 ngày"),
                ("Xóa", "20 ngày"),
            ),
            first_column_is_header=True,
        ),
        text(
            "Chúng tôi giữ phiếu chừng nào còn cần để gọi và giúp bạn. Bằng chứng về sự đồng ý được giữ lâu hơn, "
            "không kèm "
            "nội dung bạn viết.",
            'Cách yêu cầu: gọi <a href="tel:02970000012">0297 000 0012</a> hoặc viết tới '
            '<a href="mailto:dulieu@congdoan-haison.example">dulieu@congdoan-haison.example</a>, nêu mã biên nhận. '
            "Không cần nói lý do.",
            "Nếu lộ dữ liệu có thể gây hại, chúng tôi báo cơ quan có thẩm quyền trong 72 giờ.",
        ),
    ),
)
