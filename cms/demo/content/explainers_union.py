"""Rights explainers about the union itself: to join, to found, to be left in peace, what it costs."""

from cms.demo.content.law import LABOUR_CODE, UNION_LAW, cite_saying, explain
from cms.demo.content.writing import bullets, cite, heading, number, page, paragraphs, text
from cms.schema import CallToAction, Explainer, QuestionAnswer

_SECTION = "quyen-cong-doan"

EXPLAINERS: dict[str, Explainer] = {
    "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao": explain(
        title="Vào công đoàn được gì, vào bằng cách nào?",
        section=_SECTION,
        published="2026-08-20 09:00",
        description="Ai được vào, được giúp những gì, và các bước từ lúc để lại số đến lúc có thẻ đoàn viên.",
        answer=(
            "Ai làm công hưởng lương hoặc làm tự do đều <strong>có quyền vào</strong>. Không ai được ép bạn vào, "
            "cũng không ai được cấm bạn vào.",
            "Vào rồi, bạn có người bảo vệ khi quyền bị phạm, được giúp pháp lý miễn phí, được thăm hỏi khi khó khăn.",
        ),
        covers=(
            "Người làm công hưởng lương và người làm tự do. Người nước ngoài có hợp đồng từ "
            f"{number('nguoi-nuoc-ngoai-hop-dong-tu')} thì vào ở công đoàn cơ sở.",
        ),
        steps=(
            "Để lại số trên trang này. Đây mới là lời hỏi thăm, chưa phải đơn xin vào.",
            "Cán bộ công đoàn gọi lại, trả lời câu hỏi của bạn.",
            "Muốn vào, bạn viết đơn có chữ ký. Chúng tôi đưa mẫu và hướng dẫn.",
            "Nộp đơn ở đâu thì tùy chỗ bạn làm đã có công đoàn cơ sở hay chưa. Cán bộ công đoàn chỉ cho bạn.",
        ),
        proof=("Mã hồ sơ bạn nhận khi để lại số.", "Bản chụp đơn xin vào.", "Thẻ đoàn viên khi đã được kết nạp."),
        if_refused=(
            "Công ty nói “ở đây không có công đoàn”: chỗ chưa có công đoàn, bạn vẫn nhờ được Công đoàn bảo vệ.",
            "Bị cản, bị dọa: đó là việc luật cấm. Gọi công đoàn cấp trên.",
        ),
        law=(cite(UNION_LAW, "5", "10", "20", "21", "21.6"),),
        words=("tham gia công đoàn",),
        related=("vao-cong-doan-co-bi-gay-kho-khong", "doan-phi-bao-nhieu-ai-dong", "tham-gia-cong-doan"),
        body=(
            heading("Đoàn viên được gì?"),
            text(
                bullets(
                    "được bảo vệ, được giúp pháp lý miễn phí;",
                    "được thăm hỏi khi ốm đau, sinh con, gặp hoạn nạn;",
                    "được giúp tìm việc, học nghề;",
                    "vui chơi, thể thao, du lịch, thuê nhà ở xã hội của công đoàn;",
                    "được khen thưởng.",
                ),
            ),
            CallToAction(text="Tôi muốn tham gia", target=page("tham-gia-cong-doan")),
        ),
    ),
    "muon-lap-cong-doan-o-cho-lam-thi-lam-sao": explain(
        title="Muốn lập công đoàn ở chỗ làm thì làm sao?",
        section=_SECTION,
        published="2026-10-09 09:00",
        description="Lập công đoàn là quyền của người lao động. Cần mấy người, đi từng bước nào, ai giúp.",
        answer=(
            "Lập công đoàn là <strong>quyền của bạn và đồng nghiệp</strong>. Công đoàn cấp trên phải hướng dẫn, hỗ "
            "trợ.",
            f"Cần ít nhất {number('cong-doan-so-nguoi')}. Nghiệp đoàn của người làm tự do cần ít nhất "
            f"{number('nghiep-doan-so-nguoi')}.",
        ),
        covers=("Người làm công ở nơi chưa có công đoàn, và người làm tự do cùng nghề.",),
        steps=(
            "Gọi công đoàn phường, xã hoặc khu công nghiệp. Nói chuyện riêng, chưa ai ở công ty biết.",
            "Rủ vài người tin nhau, lập ban vận động.",
            "Mọi người viết đơn xin vào. Công đoàn đưa mẫu.",
            "Mở đại hội thành lập, bầu người mình tin.",
            "Nộp hồ sơ cho công đoàn cấp trên để được công nhận.",
        ),
        proof=("Danh sách và đơn của người tham gia, giữ ở nơi kín.", "Biên bản đại hội thành lập."),
        if_refused=("Công ty cản, chuyển người, mua chuộc, bôi nhọ: đều là việc luật cấm. Ghi lại và gọi ngay.",),
        law=(
            cite(UNION_LAW, "5", "19.5", "10"),
            cite_saying(
                "Điều lệ khóa XII", "14", "Số người và các bước, theo Điều lệ khóa trước. Chờ đọc Điều lệ mới."
            ),
        ),
        words=("thành lập công đoàn", "công đoàn cơ sở"),
        related=("vao-cong-doan-duoc-gi-va-vao-bang-cach-nao", "vao-cong-doan-co-bi-gay-kho-khong"),
        body=(
            text(
                "Số người và các bước ở đây theo Điều lệ cũ. Điều lệ mới chưa đọc được, "
                "nên hãy hỏi công đoàn trước khi làm hồ sơ.",
            ),
            QuestionAnswer(
                question="Nghe nói công ty mở cửa nửa năm là phải có công đoàn?",
                answer=paragraphs("Không có quy định đó nữa. Có công đoàn hay không là do người lao động quyết định."),
            ),
            CallToAction(text="Nói chuyện riêng với công đoàn", target=page("de-lai-so-chung-toi-goi")),
        ),
    ),
    "vao-cong-doan-co-bi-gay-kho-khong": explain(
        title="Vào công đoàn có bị công ty gây khó không?",
        section=_SECTION,
        published="2026-10-12 09:00",
        description="Luật cấm đuổi, chuyển việc, bớt lương, ép bạn không tham gia vì công đoàn.",
        answer=(
            "Luật <strong>cấm</strong> công ty đuổi, chuyển việc, bớt lương thưởng hay ép bạn rút ra vì công đoàn.",
            "Bị gây khó, bạn có công đoàn cấp trên đứng cạnh. Cán bộ công đoàn còn được bảo vệ thêm.",
        ),
        covers=("Người đã vào, muốn vào, hay đang lập công đoàn; và cán bộ công đoàn cơ sở.",),
        steps=(
            "Hỏi trước cho yên tâm: gọi công đoàn, hoặc để lại số để được gọi.",
            "Nói rõ nếu bạn không muốn ai ở công ty biết. Chúng tôi làm theo.",
            "Có chuyện thì ghi lại ngay trong ngày, rồi báo công đoàn cấp trên.",
        ),
        proof=(
            "Lời dọa, lời dụ: ghi ngày giờ, ai nói, ai nghe.",
            "Quyết định chuyển việc, bớt lương ra ngay sau khi bạn tham gia.",
            "Bảng kê lương trước và sau đó.",
        ),
        if_refused=(
            "Báo ngay cho công đoàn cấp trên. Gây khó vì công đoàn là việc luật cấm, công đoàn phải vào cuộc.",
            "Bị cho nghỉ vì công đoàn: bạn được ra tòa thẳng, không cần qua hòa giải.",
        ),
        law=(cite(UNION_LAW, "5", "10", "21", "27", "28", "28.1", "28.2"), cite(LABOUR_CODE, "170", "175", "188")),
        words=("tham gia công đoàn", "phân biệt đối xử"),
        related=("tham-gia-cong-doan", "bi-chuyen-sang-viec-khac-co-phai-chiu-khong"),
        body=(
            heading("Cán bộ công đoàn được bảo vệ thêm"),
            text(
                "Hợp đồng hết hạn giữa nhiệm kỳ thì được gia hạn đến hết nhiệm kỳ.",
                f"Chủ tịch, phó chủ tịch có {number('can-bo-cong-doan-chu-tich')} một tháng làm việc công đoàn mà vẫn "
                f"có lương. Cán bộ khác có {number('can-bo-cong-doan-khac')}.",
            ),
            CallToAction(text="Tôi muốn tham gia", target=page("tham-gia-cong-doan")),
        ),
    ),
    "doan-phi-bao-nhieu-ai-dong": explain(
        title="Đoàn phí bao nhiêu? Công ty đóng hay tôi đóng?",
        section=_SECTION,
        published="2026-06-26 09:10",
        description="Kinh phí công đoàn là phần công ty đóng, không trừ vào lương bạn. Đoàn phí là phần của đoàn viên.",
        answer=(
            f"Công ty đóng <strong>kinh phí công đoàn</strong> bằng {number('kinh-phi-cong-doan')} quỹ lương đóng bảo "
            "hiểm. Khoản này không được trừ vào lương bạn.",
            f"Đoàn viên đóng <strong>đoàn phí</strong>, tính trên lương đóng bảo hiểm: {number('doan-phi')}. "
            "Chưa vào công đoàn thì không đóng.",
        ),
        covers=("Đoàn viên ở doanh nghiệp ngoài nhà nước. Nơi khác có thể có mức khác: hỏi công đoàn nơi bạn làm.",),
        steps=(
            "Xem bảng kê lương: có dòng đoàn phí không, bao nhiêu?",
            "Bị trừ mà bạn chưa vào công đoàn, hoặc bị trừ cả phần của công ty: hỏi ngay.",
            "Muốn biết tiền công đoàn đi đâu: hỏi ban chấp hành. Mỗi năm phải công khai.",
        ),
        proof=("Bảng kê lương có dòng đoàn phí.", "Đơn xin vào công đoàn, thẻ đoàn viên."),
        if_refused=("Công ty trừ phần của công ty vào lương bạn: nhờ công đoàn cấp trên yêu cầu trả lại.",),
        law=(cite(UNION_LAW, "29", "34"), cite(LABOUR_CODE, "95.3")),
        words=("đoàn phí", "tham gia công đoàn"),
        related=(
            "tinh-doan-phi",
            "vao-cong-doan-duoc-gi-va-vao-bang-cach-nao",
            "khong-co-phieu-luong-co-doi-duoc-khong",
        ),
        body=(
            text(
                f"Lương cao thì đoàn phí cũng có mức trần mỗi tháng: {number('doan-phi-toi-da-tien')}.",
                "Mức đoàn phí do Tổng Liên đoàn quy định. Luật sư chưa đọc bản gốc, nên con số còn ghi chờ xác nhận.",
            ),
        ),
    ),
    "khieu-nai-tranh-chap-o-dau": explain(
        title="Có chuyện với công ty thì khiếu nại ở đâu?",
        section=_SECTION,
        published="2026-10-28 08:25",
        description="Hòa giải viên, trọng tài, tòa án: nơi nào trước, chuyện gì được ra tòa thẳng, hạn bao lâu.",
        answer=(
            "Bạn gửi đơn tới <strong>hòa giải viên lao động</strong>. Hòa giải phải xong trong "
            f"{number('hoa-giai-trong')} làm việc.",
            "Bị cho nghỉ việc, bồi thường và trợ cấp khi nghỉ việc, bảo hiểm xã hội, giúp việc nhà: được ra tòa thẳng.",
        ),
        covers=("Mọi người làm công. Chỗ bạn chưa có công đoàn vẫn nhờ được Công đoàn bảo vệ.",),
        steps=(
            "Gom giấy tờ, tin nhắn, ảnh vào một chỗ. Viết ra một trang: chuyện gì, ngày nào, muốn gì.",
            "Gọi công đoàn. Nhiều chuyện xong ngay ở bước này.",
            "Chưa xong: gửi đơn tới hòa giải viên lao động. Công đoàn viết đơn cùng bạn.",
            "Vẫn chưa xong: ra trọng tài hoặc tòa án. Đoàn viên được giúp pháp lý miễn phí.",
        ),
        proof=("Đơn đã gửi, có ngày nhận.", "Giấy tờ, tin nhắn, ảnh về câu chuyện.", "Biên bản hòa giải."),
        if_refused=("Bị dọa vì khiếu nại: ghi lại lời dọa, báo công đoàn. Đừng rút đơn khi chưa hỏi.",),
        law=(
            cite(LABOUR_CODE, "187", "188", "190"),
            cite_saying(LABOUR_CODE, "189", "Giải quyết tranh chấp ở trọng tài lao động."),
            cite(UNION_LAW, "20", "21.6"),
        ),
        words=("hòa giải", "khiếu nại"),
        related=("bi-no-luong-cham-luong-thi-lam-gi", "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong"),
        body=(
            heading("Đừng để quá hạn"),
            text(
                "Tính từ ngày bạn phát hiện quyền của mình bị phạm:",
                bullets(
                    f"xin hòa giải: {number('han-hoa-giai')};",
                    f"xin trọng tài: {number('han-trong-tai')};",
                    f"kiện ra tòa: {number('han-toa-an')}.",
                ),
                "Nơi nhận đơn mỗi vùng một khác. Công đoàn chỉ cho bạn đúng chỗ, khỏi đi lòng vòng.",
            ),
        ),
    ),
    "dinh-cong-the-nao-la-dung-luat": explain(
        title="Đình công thế nào là đúng luật?",
        section=_SECTION,
        published="2026-11-11 08:30",
        description="Ai được tổ chức đình công, phải qua những bước nào, báo trước bao lâu, lương tính ra sao.",
        answer=(
            "Bạn không tự tổ chức đình công được. Chỉ <strong>tổ chức đại diện</strong> như công đoàn mới được làm, "
            "và chỉ để đòi lợi ích, sau khi hòa giải hoặc trọng tài không xong.",
            f"Phải có trên {number('dinh-cong-dong-y')} người được hỏi đồng ý, và báo trước ít nhất "
            f"{number('dinh-cong-bao-truoc')} làm việc.",
        ),
        covers=("Người làm ở nơi có công đoàn hoặc tổ chức đại diện khác. Có những nơi luật không cho đình công.",),
        steps=(
            "Nói với công đoàn cơ sở điều mọi người muốn. Đừng tự ý bỏ máy.",
            "Công đoàn thương lượng, rồi hòa giải hoặc trọng tài.",
            "Không xong: công đoàn lấy ý kiến mọi người.",
            "Đủ số đồng ý: công đoàn báo trước cho công ty và chính quyền rồi mới đình công.",
        ),
        proof=("Biên bản thương lượng, biên bản hòa giải.", "Kết quả lấy ý kiến.", "Văn bản báo trước, có ngày nhận."),
        if_refused=(
            "Chưa có công đoàn mà mọi người đang bức xúc: gọi công đoàn cấp trên tới ngay, đừng đợi.",
            "Bị dọa vì đình công đúng luật: ghi lại, báo công đoàn.",
        ),
        law=(
            cite(LABOUR_CODE, "198", "199", "202", "207"),
            cite_saying(LABOUR_CODE, "201", "Cách lấy ý kiến trước khi đình công."),
            cite_saying(LABOUR_CODE, "204", "Khi nào đình công bị coi là trái luật."),
            cite_saying(LABOUR_CODE, "209", "Nơi không được đình công."),
            cite("129/2025/NĐ-CP", "68"),
        ),
        words=("đình công", "thương lượng"),
        related=("khieu-nai-tranh-chap-o-dau", "muon-lap-cong-doan-o-cho-lam-thi-lam-sao"),
        body=(
            QuestionAnswer(
                question="Đình công thì có lương không?",
                answer=paragraphs(
                    "Người đình công không có lương, trừ khi hai bên thỏa thuận khác. "
                    "Người không đình công mà phải ngừng việc thì được trả lương."
                ),
            ),
        ),
    ),
}
