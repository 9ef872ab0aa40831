"""Rights explainers about hours and days: overtime that may be refused, nights, holidays, leave."""

from cms.demo.content.law import LABOUR_CODE, LABOUR_DECREE, cite_saying, explain
from cms.demo.content.writing import bullets, cite, document, figures, heading, number, page, paragraphs, text
from cms.schema import CallToAction, Document, Explainer, QuestionAnswer, Steps

_SECTION = "quyen-gio-lam"

EXPLAINERS: dict[str, Explainer] = {
    "bi-ep-tang-ca-co-duoc-tu-choi-khong": explain(
        title="Bị ép tăng ca, có được từ chối không?",
        section=_SECTION,
        published="2026-08-03 08:30",
        description="Tăng ca phải được bạn đồng ý và có giới hạn theo ngày, tháng, năm. Bạn được nói không.",
        answer=(
            "Được. Tăng ca <strong>phải có bạn đồng ý</strong>, trừ việc quốc phòng, thiên tai.",
            f"Mỗi tháng nhiều nhất {number('tang-ca-gio-thang')}, mỗi năm {number('tang-ca-gio-nam')}. "
            f"Vài ngành như may, giày, điện tử, chế biến thủy sản là {number('tang-ca-gio-nam-nganh-rieng')} một năm.",
        ),
        covers=("Mọi người có hợp đồng lao động. Người mang thai những tháng cuối còn được bảo vệ thêm.",),
        steps=(
            "Trả lời rõ: “Hôm nay tôi không ở lại được”. Nhắn tin thì còn dấu vết.",
            "Ghi sổ giờ tăng ca mỗi ngày, cộng theo tháng và theo năm.",
            "Gần tới giới hạn thì báo tổ trưởng và công đoàn.",
            "Nhiều người cùng không muốn: nhờ công đoàn nói chung một lần.",
        ),
        proof=(
            "Tin nhắn gọi tăng ca, câu trả lời của bạn.",
            "Sổ giờ làm, ảnh bảng chấm công.",
            "Giấy đăng ký tăng ca, nếu bị bắt ký sẵn thì chụp lại.",
        ),
        if_refused=(
            "Bị dọa đuổi, dọa cắt thưởng: ghi lại lời dọa, ngày giờ, ai nói, ai nghe.",
            "Từ chối tăng ca không nằm trong những lỗi luật cho sa thải. Công đoàn làm việc với công ty cùng bạn.",
        ),
        law=(cite(LABOUR_CODE, "107", "108", "125", "137"),),
        words=("tăng ca", "giờ làm việc"),
        related=("tang-ca-duoc-tra-bao-nhieu", "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao"),
        body=(
            figures(
                "Tăng ca nhiều nhất bao nhiêu",
                "tang-ca-gio-ngay-ty-le",
                "tang-ca-gio-thang",
                "tang-ca-gio-nam",
                "tang-ca-gio-nam-nganh-rieng",
            ),
            QuestionAnswer(
                question="Xưởng tôi nói tháng được tăng ca nhiều giờ hơn, đúng không?",
                answer=paragraphs(
                    "Vài ngành từng được nâng giới hạn tháng, có thể đến "
                    f"{number('tang-ca-gio-thang-nganh-rieng')}. Chưa rõ quy định đó nay còn áp dụng không.",
                    "Trong lúc chờ, bạn cứ lấy mức trong bảng. Ở lại hay về vẫn là do bạn đồng ý.",
                ),
            ),
            Document(document=document("nhat-ky-gio-lam"), note="Mỗi tuần một trang, có chỗ cộng giờ tăng ca."),
        ),
    ),
    "lam-ca-dem-duoc-them-gi": explain(
        title="Làm ca đêm được thêm gì, nghỉ giữa ca bao lâu?",
        section=_SECTION,
        published="2026-09-21 20:15",
        description="Giờ làm một ngày, một tuần, giờ đêm, nghỉ giữa ca, nghỉ đổi ca và nghỉ hằng tuần.",
        answer=(
            f"Giờ đêm là từ {number('lam-dem-tu-gio')} đến {number('lam-dem-den-gio')}. Làm giờ này bạn được thêm ít "
            f"nhất {number('lam-dem-them')} lương.",
            f"Ca đêm được nghỉ giữa ca ít nhất {number('nghi-giua-ca-dem')}. Đổi ca phải cách nhau ít nhất "
            f"{number('nghi-doi-ca')}.",
        ),
        covers=("Mọi người có hợp đồng lao động, làm hành chính hay làm ca.",),
        steps=(
            "Ghi giờ vào ca, giờ nghỉ, giờ ra ca.",
            "Xem bảng kê lương có dòng tiền làm đêm không.",
            "Ca này sát ca kia: báo tổ trưởng, đề nghị xếp lại.",
            "Cả tổ bị xếp sai: nhờ công đoàn nói với công ty.",
        ),
        proof=("Lịch ca, tin nhắn xếp ca.", "Sổ giờ làm, ảnh bảng chấm công.", "Bảng kê lương có tiền làm đêm."),
        if_refused=(
            "Bị cắt giờ nghỉ giữa ca: ghi lại từng ngày, ai ra lệnh.",
            f"Thiếu tiền làm đêm thì xin hòa giải trong {number('han-hoa-giai')}.",
        ),
        law=(
            cite(LABOUR_CODE, "105", "106", "98.2", "109", "110", "111"),
            cite(LABOUR_DECREE, "64"),
            cite_saying(LABOUR_DECREE, "56", "Cách tính tiền làm đêm."),
            cite(LABOUR_CODE, "190"),
        ),
        words=("làm đêm", "giờ làm việc"),
        related=("tang-ca-duoc-tra-bao-nhieu", "mang-thai-nuoi-con-nho-duoc-bao-ve-the-nao"),
        body=(
            heading("Một ngày, một tuần làm mấy giờ?"),
            text(
                f"Nhiều nhất {number('gio-lam-ngay')} một ngày và {number('gio-lam-tuan')} một tuần. "
                f"Nơi tính theo tuần thì một ngày không quá {number('gio-lam-ngay-theo-tuan')}.",
                bullets(
                    f"Làm từ {number('nghi-giua-ca-tu-gio-lam')} trở lên trong ngày: nghỉ giữa ca ít nhất "
                    f"{number('nghi-giua-ca')}, ban đêm {number('nghi-giua-ca-dem')}.",
                    f"Đổi ca: nghỉ ít nhất {number('nghi-doi-ca')}.",
                    f"Mỗi tuần nghỉ ít nhất {number('nghi-tuan-lien-tuc')} liền nhau, tính ra mỗi tháng ít nhất "
                    f"{number('nghi-tuan-ngay-thang')}.",
                ),
            ),
            Document(document=document("nhat-ky-gio-lam"), note="Có cột riêng cho giờ đêm."),
        ),
    ),
    "nghi-le-tet-duoc-may-ngay": explain(
        title="Nghỉ lễ, Tết được mấy ngày? Ngày 24/11 có được nghỉ không?",
        section=_SECTION,
        published="2026-11-16 07:30",
        description="Các ngày lễ, Tết có lương trong năm, ngày nghỉ mới cuối tháng mười một, và tiền khi phải đi làm.",
        answer=(
            f"Mỗi năm bạn được nghỉ lễ, Tết hưởng đủ lương {number('ngay-le-tet')}.",
            f"Ngày Văn hóa Việt Nam 24/11 là ngày lễ mới, nghỉ {number('nghi-ngay-van-hoa')}. "
            f"Đi làm ngày lễ thì tiền tăng ca ít nhất bằng {number('tang-ca-ngay-le')} lương giờ.",
        ),
        covers=("Mọi người có hợp đồng lao động. Người nước ngoài được nghỉ thêm Tết và Quốc khánh của nước mình.",),
        steps=(
            "Xem thông báo nghỉ lễ của công ty.",
            "Phải đi làm ngày lễ: trả lời rõ bạn có đồng ý không, ghi giờ vào, giờ ra.",
            "Lễ trùng ngày nghỉ hằng tuần: hỏi ngày nghỉ bù.",
            "Xem bảng kê lương tháng đó: có lương ngày lễ, có tiền tăng ca ngày lễ không.",
        ),
        proof=("Thông báo nghỉ lễ.", "Tin nhắn gọi đi làm ngày lễ.", "Bảng kê lương, sổ giờ làm."),
        if_refused=(
            "Công ty chưa biết ngày nghỉ mới, hoặc trừ lương ngày lễ: nhờ công đoàn hỏi giúp.",
            f"Tiền còn thiếu thì xin hòa giải trong {number('han-hoa-giai')}.",
        ),
        law=(cite(LABOUR_CODE, "112", "112.3", "111.3", "98.1", "107", "190"),),
        words=("nghỉ lễ", "tăng ca", "giờ làm việc"),
        related=("tang-ca-duoc-tra-bao-nhieu", "thuong-tet-co-bat-buoc-khong", "nghi-phep-nam-duoc-may-ngay"),
        body=(
            figures(
                "Những ngày nghỉ lễ, Tết có lương",
                "nghi-tet-duong-lich",
                "nghi-tet-am-lich",
                "nghi-gio-to",
                "nghi-30-4",
                "nghi-1-5",
                "nghi-quoc-khanh",
                "nghi-ngay-van-hoa",
            ),
            text(
                "Ngày 24/11 do một nghị quyết mới đặt ra. Chúng tôi biết qua báo chí và đang chờ luật sư đọc bản gốc, "
                "nên con số có ghi “đang chờ xác nhận”.",
                "Nghỉ Tết Âm lịch và Quốc khánh đúng những ngày nào thì mỗi năm Thủ tướng quyết định. "
                "Đợi thông báo chính thức, đừng tin lịch truyền tay.",
            ),
            QuestionAnswer(
                question="Ngày lễ rơi vào chủ nhật thì mất luôn sao?",
                answer=paragraphs("Không mất. Bạn được nghỉ bù vào ngày làm việc kế tiếp."),
            ),
        ),
    ),
    "nghi-phep-nam-duoc-may-ngay": explain(
        title="Nghỉ phép năm được mấy ngày?",
        section=_SECTION,
        published="2026-08-31 14:15",
        description="Số ngày phép có lương một năm, người làm chưa đủ năm, làm lâu năm, và phép chưa nghỉ hết.",
        answer=(
            f"Làm đủ {number('phep-nam-du-thang')}, bạn có {number('phep-nam')} phép hưởng đủ lương. "
            f"Việc nặng nhọc, độc hại là {number('phep-nam-nang-nhoc')}.",
            f"Chưa đủ năm thì tính theo số tháng. Cứ {number('phep-nam-them-sau')} làm cho một chủ, bạn được thêm "
            f"{number('phep-nam-them-ngay')}.",
        ),
        covers=("Mọi người làm theo hợp đồng lao động. Người chưa thành niên, người khuyết tật có nhiều ngày hơn.",),
        steps=(
            "Đếm số tháng bạn đã làm trong năm.",
            "Hỏi lịch nghỉ phép của công ty, chọn ngày cùng tổ.",
            "Xin nghỉ bằng tin nhắn hoặc phiếu, giữ lại một bản.",
            "Cuối năm xem còn mấy ngày chưa nghỉ.",
        ),
        proof=("Phiếu xin nghỉ phép đã nộp.", "Bảng chấm công.", "Hợp đồng lao động để tính số năm làm việc."),
        if_refused=(
            "Nhờ công đoàn hỏi lịch nghỉ phép của cả tổ, không chỉ của riêng bạn.",
            "Nghỉ việc mà chưa nghỉ hết phép thì công ty phải trả tiền những ngày còn lại.",
        ),
        law=(cite(LABOUR_CODE, "113", "114"),),
        words=("nghỉ phép", "giờ làm việc"),
        related=("tinh-phep-nam", "nghi-cuoi-nghi-tang-duoc-may-ngay", "nghi-viec-roi-bao-lau-duoc-tra-het-tien"),
        body=(
            figures("Phép một năm", "phep-nam", "phep-nam-nang-nhoc", "phep-nam-dac-biet-nang-nhoc"),
            Steps(
                title="Ví dụ: chị Sáu vào làm ngày 1 tháng 4",
                items=(
                    "<p>Từ tháng 4 đến hết tháng 12 là 9 tháng.</p>",
                    f"<p>Lấy số phép của cả năm, {number('phep-nam')}, chia đều cho các tháng trong năm.</p>",
                    "<p>Nhân với 9 là ra số ngày phép năm nay của chị.</p>",
                ),
            ),
            CallToAction(
                text="Nhờ công đoàn hỏi giúp",
                target=page("de-lai-so-chung-toi-goi"),
                note="Không cần nói tên công ty ngay.",
            ),
        ),
    ),
    "nghi-cuoi-nghi-tang-duoc-may-ngay": explain(
        title="Cưới, tang, nhà có việc: được nghỉ mấy ngày?",
        section=_SECTION,
        published="2026-09-08 10:20",
        description="Những ngày nghỉ việc riêng có lương và không lương khi nhà có đám cưới, có tang.",
        answer=(
            f"Bạn cưới được nghỉ {number('nghi-cuoi')}, con cưới {number('nghi-con-cuoi')}, vẫn đủ lương.",
            f"Cha mẹ hai bên, vợ, chồng hay con mất: được nghỉ {number('nghi-tang')}, vẫn đủ lương.",
        ),
        covers=("Mọi người có hợp đồng lao động. Cha mẹ bên vợ, bên chồng tính như cha mẹ ruột.",),
        steps=(
            "Báo tổ trưởng càng sớm càng tốt. Nhà có tang thì nhắn một câu là được.",
            "Nói rõ nghỉ từ ngày nào đến ngày nào.",
            "Cần nghỉ lâu hơn: xin thêm phép năm, hoặc thỏa thuận nghỉ không lương.",
        ),
        proof=("Tin nhắn báo nghỉ.", "Thiệp cưới, giấy báo tử hoặc cáo phó.", "Bảng kê lương tháng đó."),
        if_refused=(
            "Nhà có tang mà không cho nghỉ: cứ lo việc nhà, nhắn lại lý do, rồi gọi công đoàn.",
            "Bị trừ lương những ngày này: nhờ công đoàn yêu cầu trả lại.",
        ),
        law=(cite(LABOUR_CODE, "115"),),
        words=("nghỉ phép", "việc riêng"),
        related=("nghi-phep-nam-duoc-may-ngay", "nghi-om-con-om-duoc-huong-gi"),
        body=(
            heading("Nghỉ không lương"),
            text(
                "Ông bà, anh chị em ruột mất; cha mẹ, anh chị em cưới: bạn được nghỉ "
                f"{number('nghi-viec-rieng-khong-luong')} không lương. Muốn hơn thì thỏa thuận với công ty.",
            ),
        ),
    ),
}
