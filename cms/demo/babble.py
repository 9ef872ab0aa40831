"""Plausible Vietnamese news by the yard: the same number gives the same article on every machine."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from cms.demo.content.writing import at

NEWEST = at("2026-11-15 17:00")
APART = timedelta(hours=5)
"""Between one generated article and the one before it: ten thousand reach back not quite six years."""

SECTIONS = (
    "Hoạt động công đoàn",
    "Thi đua – Khen thưởng",
    "Chăm lo đoàn viên",
    "An toàn, vệ sinh lao động",
    "Nữ công",
    "Chính sách pháp luật",
    "Gương người tốt",
    "Quan hệ lao động",
)
TAGS = (
    "tiền lương", "tăng ca", "bữa ăn giữa ca", "nhà trọ", "thai sản", "nuôi con nhỏ", "bảo hiểm xã hội",
    "bảo hiểm thất nghiệp", "hợp đồng lao động", "thử việc", "nghỉ phép", "nghỉ lễ", "an toàn", "bảo hộ lao động",
    "khám sức khỏe", "đối thoại", "thương lượng tập thể", "thỏa ước", "hòa giải", "đoàn phí", "công đoàn cơ sở",
    "phát triển đoàn viên", "nghiệp đoàn", "lái xe công nghệ", "ngư phủ", "chế biến thủy sản", "may mặc", "da giày",
    "điện tử", "xây dựng", "khách sạn", "lao động nữ", "lao động trẻ", "Tháng Công nhân", "Tết Sum vầy", "trợ cấp",
    "nhà ở xã hội", "tập huấn", "văn nghệ", "thể thao",
)  # fmt: skip
SIGNATURES = ("BTG", "Ban Nữ công", "Ban Chính sách pháp luật")
_WHO = (
    "Ban chấp hành công đoàn cơ sở", "Công đoàn phường Hải Lộ", "Công đoàn Khu công nghiệp Bến Vạn",
    "Tổ công đoàn số bốn",
    "Ban Nữ công", "Anh chị em chuyền hoàn thành", "Đoàn viên tổ cắt", "Cán bộ phụ trách địa bàn", "Nhóm nòng cốt",
    "Công nhân ca đêm", "Đại diện hai bên", "Liên đoàn Lao động tỉnh", "Hơn một trăm người lao động",
    "Ban giám đốc công ty",
)  # fmt: skip
_DID = (
    "đã cùng ngồi lại để bàn về", "thống nhất cách làm mới cho", "rà soát từng việc liên quan tới",
    "gửi bản đề nghị có chữ ký về", "tổ chức hỏi ý kiến bằng phiếu kín về", "công khai kết quả giải quyết",
    "kiến nghị doanh nghiệp sớm cải thiện", "hướng dẫn từng tổ cách theo dõi", "theo dõi sát tình hình",
    "đưa vào thỏa ước nội dung về", "dành trọn buổi tối để lắng nghe chuyện", "cử người trực tiếp phụ trách",
)  # fmt: skip
_WHAT = (
    "bữa ăn giữa ca và giờ nghỉ", "tiền làm thêm của hai tháng gần nhất", "chỗ để xe và lối đi có đèn",
    "nước uống ở các phân xưởng", "lịch nghỉ phép của cả chuyền", "phiếu lương rõ từng khoản", "phòng vắt và trữ sữa",
    "đồ bảo hộ đúng cỡ", "chế độ cho người làm ca đêm", "việc khám sức khỏe định kỳ", "giá điện nước ở khu nhà trọ",
    "việc chốt sổ bảo hiểm cho người nghỉ việc", "quỹ tương trợ khi gặp hoạn nạn", "lớp học cho con công nhân",
)  # fmt: skip
_WHEN = (
    "Từ đầu tháng", "Sau ba tuần chuẩn bị", "Ngay trước giờ vào ca", "Trong buổi sinh hoạt tối thứ năm",
    "Qua bốn lần trao đổi", "Theo kế hoạch đã công bố", "Đúng hẹn với đoàn viên", "Giữa mùa cao điểm đơn hàng",
    "Khi chuyến tàu cuối cập bến", "Ở dãy trọ sau chợ",
)  # fmt: skip
_SO = (
    "Việc nào cũng có tên người phụ trách và ngày trả lời.", "Kết quả được dán ở bảng tin và gửi vào nhóm của từng tổ.",
    "Nhiều người nói đây là lần đầu họ được hỏi trước khi quyết định.",
    "Những điều chưa làm được cũng được nói rõ lý do.",
    "Hai bên hẹn gặp lại vào cuối tháng để cùng kiểm tra.", "Ai vắng mặt vẫn gửi được ý kiến qua tổ trưởng.",
    "Con số được đối chiếu với bảng chấm công của người lao động.", "Không ai phải nêu tên khi góp ý.",
    "Cách làm này sẽ được nhân ra các đơn vị còn lại.", "Ban chấp hành cảm ơn những người đã kiên trì theo đến cùng.",
)  # fmt: skip
_HEADINGS = (
    "Bắt đầu từ việc nhỏ", "Con số biết nói", "Người trong cuộc kể", "Việc đã xong, việc còn nợ", "Cách làm có thể học",
    "Khó khăn trước mắt", "Lời hẹn với đoàn viên", "Ngồi lại cùng nhau",
)  # fmt: skip
_TITLES = ("Khi {who} {did} {what}", "{what}: chuyện ở {place}", "{place} chuyển động từ {what}", "{who} với {what}")
_PLACES = (
    "phường Hải Lộ", "phường Vàm Lưới", "Khu công nghiệp Bến Vạn", "xã Rạch Cá Đông", "đặc khu Hòn Mây Lam",
    "cảng cá", "xưởng may Cánh Buồm Xanh", "nhà máy giày Bước Vui", "bến xe Hải Lộ", "khách sạn Sóng Ru",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Babble:
    """One generated article: about 600 words."""

    number: int
    title: str
    sapo: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """(heading, paragraphs), the first heading empty."""
    section: int
    tags: tuple[str, ...]
    signature: str
    moment: datetime


def write_article(number: int) -> Babble:
    """The article of this number; its section, its three tags and its words follow from the number alone."""
    chance = random.Random(number)  # noqa: S311 - text to fill pages, not a secret
    headings = ("", *chance.sample(_HEADINGS, 3))
    parts = tuple((heading, tuple(_write_paragraph(chance) for _ in range(2))) for heading in headings)
    return Babble(
        number=number,
        title=_write_title(chance),
        sapo=f"{_write_sentence(chance)} {chance.choice(_SO)}",
        parts=parts,
        section=number % len(SECTIONS),
        tags=tuple(chance.sample(TAGS, 3)),
        signature=chance.choice(SIGNATURES),
        moment=NEWEST - number * APART,
    )


def _write_title(chance: random.Random) -> str:
    who, did, what = chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHAT)
    title = chance.choice(_TITLES).format(who=_low(who), did=did, what=what, place=chance.choice(_PLACES))
    return title[0].upper() + title[1:]


def _write_paragraph(chance: random.Random) -> str:
    sentences = [_write_sentence(chance) for _ in range(2)]
    sentences.insert(1, f"Có {chance.randint(12, 640)} người tham gia, {chance.randint(3, 60)} ý kiến được ghi lại.")
    return " ".join([*sentences, chance.choice(_SO)])


def _write_sentence(chance: random.Random) -> str:
    where = chance.choice(_PLACES)
    return (
        f"{chance.choice(_WHEN)}, {_low(chance.choice(_WHO))} ở {where} {chance.choice(_DID)} {chance.choice(_WHAT)}."
    )


def _low(who: str) -> str:
    """Lower case at the start, but not in a name."""
    return who if who.startswith(("Công đoàn", "Liên đoàn", "Ban Nữ công")) else who[0].lower() + who[1:]
