"""The guide about being dismissed."""

from cms.demo.content.law import CHECKED, LABOUR_CODE, SAMPLE_NOTE, SOON
from cms.demo.content.writing import ask, at, bullets, cite, conclude, number, page, paragraphs, tags, text
from cms.schema import Callout, CallToAction, Guide, Steps

_CALL = CallToAction(
    text="Để lại số, công đoàn gọi cho bạn",
    target=page("de-lai-so-chung-toi-goi"),
    note="Miễn phí. Chúng tôi không báo cho nơi bạn làm việc.",
)
_DO_NOW = Steps(
    title="Làm ngay",
    items=(
        "<p>Đừng ký đơn xin nghỉ hay giấy nào bạn chưa đọc kỹ.</p>",
        "<p>Xin quyết định bằng giấy. Họ không đưa thì nhắn tin hỏi lại cho có dấu vết.</p>",
        "<p>Chép lại: ai nói, ngày giờ nào, ai nghe.</p>",
    ),
)
_TERMS = text(
    f"Chuyện bị đuổi, bạn được ra tòa thẳng, không bắt buộc qua hòa giải. Hạn là {number('han-toa-an')} từ ngày "
    "biết quyền của mình bị "
    f"phạm; muốn nhờ hòa giải trước thì trong {number('han-hoa-giai')}.",
)

