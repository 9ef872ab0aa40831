"""What a member of the invented union gets."""

from datetime import date

from cms.demo.content.writing import at, bullets, page, paragraphs, text
from cms.schema import Benefit, Benefits, CallToAction

_OFFICE = "Văn phòng Liên đoàn Lao động tỉnh Hải Sơn"
_PHONE = "0297 000 0011"

BENEFITS = Benefits(
    title="Quyền lợi đoàn viên",
    parent=page("gioi-thieu"),
    in_menu=True,
    published_at=at("2026-11-20 08:00"),
    description="Vào công đoàn Hải Sơn được gì: ai được, làm thế nào, đến khi nào, hỏi ai.",
    lead="Đã là đoàn viên thì được những điều này. Mỗi điều ghi rõ ai được, làm thế nào và hỏi ai.",
    benefits=(
        Benefit(
            title="Có người đi cùng khi đòi quyền lợi",
            text=paragraphs("Cán bộ cùng bạn gặp công ty, viết đơn, ra hòa giải, ra tòa. Bạn không trả tiền."),
            who="Mọi đoàn viên",
            how=paragraphs(
                'Gọi công đoàn nơi bạn làm, hoặc <a href="page:de-lai-so-chung-toi-goi">để lại số</a> để được gọi lại.'
            ),
            contact="Công đoàn phường, xã nơi bạn làm việc",
            phone=_PHONE,
        ),
        Benefit(
            title="Hỏi luật không mất tiền",
            text=paragraphs("Hỏi qua điện thoại hoặc đến gặp. Câu hỏi của bạn không nói lại với công ty."),
            who="Mọi người lao động; đoàn viên được hẹn trước",
            how=bullets("Gọi trong giờ làm việc.", "Hoặc đến trụ sở, mang theo hợp đồng và phiếu lương nếu có."),
            contact=_OFFICE,
            phone=_PHONE,
        ),
        Benefit(
            title="Thăm hỏi khi ốm đau, sinh con, nhà có tang",
            text=paragraphs("Công đoàn đến thăm và có phần quà. Mức do công đoàn nơi bạn sinh hoạt quyết định."),
            who="Đoàn viên, không phải chờ đủ bao nhiêu tháng",
            how=paragraphs("Bạn hoặc người cùng tổ báo cho tổ trưởng công đoàn. Không cần làm đơn."),
            contact="Công đoàn cơ sở của bạn",
        ),
        Benefit(
            title="Vé xe về quê ăn Tết Đinh Mùi",
            text=paragraphs("Hai chiều, xe giường nằm, cho đoàn viên ở xa và người nhà đi cùng (mẫu, hư cấu)."),
            who="Đoàn viên thuê trọ, hai năm chưa về quê ăn Tết",
            how=bullets("Ghi tên ở công đoàn cơ sở.", "Danh sách dán ở cổng trước ngày 25/12/2026."),
            until=date(2026, 12, 15),
            contact="Công đoàn Khu công nghiệp Bến Vạn",
            phone="0297 000 0023",
        ),
        Benefit(
            title="Sách vở năm học mới cho con đoàn viên",
            text=paragraphs("Một bộ sách giáo khoa và mười quyển vở cho mỗi cháu (mẫu, hư cấu)."),
            who="Đoàn viên có con học lớp 1 đến lớp 9",
            how=paragraphs("Ghi tên ở công đoàn cơ sở."),
            until=date(2026, 9, 5),
            contact="Công đoàn cơ sở của bạn",
        ),
    ),
    body=(
        text("Chưa là đoàn viên? Vào công đoàn mất chưa đến một phút để lại số, và công ty không được báo."),
        CallToAction(text="Tôi muốn tham gia công đoàn", target=page("tham-gia-cong-doan")),
    ),
)
