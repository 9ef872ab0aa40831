"""Rights explainers about insurance: who pays, what is lost when it is drawn at once, what comes without work."""

from cms.demo.content.law import EMPLOYMENT, LABOUR_CODE, SOCIAL_INSURANCE, cite_saying, explain
from cms.demo.content.writing import bullets, cite, figures, heading, number, page, paragraphs, text
from cms.schema import Callout, CallToAction, Explainer, QuestionAnswer

_SECTION = "quyen-bao-hiem"

EXPLAINERS: dict[str, Explainer] = {
    "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao": explain(
        title="Công ty không đóng bảo hiểm xã hội cho tôi thì sao?",
        section=_SECTION,
        published="2026-08-05 08:10",
        description="Ai phải được đóng, mỗi bên đóng bao nhiêu, tự xem sổ ở đâu, công ty trốn đóng thì làm gì.",
        answer=(
            f"Hợp đồng từ {number('bhxh-hop-dong-tu')} trở lên, tên gì cũng vậy, là công ty <strong>phải "
            "đóng</strong>. "
            f"Công ty phải đăng ký cho bạn trong {number('bhxh-dang-ky-trong')}.",
            "Chậm đóng hay trốn đóng, công ty phải nộp thêm lãi mỗi ngày. Bạn tự xem được mình có được đóng không.",
        ),
        covers=("Mọi người có hợp đồng lao động, kể cả hợp đồng ghi là khoán, cộng tác viên, thời vụ.",),
        steps=(
            "Xem quá trình đóng của mình trên ứng dụng VssID hoặc cổng dịch vụ công của bảo hiểm xã hội.",
            "So với bảng kê lương: tháng nào bị trừ tiền mà không thấy đóng?",
            "Hỏi phòng nhân sự bằng tin nhắn, xin ngày đóng bù.",
            "Không đóng: nhờ công đoàn yêu cầu, rồi báo cơ quan bảo hiểm xã hội.",
        ),
        proof=(
            "Bảng kê lương có dòng trừ bảo hiểm.",
            "Ảnh chụp màn hình quá trình đóng.",
            "Hợp đồng lao động, giấy tờ cho thấy bạn có đi làm.",
        ),
        if_refused=(
            "Công ty trả thêm tiền mặt để khỏi đóng: bạn mất tiền ốm đau, thai sản, thất nghiệp và lương hưu. "
            "Hãy hỏi công đoàn trước khi gật đầu.",
            f"Chuyện bảo hiểm được ra tòa thẳng, không cần qua hòa giải. Hạn kiện là {number('han-toa-an')} từ ngày "
            "bạn biết.",
        ),
        law=(
            cite(SOCIAL_INSURANCE, "2", "28", "31", "33", "34", "38", "39", "40", "41"),
            cite(EMPLOYMENT, "33"),
            cite(LABOUR_CODE, "48", "188", "190"),
        ),
        words=("bảo hiểm xã hội",),
        related=("rut-bao-hiem-xa-hoi-mot-lan-duoc-va-mat-gi", "nghi-viec-roi-bao-lau-duoc-tra-het-tien"),
        body=(
            figures(
                "Mỗi tháng ai đóng bao nhiêu",
                "bhxh-nguoi-lao-dong",
                "bhyt-nguoi-lao-dong",
                "bhtn-nguoi-lao-dong",
                "bhxh-doanh-nghiep",
                "bhyt-doanh-nghiep",
                "bhtn-doanh-nghiep",
            ),
            text(
                f"Chậm đóng thì công ty nộp thêm {number('bhxh-cham-dong-lai')} mỗi ngày. "
                f"Trốn đóng cũng {number('bhxh-tron-dong-lai')} mỗi ngày.",
                f"Lương dùng để đóng cao nhất bằng {number('bhxh-luong-toi-da')} mức tham chiếu, tức là "
                f"{number('bhxh-luong-toi-da-tien')}.",
            ),
            QuestionAnswer(
                question="Nghỉ việc rồi mà công ty không chốt sổ?",
                answer=paragraphs(
                    "Chốt sổ là việc công ty phải làm khi bạn nghỉ. Nhắn tin đòi, rồi nhờ công đoàn và cơ quan bảo "
                    "hiểm xã hội."
                ),
            ),
        ),
    ),
    "rut-bao-hiem-xa-hoi-mot-lan-duoc-va-mat-gi": explain(
        title="Rút bảo hiểm xã hội một lần: ai được rút, mất gì?",
        section=_SECTION,
        published="2026-09-02 09:10",
        description="Ai còn được rút một lần, rút được bao nhiêu, và những thứ bạn mất theo khi rút.",
        answer=(
            "Người đã đóng <strong>trước ngày 01/07/2025</strong> được rút, khi đã nghỉ đóng "
            f"{number('rut-mot-lan-nghi-dong')} và đóng dưới {number('rut-mot-lan-duoi-nam')}.",
            "Người bắt đầu đóng từ ngày đó trở đi thì không được rút, trừ vài trường hợp đặc biệt. "
            "Rút là bạn mất luôn những năm đã đóng.",
        ),
        covers=(
            "Trường hợp đặc biệt, ai cũng được rút: ra nước ngoài định cư, bệnh nặng, suy giảm khả năng lao động từ "
            f"{number('rut-mot-lan-suy-giam')}, hoặc đủ tuổi hưu mà chưa đóng đủ {number('luong-huu-dong-du')}.",
        ),
        steps=(
            "Xem mình đã đóng mấy năm, từ năm nào, trên ứng dụng VssID.",
            "Tính số tiền rút được. Hỏi cơ quan bảo hiểm xã hội cho chắc.",
            "Viết ra hai cột: được gì, mất gì. Bàn với người nhà.",
            "Kẹt tiền gấp: hỏi công đoàn trước. Có khi còn trợ cấp thất nghiệp hay khoản hỗ trợ khác.",
        ),
        proof=("Sổ bảo hiểm xã hội.", "Quá trình đóng chụp từ ứng dụng.", "Quyết định thôi việc."),
        if_refused=(
            "Hồ sơ bị trả lại: xin lý do bằng giấy.",
            "Không ai được mua bán sổ bảo hiểm của bạn. Gặp người “rút giùm, lấy trước”: đừng đưa sổ, gọi công đoàn.",
        ),
        law=(cite(SOCIAL_INSURANCE, "70", "64"),),
        words=("bảo hiểm xã hội", "lương hưu"),
        related=("tro-cap-that-nghiep-ai-duoc-nop-o-dau", "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao"),
        body=(
            figures(
                "Rút một lần được bao nhiêu cho mỗi năm đã đóng",
                "rut-mot-lan-truoc-2014",
                "rut-mot-lan-tu-2014",
            ),
            Callout(
                tone="warning",
                title="Rút rồi thì mất gì?",
                html=paragraphs(
                    bullets(
                        "những năm đã đóng: sau này đi làm, phải đóng lại từ đầu;",
                        f"lương hưu hằng tháng lúc già: đủ tuổi và đóng đủ {number('luong-huu-dong-du')} là có.",
                    ),
                ),
            ),
        ),
    ),
    "tro-cap-that-nghiep-ai-duoc-nop-o-dau": explain(
        title="Trợ cấp thất nghiệp: ai được, bao nhiêu, nộp trước ngày nào?",
        section=_SECTION,
        published="2026-09-16 13:30",
        description="Đóng bao lâu thì được, mỗi tháng bao nhiêu, hưởng mấy tháng, và hạn nộp hồ sơ không được trễ.",
        answer=(
            f"Đóng đủ {number('that-nghiep-dong-du')} trong {number('that-nghiep-trong-thang')} trước khi nghỉ, và "
            "nghỉ đúng luật, thì bạn được.",
            f"<strong>Phải nộp hồ sơ trong {number('that-nghiep-nop-ho-so')}</strong>. Mỗi tháng được "
            f"{number('that-nghiep-muc-huong')} lương bình quân {number('that-nghiep-binh-quan')} cuối.",
        ),
        covers=(
            "Người có đóng bảo hiểm thất nghiệp. Không gồm người giúp việc gia đình, người chỉ ký hợp đồng thử việc, "
            "người nước ngoài.",
            "Hợp đồng ngắn dưới một năm thì số tháng đã đóng được tính trong "
            f"{number('that-nghiep-trong-thang-hop-dong-ngan')}.",
        ),
        steps=(
            "Xin quyết định thôi việc và nhắc công ty chốt sổ.",
            "Nộp hồ sơ ở trung tâm dịch vụ việc làm. Đừng đợi sát hạn.",
            "Hằng tháng tới báo bạn đang tìm việc. Ghi ngày hẹn lên lịch kẻo quên.",
            "Có việc mới thì báo ngay.",
        ),
        proof=(
            "Quyết định thôi việc hoặc hợp đồng hết hạn.",
            "Sổ bảo hiểm xã hội.",
            "Giấy hẹn, giấy nhận hồ sơ của trung tâm.",
        ),
        if_refused=(
            "Công ty không đưa quyết định thôi việc, không chốt sổ: báo công đoàn ngay vì hạn nộp đang chạy.",
            "Hồ sơ bị từ chối: xin lý do bằng giấy, mang tới công đoàn.",
        ),
        law=(cite(EMPLOYMENT, "31", "33", "38", "39", "40"),),
        words=("thất nghiệp", "nghỉ việc"),
        related=("mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu", "nghi-viec-roi-bao-lau-duoc-tra-het-tien"),
        body=(
            figures(
                "Hưởng bao lâu",
                "that-nghiep-thang-dau",
                "that-nghiep-them-12-thang",
                "that-nghiep-toi-da-thang",
                "that-nghiep-tu-ngay",
            ),
            heading("Mỗi tháng cao nhất bao nhiêu?"),
            text(
                f"Không quá {number('that-nghiep-toi-da-lan')} lương tối thiểu vùng. Vùng II là "
                f"{number('that-nghiep-toi-da-vung-2')}, vùng III {number('that-nghiep-toi-da-vung-3')}, "
                f"vùng IV {number('that-nghiep-toi-da-vung-4')}.",
            ),
            CallToAction(
                text="Nhờ công đoàn xem giúp hồ sơ",
                target=page("de-lai-so-chung-toi-goi"),
                note="Miễn phí, kể cả khi bạn chưa là đoàn viên.",
            ),
        ),
    ),
    "nghi-om-con-om-duoc-huong-gi": explain(
        title="Tôi ốm, con ốm: được nghỉ mấy ngày, có tiền không?",
        section=_SECTION,
        published="2026-09-24 08:45",
        description="Số ngày nghỉ ốm, nghỉ chăm con ốm mỗi năm và mức tiền bảo hiểm xã hội trả.",
        answer=(
            f"Có. Bảo hiểm xã hội trả {number('nghi-om-muc-huong')} lương đóng bảo hiểm cho những ngày bạn nghỉ ốm.",
            f"Đóng chưa lâu thì mỗi năm được {number('nghi-om-duoi-15-nam')}, đóng càng lâu càng nhiều. "
            "Con nhỏ ốm, cả cha và mẹ đều được nghỉ.",
        ),
        covers=("Người đang đóng bảo hiểm xã hội bắt buộc.",),
        steps=(
            "Đi khám và xin giấy nghỉ việc hưởng bảo hiểm xã hội. Đây là tờ giấy quan trọng nhất.",
            "Nhắn công ty bạn nghỉ từ ngày nào, mấy ngày.",
            "Nộp giấy cho công ty khi đi làm lại.",
            "Hỏi ngày nhận tiền. Tiền do bảo hiểm xã hội trả.",
        ),
        proof=(
            "Giấy nghỉ việc hưởng bảo hiểm xã hội, giấy ra viện.",
            "Tin nhắn báo nghỉ.",
            "Giấy khai sinh của con, khi con ốm.",
        ),
        if_refused=(
            "Công ty không nhận giấy: chụp lại, gửi qua tin nhắn, rồi nhờ công đoàn.",
            "Công ty không được cho bạn nghỉ việc khi bạn đang ốm.",
        ),
        law=(
            cite(SOCIAL_INSURANCE, "43", "44", "45"),
            cite_saying(SOCIAL_INSURANCE, "42", "Ai được hưởng chế độ ốm đau, kể cả khi chăm con ốm."),
            cite(LABOUR_CODE, "37"),
        ),
        words=("bảo hiểm xã hội", "ốm đau"),
        related=("nghi-phep-nam-duoc-may-ngay", "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao"),
        body=(
            figures(
                "Nghỉ ốm mỗi năm",
                "nghi-om-duoi-15-nam",
                "nghi-om-tu-15-nam",
                "nghi-om-tu-30-nam",
                "nghi-om-nang-nhoc-duoi-15-nam",
                "nghi-om-nang-nhoc-tu-15-nam",
                "nghi-om-nang-nhoc-tu-30-nam",
            ),
            figures("Nghỉ khi con ốm, tính cho từng con", "con-om-duoi-3-tuoi", "con-om-duoi-7-tuoi"),
        ),
    ),
}
