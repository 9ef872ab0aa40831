"""How the intake is doing, for whoever watches the machine: numbers and plain words, nothing of what workers sent."""

import hmac
import shutil
import time
from dataclasses import asdict, dataclass
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from cms.interest.intake.answers import keep_private
from cms.interest.keys import get_public_keys
from cms.interest.sealing import BadKey
from cms.interest.spool import can_write, list_broken, list_waiting

OLDEST = 15 * 60
"""Seconds after which a file that still waits means that nobody opens them."""
LEAST_FREE = 200 * 1024 * 1024
"""Bytes: some 100,000 forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`waiting`, `broken`: files; `oldest`: seconds the oldest waits; `free`: bytes; `troubles`: in plain words."""

    waiting: int
    broken: int
    oldest: int
    free: int
    troubles: list[str]


def look_at_spool(spool: Path, now: float) -> Health:
    """How things stand in `spool`. `now`: seconds since 1970. Never raises: what cannot be read is a trouble."""
    waiting, broken = list_waiting(spool), list_broken(spool)
    oldest = max((int(now - _written_at(path, now)) for path in waiting[:1]), default=0)
    try:
        free = shutil.disk_usage(_nearest(spool)).free
    except OSError:
        free = 0
    troubles = {
        "Không ghi được vào thư mục chờ: mọi phiếu gửi tới đều bị báo lỗi.": not can_write(spool),
        "Đĩa sắp đầy.": free < LEAST_FREE,
        "Phiếu chờ quá 15 phút chưa ai mở: xem manage.py ingest có chạy không.": oldest > OLDEST,
        "Có phiếu không mở được: xem khóa, rồi chạy manage.py ingest --retry-broken.": bool(broken),
        "Thiếu khóa công khai: phiếu không niêm phong được.": not _has_keys(),
    }
    return Health(
        waiting=len(waiting),
        broken=len(broken),
        oldest=oldest,
        free=free,
        troubles=[words for words, holds in troubles.items() if holds],
    )


def show_health(request: HttpRequest) -> HttpResponse:
    """200 when all is well, 503 when not; JSON, with the troubles in words. 404 for whoever is not to know.

    Asked from this very machine past no proxy, or with LOA_HEALTH_TOKEN in `Authorization: Bearer`.
    """
    if request.method not in ("GET", "HEAD") or not _may_know(request):
        return keep_private(HttpResponse(status=HTTPStatus.NOT_FOUND))
    health = look_at_spool(Path(settings.LOA_SPOOL_DIR), time.time())
    status = HTTPStatus.SERVICE_UNAVAILABLE if health.troubles else HTTPStatus.OK
    said = {"healthy": not health.troubles, **asdict(health)}
    return keep_private(JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False}))


def _may_know(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.LOA_HEALTH_TOKEN
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    address = request.META.get("REMOTE_ADDR", "")
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP")):
        return False
    try:
        return ip_address(address).is_loopback
    except ValueError:  # a socket file that only those on this machine can open
        return True


def _written_at(path: Path, otherwise: float) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return otherwise


def _nearest(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _has_keys() -> bool:
    try:
        return bool(get_public_keys())
    except BadKey:
        return False
