"""One polite try at an address of another site, that reaches nothing of our own network and believes nothing."""

import ipaddress
import socket
import ssl
import threading
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Literal
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.encoding import iri_to_uri
from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _

PATIENCE = 20.0
"""Seconds one request may take from beginning to end."""
PAUSE = 5.0
"""Seconds between two requests to one host."""
MOST_MOVES = 5
ENOUGH = 1024
"""Bytes of a page that are read, at most."""
SHORTEST_WAIT, LONGEST_WAIT = 3600, 7 * 86400
"""Seconds a host that asks for patience is left alone, at least and at most."""
_MOVED = (301, 302, 303, 307, 308)
_TRANSLATORS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]
"""Networks of IPv6 in which an address of IPv4, perhaps a private one, is hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a try came to."""

    state: Literal["fine", "moved", "unsure", "failing"]
    why: str = ""
    """In plain Vietnamese, for whoever has to mend the link."""
    leads_to: str = ""
    """Where the address has moved to for good."""
    wait: float | None = None
    """Seconds the host asked to be left alone; there is no verdict then."""


class ForbiddenAddressError(OSError):
    """The name leads into a network that is not the public internet."""


class _TooSlowError(OSError):
    """The answer did not come in time."""


class Visitor:
    """Tries addresses, one request at a time per host. Threads may share it."""

    def __init__(
        self, *, site: str, may_be_local: bool = False, pause: float = PAUSE, patience: float = PATIENCE
    ) -> None:
        """`site`: our own address, told to every host. `may_be_local`: also loopback, for tests. The rest: seconds."""
        self.agent = f"Loa-kiem-tra-lien-ket/1.0 (+{site or 'https://example.org'}/)"
        self.may_be_local = may_be_local
        self.pause = pause
        self.patience = patience
        self._guard = threading.Lock()
        self._hosts: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}

    def try_url(self, url: str) -> Outcome:
        """Whether `url` still leads somewhere. Never raises."""
        try:
            return self._follow(url)
        except ForbiddenAddressError:
            return Outcome(state="failing", why=_("Địa chỉ này dẫn vào mạng nội bộ, người đọc không mở được."))
        except (_TooSlowError, TimeoutError):
            return Outcome(state="failing", why=_("Máy chủ không trả lời kịp."))
        except socket.gaierror:
            return Outcome(state="failing", why=_("Không có trang web nào mang tên này."))
        except ssl.SSLError:
            return Outcome(
                state="failing", why=_("Trang có chứng chỉ bảo mật sai hoặc hết hạn; trình duyệt sẽ cảnh báo.")
            )
        except (OSError, HTTPException, ValueError, UnicodeError):
            return Outcome(state="failing", why=_("Không nối được tới máy chủ, hoặc máy chủ trả lời sai."))

    def _follow(self, url: str) -> Outcome:
        seen, address, for_good = {url}, url, True
        for _move in range(MOST_MOVES + 1):
            status, headers = self._ask(address)
            target = headers.get("location")
            if status not in _MOVED or not target:
                return self._judge(status, headers, address if address != url and for_good else "")
            for_good = for_good and status in (301, 308)
            address = tidy_url(urljoin(address, target))
            if address in seen:
                return Outcome(state="failing", why=_("Trang chuyển qua chuyển lại một vòng, không bao giờ tới."))
            seen.add(address)
        return Outcome(state="failing", why=_("Trang chuyển địa chỉ quá nhiều lần."))

    def _judge(self, status: int, headers: dict[str, str], leads_to: str) -> Outcome:
        if 200 <= status < 300:
            why = _("Trang đã chuyển sang địa chỉ mới; nên sửa liên kết.") if leads_to else ""
            return Outcome(state="moved" if leads_to else "fine", why=why, leads_to=leads_to)
        if status == 429 or (status == 503 and "retry-after" in headers):
            return Outcome(state="unsure", wait=_read_wait(headers.get("retry-after", "")))
        if status in (401, 403, 405, 406, 407, 418, 451, 999):
            return Outcome(state="unsure", why=_("Trang không cho máy kiểm tra (mã %d). Hãy tự mở xem.") % status)
        if status in (404, 410):
            return Outcome(state="failing", why=_("Trang không còn ở địa chỉ này (mã %d).") % status)
        return Outcome(state="failing", why=_("Máy chủ báo lỗi (mã %d).") % status)

    def _ask(self, url: str) -> tuple[int, dict[str, str]]:
        """Status and headers of `url`: by HEAD, and by GET for a piece where that is not answered well."""
        status, headers = self._request("HEAD", url)
        if status < 400 or status == 429:
            return status, headers
        return self._request("GET", url)

    def _request(self, method: str, url: str) -> tuple[int, dict[str, str]]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(url)
        with self._guard:
            turn = self._hosts[parts.hostname]
        with turn:
            time.sleep(max(0.0, self._last.get(parts.hostname, 0.0) + self.pause - time.monotonic()))
            try:
                return self._send(method, parts)
            finally:
                self._last[parts.hostname] = time.monotonic()

    def _send(self, method: str, parts: SplitResult) -> tuple[int, dict[str, str]]:
        deadline = time.monotonic() + self.patience
        connected = self._connect(parts, deadline)
        late = threading.Event()
        clock = threading.Timer(max(0.1, deadline - time.monotonic()), _hang_up, (connected, late))
        clock.daemon = True
        clock.start()
        try:
            answer = _speak(connected, method, parts, self.agent)
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}
        except (OSError, HTTPException) as error:
            if late.is_set():
                raise _TooSlowError from error
            raise
        finally:
            clock.cancel()
            connected.close()

    def _connect(self, parts: SplitResult, deadline: float) -> socket.socket:
        """A connection to a public address of the host: the address that was looked at is the one connected to."""
        host, secure = parts.hostname, parts.scheme == "https"
        found = socket.getaddrinfo(host, parts.port or (443 if secure else 80), type=socket.SOCK_STREAM)
        addresses = [place for *_kind, place in found]
        if not self.may_be_local and not all(is_public(place[0]) for place in addresses):
            raise ForbiddenAddressError(host)
        error: OSError = OSError(host)
        for place in addresses[:3]:
            left = deadline - time.monotonic()
            if left <= 0:
                raise _TooSlowError
            try:
                connected = socket.create_connection(place[:2], timeout=left)
            except OSError as failure:
                error = failure
                continue
            return ssl.create_default_context().wrap_socket(connected, server_hostname=host) if secure else connected
        raise error


def tidy_url(url: str) -> str:
    """The address as it is sent over the wire, without its fragment; empty when it is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    host = f"[{host}]" if ":" in host else host
    return iri_to_uri(parts._replace(netloc=host + port, fragment="").geturl()) if host else ""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and not of a machine or a network of somebody's own."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if found.version == 6 and found.ipv4_mapped:
        found = found.ipv4_mapped
    if any(found in net for net in _TRANSLATORS if net.version == found.version):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _speak(connected: socket.socket, method: str, parts: SplitResult, agent: str) -> HTTPResponse:
    connection = HTTPConnection(parts.hostname, parts.port)
    connection.sock = connected
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": agent, "Accept": "*/*", "Connection": "close"}
    if method == "GET":
        headers["Range"] = f"bytes=0-{ENOUGH - 1}"
    connection.request(method, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=headers)
    answer = connection.getresponse()
    if method == "GET":
        answer.read(ENOUGH)
    return answer


def _hang_up(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _read_wait(value: str) -> float:
    """Seconds from a `Retry-After` header, which is a number or a date."""
    if value.strip().isdigit():
        seconds = float(value)
    else:
        date = parse_http_date_safe(value)
        seconds = date - time.time() if date else SHORTEST_WAIT
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)
