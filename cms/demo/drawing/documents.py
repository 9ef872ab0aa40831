"""The demo's papers: a plan, a guide, a report, a leaflet and a form, each a small PDF of one page; and a melody."""

import io
import time
from dataclasses import dataclass

from PIL import Image, ImageDraw

from cms.demo.drawing.lettering import Lettering
from cms.demo.drawing.melody import play_melody

_PAGE = (1240, 1754)
"""A4 at 150 dots an inch."""
_MARGIN = 130
_UNION = "LIÊN ĐOÀN LAO ĐỘNG TỈNH HẢI SƠN"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """A paper of the demo's library. `lines`: its paragraphs; one that ends in a colon is set bold, `___` is a rule."""

    title: str
    filename: str
    number: str = ""
    issued_on: str = ""
    in_force_to: str = ""
    issuer: str = "Liên đoàn Lao động tỉnh Hải Sơn"
    lines: tuple[str, ...] = ()


MELODY = "giai-dieu-ho-keo-luoi"

DOCUMENTS: dict[str, DocumentText] = {
    MELODY: DocumentText(title="Giai điệu hò kéo lưới", filename="giai-dieu-ho-keo-luoi.mp3", issuer=""),
    "ke-hoach-dot-cao-diem": DocumentText(
        title="Kế hoạch đợt cao điểm phát triển đoàn viên quý IV năm 2026",
        filename="31-KH-LDLD-dot-cao-diem-phat-trien-doan-vien.pdf",
        number="31/KH-LĐLĐ",
        issued_on="2026-09-28",
        in_force_to="2026-12-31",
        lines=(
            "Mục đích:",
            "Gặp trực tiếp 3.900 người lao động chưa vào công đoàn tại Khu công nghiệp Bến Vạn, phường Hải Lộ, "
            "phường Vàm "
            "Lưới và xã Rạch Cá Đông. Thành lập mới 12 công đoàn cơ sở.",
            "Cách làm:",
            "Mỗi cán bộ nhận một cụm nhà trọ, gặp sau 19 giờ và sáng chủ nhật. Ghi câu hỏi, hẹn ngày trả lời, quay "
            "lại đúng hẹn.",
            "Không làm:",
            "Không chạy theo số lượng đơn. Không nhờ quản lý doanh nghiệp vận động thay. Không chuyển thông tin của "
            "người lao "
            "động cho doanh nghiệp.",
            "Thời gian:",
            "Từ ngày 05/10/2026 đến ngày 31/12/2026. Sơ kết ngày 15/11/2026.",
        ),
    ),
    "huong-dan-sinh-hoat-to": DocumentText(
        title="Hướng dẫn sinh hoạt tổ công đoàn hai mươi phút",
        filename="12-HD-LDLD-sinh-hoat-to-cong-doan.pdf",
        number="12/HD-LĐLĐ",
        issued_on="2026-08-10",
        lines=(
            "Trước buổi sinh hoạt:",
            "Hỏi từng người rảnh lúc nào. Viết ra giấy ba việc đã hứa lần trước và kết quả.",
            "Hai mươi phút:",
            "Năm phút: việc cũ đến đâu. Mười phút: đoàn viên nói. Năm phút: ai nhận việc nào, ngày nào trả lời.",
            "Sau buổi sinh hoạt:",
            "Gửi bản tóm tắt một trang vào nhóm của tổ trong ngày.",
            "Mẫu tóm tắt:",
            "___",
            "___",
            "___",
        ),
    ),
    "bao-cao-chien-dich-nuoc-mat": DocumentText(
        title="Báo cáo kết quả chiến dịch “Nước mát và quạt gió cho mọi phân xưởng”",
        filename="45-BC-LDLD-chien-dich-nuoc-mat.pdf",
        number="45/BC-LĐLĐ",
        issued_on="2026-09-08",
        lines=(
            "Kết quả:",
            "27 trong 31 phân xưởng có bình nước mát cách chỗ đứng không quá 30 bước và có quạt gió. 1.240 người ký "
            "đề nghị.",
            "Còn lại:",
            "Bốn phân xưởng cam kết làm xong trước mùa nắng 2027. Công đoàn Khu công nghiệp Bến Vạn theo dõi.",
            "Bài học:",
            "Đo trước, nói sau. Cả tổ cùng ký. Hẹn ngày trả lời, rồi quay lại xem.",
            "Các số liệu trong báo cáo là số liệu mẫu.",
        ),
    ),
    "to-roi-doc-phieu-luong": DocumentText(
        title="Tờ rơi: đọc phiếu lương trong ba phút",
        filename="to-roi-doc-phieu-luong.pdf",
        issued_on="2026-10-12",
        lines=(
            "1. Đúng tên bạn, đúng tháng chưa?",
            "2. Lương chính bao nhiêu, phụ cấp nào, mỗi khoản một dòng.",
            "3. Tăng ca bao nhiêu giờ, nhân 150 %, 200 % hay 300 %?",
            "4. Trừ những khoản gì? Khoản nào cũng phải có tên.",
            "5. Số còn lại có bằng số tiền vào tài khoản không?",
            "Thấy lạ thì hỏi:",
            "Hỏi tổ trưởng. Hỏi công đoàn. Hoặc gọi 0297 000 0011.",
            "Căn cứ: Bộ luật Lao động số 45/2019/QH14, Điều 95. Nội dung mẫu, cần luật sư của công đoàn rà lại.",
        ),
    ),
    "nhat-ky-gio-lam": DocumentText(
        title="Mẫu nhật ký giờ làm",
        filename="mau-nhat-ky-gio-lam.pdf",
        issued_on="2026-06-15",
        lines=(
            "Ghi mỗi ngày một dòng: ngày, giờ vào, giờ ra, nghỉ giữa ca mấy phút, ai gọi tăng ca.",
            "Tuần từ ngày ......... đến ngày .........",
            *["___"] * 7,
            "Giữ ở nhà, không để ở xưởng. Chụp lại mỗi tuần.",
        ),
    ),
}


