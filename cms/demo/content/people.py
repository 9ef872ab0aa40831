"""Invented people who raised a hand, one in each state in which the office may have somebody."""

from dataclasses import dataclass, field

from cms.interest.messages import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who wrote so many `hours` ago, what they answered, and what the office did since: results of calls, in order."""

    hours: int
    answers: dict[str, str]
    calls: tuple[str, ...] = ()
    suspicion: tuple[Reason, ...] = field(default=())


_LOCAL = {"commune": "Vàm Lưới"}
LEADS = (
    Person(
        hours=2,
        answers={
            "name": "chị Út Lan (mẫu)", "phone": "0297 000 0901", "workplace": "may Canh Buom",
            "commune": "Bến Vạn Tây", "note": "Chuyền tôi tháng rồi thiếu mấy giờ tăng ca, hỏi ai?",
        },
    ),
    Person(
        hours=5,
        answers={
            "name": "anh Tư Đèn (mẫu)", "phone": "0297 000 0902", "workplace": "Anh Den Bien",
            "note": "Cho tôi hỏi thủ tục vào công đoàn.", "no_local_contact": "yes",
        },
    ),
    Person(
        hours=26, answers={"name": "Bảy Lưới (mẫu)", "phone": "0297 000 0903", "commune": "Rạch Cá Đông"},
        calls=("tried",),
    ),
    Person(
        hours=50, answers={"name": "cô Sáu Giày (mẫu)", "phone": "0297 000 0904", "workplace": "giày Bước Vui"},
        calls=("tried", "talked"),
    ),
    Person(
        hours=120, answers={"name": "anh Ba Chạy (mẫu)", "phone": "0297 000 0905", "workplace": "Chạy Ơi"},
        calls=("talked", "joined"),
    ),
    Person(
        hours=170,
        answers=_LOCAL | {
            "name": "chị Hai Nước Đá (mẫu)", "phone": "0297 000 0906", "best_time": "Sau giờ tan ca",
            "note": "Gọi giùm tôi, tôi hỏi chuyện hợp đồng.",
        },
    ),
    Person(hours=180, answers=_LOCAL | {"name": "bà Tư Khô (mẫu)", "phone": "0297 000 0913"}),
    Person(hours=1, answers=_LOCAL | {"name": "anh Năm Ghe (mẫu)", "phone": "0297 000 0907"}),
    Person(
        hours=200, answers=_LOCAL | {"name": "cô Chín Chợ (mẫu)", "phone": "0297 000 0908"}, calls=("not_now",)
    ),
    Person(
        hours=210, answers=_LOCAL | {"name": "chú Mười Rẫy (mẫu)", "phone": "0297 000 0909"},
        calls=("tried", "tried", "unreachable"),
    ),
    Person(
        hours=220, answers={"name": "em Tí (mẫu)", "phone": "0297 000 0910", "commune": "Hòn Mây Lam"},
        calls=("wrong_number",),
    ),
    Person(
        hours=30,
        answers={"name": "chị Tám May (mẫu)", "phone": "0297 000 0911", "workplace": "may Cánh Buồm"},
        calls=("talked",),
    ),
    Person(
        hours=8,
        answers=_LOCAL | {
            "name": "Quảng cáo (mẫu)", "phone": "0297 000 0912", "note": "Xem ngay https://vay-nhanh.example",
        },
        suspicion=(Reason(name="too_fast", points=3), Reason(name="links", points=3)),
    ),
)  # fmt: skip
"""All numbers are of an exchange that does not exist."""
