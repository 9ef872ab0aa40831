"""Rights explainers about pay: when, with which slip, what may be taken off, the least there is."""

from cms.demo.content.law import LABOUR_CODE, LABOUR_DECREE, SOON, WAGE_DECREE, cite_saying, explain, law_link
from cms.demo.content.wage_regions import list_communes
from cms.demo.content.writing import bullets, cite, document, figures, heading, number, paragraphs, text
from cms.schema import Document, Explainer, QuestionAnswer, Steps

_SECTION = "quyen-tien-luong"

EXPLAINERS: dict[str, Explainer] = {
    "bi-no-luong-cham-luong-thi-lam-gi": explain(
        title="Bị nợ lương, chậm lương thì làm gì?",
        section=_SECTION,
        published="2026-06-08 09:10",
        description="Lương phải trả đủ, đúng ngày. Khi nào công ty được chậm, chậm thì đền gì, và các bước đòi lương.",
        answer=(
            "Công ty phải trả lương đủ và đúng ngày. Chỉ khi gặp chuyện bất khả kháng, không ai tránh được, mới "
            "được chậm, "
            f"và không quá {number('cham-luong-nhieu-nhat')}.",
            f"Chậm từ {number('cham-luong-phai-tra-lai')} trở lên thì phải trả thêm tiền lãi. "
            "Bị trả thiếu hay trả trễ, bạn được nghỉ ngay mà không cần báo trước.",
        ),
        covers=("Mọi người làm công hưởng lương, dù giấy ghi là khoán, cộng tác viên hay thời vụ.",),
        steps=(
            "Xem ngày trả lương ghi trong hợp đồng. Đếm xem đã trễ mấy ngày.",
            "Hỏi người trả lương. Hỏi bằng tin nhắn để còn dấu vết.",
            "Rủ vài người trong tổ, cùng nhờ công đoàn gửi văn bản yêu cầu công ty trả.",
            "Vẫn không trả thì gửi đơn tới hòa giải viên lao động. Hòa giải phải xong trong "
            f"{number('hoa-giai-trong')} "
            "làm việc.",
        ),
        proof=(
            "Hợp đồng lao động, dù chỉ là ảnh chụp.",
            "Bảng kê lương từng tháng. Lần trả lương nào công ty cũng phải đưa.",
            "Sao kê tài khoản nhận lương.",
            "Ảnh chụp bảng chấm công, tin nhắn giao việc.",
        ),
        if_refused=(
            "Đừng ký giấy “đã nhận đủ lương” khi chưa nhận đủ.",
            f"Bạn có {number('han-hoa-giai')} để xin hòa giải và {number('han-toa-an')} để kiện ra tòa, "
            "tính từ ngày bạn biết quyền của mình bị phạm.",
        ),
        law=(cite(LABOUR_CODE, "94", "97.1", "97.2", "97.3", "97.4", "35.2.b", "96", "95.3", "188", "190"),),
        words=("tiền lương", "nợ lương", "hòa giải"),
        related=(
            "bi-no-luong-toi-lam-gi",
            "tinh-lai-cham-luong",
            "khong-co-phieu-luong-co-doi-duoc-khong",
            "cong-ty-phat-tien-tru-luong-co-duoc-khong",
            "nghi-viec-roi-bao-lau-duoc-tra-het-tien",
        ),
        body=(
            heading("Mỗi kiểu lương trả lúc nào?"),
            text(
                bullets(
                    "Lương tháng: mỗi tháng trả một lần, hoặc nửa tháng một lần, vào ngày cố định.",
                    f"Lương ngày, lương tuần: được gộp lại, nhưng nhiều nhất {number('luong-ngay-gop-toi-da')} phải "
                    "trả một lần.",
                    "Lương sản phẩm làm nhiều tháng mới xong: tháng nào bạn cũng được tạm ứng.",
                ),
                f"Tiền lãi khi trả chậm ít nhất bằng lãi tiền gửi của {number('cham-luong-lai-it-nhat')}. "
                f"Điều này nằm ở {law_link(LABOUR_CODE, '97.4', 'khoản 4 Điều 97')}.",
            ),
            QuestionAnswer(
                question="Công ty bắt tôi trả phí mở thẻ ngân hàng, đúng không?",
                answer=paragraphs("Không. Trả lương qua ngân hàng thì phí mở thẻ, phí chuyển tiền công ty chịu."),
            ),
            QuestionAnswer(
                question="Công ty bắt mua hàng của công ty rồi trừ lương thì sao?",
                answer=paragraphs(
                    "Công ty không được ép bạn tiêu lương vào hàng của công ty. Tiền của bạn, mua gì là tùy bạn."
                ),
            ),
            Document(document=document("to-roi-doc-phieu-luong"), note="In ra, dán ở khu trọ được."),
        ),
    ),
    "khong-co-phieu-luong-co-doi-duoc-khong": explain(
        title="Lãnh lương mà không có phiếu lương, đòi được không?",
        section=_SECTION,
        published="2026-08-10 08:20",
        description="Lần trả lương nào công ty cũng phải đưa bảng kê ghi rõ lương, tiền tăng ca và các khoản trừ.",
        answer=(
            "Đòi được. <strong>Lần trả lương nào</strong> công ty cũng phải đưa bạn bảng kê.",
            "Trong đó phải ghi rõ lương, tiền tăng ca và từng khoản trừ.",
        ),
        covers=("Mọi người làm công hưởng lương, nhận tiền mặt hay nhận qua ngân hàng.",),
        steps=(
            "Xin bảng kê của tháng này bằng tin nhắn. Nhắn nhẹ nhàng: “Cho em xin bảng kê lương tháng này”.",
            "So bảng kê với sổ ghi giờ làm của bạn: ngày công, giờ tăng ca, khoản trừ.",
            "Dòng nào không hiểu thì hỏi ngay dòng đó. Đừng để dồn qua tháng sau.",
            "Cả tổ không ai có bảng kê: nhờ công đoàn nói một lần cho tất cả.",
        ),
        proof=(
            "Tin nhắn xin bảng kê và câu trả lời.",
            "Sao kê ngân hàng, hoặc sổ ký nhận tiền mặt mà bạn chụp được.",
            "Sổ tay giờ làm của bạn.",
        ),
        if_refused=(
            "Công ty không đưa: nhắn lại số tiền bạn đã nhận và số công bạn đã làm, để có dấu vết ngay trong tháng đó.",
            f"Tiền bị trả thiếu thì bạn được xin hòa giải trong {number('han-hoa-giai')}.",
        ),
        law=(cite(LABOUR_CODE, "95.3", "96", "94", "190"),),
        words=("tiền lương", "phiếu lương"),
        related=("bi-no-luong-cham-luong-thi-lam-gi", "tang-ca-duoc-tra-bao-nhieu", "phieu-luong-ro-tung-dong"),
        body=(
            heading("Đọc phiếu lương từ đâu?"),
            text(
                bullets(
                    "Lương theo hợp đồng là bao nhiêu?",
                    "Bao nhiêu ngày công, bao nhiêu giờ tăng ca, giờ đêm?",
                    "Trừ bảo hiểm bao nhiêu? Có khoản trừ nào lạ không?",
                    "Số còn lại có đúng với tiền vào tài khoản không?",
                ),
            ),
            Document(document=document("to-roi-doc-phieu-luong"), note="Một trang, có hình, đọc cùng cả tổ được."),
        ),
    ),
    "cong-ty-phat-tien-tru-luong-co-duoc-khong": explain(
        title="Đi trễ, làm hư hàng: công ty phạt tiền, trừ lương có được không?",
        section=_SECTION,
        published="2026-07-13 10:00",
        description="Công ty không được phạt tiền, cắt lương thay cho kỷ luật. Chỉ được trừ khi bạn làm hư tài sản.",
        answer=(
            "<strong>Không được phạt tiền, cắt lương</strong> để thay cho kỷ luật.",
            "Chỉ khi bạn làm hư dụng cụ, tài sản, công ty mới được trừ dần vào lương. "
            f"Mỗi tháng trừ không quá {number('khau-tru-luong-toi-da')} lương thực trả.",
        ),
        covers=("Mọi người làm việc theo hợp đồng lao động.",),
        steps=(
            "Hỏi rõ: khoản này là gì, trừ theo giấy nào, ai ký?",
            "Đối chiếu với bảng kê lương. Khoản trừ nào cũng phải ghi ra.",
            "Viết vài dòng nói bạn không đồng ý. Gửi qua tin nhắn, hoặc nộp giấy và chụp lại.",
            "Nhờ công đoàn yêu cầu công ty trả lại khoản đã trừ sai.",
        ),
        proof=(
            "Bảng kê lương có khoản trừ.",
            "Thông báo phạt, tin nhắn trong nhóm, ảnh chụp bảng dán ở xưởng.",
            "Nội quy lao động, nếu bạn chụp được.",
        ),
        if_refused=(
            "Đừng ký vào biên bản bạn thấy không đúng. Nếu phải ký, ghi thêm dòng “tôi không đồng ý” rồi mới ký.",
            f"Gửi đơn tới hòa giải viên lao động trong {number('han-hoa-giai')} từ ngày bạn biết mình bị trừ sai.",
        ),
        law=(cite(LABOUR_CODE, "127.2", "102", "129", "128", "95.3", "190"),),
        words=("tiền lương", "kỷ luật lao động"),
        related=("bi-no-luong-cham-luong-thi-lam-gi", "bi-cho-nghi-viec-bi-sa-thai-co-dung-luat-khong"),
        body=(
            heading("Làm hư hàng thì đền bao nhiêu?"),
            text(
                f"Bạn lỡ tay làm hư, thiệt hại không quá {number('lam-hu-nhe-gia-tri')} lương tối thiểu vùng nơi bạn "
                f"làm: mức đền nhiều nhất là {number('lam-hu-nhe-den-toi-da')} lương của bạn.",
            ),
            heading("Bị tạm đình chỉ để điều tra", 3),
            text(
                f"Nhiều nhất {number('dinh-chi-toi-da')}. Trường hợp đặc biệt cũng không quá "
                f"{number('dinh-chi-dac-biet')}.",
                f"Bạn được ứng trước {number('dinh-chi-ung-luong')} lương và không phải trả lại. "
                "Rốt cuộc không bị kỷ luật thì bạn được trả đủ lương những ngày đó.",
            ),
        ),
    ),
    "luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu": explain(
        title="Lương tối thiểu ở chỗ tôi làm là bao nhiêu?",
        section=_SECTION,
        published="2026-09-14 09:00",
        next_check=SOON,
        description="Lương tối thiểu tháng và giờ theo từng vùng, kèm tên xã, phường của An Giang trong mỗi vùng.",
        answer=(
            "Tùy vùng nơi bạn làm. Mỗi tháng, vùng I là "
            f"{number('luong-toi-thieu-thang-vung-1')}, vùng II {number('luong-toi-thieu-thang-vung-2')}, "
            f"vùng III {number('luong-toi-thieu-thang-vung-3')}, vùng IV {number('luong-toi-thieu-thang-vung-4')}.",
            "Lương của bạn không được thấp hơn mức của vùng.",
        ),
        covers=("Mọi người làm theo hợp đồng lao động. Người làm theo giờ thì xem mức theo giờ.",),
        steps=(
            "Tìm xã, phường nơi bạn làm trong danh sách ở dưới để biết vùng.",
            "Xem lương bạn lãnh khi làm đủ giờ bình thường, chưa kể tăng ca.",
            "Thấp hơn mức của vùng thì hỏi phòng nhân sự bằng tin nhắn.",
            "Cả chuyền đều thấp: nhờ công đoàn làm việc một lần cho tất cả.",
        ),
        proof=("Hợp đồng lao động có ghi mức lương.", "Bảng kê lương vài tháng gần nhất.", "Sao kê ngân hàng."),
        if_refused=(
            "Nhờ công đoàn gửi văn bản yêu cầu công ty trả cho đúng mức.",
            f"Công ty vẫn không trả: xin hòa giải trong {number('han-hoa-giai')} để đòi phần còn thiếu.",
        ),
        law=(
            cite(LABOUR_CODE, "91"),
            cite(WAGE_DECREE, "3.1"),
            cite(LABOUR_CODE, "190"),
        ),
        words=("tiền lương", "lương tối thiểu"),
        related=("tra-luong-toi-thieu", "bi-no-luong-cham-luong-thi-lam-gi", "thu-viec-bao-lau-luong-bao-nhieu"),
        body=(
            figures("Lương tối thiểu theo tháng", *(f"luong-toi-thieu-thang-vung-{n}" for n in range(1, 5))),
            figures("Lương tối thiểu theo giờ", *(f"luong-toi-thieu-gio-vung-{n}" for n in range(1, 5))),
            heading("Xã, phường nào thuộc vùng nào?"),
            text(
                "Tỉnh Hải Sơn là tỉnh hư cấu, nên trang mẫu này lấy xã, phường của An Giang.",
                f"<strong>Vùng II:</strong> {list_communes('II')}.",
                f"<strong>Vùng III:</strong> {list_communes('III')}.",
                "<strong>Vùng IV:</strong> các xã, phường còn lại. An Giang không có nơi nào thuộc vùng I.",
            ),
            QuestionAnswer(
                question="Sang năm lương tối thiểu có tăng không?",
                answer=paragraphs(
                    "Mức mới chỉ có khi nghị định được ban hành. Có rồi, con số trên trang này tự đổi đúng ngày. "
                    "Khi chưa có, đừng tin con số truyền miệng."
                ),
            ),
        ),
    ),
    "tang-ca-duoc-tra-bao-nhieu": explain(
        title="Tăng ca được trả bao nhiêu?",
        section=_SECTION,
        published="2026-06-22 08:30",
        description="Mức trả ít nhất khi tăng ca ngày thường, ngày nghỉ tuần, lễ Tết và ban đêm, kèm cách tự tính.",
        answer=(
            f"Tăng ca ngày thường, bạn được ít nhất {number('tang-ca-ngay-thuong')} lương giờ, ngày nghỉ hằng tuần "
            f"{number('tang-ca-ngay-nghi-tuan')}, ngày lễ, Tết {number('tang-ca-ngay-le')}.",
            f"Làm ban đêm được thêm ít nhất {number('lam-dem-them')}. Tăng ca ban đêm còn được cộng thêm "
            f"{number('tang-ca-dem-them')}.",
        ),
        covers=("Người hưởng lương tháng, lương ngày, lương sản phẩm, làm ca hay làm hành chính.",),
        steps=(
            "Ghi giờ vào, giờ ra mỗi ngày. Mẫu nhật ký có sẵn ở dưới.",
            "Tìm lương một giờ của bạn: lương tháng chia cho số giờ làm bình thường trong tháng.",
            "Nhân lương một giờ với số giờ tăng ca, rồi nhân với mức trong bảng ở dưới.",
            "So với bảng kê lương. Thiếu thì hỏi tổ trưởng hoặc phòng nhân sự.",
        ),
        proof=(
            "Nhật ký giờ làm của bạn.",
            "Ảnh bảng chấm công, tin nhắn gọi tăng ca.",
            "Bảng kê lương, sao kê ngân hàng.",
        ),
        if_refused=(
            "Công ty nói “tính rồi, trong lương hết rồi”: xin bảng kê có dòng tiền tăng ca. Bảng kê bắt buộc phải ghi.",
            f"Nhờ công đoàn, hoặc gửi đơn tới hòa giải viên lao động trong {number('han-hoa-giai')}.",
        ),
        law=(
            cite(LABOUR_CODE, "98.1", "98.2", "98.3", "106", "95.3", "190"),
            cite_saying(LABOUR_DECREE, "55", "Cách tính tiền tăng ca, từng trường hợp."),
            cite_saying(LABOUR_DECREE, "57", "Cách tính tiền tăng ca ban đêm."),
        ),
        words=("tiền lương", "tăng ca", "giờ làm việc"),
        related=(
            "tinh-tien-tang-ca",
            "bi-ep-tang-ca-co-duoc-tu-choi-khong",
            "lam-ca-dem-duoc-them-gi",
            "nghi-le-tet-duoc-may-ngay",
        ),
        body=(
            figures(
                "Mức trả ít nhất cho một giờ làm thêm",
                "tang-ca-ngay-thuong",
                "tang-ca-ngay-nghi-tuan",
                "tang-ca-ngay-le",
                "lam-dem-them",
                "tang-ca-dem-them",
            ),
            text(
                f"Giờ đêm tính từ {number('lam-dem-tu-gio')} đến {number('lam-dem-den-gio')}.",
                "Người hưởng lương ngày mà làm đúng ngày lễ, Tết thì ngoài tiền tăng ca còn được cả lương ngày lễ đó.",
            ),
            Steps(
                title="Ví dụ: một giờ của anh Tư là 30.000 đồng, anh ở lại 2 giờ",
                items=(
                    "<p>Lấy 30.000 đồng nhân 2 giờ.</p>",
                    f"<p>Ngày thường thì nhân tiếp với {number('tang-ca-ngay-thuong')}.</p>",
                    f"<p>Nếu hôm đó là chủ nhật anh được nghỉ thì nhân với {number('tang-ca-ngay-nghi-tuan')}.</p>",
                ),
            ),
            Document(document=document("nhat-ky-gio-lam"), note="Mỗi tuần một trang, ghi bằng bút cũng được."),
        ),
    ),
}
