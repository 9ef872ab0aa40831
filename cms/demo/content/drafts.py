"""Two pages that are not public yet: one waits for approval, one for its hour."""

from cms.demo.content.writing import bullets, heading, page, picture, tags, text
from cms.schema import Article
from cms.schema.references import Ref

WAITING_FOR_APPROVAL = Article(
    title="Hội thao công nhân Hải Sơn: kéo co, nhảy bao bố và một trận cầu sân cát",
    parent=page("tin-co-so"),
    description="Sáng chủ nhật, mười hai đội của các công đoàn cơ sở gặp nhau trên bãi cát.",
    sapo="Mười hai đội, một bãi cát, không có ban giám khảo mặc vest. Hội thao năm nay do chính các tổ công đoàn "
    "bày trò, "
    "Liên đoàn Lao động tỉnh chỉ lo nước uống và băng cá nhân.",
    picture=Ref("picture:loa-phong-thanh"),
    picture_alt="Nhiều người đứng cạnh nhau, một người cầm loa.",
    signature="Tin, ảnh: Nguyễn Thị Bưởi",
    tags=tags("hội thao", "công đoàn cơ sở"),
    body=(
        text("Sân bóng là bãi cát trước cảng. Vạch kẻ bằng vỏ sò. Trọng tài là bác bảo vệ cảng đã nghỉ hưu."),
        heading("Ba môn, không cần tập"),
        text(
            bullets(
                "kéo co, mỗi đội tám người, ít nhất ba chị;", "nhảy bao bố tiếp sức;", "bóng đá sân cát, năm người."
            )
        ),
        picture("cang-ca", "Bãi cát và cảng cá buổi chiều.", "Bãi cát trước cảng cá Rạch Cá Đông."),
    ),
)

WAITING_FOR_ITS_HOUR = Article(
    title="Lịch tư vấn pháp luật lưu động tháng tới",
    parent=page("tin-tuc-su-kien"),
    description="Tổ tư vấn lưu động đi bốn khu trọ trong tháng tới.",
    sapo="Tháng tới, tổ tư vấn pháp luật lưu động của Công đoàn phường Hải Lộ ngồi tại bốn khu trọ, mỗi tối thứ hai "
    "một nơi.",
    signature="BTG",
    tags=tags("tư vấn pháp luật", "phường Hải Lộ"),
    body=(
        text(
            bullets(
                "tuần một: khu trọ Bờ Kè;",
                "tuần hai: khu trọ Cây Bàng;",
                "tuần ba: khu trọ Lò Gạch;",
                "tuần bốn: bến xe.",
            ),
            "Người đến hỏi không cần hẹn, không mất tiền.",
        ),
    ),
)
