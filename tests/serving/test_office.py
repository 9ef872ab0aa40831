"""The office behind the public pages: it may be broken or without its database; the public pages never notice."""

import subprocess
import sys

import pytest

from tests.serving.sites import ROOT, SmallSite, run_server


@pytest.fixture
def public(tmp_path):
    """A site folder with one page."""
    folder = tmp_path / "public"
    site = SmallSite(folder)
    site.put("/index.html", b"<h1>Trang chu</h1>")
    site.release_now()
    return folder


def run_office(public, tmp_path, **environment):
    """The server with the office's settings of a trial machine, in folders of this test."""
    settings = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "LOA_VAR_DIR": str(tmp_path / "var")}
    return run_server(public, **{**settings, "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3", **environment})


@pytest.mark.parametrize("path", ["/quan-tri/", "/quan-tri", "/quan-tri/login/?next=/"])
def test_office_whose_settings_are_broken_says_503_in_vietnamese_while_pages_answer(server, path):
    answer = server.ask(path)
    assert answer.status == 503
    assert "Các trang công khai vẫn đọc được" in answer.body.decode()
    assert server.ask("/").status == 200


def test_office_without_its_database_says_503_while_pages_answer(public, tmp_path):
    with run_office(public, tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/none") as server:
        answer = server.ask("/quan-tri/", cookie="sessionid=" + "a" * 32)
        assert answer.status == 503
        assert "Phần làm việc đang tạm nghỉ" in answer.body.decode()
        assert server.ask("/").body == b"<h1>Trang chu</h1>"


def test_office_answers_with_its_own_policy_and_is_never_kept_by_caches(public, tmp_path):
    with run_office(public, tmp_path) as server:
        answer = server.ask("/quan-tri/", accept_language="vi")
        assert answer.status in (302, 503)
        answer = server.ask("/quan-tri/khong-co-trang-nay/")
        headers = answer.headers
        assert "'unsafe-inline'" in headers["content-security-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "no-store" in headers["cache-control"]
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert headers["x-content-type-options"] == "nosniff"


def test_public_part_needs_neither_django_nor_settings():
    program = """if True:
        import sys, cms.wsgi
        heavy = [name for name in sys.modules if name.split(".")[0] in ("django", "wagtail") or name == "cms.settings"]
        print(heavy)
    """
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_static_files_of_the_admin_are_served_and_kept_for_a_year_only_when_named_by_hash(public, tmp_path):
    static = tmp_path / "var" / "static" / "x"
    static.mkdir(parents=True)
    (static / "plain.css").write_text("a{}")
    (static / "plain.0123456789ab.css").write_text("a{}")
    with run_office(public, tmp_path) as server:
        answer = server.ask("/static/x/plain.css")
        assert (answer.status, answer.body) == (200, b"a{}")
        assert answer.headers["cache-control"] == "max-age=0, public"
        assert "access-control-allow-origin" not in answer.headers
        assert "immutable" in server.ask("/static/x/plain.0123456789ab.css").headers["cache-control"]
        assert server.ask("/static/x/none.css").status == 404
        (static / "plain.css").unlink()
        assert server.ask("/static/x/plain.css").status == 404
