"""The front page and the sections."""

from cms.demo.content.ways_in import WAYS_IN
from cms.demo.content.writing import at, bullets, page, text
from cms.schema import Callout, CallToAction, Home, Section
from cms.schema.references import Ref

HOME = Home(
    title="Liên đoàn Lao động tỉnh Hải Sơn",
    description="Trang của Công đoàn tỉnh Hải Sơn: quyền của người lao động, tin tức, và cách tham gia công đoàn.",
    published_at=at("2026-05-04 07:30"),
    lead="Chuyện lương, giờ làm, nghỉ việc: ở đây có câu trả lời, và có người gọi lại cho bạn.",
    picture=Ref("picture:cong-nha-may"),
    picture_alt="Sáng sớm, công nhân đi bộ và đạp xe vào cổng một nhà máy ven biển.",
    featured=(
        page("phieu-luong-ro-tung-dong"),
        page("bi-no-luong-cham-luong-thi-lam-gi"),
        page("bua-com-giua-ca-tot-len-sau-mot-cuoc-doi-thoai"),
    ),
    ways_in=WAYS_IN,
    body=(
        text(
            "Công đoàn là của người đi làm. Bạn làm ở xưởng may, ở cảng cá, chạy xe công nghệ hay bán hàng "
            "đều có thể hỏi, có thể góp ý và có thể tham gia.",
            bullets(
                'Có chuyện chưa rõ về lương, giờ làm, hợp đồng: đọc <a href="page:quyen-cua-ban">Quyền của bạn</a>.',
                'Muốn tự tính tiền tăng ca, ngày phép, trợ cấp: mời vào <a href="page:tinh-thu">Tính thử</a>.',
                'Muốn có người gọi lại: để lại số ở trang <a href="page:de-lai-so-chung-toi-goi">Gọi lại cho tôi</a>.',
                'Muốn cùng làm: xem <a href="page:chien-dich">các chiến dịch</a> đang chạy.',
            ),
        ),
        CallToAction(
            text="Tôi muốn tham gia công đoàn",
            target=page("tham-gia-cong-doan"),
            note="Chưa đến một phút. Không báo cho công ty.",
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

RIGHTS = (
    # slug, title, description, lead
    (
        "quyen-tien-luong",
        "Tiền lương",
        "Nợ lương, phiếu lương, trừ lương, lương tối thiểu, tiền tăng ca, thưởng Tết, ngừng việc.",
        "Làm bao nhiêu phải được trả bấy nhiêu, đúng ngày, có giấy ghi rõ.",
    ),
    (
        "quyen-hop-dong",
        "Hợp đồng, thử việc",
        "Thử việc, hợp đồng, giữ giấy tờ, chuyển việc; người trẻ, giúp việc nhà, làm tự do.",
        "Từ ngày đầu đi làm, giấy tờ và quyền của bạn.",
    ),
    (
        "quyen-gio-lam",
        "Giờ làm, ngày nghỉ",
        "Tăng ca, làm đêm, nghỉ giữa ca, lễ Tết, phép năm, nghỉ việc riêng.",
        "Làm mấy giờ, nghỉ mấy ngày, khi nào được nói không.",
    ),
    (
        "quyen-bao-hiem",
        "Bảo hiểm, ốm đau, thai sản",
        "Bảo hiểm xã hội, rút một lần, thất nghiệp, nghỉ ốm, con ốm, thai sản, nuôi con nhỏ.",
        "Những lúc không đi làm được mà vẫn có tiền.",
    ),
    (
        "quyen-nghi-viec",
        "Nghỉ việc, mất việc",
        "Xin nghỉ, bị cho nghỉ, sa thải, trợ cấp thôi việc, mất việc, công ty trả hết tiền.",
        "Ra đi cho đúng luật, và nhận đủ những gì là của mình.",
    ),
    (
        "quyen-an-toan",
        "An toàn, được tôn trọng",
        "Tai nạn lao động, việc nguy hiểm, đồ bảo hộ, quấy rối, đánh mắng.",
        "Đi làm lành lặn, về nhà lành lặn.",
    ),
    (
        "quyen-cong-doan",
        "Công đoàn, khiếu nại",
        "Vào công đoàn, lập công đoàn, đoàn phí, bị gây khó, khiếu nại ở đâu, đình công.",
        "Một mình khó nói, nhiều người cùng nói thì dễ.",
    ),
)
"""The parts of “Quyền của bạn”, in the order of their being first met."""

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
        description="Trả lời ngắn, dễ hiểu về lương, giờ làm, bảo hiểm, nghỉ việc, an toàn và công đoàn.",
        lead="Mỗi trang một câu hỏi. Câu trả lời ở ngay đầu trang, căn cứ luật ở cuối trang.",
        body=(
            text(
                "Con số của luật trên các trang này lấy từ một sổ chung. Luật đổi thì con số đổi đúng ngày, và trang "
                "ghi rõ từ ngày nào.",
                "Không thấy câu hỏi của mình? "
                '<a href="page:de-lai-so-chung-toi-goi">Để lại số</a>, chúng tôi gọi và trả lời riêng cho bạn.',
            ),
        ),
    ),
    **{
        slug: Section(
            title=title,
            parent=page("quyen-cua-ban"),
            published_at=at(f"2026-05-04 08:{minute}"),
            description=description,
            lead=lead,
        )
        for minute, (slug, title, description, lead) in enumerate(RIGHTS, start=10)
    },
    "tinh-thu": Section(
        title="Tính thử",
        parent=page("quyen-cua-ban"),
        published_at=at("2026-11-16 07:50"),
        description="Tự tính tiền tăng ca, ngày phép, trợ cấp, thai sản ngay trên máy của bạn, không gửi đi đâu.",
        lead="Điền vài con số, ra ngay kết quả, kèm công thức và điều luật. Số bạn điền chỉ nằm trên máy của bạn.",
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
