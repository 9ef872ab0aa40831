"""What a release is made of: the manifest, the objects, the headers; and that nothing is written twice."""

import gzip
import hashlib
import re
from base64 import b64encode

import brotli
import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_document, make_picture, make_section
from cms.entries import listings
from cms.library.models import Document
from cms.publisher.models import PageResult
from cms.serving.release import ReleaseFiles
from tests.publisher.folders import assert_sound, publish_into, publish_now, read_manifest, read_text, read_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(news):
    """A section, an article with a picture and a document. Returns the article."""
    picture, document = make_picture(width=400), make_document()
    return make_article(
        parent=news,
        slug="bai",
        title="Bài có ảnh",
        picture=f"picture:{picture.pk}",
        picture_alt="Cổng nhà máy",
        documents=(f"document:{document.pk}",),
    )


def test_publishing_twice_writes_nothing(site):
    assert publish_now().written > 10
    again = publish_now()
    assert (again.written, again.removed) == (0, 0)
    assert again.release == 1, "nothing changed: what is live is still the first release"


def test_one_edit_writes_only_what_shows_it(site, news):
    make_article(parent=news, slug="khac", title="Bài khác")
    publish_now()
    site.sapo = "Sapo mới toanh"
    site.save_revision().publish()
    before = read_tree()
    run = publish_now()
    after = read_tree()
    changed = {path for path in after if after[path] != before.get(path) and not path.endswith((".br", ".gz"))}
    assert run.written == len(changed)
    assert "tin-tuc/bai/index.html" in changed
    assert "tin-tuc/khac/index.html" not in changed


def test_two_folders_get_the_same_bytes(site, settings, tmp_path):
    publish_now()
    publish_into(tmp_path / "another")
    assert read_tree() == read_tree(tmp_path / "another")
    ours, theirs = read_manifest(), read_manifest(tmp_path / "another")
    assert ours == theirs


def test_manifest_says_what_a_server_needs(site, settings):
    publish_now()
    manifest = read_manifest()
    assert set(manifest) == {"release", "files", "redirects", "policies"}
    file = manifest["files"]["/tin-tuc/bai/index.html"]
    assert set(file) == {"object", "type", "size", "br", "gz", "policy", "of", "packing"}
    assert file["of"] == f"page:{site.pk}"
    assert file["type"] == "text/html; charset=utf-8"
    object_ = settings.LOA_SITE_DIR / ".objects" / file["object"][:2] / file["object"]
    data = object_.read_bytes()
    assert hashlib.blake2b(data, digest_size=16).hexdigest() == file["object"]
    assert brotli.decompress(object_.with_name(f"{object_.name}.br").read_bytes()) == data
    assert gzip.decompress(object_.with_name(f"{object_.name}.gz").read_bytes()) == data
    types = {path.rpartition(".")[2]: file["type"] for path, file in manifest["files"].items()}
    assert types["avif"] == "image/avif"
    assert types["jpg"] == "image/jpeg"
    assert types["pdf"] == "application/pdf"
    assert types["json"] == "application/json"
    assert {file["policy"] for file in manifest["files"].values()} <= set(manifest["policies"])
    assert_sound()


