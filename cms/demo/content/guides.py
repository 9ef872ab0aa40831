"""Guides through three questions workers ask first, from the Labour Code as read."""

from cms.demo.content.guides_dismissal import DISMISSED
from cms.demo.content.guides_leaving import LEAVING
from cms.demo.content.law import CHECKED, LABOUR_CODE, SAMPLE_NOTE
from cms.demo.content.writing import ask, at, bullets, cite, conclude, number, page, tags, text
from cms.schema import CallToAction, Guide, Steps

_CALL = CallToAction(
    text="Để lại số, chúng tôi gọi",
    target=page("de-lai-so-chung-toi-goi"),
    note="Miễn phí. Chúng tôi không báo cho nơi bạn làm việc.",
)
_KEEP = text(
    "Giữ lại:",
    bullets(
        "hợp đồng hoặc tin nhắn nhận việc;",
        "bảng kê lương, sao kê ngân hàng;",
        "ảnh bảng chấm công, tin nhắn của công ty.",
    ),
)

_OWED = Guide(
    title="Bị nợ lương, tôi làm gì?",
    parent=page("quyen-cua-ban"),
    published_at=at("2026-11-16 08:30"),
    description="Trả lời vài câu ngắn để biết công ty nợ lương bạn như vậy là đúng hay sai, và việc cần làm tiếp theo.",
    lead="Trả lời vài câu ngắn, bạn sẽ biết công ty làm vậy đúng hay sai và việc cần làm tiếp theo.",
    nodes=(
        ask(
            "Bạn còn đang làm ở đó không?",
            ("Tôi còn đang làm", "Lương của bạn bị sao?"),
            ("Tôi đã nghỉ", "Bạn nghỉ bao lâu rồi?"),
        ),
        ask(
            "Lương của bạn bị sao?",
            ("Tới ngày mà chưa thấy lương", "Lương trễ bao lâu rồi?"),
            ("Có trả nhưng thiếu", "Xin bảng kê, rồi đòi phần thiếu"),
            ("Bị trừ tiền vì đi trễ, vì lỗi", "Công ty không được phạt tiền"),
            help="<p>Ngày trả lương ghi trong hợp đồng. Lương tháng thì một tháng hoặc nửa tháng trả một lần.</p>",
        ),
        ask(
            "Lương trễ bao lâu rồi?",
            ("Chưa tới nửa tháng", "Công ty có nói vì sao trễ không?"),
            ("Nửa tháng trở lên", "Đòi đủ lương, kèm tiền lãi"),
            ("Hơn một tháng", "Trễ quá hạn luật cho, bạn được đòi và được nghỉ ngay"),
            help=f"<p>Đếm từ ngày lẽ ra có lương, ghi lại con số này. Nửa tháng ở đây là "
            f"{number('cham-luong-phai-tra-lai')}, một tháng là {number('cham-luong-nhieu-nhat')}.</p>",
        ),
        ask(
            "Công ty có nói vì sao trễ không?",
            ("Không nói, hoặc nói chung chung", "Hỏi bằng tin nhắn, có hẹn ngày"),
            ("Nói là gặp chuyện bất khả kháng", "Được chậm, nhưng có hạn"),
            help="<p>Chỉ chuyện bất khả kháng mới được chậm. Không chắc thì bạn chọn câu đầu.</p>",
        ),
        ask(
            "Bạn nghỉ bao lâu rồi?",
            ("Chưa hết số ngày đó", "Công ty còn trong hạn trả"),
            ("Đã hết số ngày đó", "Đã quá hạn, đòi ngay"),
            help=f"<p>Nghỉ xong, công ty có {number('thanh-toan-khi-nghi')} làm việc để trả hết tiền. Trường hợp đặc "
            f"biệt cũng không quá {number('thanh-toan-khi-nghi-dac-biet')}.</p>",
        ),
        conclude(
            "Xin bảng kê, rồi đòi phần thiếu",
            text(
                "Mỗi lần trả lương, công ty phải đưa bảng kê ghi rõ lương, tiền tăng ca và các khoản trừ. "
                "Bị trả thiếu, bạn còn được nghỉ ngay mà không cần báo trước.",
            ),
            Steps(
                items=(
                    "<p>Xin bảng kê bằng tin nhắn để còn dấu vết.</p>",
                    "<p>So với giờ công bạn ghi. Viết ra từng khoản thiếu.</p>",
                    "<p>Gửi công ty con số đó, hẹn ngày trả.</p>",
                )
            ),
            _CALL,
        ),
        conclude(
            "Công ty không được phạt tiền",
            text(
                "Luật cấm phạt tiền, cắt lương để thay cho kỷ luật. Chỉ khi bạn làm hư tài sản, công ty mới được trừ "
                f"dần, mỗi tháng không quá {number('khau-tru-luong-toi-da')} lương thực trả.",
            ),
            Steps(
                items=(
                    "<p>Hỏi rõ: trừ khoản gì, theo giấy nào, ai ký?</p>",
                    "<p>Nhắn lại là bạn không đồng ý. Đừng ký giấy bạn thấy không đúng.</p>",
                    "<p>Nhờ công đoàn yêu cầu công ty trả lại.</p>",
                )
            ),
            _CALL,
        ),
        conclude(
            "Hỏi bằng tin nhắn, có hẹn ngày",
            text(
                "Công ty phải trả lương đúng hạn, trừ khi bất khả kháng. Trễ mấy ngày cũng là trễ.",
            ),
            Steps(
                items=(
                    "<p>Nhắn người trả lương: “Lương tháng này khi nào trả?”</p>",
                    "<p>Rủ vài người trong tổ cùng hỏi.</p>",
                    "<p>Quá ngày hẹn mà chưa có: gọi công đoàn.</p>",
                )
            ),
            _KEEP,
            _CALL,
        ),
        conclude(
            "Được chậm, nhưng có hạn",
            text(
                f"Gặp chuyện bất khả kháng, công ty được chậm, nhưng không quá {number('cham-luong-nhieu-nhat')}. "
                f"Chậm từ {number('cham-luong-phai-tra-lai')} trở lên phải trả thêm ít nhất tiền lãi tiền gửi "
                f"{number('cham-luong-lai-it-nhat')}.",
                "Hãy xin công ty nói lý do và ngày trả bằng giấy hoặc tin nhắn.",
            ),
            _KEEP,
            _CALL,
        ),
        conclude(
            "Đòi đủ lương, kèm tiền lãi",
            text(
                f"Chậm từ {number('cham-luong-phai-tra-lai')} trở lên, công ty phải trả đủ lương và trả thêm ít "
                f"nhất tiền lãi tiền gửi {number('cham-luong-lai-it-nhat')}.",
            ),
            Steps(
                items=(
                    "<p>Gửi yêu cầu bằng tin nhắn hoặc giấy: số tiền, số ngày trễ, tiền lãi.</p>",
                    "<p>Nhờ công đoàn gửi văn bản. Chỗ bạn chưa có công đoàn vẫn nhờ được.</p>",
                    f"<p>Vẫn không trả: gửi đơn tới hòa giải viên lao động, trong {number('han-hoa-giai')} từ ngày "
                    "biết.</p>",
                )
            ),
            _KEEP,
            _CALL,
        ),
        conclude(
            "Trễ quá hạn luật cho, bạn được đòi và được nghỉ ngay",
            text(
                f"Dù bất khả kháng, công ty cũng chỉ được chậm tối đa {number('cham-luong-nhieu-nhat')}. Bạn được "
                "đòi đủ lương, đòi thêm tiền "
                "lãi, và được nghỉ ngay mà không cần báo trước.",
                "Nghỉ hay ở lại là do bạn chọn. Nghỉ rồi, công ty vẫn phải trả hết.",
            ),
            _KEEP,
            _CALL,
        ),
        conclude(
            "Công ty còn trong hạn trả",
            text(
                f"Nghỉ xong, công ty có {number('thanh-toan-khi-nghi')} làm việc để trả hết tiền, trả giấy tờ và "
                "chốt sổ bảo hiểm xã hội.",
                "Trong lúc đợi, hãy nhắn hỏi ngày trả và giữ câu trả lời.",
            ),
            _KEEP,
            _CALL,
        ),
        conclude(
            "Đã quá hạn, đòi ngay",
            text(
                f"Công ty phải trả hết tiền trong {number('thanh-toan-khi-nghi')} làm việc; trường hợp đặc biệt "
                f"cũng không quá {number('thanh-toan-khi-nghi-dac-biet')}.",
                f"Bạn có {number('han-hoa-giai')} để nhờ hòa giải và {number('han-toa-an')} để kiện ra tòa, tính "
                "từ ngày biết quyền của mình bị phạm.",
            ),
            _KEEP,
            _CALL,
        ),
    ),
    citations=cite(LABOUR_CODE, "94", "95.3", "97.4", "35.2.b", "102", "127.2", "48", "190"),
    tags=tags("tiền lương", "nợ lương"),
    related=(page("bi-no-luong-cham-luong-thi-lam-gi"), page("toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay")),
    **CHECKED,
    body=(SAMPLE_NOTE,),
)

GUIDES: dict[str, Guide] = {
    "bi-no-luong-toi-lam-gi": _OWED,
    "toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay": LEAVING,
    "bi-cho-nghi-viec-dung-hay-sai-luat": DISMISSED,
}
