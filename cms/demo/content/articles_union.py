"""Articles about building the union, in the house register."""

from cms.demo.content.writing import at, bullets, document, heading, page, picture, tags, text
from cms.schema import Article, CallToAction, Document, Quote
from cms.schema.references import Ref

ARTICLES: dict[str, Article] = {
    "doi-moi-sinh-hoat-cong-doan-bat-dau-tu-dieu-doan-vien-can": Article(
        title="Đổi mới sinh hoạt công đoàn: bắt đầu từ điều đoàn viên cần",
        parent=page("xay-dung-to-chuc-cong-doan"),
        published_at=at("2026-08-17 14:33"),
        description="Ba điều rút ra sau một năm làm điểm tại chín công đoàn cơ sở ở Hải Sơn.",
        sapo="Sau một năm làm điểm tại chín công đoàn cơ sở, Liên đoàn Lao động tỉnh Hải Sơn rút ra ba điều: "
        "hỏi trước khi làm, họp ngắn và đúng ca, việc nào cũng có người trả lời. Đoàn viên không thiếu thì giờ "
        "cho công đoàn; họ thiếu một lý do để dành thì giờ.",
        picture=Ref("picture:lop-hoc"),
        picture_alt="Một nhóm công nhân ngồi thành vòng cung, một người đứng bên bảng.",
        picture_caption="Một buổi sinh hoạt tổ công đoàn giữa hai ca.",
        signature="BTG",
        tags=tags("công đoàn cơ sở", "đổi mới sinh hoạt", "phát triển đoàn viên"),
        documents=(document("huong-dan-sinh-hoat-to"),),
        related=(
            page("phat-dong-dot-cao-diem-phat-trien-doan-vien"),
            page("tap-huan-ky-nang-thuong-luong-cho-can-bo-moi"),
        ),
        body=(
            heading("Hỏi trước, làm sau"),
            text(
                "Trong nhiều năm, chương trình sinh hoạt của công đoàn cơ sở thường được xây dựng từ trên xuống: "
                "cấp trên "
                "có chủ đề, cơ sở triển khai, đoàn viên tham dự. Cách làm ấy bảo đảm tiến độ nhưng khó bảo đảm sự "
                "gắn bó. "
                "Tại chín đơn vị làm điểm, ban chấp hành dành hẳn tháng đầu tiên để hỏi từng tổ ba câu: điều gì ở "
                "chỗ làm "
                "khiến anh chị mệt nhất, điều gì nếu đổi được thì nhẹ người nhất, và anh chị rảnh lúc nào.",
                "Câu trả lời làm nhiều cán bộ bất ngờ. Ở một xưởng may, điều công nhân mong nhất là ca chiều được nghỉ "
                "giữa giờ đúng lúc, vì chuyền nào cũng bị dồn. Ở một cơ sở chế biến thủy sản, đó là chỗ phơi ủng. "
                "Những việc nhỏ như vậy giải quyết được trong nửa tháng, và chính từ đó, số người đến buổi sinh "
                "hoạt kế tiếp "
                "tăng lên rõ rệt.",
            ),
            heading("Họp ngắn, đúng ca, đúng chỗ"),
            text(
                "Các tổ công đoàn chuyển từ một buổi dài mỗi quý sang hai mươi phút mỗi tháng, đặt ngay trước giờ "
                "vào ca hoặc "
                "sau bữa cơm giữa ca. Người làm ca đêm có buổi riêng. Nội dung gói trong một trang giấy: việc đã "
                "hứa lần "
                "trước đến đâu, tháng này có gì mới về chế độ, ai cần giúp. Người nói nhiều nhất phải là đoàn viên, "
                "không "
                "phải cán bộ.",
                "Ai vắng thì nhận bản tóm tắt trong nhóm tin nhắn của tổ. Ban Tuyên giáo soạn sẵn mẫu tóm tắt, cán "
                "bộ tổ chỉ "
                "cần điền, không phải viết báo cáo.",
            ),
            picture(
                "may-may",
                "Bàn máy may bên cửa sổ, cuộn chỉ màu cam.",
                "Chuyền may số 4, nơi bắt đầu buổi họp hai mươi phút đầu tiên.",
            ),
            heading("Việc nào cũng có người trả lời"),
            text(
                "Mỗi kiến nghị được ghi vào sổ, có tên người nhận và ngày trả lời. Đến hẹn mà chưa xong thì nói rõ "
                "vì sao. "
                "Kinh nghiệm cho thấy đoàn viên sẵn sàng chờ, miễn là biết mình đang chờ điều gì. Ngược lại, một "
                "câu “công "
                "đoàn sẽ xem xét” lặp lại hai lần là đủ để buổi họp sau vắng một nửa.",
            ),
            Quote(
                text="Tôi không cần công đoàn hứa nhiều. Tôi cần công đoàn nhớ tuần trước tôi nói gì.",
                attribution="Một đoàn viên ở tổ cắt",
                role="góp ý tại buổi sơ kết",
            ),
            text(
                "Từ kết quả trên, Ban Thường vụ Liên đoàn Lao động tỉnh giao công đoàn cấp trên hướng dẫn nhân rộng "
                "tới các "
                "công đoàn cơ sở có từ một trăm đoàn viên trở lên trong năm 2027. Trọng tâm gồm:",
                bullets(
                    "mỗi tổ có một người nòng cốt được tập huấn;",
                    "sổ kiến nghị dùng chung một mẫu, sáu tháng công khai kết quả một lần;",
                    "đánh giá cơ sở bằng số kiến nghị được trả lời đúng hẹn, không bằng số buổi họp.",
                ),
            ),
            Document(document=document("huong-dan-sinh-hoat-to"), note="Kèm mẫu tóm tắt một trang."),
        ),
    ),
    "tap-huan-ky-nang-thuong-luong-cho-can-bo-moi": Article(
        title="Tập huấn kỹ năng thương lượng cho cán bộ công đoàn cơ sở mới",
        parent=page("xay-dung-to-chuc-cong-doan"),
        published_at=at("2026-07-10 16:05"),
        description="Sáu mươi hai cán bộ của các công đoàn cơ sở thành lập trong năm tham gia lớp học hai ngày.",
        sapo="Trong hai ngày 8 và 9/7, Liên đoàn Lao động tỉnh Hải Sơn tổ chức lớp tập huấn kỹ năng thương lượng "
        "cho 62 cán "
        "bộ của các công đoàn cơ sở mới thành lập. Lớp học dành hai phần ba thời gian cho thực hành.",
        picture=Ref("picture:doi-thoai"),
        picture_alt="Hai nhóm ngồi đối diện nhau qua một chiếc bàn dài, trên bàn có giấy tờ.",
        picture_caption="Học viên đóng vai hai bên trong một cuộc thương lượng giả định.",
        signature="Võ Hoài Sơn",
        tags=tags("công đoàn cơ sở", "thương lượng tập thể", "tập huấn"),
        related=(page("doi-moi-sinh-hoat-cong-doan-bat-dau-tu-dieu-doan-vien-can"),),
        body=(
            text(
                "Phát biểu khai mạc, đồng chí Phan Thị Mai Lành, Chủ tịch Liên đoàn Lao động tỉnh, nhấn mạnh: cán "
                "bộ mới "
                "thường giỏi việc chuyên môn và được anh chị em tin, nhưng chưa quen ngồi vào bàn với giám đốc. "
                "Công đoàn "
                "cấp trên có trách nhiệm đi cùng trong những lần đầu, để khi về cơ sở, cán bộ không đơn độc.",
            ),
            heading("Chuẩn bị là một nửa kết quả"),
            text(
                "Học viên được hướng dẫn thu thập ý kiến bằng phiếu kín, xếp thứ tự ưu tiên, tìm số liệu về giá cả "
                "và tiền "
                "lương ở các doanh nghiệp cùng ngành. Mỗi nhóm phải viết ra ba mức: mức mong muốn, mức chấp nhận "
                "được và "
                "mức không thể thấp hơn, rồi bảo vệ trước lớp.",
            ),
            heading("Đóng vai để hiểu bên kia"),
            text(
                "Buổi chiều, các nhóm đổi vai: người hôm qua là công đoàn, hôm nay ngồi ghế doanh nghiệp. Nhiều học "
                "viên cho "
                "biết chỉ khi phải tự tính chi phí, họ mới hiểu vì sao một đề nghị rõ ràng, có con số, lại dễ được "
                "trả lời hơn "
                "một lời kêu gọi chung chung.",
                "Kết thúc lớp học, mỗi cán bộ ký một bản cam kết nhỏ với chính mình: trong ba tháng tới sẽ mở được "
                "ít nhất một "
                "cuộc đối thoại tại nơi làm việc. Ban Tuyên giáo sẽ hỏi lại vào tháng 10.",
            ),
        ),
    ),
    "nghiep-doan-lai-xe-cong-nghe-hai-son-ra-mat": Article(
        title="Nghiệp đoàn lái xe công nghệ Hải Sơn ra mắt",
        parent=page("xay-dung-to-chuc-cong-doan"),
        published_at=at("2026-07-28 10:20"),
        description="126 anh chị em chạy xe công nghệ có tổ chức của mình, đúng ngày thành lập Công đoàn Việt Nam.",
        sapo="Sáng 28/7, đúng ngày thành lập Công đoàn Việt Nam, 126 anh chị em chạy xe công nghệ tại phường Hải Lộ "
        "và phường "
        "Vàm Lưới đã dự lễ ra mắt nghiệp đoàn đầu tiên của nghề mình ở tỉnh Hải Sơn.",
        picture=Ref("picture:lai-xe"),
        picture_alt="Người lái xe máy đội mũ bảo hiểm chạy trên đường ven biển lúc chiều.",
        signature="Tin, ảnh: Nguyễn Thị Bưởi",
        tags=tags("nghiệp đoàn", "phát triển đoàn viên", "lái xe công nghệ"),
        related=(page("vao-cong-doan-co-bi-gay-kho-khong"),),
        body=(
            text(
                "Nghiệp đoàn là kết quả của bảy tháng vận động, bắt đầu từ một quán nước ở bến xe nơi anh em hay "
                "ngồi chờ cuốc. "
                "Nhóm nòng cốt gồm chín người, trong đó có ba chị, đã đi từng điểm chờ để giải thích: không có hợp "
                "đồng lao "
                "động vẫn có thể vào công đoàn, theo nghề của mình.",
                "Tại buổi lễ, ban chấp hành lâm thời bảy người ra mắt và công bố ba việc làm ngay: lập quỹ tương "
                "trợ khi xe hỏng, "
                "mở lớp sơ cứu tai nạn giao thông, và gom ý kiến về cách tính điểm, khóa tài khoản để gửi tới doanh "
                "nghiệp.",
            ),
            Quote(
                text="Chạy xe thì một mình, nhưng gặp chuyện thì không ai phải một mình nữa.",
                attribution="Lâm Quốc Bến",
                role="Trưởng ban chấp hành lâm thời (nhân vật hư cấu)",
            ),
            CallToAction(
                text="Tôi chạy xe công nghệ, tôi muốn tham gia",
                target=page("tham-gia-cong-doan"),
                note="Ô “Nơi làm việc” cứ ghi tên ứng dụng bạn chạy.",
            ),
        ),
    ),
}
