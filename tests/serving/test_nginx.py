"""The nginx of deploy/ in front of the server: what it hides, what it gives itself, what it does without the server."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cms.reach.log_lines import read_lines
from cms.serving.reads import classify_source, is_machine
from tests.serving.journals import JournalSite
from tests.serving.sites import ROOT, Answer, Server, find_free_port, run_server, wait_for_port

pytestmark = pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not on this machine")
FRAME = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ }}
http {{
    types {{ text/html html; image/webp webp; application/pdf pdf; }}
    {temporary}
    include {folder}/loa.conf;
}}
"""
TEMPORARY = "".join(
    f"{name}_temp_path {{folder}}/t-{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)
SEARCH = b"""<!doctype html><form data-search="/tim/vi.json"><input name="q"><p role="status"></p><ul></ul></form>"""
HOST = "congdoan.example.org"
PHONE = "Mozilla/5.0 (Linux; Android 9) Chrome/95.0 Mobile"
OLD, NEW = b"<h1>Truoc</h1>" * 20, b"<h1>Sau</h1>" * 20


class TreeSite(JournalSite):
    """A site with its tree: each file under its own name besides, as the publisher links it."""

    def put(self, path: str, data: bytes, **kind: str) -> str:
        """Store `data`, list it, and lay it into the tree with its copies."""
        name = super().put(path, data, **kind)
        target = self.folder / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", ".gz", ".br"):
            source = self.folder / ".objects" / name[:2] / (name + suffix)
            if source.exists():
                shutil.copyfile(source, target.with_name(target.name + suffix))
        return name


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> TreeSite:
    """A release in the manifest and one in its journal, a page of the archive, a picture, a document."""
    site = TreeSite(tmp_path_factory.mktemp("nginx") / "site")
    site.folder.mkdir()
    site.put("/index.html", OLD)
    site.put("/404.html", b"<h1>Khong thay</h1>")
    site.put("/anh/a.0123.webp", b"RIFF", policy="asset", media_type="image/webp")
    site.put("/tep/b.0123.pdf", b"%PDF", policy="asset", media_type="application/pdf")
    site.put("/tim/index.html", SEARCH, policy="search")
    site.compact()
    site.put("/index.html", NEW)
    site.put("/ban-luu/2026-11-22/tin/index.html", OLD)
    site.redirects["/cu/"] = "/"
    site.release_now()
    return site


def name_user() -> str:
    """The line that lets nginx's workers read the test's folders."""
    return f"user {pwd.getpwuid(os.geteuid()).pw_name};" if os.geteuid() == 0 else ""


def write_config(folder, site: TreeSite, port: int, behind: int) -> None:
    """The files of deploy/nginx with other ports and places, and without TLS."""
    text = (ROOT / "deploy/nginx/loa.conf").read_text()
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, flags=re.DOTALL)
    text = re.sub(r"    (listen \[::\]|ssl_).*\n", "", text).replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{behind}").replace("/srv/loa/site", str(site.folder))
    text = text.replace("/etc/nginx/", f"{folder}/").replace("/var/log/nginx/", f"{folder}/")
    (folder / "loa.conf").write_text(text)
    for name in ("loa-files.inc", "loa-proxy.inc"):
        shutil.copyfile(ROOT / "deploy/nginx" / name, folder / name)
    (folder / "nginx.conf").write_text(
        FRAME.format(user=name_user(), folder=folder, temporary=TEMPORARY.format(folder=folder))
    )


@pytest.fixture(scope="module")
def both(site, tmp_path_factory):
    """nginx and the server behind it; the server is stopped by `stop`."""
    folder, port = tmp_path_factory.mktemp("conf"), find_free_port()
    with run_server(site.folder, DJANGO_SETTINGS_MODULE="cms.settings.there_is_none") as behind:
        write_config(folder, site, port, behind.port)
        process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
        try:
            wait_for_port(port, process)
            yield Server(port, process), behind
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(15)


def test_whoever_searches_too_fast_gets_the_page_with_its_box_and_others_are_not_held_up(both):
    front, _behind = both
    answers = [front.ask("/tim/?q=luong") for _ in range(60)]
    assert {answer.status for answer in answers} == {200, 429}
    assert all(b'name="q"' in answer.body for answer in answers)
    assert [front.ask(path).status for path in ("/tim/", "/tim/?x=1", "/")] == [200] * 3


