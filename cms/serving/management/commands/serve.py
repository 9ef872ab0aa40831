"""`manage.py serve`: web server, publishing worker, sender, reader of the intake and clock, running together."""

import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.serving.supervision import Child, Supervisor

GIVE_UP_AFTER = 5
"""Deaths in a row of the web server after which everything stops."""


class Command(BaseCommand):
    """Run Loa on this machine until Ctrl-C. In production each process may run alone, see deploy/."""

    help = "Run the web server, the publishing worker and the intake's reader together."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be chosen."""
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen on (0.0.0.0: everywhere).")
        parser.add_argument("--port", type=int, default=8000)
        cores = os.cpu_count() or 1
        parser.add_argument("--workers", type=int, default=min(2, cores), help="Server processes; two suit SQLite.")
        parser.add_argument(
            "--threads", type=int, default=min(8, 2 * cores + 1), help="Requests each works on at once."
        )
        parser.add_argument("--web-only", action="store_true", help="Without the worker and the intake's reader.")

    def handle(self, *, host: str, port: int, workers: int, threads: int, web_only: bool, **options) -> None:
        """Start everything and stay until asked to end."""
        _refuse_taken_port(host, port)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)
        os.environ["LOA_SITE_DIR"] = str(settings.LOA_SITE_DIR)
        children = [Child("máy chủ", _describe_web(host, port, workers, threads), give_up_after=GIVE_UP_AFTER)]
        if not web_only:
            manage = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py")]
            children += [Child("xuất bản", [*manage, "worker"]), Child("tiếp nhận", [*manage, "ingest", "--loop", "2"])]
            children.append(Child("đồng hồ", [*manage, "clock", "--loop", "60"]))
            children.append(Child("thử liên kết", [*manage, "check_links", "--loop"]))
            if settings.LOA_TARGETS:
                children.append(Child("gửi đi", [*manage, "send", "--forever"]))
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  compared, not listened on
        self.stdout.write(f"\nTrang công khai:  http://{shown}:{port}/")
        self.stdout.write(f"Phần làm việc:    http://{shown}:{port}/quan-tri/")
        self.stdout.write("Dừng: Ctrl-C\n")
        self.stdout.flush()
        code = Supervisor(children, Path(settings.BASE_DIR), self._say).run()
        if code:
            raise CommandError("Máy chủ không chạy được; lý do ở các dòng trên.")

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()


def _describe_web(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command of the web server. No access log: readers' addresses are nobody's business."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--no-access-log"),
        *("--log-level", "warning", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--respawn-failed-workers"),
        *("--workers-kill-timeout", "10", "cms.wsgi:application"),
    ]


def _refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError with a plain sentence when nobody can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"Không mở được {host}:{port} ({error.strerror}). Chọn cổng khác, ví dụ: make run PORT={port + 1}"
        ) from error
