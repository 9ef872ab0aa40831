"""The privacy notice: what Loa truly does with what a worker sends, and what the law gives the worker."""

from cms.demo.content.writing import at, bullets, heading, page, text
from cms.schema import Callout, Plain, Table

PRIVACY = Plain(
    title="Quyền riêng tư: chúng tôi giữ thông tin của bạn thế nào",
    parent=page("trang-chu"),
    published_at=at("2026-05-04 08:10"),
    description="Đọc trang này không để lại dấu vết. Điều bạn gửi được niêm lại, chỉ cán bộ công đoàn được giao mới "
    "đọc.",
    lead="Nói ngắn: đọc trang không bị theo dõi; gửi phiếu thì chỉ người gọi cho bạn đọc; không ai báo cho công ty.",
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
                "Không ghi địa chỉ IP của bạn, không nhận ra máy của bạn khi bạn quay lại.",
                "Chúng tôi đếm mỗi ngày mỗi trang được mở bao nhiêu lần, từ mã nào trên tờ rơi, từ loại nơi nào (máy "
                "tìm "
                "kiếm, mạng xã hội, gõ thẳng). Chỉ là con số; số dưới 5 không ai xem được.",
                "Điều bạn gõ vào ô tìm kiếm được tìm ngay trên máy bạn, không gửi đi. Khi trình duyệt tắt JavaScript, "
                "câu "
                "ấy phải gửi tới máy chủ của chúng tôi để tìm, và không được ghi lại hay đếm.",
                "Nút chia sẻ Facebook, đường dẫn tới Zalo, video ở YouTube chỉ là đường dẫn: chưa bấm thì các công ty "
                "ấy "
                "không biết gì. Bấm vào là bạn sang trang của họ, họ làm theo quy định của họ.",
            )
        ),
        heading("Điều máy của bạn giữ"),
        text(
            bullets(
                "Để đọc được khi mất mạng, trình duyệt giữ lại trên máy bạn tối đa 60 trang vừa đọc, và những trang "
                "bạn tự "
                "bấm lưu. Trang nhạy cảm, trang có biểu mẫu và biên nhận không bao giờ tự được giữ.",
                "Máy nhớ cỡ chữ bạn chọn. Phiếu viết lúc mất mạng chỉ được giữ khi bạn đánh dấu cho phép; gửi xong "
                "máy xóa.",
                'Xóa hết bằng một nút: <a href="/xoa-dau-vet/">Xóa dấu vết trên máy này</a>. Lịch sử trình duyệt, ảnh '
                "chụp "
                "màn hình, tệp đã tải về thì bạn phải tự xóa.",
            )
        ),
        heading("Khi bạn gửi phiếu"),
        text(
            bullets(
                "Chúng tôi nhận đúng những ô bạn điền: cách gọi bạn, số điện thoại, nơi làm hoặc xã phường, câu hỏi "
                "của bạn. "
                "Chúng tôi không hỏi số căn cước, ngày sinh, dân tộc, tôn giáo, ảnh hay vị trí.",
                "Đi cùng phiếu là những điều bạn không gõ: phiếu gửi từ trang nào, bằng tiếng nào, lúc nào, và mã "
                "trên tờ "
                "rơi hay mã QR nếu bạn đến từ đó.",
                "Để chặn gửi hàng loạt, máy nhận phiếu nhớ trong vài phút là mạng nào vừa gửi; chỉ nhớ trong bộ nhớ, "
                "không "
                "ghi ra đĩa, không đi cùng phiếu.",
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
            "Mỗi mục đích có một ô riêng, không ô nào được đánh dấu sẵn. Chúng tôi lưu đúng câu bạn đã đọc khi đồng ý. "
            "Ở biểu mẫu tiếng Khmer và tiếng Anh, câu tiếng Việt đứng ngay dưới bản dịch: câu ấy là câu có hiệu lực.",
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
            'Cách yêu cầu: mở <a href="/bien-nhan/">trang biên nhận</a>, nhập mã bạn nhận được khi gửi phiếu. Ở đó bạn '
            "xem việc đến đâu, nhắc gọi, sửa, rút lại điều đã đồng ý, xin xóa. Không cần tài khoản, không cần lý do. "
            "Trang ấy không hiện tên hay số của bạn, kể cả với người nhặt được mã.",
            'Mất mã, hoặc muốn xem mọi thông tin chúng tôi giữ về bạn: gọi <a href="tel:02970000012">0297 000 0012</a> '
            'hoặc viết tới <a href="mailto:dulieu@congdoan-haison.example">dulieu@congdoan-haison.example</a>. Chúng '
            "tôi hỏi lại vài điều để chắc đúng là bạn, rồi mới đưa.",
            "Rút lại thì có hiệu lực ngay: rút lại điều đồng ý cho gọi thì không ai gọi nữa. Khi bên khác cũng giữ "
            "thông tin của bạn, hạn trong bảng là 20, 15 và 30 ngày.",
        ),
        heading("Giữ trong bao lâu"),
        text(
            "Phiếu được giữ chừng nào cán bộ còn cần để gọi và giúp bạn. Khi việc đã xong, máy tự xóa theo thời hạn, "
            "tính từ ngày xong, và không bao giờ xóa khi chưa có người xử lý:",
            bullets(
                "Đã khép lại, hoặc hẹn dịp khác: 12 tháng.",
                "Gọi nhiều lần không gặp: 6 tháng.",
                "Bạn rút lại điều đồng ý cho gọi: 15 ngày.",
                "Đã vào công đoàn: 15 ngày sau khi chuyển sang sổ đoàn viên.",
            ),
            "Xóa là xóa hẳn tên, số, nơi làm và mọi lời đã viết. Còn lại con số đếm, và bằng chứng bạn đã đồng ý, rút "
            "lại câu nào, lúc nào.",
            "Nếu lộ dữ liệu có thể gây hại, chúng tôi báo cơ quan có thẩm quyền trong 72 giờ.",
        ),
    ),
)