def test_readers_get_the_newest_release_with_and_without_the_server_and_never_what_begins_with_a_dot(both, site):
    front, behind = both

    def check(csp: str) -> None:
        answers: dict[str, Answer] = {path: front.ask(path) for path in ("/", "/ban-luu/2026-11-22/tin/")}
        assert [answer.body for answer in answers.values()] == [NEW, OLD]
        assert all(csp in answer.headers["content-security-policy"] for answer in answers.values())
        assert front.ask("/", accept_encoding="gzip").headers["content-encoding"] == "gzip"
        missing = front.ask("/khong-co/")
        assert (missing.status, missing.body) == (404, b"<h1>Khong thay</h1>")
        for path in (".manifest.json", site.journal.name, ".objects/", ".lock", ".published-by"):
            hidden = front.ask(f"/{path}")
            assert hidden.status == 404
            assert b"release" not in hidden.body
        assert front.ask("/anh/a.0123.webp").headers["cache-control"] == "public, max-age=31536000, immutable"
        assert "content-security-policy" not in front.ask("/tep/b.0123.pdf").headers

    check("style-src 'sha256-abc'")
    assert front.ask("/cu/").headers["location"] == "/"
    behind.process.send_signal(signal.SIGTERM)
    behind.process.wait(15)
    check("style-src 'self' 'unsafe-inline'")
    assert front.ask("/quan-tri/").status == 503
    assert front.ask("/gui/x/").status == 503


@pytest.fixture(scope="module")
def folder_server(site, tmp_path_factory):
    """An nginx with no Loa behind it, that keeps the log of deploy/nginx/loa-reads.inc. Also the log's path."""
    folder, port = tmp_path_factory.mktemp("reads"), find_free_port()
    shutil.copyfile(ROOT / "deploy/nginx/loa-reads.inc", folder / "loa-reads.inc")
    server = f"server {{ listen 127.0.0.1:{port}; root {site.folder}; access_log {folder}/reads.log loa_reads; }}"
    (folder / "loa.conf").write_text(f"include {folder}/loa-reads.inc;\n{server}\n")
    (folder / "nginx.conf").write_text(
        FRAME.format(user=name_user(), folder=folder, temporary=TEMPORARY.format(folder=folder))
    )
    process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    try:
        wait_for_port(port, process)
        yield Server(port, process), folder / "reads.log"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


REFERRERS = (
    "",
    "https://www.google.com.vn/",
    "https://coccoc.com/search?query=luong",
    "https://www.baidu.com/",
    "https://m.facebook.com:443/groups/1",
    "https://zalo.me/",
    "https://t.co/x",
    "https://congdoan.example.org/tin/",
    "https://congdoan.example.org.other.example/",
    "https://notgoogle.example/",
    "android-app://com.zing.zalo/",
    "khong phai dia chi",
)


@pytest.mark.parametrize("agent", [PHONE, f"{PHONE} Zalo/1", "Googlebot/2.1", "curl/8", "Feedly/1.0", "axios/1"])
def test_log_without_addresses_says_of_each_reading_what_the_server_would_count(folder_server, agent):
    front, log = folder_server
    before = len(log.read_text().splitlines())
    for referrer in REFERRERS:
        front.ask("/?q=to-roi-7&z=0912345678", referer=referrer, user_agent=agent)
    lines = wait_for_lines(log, before + len(REFERRERS))[before:]
    assert not any(private in line for line in lines for private in ("127.0.0.1", "0912345678", "Android", "groups"))
    found = [(line.is_reading, line.path, line.placement, line.source) for line in read_lines(lines, HOST)]
    sources = [classify_source(referrer, HOST, agent) for referrer in REFERRERS]
    counted = [(False, "", "", "") if is_machine(agent) else (True, "/", "to-roi-7", source) for source in sources]
    assert found == counted


@pytest.mark.parametrize("path", ["/tim/?q=quayroi", "/km/tim/?q=quayroi", "/?q=%3Cquayroi%3E", "/?q=quay+roi"])
def test_log_holds_nothing_that_somebody_typed(folder_server, path):
    front, log = folder_server
    before = len(log.read_text().splitlines())
    front.ask(path, user_agent=PHONE)
    [line] = wait_for_lines(log, before + 1)[before:]
    assert "quay" not in line


def wait_for_lines(log: Path, number: int) -> list[str]:
    """The lines of `log`, once there are so many: nginx writes a line after the answer."""
    deadline = time.monotonic() + 10
    while len(lines := log.read_text().splitlines()) < number and time.monotonic() < deadline:
        time.sleep(0.02)
    return lines
