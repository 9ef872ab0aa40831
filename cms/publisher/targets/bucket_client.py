"""Speaks the S3 protocol: the five requests that a published site needs, and what goes wrong with them in words."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_plus, urlsplit
from xml.etree import ElementTree

import urllib3
from django.utils.translation import gettext as _

from cms.publisher.targets.addresses import BucketAddress
from cms.publisher.targets.errors import TargetError, say_cut, say_full
from cms.publisher.targets.signing import quote_key, quote_query, sign

THREADS = 8
_LONGEST_LIST = 16 * 1024 * 1024
_CODE = re.compile(rb"<Code>([A-Za-z0-9]{1,60})</Code>")
_SHORT_TROUBLE = (500, 502, 503, 504)


class BucketClient:
    """One bucket. May be used by THREADS threads at once."""

    def __init__(self, address: BucketAddress) -> None:
        self._address = address
        place = urlsplit(address.endpoint)
        if address.host_style:
            self._root = f"{place.scheme}://{address.bucket}.{place.netloc}{place.path}/"
        else:
            self._root = f"{address.endpoint}/{address.bucket}/"
        # A trouble of a moment is tried again at once; what lasts longer is the loop's business, with its pauses.
        retries = urllib3.Retry(
            total=3,
            backoff_factor=0.2,
            status_forcelist=_SHORT_TROUBLE,
            allowed_methods=None,
            raise_on_status=False,
            respect_retry_after_header=False,
            redirect=False,
        )
        timeout = urllib3.Timeout(connect=15, read=60)
        self._pool = urllib3.PoolManager(maxsize=THREADS, block=True, retries=retries, timeout=timeout)

    def put(self, key: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Store an object. Raises TargetError."""
        self._ask("PUT", key, data, headers)

    def get(self, key: str) -> bytes | None:
        """The bytes as they are stored; None when there is no such object. Raises TargetError."""
        response = self._ask("GET", key)
        return None if response.status == 404 else response.data

    def head(self, key: str) -> Mapping[str, str] | None:
        """The headers of an object; None when there is no such object. Raises TargetError."""
        response = self._ask("HEAD", key)
        return None if response.status == 404 else response.headers

    def delete(self, key: str) -> None:
        """Remove an object, if it is there. Raises TargetError."""
        self._ask("DELETE", key)

    def list(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Key and size in bytes of every object that begins with `prefix`. Raises TargetError."""
        query = {"list-type": "2", "prefix": prefix, "encoding-type": "url"}
        while True:
            data = self._ask("GET", "", query=query).data
            try:
                if len(data) > _LONGEST_LIST:
                    raise ValueError("too long")
                root = ElementTree.fromstring(data)  # noqa: S314  expat bounds what entities grow to
                for item in root.iterfind("{*}Contents"):
                    yield unquote_plus(item.findtext("{*}Key", "")), int(item.findtext("{*}Size", ""))
            except (ElementTree.ParseError, ValueError) as error:
                raise TargetError(_("Nơi nhận trả lời một danh sách không đọc được.")) from error
            following = root.findtext("{*}NextContinuationToken", "")
            if not following:
                return
            query["continuation-token"] = following

    def _ask(
        self,
        method: str,
        key: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> urllib3.BaseHTTPResponse:
        """Ask, and return the answer when it is good or says that there is nothing. Raises TargetError."""
        address, url = self._address, self._root + quote_key(key)
        key_id, secret = address.read_keys()
        if query:
            url += "?" + quote_query(query)
        signed = sign(method, url, headers or {}, body, key_id=key_id, secret=secret, region=address.region)
        try:
            response = self._pool.request(
                method, url, body=body or None, headers=signed, redirect=False, decode_content=False
            )
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise TargetError(_describe_silence(error)) from error
        if response.status < 300 or (response.status == 404 and key and b"NoSuchBucket" not in response.data):
            return response
        raise TargetError(_describe_refusal(response.status, response.data))


def _describe_silence(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        return _("Không tìm thấy nơi nhận: tên máy sai, hoặc mạng đang mất.")
    if isinstance(reason, urllib3.exceptions.SSLError):
        return _("Không chắc nơi nhận đúng là nơi ấy: chứng thư TLS của nó không hợp lệ.")
    if isinstance(reason, urllib3.exceptions.NewConnectionError):
        return _("Không nối được với nơi nhận. Hãy xem mạng, và xem nơi ấy có đang chạy không.")
    if isinstance(reason, (urllib3.exceptions.TimeoutError, TimeoutError)):
        return _("Nơi nhận không trả lời. Mạng đang yếu hoặc mất; máy sẽ tự gửi lại.")
    return say_cut()


def _describe_refusal(status: int, body: bytes) -> str:
    match = _CODE.search(body or b"")
    code = match[1].decode() if match else ""
    if code in ("SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidToken"):
        return _("Nơi nhận không chấp nhận cặp khóa. Hãy xem lại khóa trong cấu hình của máy này.")
    if code == "RequestTimeTooSkewed":
        return _("Đồng hồ của máy này và của nơi nhận lệch nhau quá nhiều. Hãy chỉnh lại giờ máy.")
    if code == "NoSuchBucket":
        return _("Không có thùng chứa (bucket) với tên đã ghi. Hãy tạo nó, hoặc sửa lại tên.")
    if code in ("PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed") or 300 <= status < 400:
        return _("Thùng chứa (bucket) ở vùng khác. Hãy sửa lại vùng (region) hoặc địa chỉ trong cấu hình.")
    if "Quota" in code or "StorageFull" in code or status == 507:
        return say_full()
    if status in (401, 403):
        return _("Cặp khóa này không được phép đọc, ghi hoặc xóa ở nơi nhận. Hãy cấp thêm quyền cho nó.")
    return _("Nơi nhận đang trục trặc (mã %(code)s). Máy sẽ tự gửi lại.") % {"code": f"{status} {code}".strip()}
