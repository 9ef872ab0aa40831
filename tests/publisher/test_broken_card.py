"""A theme's card that cannot be drawn holds nothing up: pages come out, good cards stay, and somebody is told where."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.urls import reverse

from cms.demo.factories import make_article
from cms.publisher.models import PageResult, PublishRun
from cms.publisher.publishing import Publisher
from cms.publisher.verification import verify
from cms.theming import themes
from cms.union.models import SiteProfile
from tests.publisher.folders import assert_sound, is_published, read_manifest, read_text

pytestmark = pytest.mark.django_db
CARD = "/tin-tuc/luong/the.png"
PLACE = "Giao diện “plain”, mẫu card.typ, dòng 3: không vẽ được thẻ chia sẻ (unknown variable: tokn)."


@pytest.fixture
def card_template(settings, tmp_path, monkeypatch):
    """The card's template in a folder of themes that may be spoilt."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    shutil.copytree(settings.LOA_THEMES_DIR, tmp_path / "themes")
    settings.LOA_THEMES_DIR = tmp_path / "themes"
    return tmp_path / "themes/plain/templates/card.typ"


@pytest.fixture
def article(news):
    """A page with a card of its own."""
    return make_article(parent=news, title="Lương tháng mười ba", slug="luong")


def spoil(template: Path) -> None:
    """A typo in the third line."""
    lines = template.read_text().splitlines(keepends=True)
    lines[2] = "#let data = json(bytes(sys.inputs.data)); #let token = tokn\n"
    template.write_text("".join(lines))


def publish(publisher: Publisher) -> PublishRun:
    """A round, and all that waits for spare time."""
    run = publisher.publish(reason="thử")
    while publisher.polish_for(60):
        continue
    return run


def read_card(path: str) -> bytes:
    return (Path(live_settings.LOA_SITE_DIR) / path.lstrip("/")).read_bytes()


def test_good_cards_stay_while_pages_go_on_and_the_fault_is_told_with_its_place(card_template, article, news):
    publisher = Publisher()
    publish(publisher)
    before = {path: read_card(path) for path in ("/the.png", CARD)}
    spoil(card_template)
    article.sapo = "Câu mở đầu đã sửa"
    article.save_revision().publish()
    make_article(parent=news, title="Bài mới", slug="moi")
    run = publish(publisher)
    assert run.state == PublishRun.State.PARTLY
    assert [(one["path"], one["message"]) for one in run.failures] == [("/the.png", PLACE)]
    assert "Câu mở đầu đã sửa" in read_text("/tin-tuc/luong/index.html")
    assert {path: read_card(path) for path in before} == before
    assert read_card("/tin-tuc/moi/the.png") == before["/the.png"]
    assert not PageResult.objects.filter(state=PageResult.State.FAILED).exists(), "no page is kept back for its picture"
    assert_sound()
    assert verify().differences == []
    assert verify(repair=True).differences == []


def test_the_fault_stands_on_the_publishing_screen(card_template, article, client, publisher_user):
    spoil(card_template)
    run = publish(Publisher())
    client.force_login(publisher_user)
    shown = client.get(reverse("publisher_run", args=[run.pk])).content.decode()
    assert PLACE in shown
    assert "Ảnh của liên kết được chia sẻ" in shown


def test_words_that_were_changed_do_not_stay_on_a_card_that_cannot_be_drawn_anew(card_template, article):
    publisher = Publisher()
    publish(publisher)
    spoil(card_template)
    article.title = "Tên khác"
    article.save_revision().publish()
    publish(publisher)
    assert read_card(CARD) == read_card("/the.png")
    own = read_card("/the.png")
    SiteProfile.objects.update(name="Công đoàn tỉnh Mới")
    publish(publisher)
    assert read_card("/the.png") != own
    assert verify().differences == []


def test_a_site_that_begins_with_a_broken_card_has_a_blank_one_at_every_address(card_template, article):
    spoil(card_template)
    publisher = Publisher()
    run = publish(publisher)
    assert [one["message"] for one in run.failures] == [PLACE]
    assert is_published("/tin-tuc/luong/index.html")
    assert read_card(CARD) == read_card("/the.png")
    assert verify().differences == []


def test_a_mended_card_is_drawn_and_the_fault_forgotten_without_any_page_being_touched(card_template, article):
    publisher = Publisher()
    publish(publisher)
    good, before = card_template.read_text(), {path: read_card(path) for path in ("/the.png", CARD)}
    spoil(card_template)
    article.title = "Tên khác"
    article.save_revision().publish()
    assert publish(publisher).failures
    assert publish(publisher).failures, "it is told as long as it lasts"
    card_template.write_text(good)
    run = publish(publisher)
    assert (run.state, run.failures) == (PublishRun.State.DONE, [])
    assert read_card("/the.png") == before["/the.png"]
    assert read_card(CARD) not in before.values()
    assert all(file.get("recipe") for file in read_manifest()["files"].values() if file["policy"] == "card")
    assert verify().differences == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("#set page(width: 600pt, height: 315pt)\na\n#pagebreak()\nb", "đúng một trang 1200 × 630"),
        ("#set page(width: 300pt, height: 315pt)\na", "đúng một trang 1200 × 630"),
        ("#let data = json(bytes(sys.inputs.data))\n#panic(data.title)", "dòng 2: không vẽ được thẻ chia sẻ (panic)"),
        ("#set page(", "dòng 1: không vẽ được thẻ chia sẻ (unclosed delimiter)"),
    ],
)
def test_a_card_of_another_form_is_a_fault_too_and_tells_no_words_of_a_page(card_template, article, source, words):
    card_template.write_text(source)
    run = publish(Publisher())
    assert [words in one["message"] for one in run.failures] == [True]
    assert is_published("/tin-tuc/luong/index.html")
