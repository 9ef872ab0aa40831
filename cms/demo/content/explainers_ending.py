"""Rights explainers about the end of a job: who gives notice, who may dismiss, what is paid then."""

from cms.demo.content.law import LABOUR_CODE, LABOUR_DECREE, cite_saying, explain
from cms.demo.content.writing import bullets, cite, figures, heading, number, page, paragraphs, text
from cms.schema import CallToAction, Explainer, QuestionAnswer, Steps

_SECTION = "quyen-nghi-viec"

EXPLAINERS: dict[str, Explainer] = {
    "xin-nghi-viec-phai-bao-truoc-may-ngay": explain(
        title="Tôi xin nghỉ việc, phải báo trước mấy ngày?",
        section=_SECTION,
        published="2026-08-12 09:00",
        description="Số ngày báo trước theo từng loại hợp đồng, khi nào được nghỉ ngay, nghỉ ngang thì mất gì.",
        answer=(
            f"Hợp đồng không thời hạn: báo trước {number('bao-truoc-khong-thoi-han')}. Hợp đồng có thời hạn: "
            f"{number('bao-truoc-tu-12-thang')}. Hợp đồng ngắn, chưa tới một năm: "
            f"{number('bao-truoc-duoi-12-thang')} làm việc.",
            "Bạn <strong>không cần nói lý do</strong>. Bị nợ lương, bị đánh, nhục mạ, quấy rối thì được nghỉ ngay.",
        ),
        covers=(
            "Mọi người có hợp đồng lao động. Vài việc đặc thù như phi công, quản lý phải báo trước "
            f"{number('bao-truoc-viec-dac-thu')}.",
        ),
        steps=(
            "Xem hợp đồng của mình thuộc loại nào.",
            "Viết đơn ngắn, ghi ngày cuối cùng đi làm. Nộp và chụp lại, hoặc gửi tin nhắn.",
            "Đi làm tới hết ngày đã báo. Bàn giao thì xin người nhận ký.",
            "Nhắc công ty trả hết tiền, giấy tờ và chốt sổ bảo hiểm.",
        ),
        proof=("Ảnh chụp đơn xin nghỉ, tin nhắn báo nghỉ.", "Hợp đồng lao động.", "Biên bản bàn giao."),
        if_refused=(
            "Công ty không nhận đơn: gửi tin nhắn hoặc thư bảo đảm. Báo trước đủ ngày là nghỉ được, không cần ai "
            "duyệt.",
            "Đừng nghỉ ngang khi chưa hỏi. Nghỉ ngang trái luật thì mất trợ cấp thôi việc và phải đền.",
        ),
        law=(cite(LABOUR_CODE, "35", "35.2", "27", "40", "48"), cite(LABOUR_DECREE, "7")),
        words=("nghỉ việc", "hợp đồng lao động"),
        related=(
            "toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay",
            "tinh-ngay-bao-truoc",
            "nghi-viec-roi-bao-lau-duoc-tra-het-tien",
            "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu",
            "tro-cap-that-nghiep-ai-duoc-nop-o-dau",
        ),
        body=(
            figures(
                "Phải báo trước bao lâu",
                "bao-truoc-khong-thoi-han",
                "bao-truoc-tu-12-thang",
                "bao-truoc-duoi-12-thang",
                "bao-truoc-viec-dac-thu",
            ),
            heading("Khi nào được nghỉ ngay?"),
            text(
                bullets(
                    "không được làm đúng việc, đúng chỗ đã thỏa thuận;",
                    "lương bị trả thiếu hoặc trả trễ;",
                    "bị đánh, nhục mạ, cưỡng bức, quấy rối tình dục;",
                    "mang thai phải nghỉ theo lời bác sĩ;",
                    "đủ tuổi nghỉ hưu;",
                    "công ty đã cung cấp tin sai khi nhận bạn vào làm.",
                ),
                "Đang thử việc thì hai bên đều được nghỉ ngay, không phải báo trước.",
            ),
            QuestionAnswer(
                question="Nghỉ ngang thì đền bao nhiêu?",
                answer=paragraphs(
                    f"Đền {number('nghi-ngang-den-luong')} lương, thêm lương của những ngày không báo trước, và chi "
                    "phí đào tạo nếu có. Vì vậy, hãy gọi công đoàn trước khi bỏ việc."
                ),
            ),
        ),
    ),
    "nghi-viec-roi-bao-lau-duoc-tra-het-tien": explain(
        title="Nghỉ việc rồi, bao lâu thì công ty phải trả hết tiền?",
        section=_SECTION,
        published="2026-08-28 08:35",
        description="Hạn công ty phải trả hết lương, phép, trợ cấp, trả giấy tờ và chốt sổ bảo hiểm khi bạn nghỉ.",
        answer=(
            f"Trong <strong>{number('thanh-toan-khi-nghi')} làm việc</strong>, công ty phải trả hết tiền cho bạn. "
            f"Trường hợp đặc biệt cũng không quá {number('thanh-toan-khi-nghi-dac-biet')}.",
            "Công ty còn phải trả giấy tờ và chốt sổ bảo hiểm xã hội.",
        ),
        covers=("Mọi người đã nghỉ việc, dù là tự xin nghỉ, hết hợp đồng hay bị cho nghỉ.",),
        steps=(
            "Ghi ngày cuối cùng bạn đi làm, đếm ngày làm việc từ đó.",
            "Liệt kê: lương còn lại, tiền tăng ca, phép chưa nghỉ, trợ cấp nếu có.",
            "Gửi danh sách đó cho phòng nhân sự bằng tin nhắn.",
            "Quá hạn: nhờ công đoàn, rồi gửi đơn tới hòa giải viên lao động.",
        ),
        proof=(
            "Đơn xin nghỉ hoặc quyết định cho nghỉ.",
            "Bảng chấm công tháng cuối.",
            "Tin nhắn đòi tiền và câu trả lời.",
        ),
        if_refused=(
            "Công ty giữ tiền “cọc”, giữ bằng: giữ bản chính giấy tờ là trái luật.",
            f"Bạn có {number('han-hoa-giai')} để xin hòa giải, {number('han-toa-an')} để ra tòa.",
        ),
        law=(cite(LABOUR_CODE, "48", "113", "17", "188", "190"),),
        words=("nghỉ việc", "tiền lương"),
        related=("xin-nghi-viec-phai-bao-truoc-may-ngay", "tro-cap-that-nghiep-ai-duoc-nop-o-dau"),
        body=(
            Steps(
                title="Đừng quên khi ra cổng lần cuối",
                items=(
                    "<p>Xin quyết định thôi việc, bản có dấu.</p>",
                    "<p>Xin lại bản chính giấy tờ đã nộp.</p>",
                    "<p>Chụp bảng chấm công tháng cuối trước khi bị xóa tài khoản.</p>",
                ),
            ),
        ),
    ),
    "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong": explain(
        title="Bị cho nghỉ việc, bị sa thải: có đúng luật không?",
        section=_SECTION,
        published="2026-09-30 08:00",
        description="Công ty phải có lý do luật cho và báo trước. Sa thải phải họp có mặt bạn. Sai thì phải nhận lại.",
        answer=(
            "Công ty muốn chấm dứt hợp đồng phải có <strong>lý do luật cho phép</strong> và báo trước. "
            "Sa thải thì phải họp, có mặt bạn và công đoàn.",
            "Làm sai, công ty phải nhận bạn lại, trả lương những ngày bạn không được làm và ít nhất "
            f"{number('duoi-trai-luat-boi-thuong')} lương nữa.",
        ),
        covers=(
            "Người có hợp đồng lao động. Không được cho nghỉ khi bạn đang ốm, nghỉ phép, mang thai, nghỉ sinh, "
            f"nuôi con dưới {number('nuoi-con-nho-duoi')}.",
        ),
        steps=(
            "Đừng ký đơn “xin nghỉ” nếu bạn không xin nghỉ.",
            "Xin quyết định bằng giấy: lý do gì, từ ngày nào.",
            "Bị mời họp kỷ luật: báo công đoàn đi cùng. Đọc kỹ biên bản trước khi ký.",
            "Cứ tới làm cho tới khi có quyết định. Không cho vào thì chụp lại ở cổng.",
        ),
        proof=(
            "Quyết định, thông báo, tin nhắn cho nghỉ.",
            "Biên bản họp, giấy mời họp.",
            "Hợp đồng, bảng chấm công, tên người chứng kiến.",
        ),
        if_refused=(
            "Bị cho nghỉ, bạn được ra tòa thẳng, không cần qua hòa giải. "
            f"Hạn là {number('han-toa-an')} từ ngày bạn biết.",
            "Đoàn viên được công đoàn giúp pháp lý miễn phí.",
        ),
        law=(
            cite(LABOUR_CODE, "36", "37", "137", "41", "122", "125"),
            cite_saying(LABOUR_CODE, "118", "Lỗi và hình thức kỷ luật phải ghi trong nội quy lao động."),
            cite(LABOUR_CODE, "188", "190"),
            cite("50/2024/QH15", "21.6"),
        ),
        words=("nghỉ việc", "sa thải", "kỷ luật lao động"),
        related=(
            "bi-cho-nghi-viec-dung-hay-sai-luat",
            "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu",
            "khieu-nai-tranh-chap-o-dau",
            "vao-cong-doan-co-bi-gay-kho-khong",
        ),
        body=(
            figures(
                "Công ty phải báo trước",
                "cong-ty-bao-truoc-khong-thoi-han",
                "cong-ty-bao-truoc-tu-12-thang",
                "cong-ty-bao-truoc-duoi-12-thang",
            ),
            heading("Lỗi nào thì bị sa thải?"),
            text(
                "Chỉ những lỗi luật đã ghi: trộm cắp, đánh bạc, gây thương tích, lộ bí mật, quấy rối tình dục, "
                "tái phạm, tự ý bỏ việc.",
            ),
            figures("Tự ý bỏ việc bao nhiêu ngày", "bo-viec-ngay-trong-30", "bo-viec-ngay-trong-365"),
            CallToAction(
                text="Gọi ngay cho công đoàn",
                target=page("de-lai-so-chung-toi-goi"),
                note="Gọi trước khi ký bất cứ giấy gì.",
            ),
        ),
    ),
    "mat-viec-thoi-viec-duoc-tro-cap-bao-nhieu": explain(
        title="Mất việc, thôi việc được trợ cấp bao nhiêu?",
        section=_SECTION,
        published="2026-10-07 13:40",
        description="Trợ cấp thôi việc, trợ cấp mất việc tính thế nào, và công ty cắt giảm phải báo trước bao lâu.",
        answer=(
            "Mất việc do công ty đổi cơ cấu, vì kinh tế hay sáp nhập: mỗi năm làm, bạn được "
            f"{number('tro-cap-mat-viec-moi-nam')} lương, ít nhất {number('tro-cap-mat-viec-it-nhat')} lương.",
            f"Thôi việc thông thường, đã làm từ {number('tro-cap-thoi-viec-tu')}: mỗi năm làm được "
            f"{number('tro-cap-thoi-viec-moi-nam')} lương. Thời gian đã đóng bảo hiểm thất nghiệp không tính.",
        ),
        covers=("Người có hợp đồng lao động. Nghỉ ngang trái luật thì không có trợ cấp thôi việc.",),
        steps=(
            "Tìm ngày vào làm trong hợp đồng đầu tiên.",
            "Xem thời gian nào đã đóng bảo hiểm thất nghiệp, trên ứng dụng VssID.",
            "Hỏi công ty tính trợ cấp theo số năm nào, lương nào. Xin giấy.",
            "Nộp hồ sơ trợ cấp thất nghiệp. Hai khoản này khác nhau.",
        ),
        proof=(
            "Hợp đồng đầu tiên và các lần ký sau.",
            "Thông báo cắt giảm, quyết định cho nghỉ.",
            "Bảng kê lương những tháng cuối.",
        ),
        if_refused=(
            "Công ty gọi mất việc là “tự nguyện nghỉ” để khỏi trả: đừng ký đơn tự nguyện.",
            "Tranh chấp trợ cấp được ra tòa thẳng, không cần qua hòa giải.",
        ),
        law=(cite(LABOUR_CODE, "42", "43", "46", "47", "40", "48", "188"),),
        words=("nghỉ việc", "trợ cấp"),
        related=(
            "tinh-tro-cap-thoi-viec",
            "tro-cap-that-nghiep-ai-duoc-nop-o-dau",
            "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong",
        ),
        body=(
            heading("Công ty cắt giảm nhiều người"),
            text(
                f"Phải báo trước {number('cat-giam-bao-truoc')}. Hỏi công đoàn cơ sở: công ty đã đưa phương án giữ "
                "người và tiền trợ cấp ra bàn chưa?",
            ),
            Steps(
                title="Ví dụ: anh Bảy xin nghỉ đúng luật, đã làm 6 năm, lương 6 triệu đồng",
                items=(
                    "<p>Lấy 6 năm, bớt đi thời gian anh đã đóng bảo hiểm thất nghiệp.</p>",
                    f"<p>Mỗi năm còn lại được {number('tro-cap-thoi-viec-moi-nam')} lương.</p>",
                    "<p>Nhân với 6 triệu đồng là ra trợ cấp thôi việc của anh.</p>",
                ),
            ),
        ),
    ),
}
