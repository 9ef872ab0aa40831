"""News of the province, in the house register."""

from cms.demo.content.writing import at, bullets, document, heading, page, picture, tags, text
from cms.schema import Article, Callout, CallToAction, Table
from cms.schema.references import Ref

ARTICLES: dict[str, Article] = {
    "phat-dong-dot-cao-diem-phat-trien-doan-vien": Article(
        title="Phát động đợt cao điểm phát triển đoàn viên tại Khu công nghiệp Bến Vạn",
        parent=page("tin-tuc-su-kien"),
        published_at=at("2026-10-05 08:15"),
        description="Từ 5/10 đến 31/12/2026, công đoàn tới từng khu trọ, từng ca làm để gặp người lao động chưa vào "
        "công đoàn.",
        sapo="Ngày 5/10, Liên đoàn Lao động tỉnh Hải Sơn phát động đợt cao điểm phát triển đoàn viên, thành lập "
        "công đoàn cơ "
        "sở tại Khu công nghiệp Bến Vạn và ba phường lân cận. Khác với các đợt trước, năm nay mỗi cán bộ nhận một "
        "khu trọ và "
        "theo đến cùng.",
        picture=Ref("picture:loa-phong-thanh"),
        picture_alt="Một cán bộ công đoàn cầm loa, quanh là nhiều công nhân.",
        picture_caption="Lễ phát động tại sân bóng Khu công nghiệp Bến Vạn.",
        signature="BTG",
        tags=tags("phát triển đoàn viên", "công đoàn cơ sở", "Khu công nghiệp Bến Vạn"),
        documents=(document("ke-hoach-dot-cao-diem"),),
        related=(
            page("doi-moi-sinh-hoat-cong-doan-bat-dau-tu-dieu-doan-vien-can"),
            page("vao-cong-doan-co-bi-gay-kho-khong"),
        ),
        body=(
            text(
                "Theo khảo sát của công đoàn khu công nghiệp, toàn khu hiện có hơn mười một nghìn lao động, trong "
                "đó gần bốn "
                "nghìn người làm tại các doanh nghiệp chưa có tổ chức công đoàn. Phần lớn là lao động trẻ, thuê "
                "trọ, thường "
                "xuyên tăng ca, ít khi gặp được cán bộ công đoàn trong giờ hành chính.",
            ),
            heading("Cán bộ đi theo giờ của công nhân"),
            text(
                "Kế hoạch chia địa bàn thành 24 cụm nhà trọ. Mỗi cụm có một cán bộ chuyên trách và hai đoàn viên "
                "nòng cốt, gặp "
                "gỡ sau 19 giờ và sáng chủ nhật. Nội dung đầu tiên không phải là phát đơn mà là lắng nghe, ghi lại "
                "câu hỏi và "
                "hẹn ngày trả lời.",
                "Người lao động cũng có thể tự để lại số điện thoại trên trang này. Mỗi lời nhắn được giao cho một "
                "đơn vị, có "
                "tên người phụ trách và có hạn gọi lại.",
            ),
            Table(
                caption="Chỉ tiêu của đợt cao điểm (số liệu mẫu)",
                header=("Địa bàn", "Cụm nhà trọ", "Người cần gặp", "Công đoàn cơ sở mới"),
                rows=(
                    ("Khu công nghiệp Bến Vạn", "12", "2.100", "6"),
                    ("Phường Hải Lộ", "6", "900", "3"),
                    ("Phường Vàm Lưới", "4", "600", "2"),
                    ("Xã Rạch Cá Đông", "2", "300", "1"),
                ),
                first_column_is_header=True,
            ),
            heading("Hai điều không làm"),
            text(
                "Ban Thường vụ yêu cầu các đoàn công tác không chạy theo số lượng đơn và không nhờ quản lý doanh "
                "nghiệp “vận "
                "động giúp”. Mọi thông tin người lao động cung cấp chỉ dùng để liên hệ, không chuyển cho doanh nghiệp.",
            ),
            CallToAction(text="Để lại số, chúng tôi tới khu trọ của bạn", target=page("de-lai-so-chung-toi-goi")),
        ),
    ),
    "nghi-le-24-11-nhung-dieu-can-biet": Article(
        title="Sắp đến 24/11: công đoàn cơ sở cần rà lịch nghỉ và tiền làm thêm",
        parent=page("tin-tuc-su-kien"),
        published_at=at("2026-11-16 09:40"),
        description="Các công đoàn cơ sở được đề nghị hỏi doanh nghiệp lịch ngày 24/11 và đối chiếu văn bản chính "
        "thức.",
        sapo="Ngày 24/11 năm nay là năm đầu tiên có Ngày Văn hóa Việt Nam trong lịch nghỉ của người lao động theo "
        "các nguồn tin "
        "đã công bố. Liên đoàn Lao động tỉnh đề nghị công đoàn cơ sở chủ động hỏi doanh nghiệp và đối chiếu với văn "
        "bản "
        "chính thức.",
        signature="Ban Chính sách pháp luật",
        tags=tags("nghỉ lễ", "giờ làm việc", "công đoàn cơ sở"),
        related=(page("tang-ca-duoc-tra-bao-nhieu"),),
        body=(
            Callout(
                tone="warning",
                title="Đang chờ xác nhận",
                html="<p>Tin này là nội dung mẫu. Chế độ nghỉ hưởng lương ngày 24/11 được ghi lại từ nguồn thứ cấp; "
                "luật sư của công đoàn cần đối chiếu văn bản gốc trước khi đăng.</p>",
            ),
            text(
                "Những việc công đoàn cơ sở cần làm trước ngày 24/11:",
                bullets(
                    "hỏi doanh nghiệp bằng văn bản: ngày 24/11 nghỉ hay làm, ai làm, tính lương thế nào;",
                    "thông báo lại cho từng tổ, kể cả ca đêm;",
                    "thu thập bảng chấm công của người đi làm ngày đó;",
                    "báo về Ban Chính sách pháp luật những nơi chưa trả lời.",
                ),
                "Với ngày lễ hưởng nguyên lương nói chung, Điều 98 Bộ luật Lao động quy định người làm thêm được "
                "trả ít nhất "
                "300 %, chưa kể tiền lương ngày lễ với người hưởng lương ngày. Xem "
                '<a href="page:tang-ca-duoc-tra-bao-nhieu">cách tính tiền tăng ca</a>.',
            ),
        ),
    ),
    "thang-cong-nhan-2026-nhung-viec-da-lam": Article(
        title="Tháng Công nhân 2026: những việc đã làm và những việc còn nợ",
        parent=page("tin-tuc-su-kien"),
        published_at=at("2026-06-02 15:20"),
        description="Tổng kết Tháng Công nhân tại Hải Sơn: 58 cuộc đối thoại, 9 việc còn nợ được công khai.",
        sapo="Khép lại Tháng Công nhân, các cấp công đoàn tỉnh Hải Sơn đã tổ chức 58 cuộc đối thoại tại nơi làm "
        "việc. Bên cạnh "
        "kết quả, Ban Thường vụ công khai chín việc đã hứa nhưng chưa làm xong, kèm thời hạn mới.",
        picture=Ref("picture:cong-nha-may"),
        picture_alt="Công nhân tới cổng nhà máy lúc trời vừa sáng.",
        signature="BTG",
        tags=tags("Tháng Công nhân", "đối thoại", "an toàn"),
        body=(
            text(
                "Tháng 5 hằng năm vừa là Tháng Công nhân vừa là Tháng hành động về an toàn, vệ sinh lao động. Năm "
                "nay, thay vì "
                "một lễ lớn ở tỉnh, kinh phí được dành cho cơ sở: mỗi công đoàn cơ sở tự chọn một việc mà đoàn viên "
                "cần nhất.",
            ),
            heading("Việc đã xong"),
            text(
                bullets(
                    "58 cuộc đối thoại, 412 kiến nghị, 306 kiến nghị được giải quyết trong tháng;",
                    "kiểm tra chéo an toàn tại 40 phân xưởng, thay 128 tấm chắn dây chuyền;",
                    "trao 65 suất trợ cấp cho đoàn viên bị tai nạn, bệnh dài ngày.",
                )
            ),
            heading("Việc còn nợ"),
            text(
                "Chín việc chưa xong gồm ba nhà để xe, hai bếp ăn, một phòng vắt trữ sữa và ba đường đi bộ có đèn "
                "vào khu trọ. "
                "Danh sách, đơn vị phụ trách và thời hạn được dán tại trụ sở công đoàn các phường và cập nhật hằng "
                "tháng.",
                "Các số liệu trong tin là số liệu mẫu.",
            ),
            picture("phieu-luong", "Tờ phiếu lương phóng to, nhiều dòng được tô màu.", "Góc hỏi đáp về phiếu lương."),
        ),
    ),
    "to-tu-van-phap-luat-luu-dong-ra-quan": Article(
        title="Tổ tư vấn pháp luật lưu động ra quân tại phường Hải Lộ",
        parent=page("tin-tuc-su-kien"),
        published_at=at("2026-09-14 19:30"),
        description="Tối thứ hai hằng tuần, cán bộ và luật sư của công đoàn ngồi tại nhà văn hóa khu phố để trả lời.",
        sapo="Từ ngày 14/9, tối thứ hai hằng tuần, tổ tư vấn pháp luật lưu động của Công đoàn phường Hải Lộ có mặt "
        "tại nhà văn "
        "hóa khu phố Bờ Kè. Người lao động đến hỏi không cần hẹn, không mất tiền.",
        picture=Ref("picture:nha-tro"),
        picture_alt="Dãy nhà trọ buổi tối, nhiều ô cửa sáng đèn, có người ngồi nói chuyện ngoài hiên.",
        signature="Tin, ảnh: Nguyễn Thị Bưởi",
        tags=tags("tư vấn pháp luật", "phường Hải Lộ"),
        body=(
            text(
                "Buổi đầu tiên tiếp 34 lượt người, nhiều nhất là câu hỏi về tiền tăng ca và chốt sổ bảo hiểm. Mỗi "
                "người nhận một "
                "tờ ghi lại lời tư vấn, có tên cán bộ và số gọi lại 0297 000 0021.",
                "Đồng chí Huỳnh Văn Đước, Chủ tịch Công đoàn phường, cho biết tổ sẽ ngồi thêm sáng chủ nhật nếu số "
                "người tới đông. "
                "Những câu hỏi chung được gửi về Ban Tuyên giáo để biên soạn thành "
                '<a href="page:quyen-cua-ban">các trang giải thích quyền</a>.',
            ),
        ),
    ),
}
