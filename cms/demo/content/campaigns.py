"""Two campaigns: one that runs, one that is over."""

from datetime import date

from cms.demo.content.writing import at, bullets, document, heading, page, paragraphs, picture, text
from cms.schema import Campaign, Media, Speaker, Steps
from cms.schema.references import Ref

CAMPAIGNS: dict[str, Campaign] = {
    "phieu-luong-ro-tung-dong": Campaign(
        title="Phiếu lương rõ từng dòng",
        parent=page("chien-dich"),
        published_at=at("2026-10-15 07:00"),
        description="Mỗi kỳ lương, mỗi người một phiếu ghi rõ lương, tiền tăng ca, khoản trừ. Luật đã ghi, giờ phải "
        "có thật.",
        demand="Mỗi kỳ lương, mỗi người lao động ở Hải Sơn phải cầm được phiếu lương ghi rõ từng khoản.",
        picture=Ref("picture:phieu-luong"),
        picture_alt="Một tờ phiếu lương phóng to, từng dòng được đánh dấu bằng bút màu.",
        why=paragraphs(
            "Qua 40 buổi ngồi lại ở khu trọ, điều bà con hỏi nhiều nhất không phải là tăng lương, "
            "mà là “lương tôi tính kiểu gì”. Không có phiếu thì không biết mình bị thiếu giờ nào.",
            "Bộ luật Lao động, Điều 95, đã ghi: mỗi lần trả lương, công ty phải đưa bảng kê có tiền lương, "
            "tiền làm thêm giờ, tiền làm đêm và các khoản khấu trừ.",
        ),
        actions=(
            "<p>Kỳ lương này, hỏi phiếu lương. Hỏi lịch sự, hỏi cả tổ cùng lúc.</p>",
            '<p>Tải <a href="document:to-roi-doc-phieu-luong">tờ rơi đọc phiếu lương</a>, dán ở khu trọ, gửi vào '
            "nhóm Zalo.</p>",
            '<p>Chỗ bạn không có phiếu? <a href="page:de-lai-so-chung-toi-goi">Để lại số</a>, '
            "công đoàn gửi văn bản cho công ty mà không nêu tên bạn.</p>",
        ),
        speakers=(
            Speaker(
                name="Trịnh Thị Bông",
                role="Công nhân may, phường Hải Lộ (nhân vật hư cấu)",
                quote="Hồi trước lãnh lương xong là gấp lại bỏ túi, có biết gì đâu mà coi. "
                "Giờ có phiếu, tôi thấy thiếu bốn giờ tăng ca, tôi hỏi, kỳ sau họ trả đủ.",
                portrait=Ref("picture:chan-dung-chi-bong"),
            ),
        ),
        starts_on=date(2026, 10, 15),
        ends_on=date(2027, 4, 30),
        progress=paragraphs(
            "Đến ngày 20/11/2026: 18 trong 60 doanh nghiệp được hỏi đã phát phiếu lương theo mẫu đủ khoản."
        ),
        materials=(document("to-roi-doc-phieu-luong"), document("nhat-ky-gio-lam")),
        action_text="Chỗ tôi chưa có phiếu lương",
        action_target=page("de-lai-so-chung-toi-goi"),
        body=(
            heading("Một phiếu lương đủ phải có gì?"),
            Steps(
                title="Dò theo thứ tự này",
                items=(
                    "<p><strong>Tên bạn, tháng nào</strong>, số ngày công.</p>",
                    "<p><strong>Lương chính</strong> và các phụ cấp, mỗi khoản một dòng.</p>",
                    "<p><strong>Tăng ca</strong>: bao nhiêu giờ, nhân mấy.</p>",
                    "<p><strong>Khoản trừ</strong>: bảo hiểm, thuế, khoản khác. Khoản nào cũng phải có tên.</p>",
                    "<p><strong>Còn lại</strong>: đúng bằng số tiền vào tài khoản.</p>",
                ),
            ),
            Media(
                medium="video",
                url="https://video.congdoan-haison.example/doc-phieu-luong",
                service="video.congdoan-haison.example",
                title="Đọc phiếu lương trong ba phút",
                poster=Ref("picture:lop-hoc"),
                duration="3 phút 10 giây",
                transcript=paragraphs(
                    "Chào bà con. Cầm phiếu lương lên, nhìn dòng đầu: có đúng tên mình, đúng tháng không?",
                    "Xuống dòng tăng ca. Lấy sổ tay ra. Số giờ trong sổ và số giờ trên phiếu có bằng nhau không?",
                    "Cuối cùng là khoản trừ. Thấy khoản nào lạ, đừng ngại hỏi. Hỏi là quyền của mình.",
                ),
            ),
        ),
    ),
    "nuoc-mat-va-quat-gio-cho-moi-phan-xuong": Campaign(
        title="Nước mát và quạt gió cho mọi phân xưởng",
        parent=page("chien-dich"),
        published_at=at("2026-05-11 08:00"),
        description="Mùa nắng 2026: đòi nước uống mát và quạt gió ở mọi phân xưởng trong Khu công nghiệp Bến Vạn.",
        demand="Không phân xưởng nào ở Khu công nghiệp Bến Vạn thiếu nước uống mát và quạt gió trong mùa nắng.",
        picture=Ref("picture:loa-phong-thanh"),
        picture_alt="Nhiều người đứng cạnh nhau, một người cầm loa.",
        why=paragraphs(
            "Tháng 4, có ngày trong xưởng nóng hơn ngoài sân. Ba người phải vào phòng y tế trong một tuần. "
            "Nước uống thì để cuối dãy, đi một vòng mất bốn phút.",
        ),
        actions=(
            "<p>Đo nhiệt độ ở chỗ bạn đứng, lúc 10 giờ và 14 giờ, ghi vào phiếu chung.</p>",
            "<p>Cùng ký vào bản đề nghị của tổ.</p>",
        ),
        starts_on=date(2026, 5, 11),
        ends_on=date(2026, 8, 31),
        progress=paragraphs("1.240 người ký, 31 phân xưởng gửi phiếu đo."),
        materials=(document("bao-cao-chien-dich-nuoc-mat"),),
        ended=True,
        outcome=paragraphs(
            "<strong>27 trong 31 phân xưởng</strong> đã có bình nước mát cách chỗ đứng không quá 30 bước và có quạt "
            "gió. "
            "Bốn phân xưởng còn lại ký cam kết làm xong trước mùa nắng 2027; công đoàn khu công nghiệp theo dõi.",
            "Cảm ơn những người đã đo, đã ký và đã nói.",
        ),
        body=(
            picture(
                "doi-thoai",
                "Đại diện công nhân và công ty ngồi quanh một chiếc bàn dài.",
                "Buổi đối thoại ngày 6/7/2026 tại Khu công nghiệp Bến Vạn.",
            ),
            text(
                "Những con số trên là của một chiến dịch tưởng tượng. Nhưng cách làm thì dùng được:",
                bullets("đo trước, nói sau;", "cả tổ cùng ký;", "hẹn ngày trả lời, rồi quay lại xem."),
            ),
        ),
    ),
}
