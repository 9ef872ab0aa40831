"""Rights explainers about beginning to work: trial, contract, papers kept, and those the law looks after apart."""

from cms.demo.content.law import EMPLOYMENT, LABOUR_CODE, SOCIAL_INSURANCE, UNION_LAW, cite_saying, explain
from cms.demo.content.writing import bullets, cite, figures, heading, number, page, paragraphs, text
from cms.schema import CallToAction, Explainer, QuestionAnswer

_SECTION = "quyen-hop-dong"

EXPLAINERS: dict[str, Explainer] = {
    "thu-viec-bao-lau-luong-bao-nhieu": explain(
        title="Thử việc tối đa bao lâu, lương bao nhiêu?",
        section=_SECTION,
        published="2026-07-27 09:20",
        description="Mỗi công việc chỉ thử một lần, có hạn ngày và có mức lương thấp nhất. Học việc cũng có luật.",
        answer=(
            "Mỗi công việc bạn chỉ phải thử <strong>một lần</strong>. Lương thử việc ít nhất bằng "
            f"{number('thu-viec-luong')} lương chính thức.",
            f"Công nhân kỹ thuật thử nhiều nhất {number('thu-viec-trung-cap')}. Việc giản đơn nhiều nhất "
            f"{number('thu-viec-viec-khac')} làm việc.",
        ),
        covers=(f"Người mới vào làm. Hợp đồng dưới {number('thu-viec-hop-dong-tu')} thì không được bắt thử việc.",),
        steps=(
            "Hỏi trước khi vào làm: thử mấy ngày, lương thử việc bao nhiêu, lương chính thức bao nhiêu?",
            "Xin giấy: hợp đồng thử việc, hoặc hợp đồng lao động có ghi phần thử việc.",
            "Đánh dấu ngày hết thử việc trên lịch.",
            "Hết hạn mà đạt: yêu cầu công ty ký hợp đồng lao động.",
        ),
        proof=("Giấy nhận việc, hợp đồng thử việc.", "Tin nhắn hẹn ngày vào làm.", "Bảng kê lương tháng đầu."),
        if_refused=(
            "Bị bắt thử lần nữa, thử quá hạn, hoặc làm không lương: ghi lại ngày vào làm và nhờ công đoàn.",
            "Trong lúc thử việc, bạn được nghỉ ngay, không phải báo trước và không phải đền.",
        ),
        law=(cite(LABOUR_CODE, "24", "25", "26", "27", "61"),),
        words=("thử việc", "hợp đồng lao động", "tiền lương"),
        related=("di-lam-ma-khong-ky-hop-dong-thi-sao", "bi-no-luong-cham-luong-thi-lam-gi"),
        body=(
            figures(
                "Thử việc dài nhất",
                "thu-viec-quan-ly",
                "thu-viec-cao-dang",
                "thu-viec-trung-cap",
                "thu-viec-viec-khac",
            ),
            QuestionAnswer(
                question="Họ nói “học việc, chưa có lương”. Đúng không?",
                answer=paragraphs(
                    f"Coi chừng. Tập nghề nhiều nhất {number('tap-nghe-toi-da')}, không được thu học phí, và phải có "
                    "hợp đồng đào tạo.",
                    "Bạn trực tiếp làm ra sản phẩm thì phải được trả lương theo thỏa thuận. "
                    "Học xong, công ty phải ký hợp đồng lao động với bạn.",
                ),
            ),
        ),
    ),
    "di-lam-ma-khong-ky-hop-dong-thi-sao": explain(
        title="Đi làm mà không ký hợp đồng thì sao?",
        section=_SECTION,
        published="2026-08-17 08:40",
        description="Có trả lương và có người quản lý thì là hợp đồng lao động, dù tờ giấy mang tên gì.",
        answer=(
            "Bạn được trả lương, có người quản lý, thì đó là <strong>hợp đồng lao động</strong>, dù giấy ghi là khoán, "
            "cộng tác viên hay không có giấy.",
            "Hợp đồng phải ký trước khi vào làm, mỗi bên giữ một bản. Chỉ việc dưới "
            f"{number('hop-dong-noi-mieng-duoi')} mới được nói miệng, và không phải việc nào cũng vậy.",
        ),
        covers=("Mọi người làm công hưởng lương: xưởng, quán, tàu cá, công trình, cửa hàng, nhà vườn.",),
        steps=(
            "Xin ký hợp đồng, bằng tin nhắn: “Anh cho em ký hợp đồng”.",
            "Đọc bốn chỗ trước khi ký: việc gì, ở đâu, lương bao nhiêu, đến ngày nào.",
            "Giữ một bản. Không được giữ thì chụp lại đủ các trang.",
            "Chưa có hợp đồng: giữ mọi dấu vết là bạn có đi làm.",
        ),
        proof=(
            "Tin nhắn nhận việc, giao việc, chấm công.",
            "Tiền lương vào tài khoản, hoặc sổ ký nhận.",
            "Thẻ, đồng phục, ảnh bạn đang làm, tên người làm cùng.",
        ),
        if_refused=(
            "Công ty không ký: bạn vẫn có đủ quyền của người có hợp đồng. Thiếu giấy thì dùng bằng chứng khác.",
            "Nhờ công đoàn yêu cầu ký cho cả tổ, để không ai bị để ý một mình.",
        ),
        law=(
            cite(LABOUR_CODE, "13", "14", "20"),
            cite(SOCIAL_INSURANCE, "2"),
        ),
        words=("hợp đồng lao động",),
        related=("cong-ty-khong-dong-bao-hiem-xa-hoi-thi-sao", "cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong"),
        body=(
            heading("Ký đi ký lại hợp đồng ngắn?"),
            text(
                f"Hợp đồng có thời hạn dài nhất {number('hop-dong-toi-da')} và chỉ được ký thêm "
                f"{number('hop-dong-ky-them')}. Sau đó phải là hợp đồng không thời hạn.",
                f"Hết hạn mà bạn vẫn làm, quá {number('hop-dong-qua-han')} không ký gì: hợp đồng thành không thời hạn.",
            ),
            QuestionAnswer(
                question="Không thời hạn thì lợi gì cho tôi?",
                answer=paragraphs(
                    "Công ty không thể chờ hết hạn để cho bạn nghỉ. Muốn chấm dứt phải có lý do luật cho."
                ),
            ),
        ),
    ),
    "cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong": explain(
        title="Công ty giữ căn cước, bằng cấp, bắt đặt cọc: có được không?",
        section=_SECTION,
        published="2026-08-24 09:15",
        description="Công ty không được giữ bản chính giấy tờ và không được bắt đặt cọc tiền để được vào làm.",
        answer=(
            "<strong>Không được.</strong> Công ty không được giữ bản chính căn cước hay bằng cấp của bạn.",
            "Cũng không được bắt bạn đặt cọc tiền để được vào làm.",
        ),
        covers=("Mọi người đi xin việc, thử việc hay đang làm. Người giúp việc gia đình cũng vậy.",),
        steps=(
            "Chỉ đưa bản sao, bản chụp. Bản chính cho xem rồi cầm về.",
            "Đã lỡ đưa bản chính: xin lại bằng tin nhắn, nói rõ giấy gì, đưa ngày nào.",
            "Đã lỡ đóng cọc: xin biên nhận, hoặc nhắn lại số tiền để có dấu vết.",
            "Không trả: nhờ công đoàn. Nhiều người cùng bị thì cùng đi.",
        ),
        proof=(
            "Biên nhận giấy tờ, biên nhận tiền cọc.",
            "Tin nhắn, thông báo tuyển dụng có ghi tiền cọc.",
            "Sao kê chuyển khoản tiền cọc.",
        ),
        if_refused=(
            "Công ty nói nghỉ mới trả: giấy tờ là của bạn, xin lại lúc nào cũng được.",
            "Giữ giấy tờ hay bắt đặt cọc có thể bị phạt tiền. Công đoàn giúp bạn báo nơi có thẩm quyền.",
        ),
        law=(
            cite(LABOUR_CODE, "17", "165"),
            cite_saying("283/2026/NĐ-CP", "15.2", "Giữ bản chính giấy tờ, bắt đặt cọc có thể bị phạt tiền."),
        ),
        words=("hợp đồng lao động", "giấy tờ", "đặt cọc"),
        related=("di-lam-ma-khong-ky-hop-dong-thi-sao", "giup-viec-gia-dinh-co-quyen-gi"),
        body=(
            QuestionAnswer(
                question="Tiền đồng phục trừ vào lương tháng đầu có phải đặt cọc không?",
                answer=paragraphs(
                    "Hỏi rõ khoản này là gì, có được trả lại khi nghỉ không, và xin giấy. "
                    "Chưa chắc thì gọi công đoàn, mang theo bảng kê lương."
                ),
            ),
        ),
    ),
    "chua-du-tuoi-thanh-nien-di-lam-duoc-viec-gi": explain(
        title="Em chưa đủ tuổi thành niên, đi làm được việc gì, mấy giờ?",
        section=_SECTION,
        published="2026-10-05 09:45",
        description="Giờ làm ngắn hơn, có việc bị cấm, và người còn rất nhỏ thì cha mẹ phải ký. Dành cho em và gia "
        "đình.",
        answer=(
            "Em được đi làm, nhưng <strong>giờ ngắn hơn</strong> và có những việc không được nhận.",
            "Em còn nhỏ hơn nữa thì chỉ làm việc nhẹ, và cha mẹ phải ký hợp đồng. Giờ cụ thể xem bảng ở dưới.",
        ),
        covers=("Người chưa thành niên đi làm, kể cả làm hè, làm bán thời gian, phụ quán.",),
        steps=(
            "Nói với cha mẹ hoặc người nuôi em trước khi nhận việc.",
            "Hỏi: việc gì, mấy giờ, về lúc nào, lương bao nhiêu?",
            "Ghi giờ vào, giờ ra mỗi ngày.",
            "Thấy sợ, thấy nguy hiểm: rời chỗ đó, gọi người nhà, rồi gọi công đoàn.",
        ),
        proof=("Hợp đồng có chữ ký.", "Sổ ghi giờ làm.", "Tin nhắn của chủ, ảnh nơi làm."),
        if_refused=(
            "Chủ bắt làm quá giờ, làm việc bị cấm: em không phải chịu. Người lớn trong nhà hoặc công đoàn nói giúp em.",
            "Bị giữ lương, giữ giấy tờ: không ai được làm vậy với em.",
        ),
        law=(
            cite(LABOUR_CODE, "145", "146", "147", "113", "17"),
            cite_saying(LABOUR_CODE, "143", "Phần riêng cho người lao động chưa thành niên bắt đầu từ điều này."),
            cite("84/2015/QH13", "21"),
        ),
        words=("chưa thành niên", "giờ làm việc", "an toàn"),
        related=("nghi-phep-nam-duoc-may-ngay", "viec-nguy-hiem-co-duoc-tu-choi-khong"),
        body=(
            figures(
                "Giờ làm nhiều nhất, theo tuổi",
                "tu-15-tuoi-gio-ngay",
                "tu-15-tuoi-gio-tuan",
                "tu-13-tuoi-gio-ngay",
                "tu-13-tuoi-gio-tuan",
            ),
            heading("Việc không được nhận"),
            text(
                bullets(
                    "quán karaoke, quán bar;",
                    "công trình xây dựng;",
                    "tàu đánh bắt xa bờ;",
                    "và những việc khác trong danh sách của luật.",
                ),
                f"Em có {number('phep-nam-nang-nhoc')} phép mỗi năm, nhiều hơn người lớn làm việc bình thường. "
                f"Cứ {number('kham-suc-khoe-nang-nhoc')} em được khám sức khỏe một lần.",
            ),
        ),
    ),
    "giup-viec-gia-dinh-co-quyen-gi": explain(
        title="Giúp việc gia đình có những quyền gì?",
        section=_SECTION,
        published="2026-10-26 08:50",
        description="Giúp việc nhà cũng phải có hợp đồng viết, có tiền bảo hiểm, không ai được giữ giấy tờ hay đánh "
        "mắng.",
        answer=(
            "Giúp việc nhà cũng phải có <strong>hợp đồng viết</strong>. Chủ nhà trả thêm khoản bảo hiểm xã hội, "
            "bảo hiểm y tế để bạn tự đóng.",
            "Chủ nhà không được giữ giấy tờ, đánh mắng, ép bạn làm. Muốn nghỉ, báo trước "
            f"{number('giup-viec-bao-truoc')}.",
        ),
        covers=("Người giúp việc ở lại nhà chủ hoặc đi về trong ngày: nấu ăn, dọn dẹp, giữ trẻ, chăm người già.",),
        steps=(
            "Xin ký hợp đồng: việc gì, mấy giờ, nghỉ ngày nào, lương và tiền bảo hiểm bao nhiêu.",
            "Giữ giấy tờ của mình. Chỉ đưa bản chụp.",
            "Cho một người thân biết địa chỉ nhà chủ và giờ bạn hay gọi về.",
            "Có chuyện: gọi công đoàn. Chúng tôi nói nhỏ, không gọi về nhà chủ nếu bạn không muốn.",
        ),
        proof=("Hợp đồng, dù viết tay.", "Tin nhắn với chủ nhà.", "Sổ ghi ngày công, tiền đã nhận."),
        if_refused=(
            "Bị đánh, nhục mạ, ép làm: bạn được nghỉ ngay, không cần báo trước. An toàn trước, đồ đạc lấy sau.",
            "Tranh chấp giúp việc nhà được ra tòa thẳng, không cần qua hòa giải.",
        ),
        law=(
            cite(LABOUR_CODE, "162", "163", "165", "35.2", "188"),
            cite_saying(LABOUR_CODE, "161", "Phần riêng cho lao động giúp việc gia đình bắt đầu từ điều này."),
            cite(EMPLOYMENT, "31"),
            cite(SOCIAL_INSURANCE, "94", "98"),
        ),
        words=("giúp việc gia đình", "hợp đồng lao động"),
        related=("cong-ty-giu-giay-to-bat-dat-coc-co-duoc-khong", "bi-quay-roi-danh-mang-o-cho-lam"),
        body=(
            QuestionAnswer(
                question="Tôi có được trợ cấp thất nghiệp không?",
                answer=paragraphs(
                    "Không. Giúp việc gia đình chưa thuộc diện bảo hiểm thất nghiệp. "
                    "Bảo hiểm xã hội tự nguyện thì bạn đóng được, để sau này có lương hưu."
                ),
            ),
            QuestionAnswer(
                question="Tôi làm hàng gia công tại nhà mình thì sao?",
                answer=paragraphs("Luật có phần riêng cho người làm việc tại nhà. Gọi công đoàn, nói rõ việc bạn làm."),
            ),
        ),
    ),
    "chay-xe-cong-nghe-ban-hang-online-ai-bao-ve": explain(
        title="Chạy xe công nghệ, bán hàng online, làm tự do: ai bảo vệ tôi?",
        section=_SECTION,
        published="2026-11-02 09:00",
        description="Không có hợp đồng lao động vẫn vào được nghiệp đoàn cùng nghề và đóng được bảo hiểm tự nguyện.",
        answer=(
            "Không có hợp đồng lao động, bạn vẫn vào được <strong>nghiệp đoàn</strong> của nghề mình.",
            "Bạn cũng đóng được bảo hiểm xã hội tự nguyện: có lương hưu khi đóng đủ "
            f"{number('luong-huu-tu-nguyen-dong-du')}, có trợ cấp sinh con {number('thai-san-tu-nguyen')} mỗi con.",
        ),
        covers=("Tài xế, người giao hàng, bán hàng online, bốc xếp, thợ hồ, vé số, làm tự do.",),
        steps=(
            "Hỏi công đoàn: nghề của bạn ở đây có nghiệp đoàn chưa?",
            "Có rồi: xin vào. Chưa có: rủ vài người cùng nghề, chúng tôi hướng dẫn lập.",
            "Xem lại: có ai trả lương đều và quản lý giờ giấc của bạn không? Nếu có, đó có thể là hợp đồng lao động.",
            "Hỏi cơ quan bảo hiểm xã hội về mức đóng tự nguyện hợp túi tiền.",
        ),
        proof=(
            "Ảnh chụp màn hình ứng dụng: cuốc, tiền, điểm, lý do khóa.",
            "Điều khoản bạn đã bấm đồng ý.",
            "Tin nhắn của người điều phối.",
        ),
        if_refused=(
            "Bị khóa ứng dụng, bị trừ tiền không rõ lý do: chụp màn hình ngay, gửi khiếu nại trong ứng dụng rồi báo "
            "nghiệp đoàn.",
            "Một người nói khó nghe, cả nghiệp đoàn nói thì hãng phải trả lời.",
        ),
        law=(
            cite(UNION_LAW, "4.3", "5"),
            cite(SOCIAL_INSURANCE, "94", "95", "98"),
            cite(LABOUR_CODE, "13"),
        ),
        words=("nghiệp đoàn", "xe công nghệ", "tham gia công đoàn"),
        related=("vao-cong-doan-duoc-gi-va-vao-bang-cach-nao", "di-lam-ma-khong-ky-hop-dong-thi-sao"),
        body=(CallToAction(text="Tôi muốn vào nghiệp đoàn", target=page("tham-gia-cong-doan")),),
    ),
}