def test_policy_allows_the_style_and_the_script_that_are_in_the_files_and_no_other(site):
    publish_now()
    policies = read_manifest()["policies"]
    for path, file in read_manifest()["files"].items():
        if file["type"].startswith("text/html"):
            html, policy = read_text(path), policies[file["policy"]]["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            ((_, style), (_, script)) = re.findall("<(style|script)>(.*?)</\\1>", html, re.DOTALL)
            for inline in (style, script):
                assert f"'sha256-{b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'" in policy
            assert " style=" not in html
            ours = re.sub('<script type="application/ld.json">', "", html)  # data, which never runs
            scripts = re.findall("<script[^>]+>", ours)
            assert scripts.pop() == '<script src="/trang.js" defer>'
            assert set(scripts) <= {f'<script src="/{name}.js" defer>' for name in ("tren-may", "tim")}


def test_address_of_a_file_changes_with_its_bytes(site):
    publish_now()
    before = {path for path in read_manifest()["files"] if path.startswith("/tep/")}
    (path,) = before
    assert re.fullmatch(r"/tep/[0-9a-f]{12}-[a-z0-9-]+\.pdf", path)
    assert path in read_text("/tin-tuc/bai/index.html")
    document = Document.objects.get()
    document.file.save("to-roi.pdf", ContentFile(b"%PDF-1.4 another"))
    publish_now()
    (new_path,) = {path for path in read_manifest()["files"] if path.startswith("/tep/")}
    assert new_path != path
    assert new_path in read_text("/tin-tuc/bai/index.html")


def test_nothing_links_to_a_file_that_is_not_there(site):
    publish_now()
    files = set(read_manifest()["files"])
    for path in files:
        if path.endswith(".html"):
            for address in re.findall(r'(?:href|src)="(/[^"#?]*)', read_text(path)):
                assert address in files or f"{address}index.html" in files, (path, address)


def test_new_things_are_written_before_what_links_to_them(site, news, monkeypatch):
    from cms.publisher.folder import PublishedFolder

    publish_now()
    make_article(parent=news, slug="moi", title="Bài mới")
    written, real = [], PublishedFolder.link
    monkeypatch.setattr(
        PublishedFolder, "link", lambda self, path, *files: (written.append(path), real(self, path, *files))
    )
    publish_now()
    assert written.index("/tin-tuc/moi/index.html") < written.index("/tin-tuc/index.html")
    assert written.index("/tin-tuc/index.html") < written.index("/index.html")


def test_no_address_is_planned_twice_and_pages_win(news, monkeypatch):
    monkeypatch.setattr(listings, "PAGE_SIZE", 2)
    odd = make_section(parent=news, title="Một", slug="mot")
    path = f"{news.url_path}trang/1/"  # where the section's first numbered list stands too
    Page.objects.filter(pk=odd.pk).update(url_path=path)
    for number in range(4):
        make_article(parent=news, title=f"b{number}", slug=f"b{number}")
    publish_now()
    assert "<h1>Một</h1>" in read_text("/tin-tuc/trang/1/index.html")
    assert_sound()


def test_results_of_pages_follow_their_files_and_nothing_else(site, news):
    publish_now()
    first = PageResult.objects.get(ref=f"page:{site.pk}")
    assert first.path == "/tin-tuc/bai/index.html"
    assert first.object == read_manifest()["files"][first.path]["object"]
    publish_now()
    assert PageResult.objects.get(pk=first.pk).at == first.at
    ArticlePage.objects.filter(pk=site.pk).update(title="Đổi")
    publish_now()
    assert PageResult.objects.get(ref=first.ref).at > first.at
    site.delete()
    publish_now()
    assert not PageResult.objects.filter(ref=first.ref).exists()


def test_reading_ten_thousand_results_costs_a_few_questions(site, django_assert_max_num_queries):
    from django.utils import timezone

    publish_now()
    at = timezone.now()
    PageResult.objects.bulk_create(
        PageResult(ref=f"page:{100_000 + number}", state="live", path="/x/index.html", at=at)
        for number in range(10_000)
    )
    with django_assert_max_num_queries(200):
        publish_now()
    assert PageResult.objects.count() == len(
        [path for path in read_manifest()["files"] if path.endswith("/index.json")]
    )


def test_embedded_server_gives_what_was_published_and_nothing_hidden(site, settings, monkeypatch):
    publish_now()
    application = ReleaseFiles(settings.LOA_SITE_DIR, behind={})
    file = read_manifest()["files"]["/tin-tuc/bai/index.html"]

    def ask(path):
        answer = {}

        def start_response(status, headers, *_):
            answer.update(status=status[:3], headers=dict(headers))

        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "x", "SERVER_PORT": "80"}
        answer["body"] = b"".join(application(environ, start_response))
        return answer

    page = ask("/tin-tuc/bai/")
    assert page["status"] == "200"
    assert page["body"].decode() == read_text("/tin-tuc/bai/index.html")
    assert "sha256-" in page["headers"]["Content-Security-Policy"]
    for hidden in (
        f"/.objects/{file['object'][:2]}/{file['object']}",
        "/.manifest.json",
        "/.lock",
        f"/tin-tuc/../.objects/{file['object'][:2]}/{file['object']}",
    ):
        assert ask(hidden)["status"] == "404", hidden
