"""The pages with a form: to join, to ask, for employers, to be called back."""

from cms.demo.content.writing import at, bullets, page, paragraphs, text
from cms.schema import Form, Join, QuestionAnswer


def _form(name: str) -> Form:
    """The form by its name; what it asks is stated by the office when the page is published."""
    return Form(name=name, version="", action="", fields=(), consents=(), reader="", submit="")


JOIN_PAGES: dict[str, Join] = {
    "tham-gia-cong-doan": Join(
        title="Tham gia công đoàn",
        parent=page("trang-chu"),
        in_menu=False,
        published_at=at("2026-05-04 08:00"),
        description="Để lại tên và số điện thoại. Một cán bộ công đoàn gọi lại cho bạn.",
        lead="Để lại cách gọi bạn. Người của công đoàn sẽ gọi lại, hỏi chuyện và chỉ cách vào công đoàn.",
        body=(
            text(
                bullets(
                    "Bạn không cần số căn cước, không cần ảnh, không cần ghi ngày sinh.",
                    "Chúng tôi không báo cho công ty là bạn đã gửi phiếu này.",
                    "Phiếu này chưa phải là đơn gia nhập. Nó là lời nhắn để chúng tôi gọi lại.",
                )
            ),
        ),
        form=_form("join"),
        after_form=paragraphs(
            "Không muốn viết ở đây? Bạn gọi thẳng <strong>0297 000 0011</strong> trong giờ làm việc.",
            "Máy của công ty, wifi của công ty? Hãy dùng điện thoại của bạn. Đọc thêm: "
            '<a href="page:quyen-rieng-tu">chúng tôi giữ thông tin của bạn thế nào</a>.',
        ),
        received_title="Chúng tôi đã nhận được lời nhắn của bạn",
        received_text=paragraphs(
            "Khi gọi, người của công đoàn sẽ nói đúng mã này để bạn biết là thật.",
            "Bạn không phải làm gì thêm. Nếu lỡ cuộc gọi, chúng tôi sẽ gọi lại lần nữa.",
        ),
    ),
    "de-lai-so-chung-toi-goi": Join(
        title="Gọi lại cho tôi",
        parent=page("trang-chu"),
        published_at=at("2026-05-04 08:05"),
        description="Có chuyện cần hỏi mà không tiện nói ở chỗ làm? Để lại số, chúng tôi gọi lại.",
        lead="Bạn chỉ muốn hỏi một chuyện, chưa nghĩ tới việc tham gia? Để lại số, chúng tôi gọi.",
        form=_form("call_back"),
        after_form=paragraphs(
            "Đừng ghi bệnh tật, tôn giáo hay số căn cước vào ô câu hỏi. Chuyện riêng để dành nói qua điện thoại.",
        ),
        received_title="Chúng tôi sẽ gọi cho bạn",
        received_text=paragraphs(
            "Bạn giữ mã biên nhận để đối chiếu khi có người gọi.",
            'Trong lúc chờ, mời bạn xem <a href="page:quyen-cua-ban">những câu hỏi mà nhiều người đã hỏi</a>.',
        ),
        body=(
            QuestionAnswer(
                question="Ai sẽ gọi cho tôi?",
                answer=paragraphs(
                    "Cán bộ của công đoàn phường, xã hoặc khu công nghiệp nơi bạn làm. "
                    "Nếu bạn không ghi nơi làm, cán bộ Liên đoàn Lao động tỉnh sẽ gọi."
                ),
            ),
            QuestionAnswer(
                question="Có mất tiền không?",
                answer=paragraphs("Không. Hỏi công đoàn không mất tiền, dù bạn là đoàn viên hay chưa."),
            ),
        ),
    ),
    "hoi-cong-doan": Join(
        title="Hỏi công đoàn một câu",
        parent=page("trang-chu"),
        published_at=at("2026-06-01 08:00"),
        description="Hỏi một câu, kể một chuyện ở chỗ làm. Không cần ghi tên, không cần số điện thoại.",
        lead="Bạn đang gặp chuyện gì ở chỗ làm? Cứ kể. Không muốn nói tên cũng được.",
        form=_form("question"),
        after_form=paragraphs("Gấp quá thì gọi <strong>0297 000 0011</strong> trong giờ làm việc."),
        received_title="Chúng tôi đã nhận được câu hỏi",
        received_text=paragraphs(
            "Cán bộ công đoàn đọc mọi câu hỏi. Có để lại số thì chúng tôi gọi cho bạn.",
            "Không để lại số thì không ai gọi lại được; bạn hãy giữ mã biên nhận.",
        ),
    ),
    "danh-cho-doanh-nghiep": Join(
        title="Dành cho doanh nghiệp",
        parent=page("trang-chu"),
        published_at=at("2026-06-01 08:10"),
        description="Doanh nghiệp muốn hỏi về thành lập công đoàn cơ sở, kinh phí, đối thoại: để lại lời nhắn.",
        lead="Anh, chị điều hành một doanh nghiệp, một cơ sở? Để lại lời nhắn, cán bộ công đoàn sẽ liên hệ.",
        form=_form("employer"),
        received_title="Chúng tôi đã nhận được lời nhắn của doanh nghiệp",
        received_text=paragraphs("Cán bộ công đoàn sẽ liên hệ với anh, chị trong giờ làm việc."),
    ),
}
