"""What tests of themes share."""

import pytest

from cms.theming import themes

SUBJECTS = ("người thợ may", "anh bốc xếp", "chị kiểm hàng", "bác bảo vệ", "em học việc", "tổ đóng gói", "chuyền số ba")
DEEDS = (
    "ghi lại ngày giờ trên bảng chấm công",
    "hỏi phòng nhân sự bằng tin nhắn để còn dấu vết",
    "giữ phiếu lương của sáu tháng gần nhất",
    "nhờ công đoàn cơ sở đứng ra thương lượng",
    "gửi đơn cho hoà giải viên của phường",
    "tính phần tiền lãi theo lãi suất ngân hàng",
    "chụp ảnh thông báo dán ở cổng xưởng",
)
ENDS = (
    "trước khi hết tháng và không ký vào giấy nào còn để trống.",
    "vì luật cho phép đòi đủ phần còn thiếu kèm tiền lãi.",
    "rồi chờ trả lời bằng văn bản trong mười lăm ngày làm việc.",
    "để sau này toà án có căn cứ mà xem xét yêu cầu của bạn.",
    "dù quản đốc nói rằng kỳ sau sẽ trả một lần cho gọn.",
)


@pytest.fixture
def vietnamese_text() -> list[str]:
    """Twelve paragraphs, about 500 words together, no sentence twice."""
    sentences = [
        f"Lần thứ {index}, {SUBJECTS[index % 7]} {DEEDS[(index * 3) % 7]} {ENDS[(index * 2) % 5]}"
        for index in range(24)
    ]
    return [" ".join(sentences[index : index + 2]) for index in range(0, 24, 2)]


@pytest.fixture
def write_theme(settings, tmp_path, monkeypatch):
    """Write `theme.toml` and files of a theme into a folder of this test."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    settings.LOA_THEMES_DIR = tmp_path / "themes"

    def write(name: str, manifest: str = "", **files: str) -> None:
        folder = settings.LOA_THEMES_DIR / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "theme.toml").write_text(manifest or f'name = "{name}"\ntitle = "Tên"\n', encoding="utf-8")
        for path, text in files.items():
            file = folder / path.replace("__", "/").replace("_css", ".css").replace("_html", ".html").replace(
                "_js", ".js"
            )
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    return write
