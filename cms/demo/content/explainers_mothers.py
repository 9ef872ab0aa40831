"""Rights explainers for those who expect a child or have a small one. What changed in 2026 says that it waits."""

from cms.demo.content.law import LABOUR_CODE, LABOUR_DECREE, SOCIAL_INSURANCE, SOON, cite_saying, explain
from cms.demo.content.writing import bullets, cite, figures, heading, number, paragraphs, text
from cms.schema import Callout, Explainer, QuestionAnswer

_SECTION = "quyen-bao-hiem"

EXPLAINERS: dict[str, Explainer] = {
    "nghi-thai-san-may-thang-duoc-bao-nhieu-tien": explain(
        title="Nghỉ thai sản mấy tháng, được bao nhiêu tiền?",
        section=_SECTION,
        published="2026-06-12 08:20",
        next_check=SOON,
        description="Thời gian nghỉ sinh, điều kiện, tiền hằng tháng, khám thai, và ngày nghỉ của người chồng.",
        answer=(
            f"Bạn được nghỉ sinh {number('thai-san-thang')}. Sinh con thứ hai được "
            f"{number('thai-san-thang-con-thu-hai')}.",
            f"Mỗi tháng bảo hiểm xã hội trả {number('thai-san-muc-huong')} lương đóng bảo hiểm bình quân "
            f"{number('thai-san-binh-quan')}. Phải đóng đủ {number('thai-san-dong-du')} trong "
            f"{number('thai-san-trong-thang')} trước sinh.",
        ),
        covers=("Người đang đóng bảo hiểm xã hội bắt buộc. Chồng có đóng bảo hiểm cũng được nghỉ khi vợ sinh.",),
        steps=(
            "Xem đã đóng đủ tháng chưa, trên ứng dụng VssID.",
            "Báo công ty khi có thai. Xin lịch nghỉ khám thai.",
            "Xin nghỉ sinh bằng giấy, ghi ngày bắt đầu.",
            "Sinh xong nộp giấy chứng sinh hoặc giấy khai sinh cho công ty làm hồ sơ.",
            "Hết nghỉ thì trở lại việc cũ. Công ty phải nhận.",
        ),
        proof=(
            "Sổ khám thai, giấy ra viện, giấy chứng sinh.",
            "Đơn xin nghỉ sinh đã nộp.",
            "Quá trình đóng bảo hiểm chụp từ ứng dụng.",
        ),
        if_refused=(
            "Công ty không làm hồ sơ: nhờ công đoàn, đồng thời hỏi thẳng cơ quan bảo hiểm xã hội.",
            "Bị cho nghỉ việc vì có thai, vì nghỉ sinh: luật cấm. Giữ giấy và gọi công đoàn ngay.",
        ),
        law=(
            cite(LABOUR_CODE, "139", "137", "140"),
            cite(SOCIAL_INSURANCE, "50", "51", "53", "58", "59", "60", "95"),
        ),
        words=("thai sản", "lao động nữ", "bảo hiểm xã hội"),
        related=(
            "tinh-thai-san",
            "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao",
            "cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao",
        ),
        body=(
            Callout(
                tone="note",
                title="Luật vừa đổi, có chỗ còn chờ",
                html=paragraphs(
                    "Từ ngày 01/07/2026, luật mới sửa phần nghỉ sinh. Chúng tôi chưa đọc được bản gốc, "
                    "nên những con số liên quan có ghi “đang chờ xác nhận”. Sắp sinh thì gọi công đoàn hỏi cho chắc."
                ),
            ),
            heading("Trước và sau khi sinh"),
            text(
                bullets(
                    f"Nghỉ trước sinh không quá {number('thai-san-truoc-sinh')}.",
                    f"Sinh đôi trở lên: từ con thứ hai trong lần sinh, mỗi con thêm {number('thai-san-them-moi-con')}.",
                    f"Khám thai: nghỉ {number('kham-thai-lan')}, mỗi lần nhiều nhất "
                    f"{number('kham-thai-ngay-moi-lan')}.",
                    f"Tiền một lần khi sinh: {number('thai-san-mot-lan')} mức tham chiếu, tức là "
                    f"{number('thai-san-mot-lan-tien')}.",
                    f"Sau sinh còn yếu: nghỉ dưỡng sức {number('duong-suc-thuong')}, sinh mổ "
                    f"{number('duong-suc-mo')}, sinh từ hai con {number('duong-suc-sinh-doi')}.",
                ),
            ),
            figures(
                "Chồng có đóng bảo hiểm được nghỉ (ngày làm việc)",
                "chong-nghi-sinh-thuong",
                "chong-nghi-sinh-mo",
                "chong-nghi-sinh-doi",
                "chong-nghi-sinh-doi-mo",
                "chong-nghi-con-thu-hai",
            ),
            QuestionAnswer(
                question="Tôi đóng bảo hiểm tự nguyện thì sao?",
                answer=paragraphs(f"Sinh con được trợ cấp {number('thai-san-tu-nguyen')} cho mỗi con."),
            ),
        ),
    ),
    "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao": explain(
        title="Đang mang thai, nuôi con nhỏ: công ty không được làm gì?",
        section=_SECTION,
        published="2026-10-14 08:20",
        description="Không bị cho nghỉ vì có thai, không phải làm đêm khi thai lớn, được về sớm khi nuôi con nhỏ.",
        answer=(
            "Công ty <strong>không được cho bạn nghỉ việc</strong> vì cưới, có thai, nghỉ sinh hay nuôi con dưới "
            f"{number('nuoi-con-nho-duoi')}.",
            "Thai lớn thì bạn không phải làm đêm, tăng ca, đi xa. Nuôi con nhỏ thì mỗi ngày được nghỉ "
            f"{number('nuoi-con-nho-nghi')}, vẫn đủ lương.",
        ),
        covers=("Mọi lao động nữ có hợp đồng lao động, mọi ngành nghề.",),
        steps=(
            "Báo công ty bạn có thai, bằng tin nhắn hoặc giấy, kèm giấy khám.",
            "Tới tháng không phải làm đêm: nhắn nhắc lịch ca.",
            "Nuôi con nhỏ: chọn giờ nghỉ của mình, đi trễ hay về sớm, và báo tổ trưởng.",
            "Khó nói: nhờ chị em trong ban nữ công nói giúp.",
        ),
        proof=("Giấy khám thai, giấy khai sinh của con.", "Tin nhắn báo có thai.", "Lịch ca, bảng kê lương."),
        if_refused=(
            "Bị ép viết đơn xin nghỉ: đừng ký. Đơn đã ký thì khó gỡ hơn.",
            "Bị chuyển sang việc nặng vì có thai: ghi lại, gọi công đoàn.",
            "Bác sĩ nói phải nghỉ để giữ thai: bạn được nghỉ ngay, không cần báo trước công ty.",
        ),
        law=(
            cite(LABOUR_CODE, "137", "37", "140", "35.2"),
            cite_saying(LABOUR_CODE, "138", "Quyền nghỉ việc hay tạm hoãn khi bạn mang thai phải nghỉ."),
            cite(LABOUR_DECREE, "80"),
        ),
        words=("lao động nữ", "thai sản", "giờ làm việc"),
        related=("nghi-thai-san-may-thang-duoc-bao-nhieu-tien", "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong"),
        body=(
            figures(
                "Từ tháng thai thứ mấy thì không phải làm đêm, tăng ca",
                "mang-thai-tu-thang",
                "mang-thai-tu-thang-vung-xa",
            ),
            text(
                "Các đảo và xã biên giới được tính theo mức sớm hơn.",
                f"Những ngày hành kinh, bạn được nghỉ mỗi ngày {number('hanh-kinh-nghi')}, mỗi tháng ít nhất "
                f"{number('hanh-kinh-ngay-thang')}, vẫn đủ lương.",
            ),
            QuestionAnswer(
                question="Nghỉ sinh xong về thì người khác đã làm chỗ của tôi?",
                answer=paragraphs("Bạn vẫn được nhận lại việc cũ. Công ty phải thu xếp."),
            ),
        ),
    ),
}
