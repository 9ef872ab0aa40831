"""Stories from workplaces and lodgings, in the house register."""

from cms.demo.content.writing import at, bullets, document, heading, page, paragraphs, picture, tags, text
from cms.schema import Article, Audio, Callout, Quote, Steps
from cms.schema.references import Ref

ARTICLES: dict[str, Article] = {
    "bua-com-giua-ca-tot-len-sau-mot-cuoc-doi-thoai": Article(
        title="Bữa cơm giữa ca tốt lên sau một cuộc đối thoại",
        parent=page("tin-co-so"),
        published_at=at("2026-10-26 11:10"),
        description="Ở Công ty May Cánh Buồm Xanh, bữa ăn giữa ca được nâng lên và có người của công nhân cùng kiểm "
        "bếp.",
        sapo="Ba tháng trước, nhiều công nhân Công ty May Cánh Buồm Xanh bỏ cơm, ăn mì gói. Hôm nay nhà ăn đã kín chỗ. "
        "Giữa hai thời điểm ấy là một cuộc đối thoại được chuẩn bị kỹ và một nhóm bảy người kiên trì.",
        picture=Ref("picture:bua-com"),
        picture_alt="Khay cơm có canh, cá, rau và trái cây trên bàn nhà ăn.",
        picture_caption="Khay cơm giữa ca sau khi thực đơn được đổi.",
        signature="Tin, ảnh: Nguyễn Thị Bưởi",
        tags=tags("đối thoại", "bữa ăn giữa ca", "công đoàn cơ sở"),
        related=(
            page("tap-huan-ky-nang-thuong-luong-cho-can-bo-moi"),
            page("nuoc-mat-va-quat-gio-cho-moi-phan-xuong"),
        ),
        body=(
            heading("Chuyện bắt đầu từ thùng rác"),
            text(
                "Chị Cao Thị Rơm, tổ trưởng tổ hoàn thành, kể rằng chị đếm số phần cơm bị bỏ lại trong năm ngày "
                "liền: có ngày gần "
                "một phần ba. Chị không viết đơn, chị chép con số ấy vào sổ tổ công đoàn, kèm ảnh chụp. Ban chấp "
                "hành công đoàn "
                "cơ sở lấy đó làm điểm xuất phát, phát phiếu hỏi toàn bộ 640 công nhân: ăn không nổi vì nguội, vì "
                "mặn hay vì ít?",
            ),
            heading("Ngồi vào bàn với con số"),
            text(
                "Tại cuộc đối thoại ngày 12/8, phía công đoàn trình bày bốn trang giấy: kết quả phiếu hỏi, giá chợ "
                "của mười lăm "
                "nguyên liệu, cách chia lại giờ ăn để giảm chờ, và đề nghị lập nhóm giám sát bếp. Giám đốc công ty "
                "hỏi lại nhiều "
                "chi tiết về chi phí rồi đồng ý làm thử bốn tuần.",
            ),
            Steps(
                title="Bốn tuần làm thử",
                items=(
                    "<p>Tuần một: chia ba lượt ăn, mỗi lượt cách nhau mười lăm phút.</p>",
                    "<p>Tuần hai: thêm một món rau, canh để riêng cho nóng.</p>",
                    "<p>Tuần ba: nhóm bảy người, mỗi chuyền một người, cùng kiểm thực phẩm lúc giao.</p>",
                    "<p>Tuần bốn: hỏi lại bằng đúng phiếu cũ.</p>",
                ),
            ),
            Quote(
                text="Mình đưa con số ra thì họ trả lời bằng con số. Trước đây mình đưa nỗi bực ra, họ cũng bực lại.",
                attribution="Cao Thị Rơm",
                role="tổ trưởng tổ hoàn thành (nhân vật hư cấu)",
            ),
            text(
                "Kết quả phiếu hỏi lần hai: chín trong mười người ăn hết phần. Nội dung này đã được đưa vào thỏa "
                "ước lao động tập "
                "thể của công ty. Nhóm giám sát bếp nay đổi người ba tháng một lần để ai cũng có dịp tham gia.",
            ),
        ),
    ),
    "goc-vat-tru-sua-o-nha-may-giay-buoc-vui": Article(
        title="Góc vắt, trữ sữa ở nhà máy giày Bước Vui",
        parent=page("tin-co-so"),
        published_at=at("2026-10-20 08:45"),
        description="Một căn phòng mười hai mét vuông giúp các mẹ trẻ yên tâm trở lại chuyền.",
        sapo="Nhân ngày 20/10, công đoàn cơ sở nhà máy giày Bước Vui khánh thành góc vắt, trữ sữa rộng mười hai mét "
        "vuông ngay "
        "cạnh xưởng may mũ giày. Đây là căn phòng do chính các mẹ đề xuất và tự chọn màu sơn.",
        picture=Ref("picture:me-va-be"),
        picture_alt="Người mẹ bế con ngồi bên cửa sổ, có rèm và chậu cây.",
        signature="Ban Nữ công",
        tags=tags("lao động nữ", "công đoàn cơ sở", "chăm lo đoàn viên"),
        related=(page("bi-quay-roi-danh-mang-o-cho-lam"),),
        body=(
            text(
                "Nhà máy có 71 lao động nữ đang nuôi con dưới mười hai tháng tuổi. Theo Bộ luật Lao động, các chị "
                "được nghỉ 60 phút "
                "mỗi ngày mà vẫn hưởng đủ lương. Nhưng trước đây, vì không có chỗ riêng, nhiều chị phải vắt sữa "
                "trong nhà vệ "
                "sinh hoặc chịu đau đến hết ca.",
                "Ban Nữ công của công đoàn cơ sở vận động được tủ lạnh, hai ghế tựa và rèm che; công ty dành phòng "
                "và lắp quạt. "
                "Lịch dùng phòng do các chị tự xếp, dán ở cửa.",
            ),
            Callout(
                tone="success",
                title="Muốn làm một góc như thế ở chỗ bạn?",
                html="<p>Bắt đầu bằng việc đếm: có bao nhiêu mẹ nuôi con nhỏ, ca nào, xưởng nào. "
                "Gọi Ban Nữ công 0297 000 0015, chúng tôi gửi bản vẽ và danh sách đồ dùng.</p>",
            ),
            text(
                bullets(
                    "Một phòng có khóa, có rèm, cách chuyền không quá ba phút đi bộ.",
                    "Một tủ lạnh nhỏ, nhãn ghi tên, một bồn rửa.",
                    "Một cuốn sổ để các mẹ nhắn nhau.",
                )
            ),
        ),
    ),
    "trung-thu-som-o-cang-ca-rach-ca-dong": Article(
        title="Trung thu sớm của con em ngư phủ cảng cá Rạch Cá Đông",
        parent=page("tin-co-so"),
        published_at=at("2026-09-24 20:05"),
        description="Trăng chưa tròn, nhưng tàu sắp ra khơi, nên đêm hội của các em được làm sớm.",
        sapo="Tàu ra khơi trước rằm, nên Công đoàn xã Rạch Cá Đông và Ban Nữ công tỉnh làm Trung thu sớm cho 210 em "
        "nhỏ ở xóm "
        "cảng, để các em được rước đèn cùng cha.",
        picture=Ref("picture:trung-thu"),
        picture_alt="Trẻ em cầm đèn ông sao và đèn lồng dưới vầng trăng tròn, phía sau là tàu cá.",
        signature="Ban Nữ công",
        tags=tags("chăm lo đoàn viên", "ngư phủ", "trẻ em"),
        body=(
            text(
                "Sân cảng buổi tối sáng lên bằng đèn ông sao do các anh thợ lưới làm từ tre và giấy kiếng. Các em "
                "được xem múa lân, "
                "nghe kể chuyện biển và nhận quà là cặp sách, áo phao cỡ nhỏ.",
                "Đại diện công đoàn xã nói ngắn trước khi nhường sân cho lũ trẻ: mong rằng chuyến biển này cá đầy "
                "khoang, và mùa "
                "trăng sau không nhà nào vắng người.",
            ),
            picture(
                "cang-ca",
                "Cảng cá buổi chiều, ba chiếc tàu gỗ neo sát nhau, xa xa là núi.",
                "Cảng cá Rạch Cá Đông trước giờ tàu ra khơi.",
            ),
            Audio(
                title="Giai điệu hò kéo lưới (máy đàn thử)",
                sound=document("giai-dieu-ho-keo-luoi"),
                transcript=paragraphs(
                    "Không có lời. Một tiếng đàn đi lên rồi đi xuống năm nốt, nghỉ một nhịp như lúc cả tổ ngừng tay "
                    "lấy hơi, rồi kéo tiếp.",
                ),
            ),
            text(
                "Tranh minh họa trong bài do Ban Nữ công thực hiện; hình ảnh trẻ em không được chụp và không được đăng."
            ),
        ),
    ),
}