def draw_document(name: str) -> bytes:
    """The paper as a PDF of one page, or the melody as MP3, the same bytes each time. Raises KeyError."""
    if name == MELODY:
        return play_melody()
    paper = DOCUMENTS[name]
    sheet = Image.new("L", _PAGE, 255)
    y = _draw_head(ImageDraw.Draw(sheet), paper)
    _draw_lines(ImageDraw.Draw(sheet), paper.lines, y)
    file = io.BytesIO()
    day = time.strptime(paper.issued_on, "%Y-%m-%d")
    sheet.convert("1").save(
        file, "PDF", resolution=150, title=paper.title, author=paper.issuer, creationDate=day, modDate=day
    )
    return file.getvalue()


def _draw_head(draw: ImageDraw.ImageDraw, paper: DocumentText) -> float:
    small, large = Lettering(draw, 24), Lettering(draw, 42)
    small.write(_MARGIN, 110, _UNION, bold=True)
    draw.rectangle((_MARGIN, 160, _MARGIN + 180, 163), fill=0)
    if paper.number:
        small.write(_MARGIN, 178, f"Số: {paper.number}")
        year, month, day = paper.issued_on.split("-")
        dated = f"Hải Sơn, ngày {day} tháng {month} năm {year}"
        small.write(_PAGE[0] - _MARGIN - small.width(dated), 178, dated)
    y = 290.0
    for line in large.wrap(paper.title, _PAGE[0] - 2 * _MARGIN):
        large.write(_MARGIN, y, line, bold=True)
        y += 76
    return y + 30


def _draw_lines(draw: ImageDraw.ImageDraw, lines: tuple[str, ...], y: float) -> None:
    text = Lettering(draw, 29)
    for paragraph in lines:
        if paragraph == "___":
            draw.rectangle((_MARGIN, y + 40, _PAGE[0] - _MARGIN, y + 41), fill=0)
            y += 76
            continue
        for line in text.wrap(paragraph, _PAGE[0] - 2 * _MARGIN):
            text.write(_MARGIN, y, line, bold=paragraph.endswith(":"))
            y += 54
        y += 16
