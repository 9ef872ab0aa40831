"""Small pages the server says by itself, in Vietnamese: nothing is published yet, the office is away, a bad address."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from http import HTTPStatus

from cms.serving.headers import EVERYWHERE, NEVER_KEEP, Headers

_STYLE = (
    "body{font:1.125rem/1.6 system-ui,sans-serif;margin:12vh auto;max-width:34rem;padding:0 1.25rem;color:#1b1b1b}"
    "h1{font-size:1.5rem;line-height:1.3}a{color:#0b4f9c}"
)
_CSP = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{title}</title><style>{style}</style></head><body><main><h1>{title}</h1><p>{text}</p>{back}</main></body></html>"
)
_BACK = '<p><a href="/">Về trang chủ</a></p>'


class Notice:
    """One such page: its status, its words, and its bytes made once."""

    def __init__(self, status: HTTPStatus, title: str, text: str, *, back: bool = True, retry_after: int = 0) -> None:
        """Make the page; `retry_after` in seconds is told to browsers and search engines when it is not 0."""
        self.code = status.value
        self.status = f"{status.value} {status.phrase}"
        self.body = _PAGE.format(
            title=escape(title), text=escape(text), style=_STYLE, back=_BACK if back else ""
        ).encode()
        self.headers: Headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
            *{**EVERYWHERE, "Content-Security-Policy": _CSP, "Cache-Control": NEVER_KEEP}.items(),
        ]
        if retry_after:
            self.headers.append(("Retry-After", str(retry_after)))

    def __call__(self, environ: dict, start_response) -> list[bytes]:
        """Answer with this page (WSGI)."""
        start_response(self.status, list(self.headers))
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [self.body]


NOTHING_YET = Notice(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Trang đang được dựng",
    "Trang này sắp có rồi. Xin quay lại sau ít phút.",
    back=False,
    retry_after=30,
)
FILE_AWAY = Notice(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Tạm thời chưa mở được trang này",
    "Máy chủ đang sắp xếp lại. Xin thử lại sau ít phút.",
    retry_after=30,
)
OFFICE_AWAY = Notice(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Phần làm việc đang tạm nghỉ",
    "Các trang công khai vẫn đọc được bình thường. Xin thử lại sau ít phút; nếu vẫn vậy, "
    "báo cho người quản trị máy chủ.",
    retry_after=60,
)
OFFICE_FAILED = Notice(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Có lỗi ở máy chủ",
    "Việc bạn vừa làm có thể chưa được lưu. Xin quay lại trang trước và thử lần nữa; nếu vẫn vậy, "
    "báo cho người quản trị máy chủ.",
)
NOT_TAKEN = Notice(
    HTTPStatus.BAD_REQUEST,
    "Máy chủ không nhận được nội dung vừa gửi",
    "Có thể bài quá dài, hoặc tệp đến không trọn. Xin bấm nút quay lại của trình duyệt: những gì bạn viết vẫn còn "
    "ở đó. Hãy tách bớt rồi lưu lại.",
    back=False,
)
NOT_FOUND = Notice(
    HTTPStatus.NOT_FOUND, "Không tìm thấy trang", "Địa chỉ này không dẫn đến đâu cả. Có thể trang đã được dời hoặc gỡ."
)
BAD_ADDRESS = Notice(
    HTTPStatus.BAD_REQUEST, "Địa chỉ không hợp lệ", "Máy chủ không đọc được địa chỉ này. Xin kiểm tra lại đường dẫn."
)