DISMISSED = Guide(
    title="Bị cho nghỉ việc: đúng hay sai luật?",
    parent=page("quyen-cua-ban"),
    published_at=at("2026-11-18 08:30"),
    description="Trả lời vài câu ngắn để biết công ty cho bạn nghỉ như vậy là đúng hay sai luật, và bạn được nhận gì.",
    lead="Không phải cứ công ty nói nghỉ là xong. Trả lời vài câu để biết họ làm đúng hay sai.",
    nodes=(
        ask(
            "Lúc này bạn có ở trường hợp nào dưới đây không?",
            ("Có", "Lúc này công ty không được đuổi bạn"),
            ("Không", "Công ty cho bạn nghỉ vì sao?"),
            help=paragraphs(
                bullets(
                    "đang ốm;",
                    "đang nghỉ phép;",
                    "đang mang thai hoặc nghỉ sinh;",
                    f"đang nuôi con dưới {number('nuoi-con-nho-duoi')}.",
                )
            ),
        ),
        ask(
            "Công ty cho bạn nghỉ vì sao?",
            ("Nói tôi có lỗi, sa thải", "Có họp, có mặt bạn và công đoàn không?"),
            ("Cắt giảm người, đổi cơ cấu, sáp nhập", "Mất việc vì công ty thay đổi: bạn có trợ cấp"),
            ("Chấm dứt hợp đồng vì lý do khác", "Có lý do luật cho phép và có báo trước không?"),
            ("Vì tôi tham gia công đoàn", "Đuổi vì công đoàn là việc luật cấm"),
            ("Không nói gì, chỉ bảo nghỉ", "Đuổi trái luật: bạn được nhận lại làm và được đền"),
        ),
        ask(
            "Có họp, có mặt bạn và công đoàn không?",
            ("Không họp, hoặc tôi không được dự", "Đuổi trái luật: bạn được nhận lại làm và được đền"),
            ("Có họp", "Lỗi họ nêu có trong danh sách này không?"),
            help="<p>Muốn sa thải, công ty phải họp xét kỷ luật có mặt bạn và công đoàn.</p>",
        ),
        ask(
            "Lỗi họ nêu có trong danh sách này không?",
            ("Có, và chuyện đó có thật", "Có thể đúng luật, hãy nhờ người xem lại"),
            ("Có, nhưng tôi không làm", "Có thể đúng luật, hãy nhờ người xem lại"),
            ("Không có trong danh sách", "Đuổi trái luật: bạn được nhận lại làm và được đền"),
            help=paragraphs(
                "Chỉ được sa thải vì những lỗi luật nêu:",
                bullets(
                    "trộm cắp, đánh bạc, cố ý gây thương tích;",
                    "làm lộ bí mật của công ty;",
                    "quấy rối tình dục ở chỗ làm;",
                    "đã bị kỷ luật mà tái phạm;",
                    f"tự ý bỏ việc {number('bo-viec-ngay-trong-30')} trong {number('bo-viec-tinh-trong-ngan')}, "
                    f"hoặc {number('bo-viec-ngay-trong-365')} trong {number('bo-viec-tinh-trong-dai')}.",
                ),
            ),
        ),
        ask(
            "Có lý do luật cho phép và có báo trước không?",
            ("Thiếu một trong hai", "Đuổi trái luật: bạn được nhận lại làm và được đền"),
            ("Có cả hai", "Có thể đúng luật, hãy nhờ người xem lại"),
            ("Tôi không rõ", "Có thể đúng luật, hãy nhờ người xem lại"),
            help=f"<p>Hợp đồng không thời hạn: báo trước {number('cong-ty-bao-truoc-khong-thoi-han')}. Có thời hạn, từ "
            f"một năm trở lên: {number('cong-ty-bao-truoc-tu-12-thang')}. Dưới một năm: "
            f"{number('cong-ty-bao-truoc-duoi-12-thang')} làm việc.</p>",
        ),
        conclude(
            "Lúc này công ty không được đuổi bạn",
            text(
                "Luật không cho đuổi người đang ốm, đang nghỉ phép, mang thai, nghỉ sinh hay nuôi con dưới "
                f"{number('nuoi-con-nho-duoi')}.",
                "Nghỉ sinh xong, bạn được nhận lại việc cũ.",
            ),
            _DO_NOW,
            _TERMS,
            _CALL,
        ),
        conclude(
            "Đuổi trái luật: bạn được nhận lại làm và được đền",
            text(
                "Đuổi trái luật thì công ty phải nhận bạn lại làm, trả lương và đóng bảo hiểm cho những ngày bạn không "
                f"được làm, và trả thêm <strong>ít nhất {number('duoi-trai-luat-boi-thuong')} lương</strong>.",
            ),
            _DO_NOW,
            _TERMS,
            _CALL,
        ),
        conclude(
            "Đuổi vì công đoàn là việc luật cấm",
            text(
                "Luật cấm đuổi, chuyển việc, bớt lương thưởng hay ép không tham gia vì công đoàn. "
                "Muốn đuổi cán bộ công đoàn, công ty phải có ý kiến bằng văn bản của công đoàn cấp trên.",
            ),
            _DO_NOW,
            _TERMS,
            _CALL,
        ),
        conclude(
            "Mất việc vì công ty thay đổi: bạn có trợ cấp",
            text(
                "Mất việc do thay đổi cơ cấu, vì lý do kinh tế, do sáp nhập, mà bạn đã làm từ "
                f"{number('tro-cap-thoi-viec-tu')}: mỗi năm làm việc được trợ cấp "
                f"{number('tro-cap-mat-viec-moi-nam')} lương, ít nhất {number('tro-cap-mat-viec-it-nhat')} (trừ "
                "thời gian đã đóng bảo hiểm thất nghiệp).",
                f"Cắt giảm phải báo trước {number('cat-giam-bao-truoc')}.",
            ),
            Callout(
                tone="note",
                title="Nhớ trợ cấp thất nghiệp",
                html=f"<p>Nộp hồ sơ trong {number('that-nghiep-nop-ho-so')}. Đừng để trễ.</p>",
            ),
            _CALL,
        ),
        conclude(
            "Có thể đúng luật, hãy nhờ người xem lại",
            text(
                "Nghe qua thì công ty có thể làm đúng, nhưng còn phải xem giấy tờ, chứng cứ và cách họ làm.",
                "Dù bị cho nghỉ, bạn vẫn được trả hết lương, tiền phép năm chưa nghỉ, được trả giấy tờ và chốt sổ bảo "
                "hiểm xã hội.",
            ),
            _DO_NOW,
            _TERMS,
            _CALL,
        ),
    ),
    citations=(
        *cite(LABOUR_CODE, "36", "37", "41", "42", "47", "122", "125", "137", "140", "190"),
        *cite("50/2024/QH15", "10", "28"),
    ),
    tags=tags("nghỉ việc", "kỷ luật lao động"),
    related=(page("toi-muon-nghi-viec-bao-truoc-bao-nhieu-ngay"), page("vao-cong-doan-co-bi-gay-kho-khong")),
    **(CHECKED | {"next_check": SOON}),
    body=(SAMPLE_NOTE,),
)
