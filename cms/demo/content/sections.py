"""The front page and the sections."""

from cms.demo.content.writing import at, bullets, page, text
from cms.schema import Callout, CallToAction, Home, Section
from cms.schema.references import Ref

HOME = Home(
    title="Liên đoàn Lao động tỉnh Hải Sơn",
    description="Trang của Công đoàn tỉnh Hải Sơn: quyền của người lao động, tin tức, và cách tham gia công đoàn.",
    published_at=at("2026-05-04 07:30"),
    lead="Bạn đi làm ở Hải Sơn? Ở đây có câu trả lời cho chuyện lương, chuyện giờ làm, và có người gọi lại cho bạn.",
    picture=Ref("picture:cong-nha-may"),
    picture_alt="Sáng sớm, công nhân đi bộ và đạp xe vào cổng một nhà máy ven biển.",
    featured=(
        page("phieu-luong-ro-tung-dong"),
        page("bi-no-luong-cham-luong-thi-lam-gi"),
        page("bua-com-giua-ca-tot-len-sau-mot-cuoc-doi-thoai"),
    ),
    body=(
        text(
            "Công đoàn là của người đi làm. Bạn làm ở xưởng may, ở cảng cá, chạy xe công nghệ hay bán hàng "
            "đều có thể hỏi, có thể góp ý và có thể tham gia.",
            bullets(
                'Có chuyện chưa rõ về lương, giờ làm, hợp đồng: đọc <a href="page:quyen-cua-ban">Quyền của bạn</a>.',
                'Muốn có người gọi lại: để lại số ở trang <a href="page:de-lai-so-chung-toi-goi">Gọi lại cho tôi</a>.',
                'Muốn cùng làm: xem <a href="page:chien-dich">các chiến dịch</a> đang chạy.',
            ),
        ),
        CallToAction(
            text="Tôi muốn tham gia công đoàn",
            target=page("tham-gia-cong-doan"),
            note="Chưa đến một phút. Công ty không được báo.",
        ),
        Callout(
            tone="note",
            title="Đây là trang mẫu",
            html="<p>Tỉnh Hải Sơn, các xã phường, doanh nghiệp, nhân vật và số điện thoại trên trang này đều là hư "
            "cấu, "
            "được viết ra để bạn thử. Mời đọc thêm ở trang "
            '<a href="page:ve-chung-toi">Về chúng tôi</a>.</p>',
        ),
    ),
)

SECTIONS: dict[str, Section] = {
    "tin-tuc-su-kien": Section(
        title="Tin tức – Sự kiện",
        parent=page("trang-chu"),
        in_menu=True,
        published_at=at("2026-05-04 07:40"),
        description="Tin về hoạt động của Công đoàn tỉnh Hải Sơn và của các cơ sở.",
        lead="Việc công đoàn đang làm, ở tỉnh và ở từng phân xưởng.",
    ),
    "tin-co-so": Section(
        title="Tin cơ sở",
        parent=page("tin-tuc-su-kien"),
        published_at=at("2026-05-04 07:41"),
        description="Tin do công đoàn cơ sở và cộng tác viên gửi về.",
        lead="Chuyện ở nhà máy, bến cảng, khu trọ, do chính người ở đó kể.",
    ),
    "xay-dung-to-chuc-cong-doan": Section(
        title="Xây dựng tổ chức Công đoàn",
        parent=page("trang-chu"),
        in_menu=True,
        published_at=at("2026-05-04 07:42"),
        description="Phát triển đoàn viên, thành lập công đoàn cơ sở, đổi mới hoạt động.",
        lead="Kinh nghiệm, cách làm và văn bản về phát triển đoàn viên, xây dựng công đoàn cơ sở vững mạnh.",
    ),
    "quyen-cua-ban": Section(
        title="Quyền của bạn",
        parent=page("trang-chu"),
        in_menu=True,
        published_at=at("2026-05-04 07:43"),
        description="Trả lời ngắn, dễ hiểu về lương, giờ làm, thử việc, kỷ luật và chuyện bị đối xử tệ.",
        lead="Mỗi trang một câu hỏi. Câu trả lời ở ngay đầu trang, căn cứ luật ở cuối trang.",
        body=(
            text(
                "Không thấy câu hỏi của mình? "
                '<a href="page:de-lai-so-chung-toi-goi">Để lại số</a>, chúng tôi gọi và trả lời riêng cho bạn.',
            ),
        ),
    ),
    "chien-dich": Section(
        title="Chiến dịch",
        parent=page("trang-chu"),
        in_menu=True,
        published_at=at("2026-05-04 07:44"),
        description="Những điều người lao động Hải Sơn cùng nhau đòi hỏi và cùng nhau làm.",
        lead="Việc lớn làm chung thì nhẹ. Đây là những việc đang làm và những việc đã xong.",
    ),
    "gioi-thieu": Section(
        title="Giới thiệu",
        parent=page("trang-chu"),
        in_menu=True,
        published_at=at("2026-05-04 07:45"),
        description="Công đoàn tỉnh Hải Sơn là ai, ở đâu, gặp bằng cách nào.",
        lead="Chúng tôi là ai và gặp chúng tôi ở đâu.",
    ),
}
