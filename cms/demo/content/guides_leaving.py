"""The guide about giving notice."""

from cms.demo.content.law import CHECKED, LABOUR_CODE, SAMPLE_NOTE
from cms.demo.content.writing import ask, at, bullets, cite, conclude, number, page, paragraphs, tags, text
from cms.schema import Callout, CallToAction, Guide

_ASK_US = CallToAction(
    text="Hỏi công đoàn trước khi nộp đơn",
    target=page("de-lai-so-chung-toi-goi"),
    note="Miễn phí. Chúng tôi không báo cho nơi bạn làm việc.",
)
_HOW = text(
    "Cách báo:",
    bullets(
        "viết đơn hoặc tin nhắn, ghi rõ ngày làm cuối;",
        "gửi người quản lý và phòng nhân sự, chụp lại cho có dấu vết.",
    ),
)
_AFTER = text(
    f"Nghỉ xong, công ty phải trả hết tiền trong {number('thanh-toan-khi-nghi')} làm việc (trường hợp đặc biệt "
    f"không quá {number('thanh-toan-khi-nghi-dac-biet')}), trả giấy tờ "
    "và chốt sổ bảo hiểm xã hội. Phép năm chưa nghỉ hết thì được trả bằng tiền.",
)
_WARNING = Callout(
    tone="warning",
    title="Đừng nghỉ ngang",
    html=f"<p>Nghỉ trái luật thì mất trợ cấp thôi việc, phải đền {number('nghi-ngang-den-luong')} lương, lương của "
    "những ngày không báo, và chi phí đào tạo nếu có.</p>",
)

LEAVING = Guide(
    title="Tôi muốn nghỉ việc: báo trước bao nhiêu ngày?",
    parent=page("quyen-cua-ban"),
    published_at=at("2026-11-17 08:30"),
    description="Trả lời vài câu ngắn để biết bạn phải báo trước bao lâu, hay được nghỉ ngay, và sau đó được nhận gì.",
    lead="Có khi phải báo trước, có khi được nghỉ ngay. Trả lời vài câu để biết trường hợp của bạn.",
    nodes=(
        ask(
            "Bạn đang thử việc phải không?",
            ("Phải, tôi đang thử việc", "Đang thử việc thì được nghỉ ngay"),
            ("Không, tôi làm chính thức rồi", "Có chuyện nào dưới đây không?"),
        ),
        ask(
            "Có chuyện nào dưới đây không?",
            ("Có, ít nhất một chuyện", "Bạn được nghỉ ngay, không cần báo trước"),
            ("Không có chuyện nào", "Bạn làm việc gì?"),
            help=paragraphs(
                bullets(
                    "không được xếp đúng việc, đúng chỗ làm đã hẹn;",
                    "lương trả thiếu hoặc trả trễ;",
                    "bị đánh, bị nhục mạ, bị ép làm;",
                    "bị quấy rối tình dục;",
                    "có thai mà phải nghỉ;",
                    "đủ tuổi nghỉ hưu;",
                    "công ty cho thông tin sai lúc nhận bạn.",
                )
            ),
        ),
        ask(
            "Bạn làm việc gì?",
            ("Phi công, quản lý doanh nghiệp hoặc việc đặc thù khác", "Việc đặc thù phải báo lâu hơn"),
            ("Việc khác", "Hợp đồng của bạn loại nào?"),
        ),
        ask(
            "Hợp đồng của bạn loại nào?",
            ("Không ghi ngày hết hạn", "Hợp đồng không thời hạn"),
            ("Có ngày hết hạn, từ một năm trở lên", "Hợp đồng có ngày hết hạn, từ một năm trở lên"),
            ("Có ngày hết hạn, dưới một năm", "Hợp đồng dưới một năm"),
            ("Không có giấy, hoặc hết hạn mà vẫn làm", "Chưa rõ hợp đồng: hỏi trước khi nộp đơn"),
            help=f"<p>Giấy tên gì cũng được (khoán, cộng tác viên…): có trả lương và có người quản lý là hợp đồng lao "
            f"động. Xem ngày bắt đầu và ngày hết hạn. Hợp đồng có ngày hết hạn dài nhất là {number('hop-dong-toi-da')}."
            "</p>",
        ),
        conclude(
            "Đang thử việc thì được nghỉ ngay",
            text(
                "Trong thời gian thử việc, bạn được nghỉ ngay, không phải báo trước và không phải đền.",
                "Công ty vẫn phải trả lương những ngày bạn đã làm.",
            ),
            CallToAction(text="Chưa được trả lương? Xem phải làm gì", target=page("bi-no-luong-toi-lam-gi")),
        ),
        conclude(
            "Bạn được nghỉ ngay, không cần báo trước",
            text(
                "Luật cho bạn nghỉ ngay. Hãy nhắn cho công ty một câu nói rõ lý do, để sau này không ai nói bạn nghỉ "
                "ngang. Giữ bằng chứng của chuyện đó.",
            ),
            _AFTER,
            _ASK_US,
        ),
        conclude(
            "Việc đặc thù phải báo lâu hơn",
            text(
                "Với việc đặc thù như phi công, quản lý doanh nghiệp, thời gian báo trước có thể tới "
                f"{number('bao-truoc-viec-dac-thu')}.",
            ),
            _WARNING,
            _ASK_US,
        ),
        conclude(
            "Hợp đồng không thời hạn",
            text(
                f"Bạn báo trước ít nhất <strong>{number('bao-truoc-khong-thoi-han')}</strong>.",
            ),
            _HOW,
            _AFTER,
            _WARNING,
            _ASK_US,
        ),
        conclude(
            "Hợp đồng có ngày hết hạn, từ một năm trở lên",
            text(
                f"Bạn báo trước ít nhất <strong>{number('bao-truoc-tu-12-thang')}</strong>.",
            ),
            _HOW,
            _AFTER,
            _WARNING,
            _ASK_US,
        ),
        conclude(
            "Hợp đồng dưới một năm",
            text(
                f"Bạn báo trước ít nhất <strong>{number('bao-truoc-duoi-12-thang')} làm việc</strong>.",
            ),
            _HOW,
            _AFTER,
            _WARNING,
            _ASK_US,
        ),
        conclude(
            "Chưa rõ hợp đồng: hỏi trước khi nộp đơn",
            text(
                f"Hợp đồng phải ký trước khi vào làm; chỉ việc dưới {number('hop-dong-noi-mieng-duoi')} mới được "
                "nói miệng. Hết hạn mà làm tiếp quá "
                f"{number('hop-dong-qua-han')} không ký lại thì thành hợp đồng không thời hạn.",
                "Trường hợp của bạn cần người xem giấy tờ, tin nhắn rồi mới nói chắc được.",
            ),
            _ASK_US,
        ),
    ),
    citations=(*cite(LABOUR_CODE, "14", "20", "27", "35", "35.2", "40", "48"), *cite("145/2020/NĐ-CP", "7")),
    tags=tags("nghỉ việc", "hợp đồng lao động"),
    related=(page("bi-no-luong-toi-lam-gi"), page("bi-cho-nghi-viec-dung-hay-sai-luat")),
    **CHECKED,
    body=(SAMPLE_NOTE,),
)
