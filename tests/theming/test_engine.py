"""Drawing: strict, escaping, and clear about what went wrong."""

import shutil
from dataclasses import replace

import pytest

from cms import schema
from cms.schema.references import Ref
from cms.theming import themes
from cms.theming.engine import render, render_bytes
from cms.theming.errors import ThemeError
from cms.theming.samples.pages import make_article, make_explainer, make_full_contexts
from cms.theming.samples.union import HOSTILE, SampleLookup, make_blocks, make_site


@pytest.fixture
def own_theme(settings, tmp_path, monkeypatch):
    """Write a theme of one template; returns a function that draws an article with it."""
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    settings.LOA_THEMES_DIR = tmp_path / "themes"

    def write_and_draw(**templates: str) -> str:
        folder = settings.LOA_THEMES_DIR / "own" / "templates"
        for name, source in templates.items():
            path = folder / f"{name.replace('__', '/')}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        (folder.parent / "theme.toml").write_text('name = "own"\ntitle = "Riêng"\n', encoding="utf-8")
        return draw_article("own", body=make_blocks()[:1], sapo="Lời kín của bài")

    return write_and_draw


def draw_article(theme: str = "plain", **changes) -> str:
    """An article of the given theme."""
    context = make_full_contexts()["pages/article.html"]
    return render(theme, "pages/article.html", replace(context, page=make_article(**changes)), SampleLookup())


def test_undefined_value_is_an_error_that_names_template_line_and_code(own_theme):
    with pytest.raises(ThemeError) as caught:
        own_theme(pages__article="<p>\n{{ page.no_such_field }}")
    assert "pages/article.html, dòng 2" in str(caught.value)
    assert "page.no_such_field" in str(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        "{% if page.nothing %}x{% endif %}",
        "{% for x in nothing %}{% endfor %}",
        "{{ nothing }}",
        "{{ site.join.nothing }}",
        "{{ page.title|nofilter }}",
        "{{ nofunction(page) }}",
        "{{ page.nomethod() }}",
        "{{ url_of() }}",
        "{{ page.title|date(1, 2) }}",
        "{% include 'none.html' %}",
        "{% include '../../theme.toml' %}",
        "{% extends 'plain:layout.html' %}",
        "{% if %}",
        "{{ site.menu[0].url",
        "{{ picture('picture:99') }}",
    ],
)
def test_every_mistake_in_a_template_becomes_one_short_sentence_without_data(own_theme, source):
    with pytest.raises(ThemeError) as caught:
        own_theme(pages__article=source)
    assert str(caught.value).startswith("Giao diện “own”, mẫu pages/article.html")
    assert "Lời kín" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_mistake_in_a_block_names_the_block_template(own_theme):
    with pytest.raises(ThemeError, match=r"mẫu blocks/heading\.html, dòng 1"):
        own_theme(pages__article="{{ block(page.body[0]) }}", blocks__heading="{{ block.nope }}")


def test_block_template_sees_its_block_and_nothing_of_the_page(own_theme):
    with pytest.raises(ThemeError, match=r"blocks/heading\.html"):
        own_theme(pages__article="{{ block(page.body[0]) }}", blocks__heading="{{ page.title }}")


def test_edited_template_is_drawn_anew_without_a_restart(own_theme):
    assert own_theme(pages__article="một") == "một"
    assert own_theme(pages__article="hai ba") == "hai ba"


def test_hostile_text_is_shown_as_text_everywhere():
    blocks = (
        schema.Heading(text=HOSTILE),
        schema.RichText(html=f"<p onclick='x()' style='color:red'>{HOSTILE}</p><a href='javascript:x()'>bấm</a>"),
        schema.Quote(text=HOSTILE, attribution=HOSTILE, role=HOSTILE),
        schema.Steps(title=HOSTILE, items=(HOSTILE,)),
        schema.Callout(title=HOSTILE, html=HOSTILE),
        schema.Table(caption=HOSTILE, header=(HOSTILE,), rows=((HOSTILE,),)),
        schema.Media(url="https://a.example/", title=HOSTILE, transcript=HOSTILE),
        schema.QuestionAnswer(question=HOSTILE, answer=HOSTILE),
        schema.Picture(picture=Ref("picture:1"), alt=HOSTILE, caption=HOSTILE),
    )
    html = draw_article(title=HOSTILE, sapo=HOSTILE, signature=HOSTILE, description=HOSTILE, body=blocks)
    assert html.count("<script") == 3  # those of the frame, and data
    assert "onerror=alert" not in html.replace("onerror=alert(2)&gt;", "")
    assert "onclick" not in html
    assert "javascript:" not in html
    assert "style=" not in html
    assert "{{ 7*7 }}" in html
    assert 'alt="&lt;script&gt;' in html


def test_addresses_are_printed_as_they_are():
    html = draw_article()
    assert 'href="/tham-gia/"' in html
    assert "&#x2f;" not in html


def test_the_word_none_may_stand_in_a_text():
    body = (schema.RichText(html="<p>Ban nhạc None So Blind</p>"),)
    assert "<h1>None</h1>" in draw_article(title="None", body=body)
    assert "None So Blind" in draw_article(body=body)


def test_none_is_not_printed_for_nothing_where_the_word_stands_too(own_theme):
    with pytest.raises(ThemeError, match="in ra một giá trị trống"):
        own_theme(pages__article="<p>None {{ card('page:99') }}")
    with pytest.raises(ThemeError, match=r"blocks/heading\.html: in ra một giá trị trống"):
        own_theme(pages__article="{{ block(page.body[0]) }}", blocks__heading="{{ picture('picture:99') }}")


def test_bytes_are_the_text_in_utf_8():
    for template, context in make_full_contexts().items():
        text = render("plain", template, context, SampleLookup())
        assert render_bytes("plain", template, context, SampleLookup()) == text.encode()


def test_button_to_a_page_that_is_not_public_is_left_out():
    block = schema.CallToAction(text="Nút kín", target=Ref("page:99"), note="Lời mời")
    html = draw_article(body=(block,))
    assert "Nút kín" not in html
    assert "Lời mời" not in html


def test_article_shows_its_hours_in_viet_nam():
    html = draw_article()
    assert '<time datetime="2026-03-15T14:33+07:00">14:33 | 15/03/2026</time>' in html
    assert "Cập nhật" in html
    assert "Cập nhật" not in draw_article(updated_at=make_article().published_at)


def test_explainer_answers_before_anything_else_and_says_who_checked_it():
    context = make_full_contexts()["pages/explainer.html"]
    html = render("plain", "pages/explainer.html", context, SampleLookup())
    places = [html.index(words) for words in ("<h1>", "Trả lời ngắn", "Áp dụng cho ai", "Bạn cần làm gì", "Căn cứ")]
    assert places == sorted(places)
    assert "Kiểm tra lại trước ngày" in html
    assert '<a href="https://thoi-tiet.example/" rel="noopener noreferrer">Thoát nhanh</a>' in html
    calm = render(
        "plain", "pages/explainer.html", replace(context, page=make_explainer(sensitive=False)), SampleLookup()
    )
    assert "Thoát nhanh" not in calm


def test_ended_campaign_says_so_before_its_title():
    context = make_full_contexts()["pages/campaign.html"]
    page = replace(context.page, ended=True, outcome="<p>Ba xưởng đã đặt ghế.</p>")
    html = render("plain", "pages/campaign.html", replace(context, page=page), SampleLookup())
    assert html.index("Ba xưởng đã đặt ghế.") < html.index("<h1>")
    assert "button large" not in html


def test_theme_that_extends_another_draws_its_own_frame_with_the_parents_pages(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(themes, "RECHECK_SECONDS", -1)
    shutil.copytree(settings.LOA_THEMES_DIR / "plain", tmp_path / "plain")
    (tmp_path / "con" / "templates").mkdir(parents=True)
    (tmp_path / "con" / "theme.toml").write_text('name = "con"\ntitle = "Con"\nextends = "plain"\n')
    frame = '{% extends "plain:layout.html" %}{% block masthead %}<p>Đầu trang riêng</p>{% endblock %}'
    (tmp_path / "con" / "templates" / "layout.html").write_text(frame, encoding="utf-8")
    settings.LOA_THEMES_DIR = tmp_path
    html = draw_article("con")
    assert "Đầu trang riêng" in html
    assert "Đầu trang riêng" not in draw_article("plain")
    assert 'class="sapo"' in html


def test_shared_links_carry_the_absolute_address_of_page_and_picture():
    html = draw_article()
    base = make_site().base_url
    assert f'<link rel="canonical" href="{base}/quyen-cua-ban/trang/">' in html
    assert f'<meta property="og:image" content="{base}/quyen-cua-ban/trang/the.png?v=0f1e2d">' in html


def test_breadcrumb_to_the_front_page_is_short_whatever_the_union_is_called():
    context = make_full_contexts()["pages/article.html"]
    long_home = schema.Link(title="Liên đoàn Lao động tỉnh có tên rất dài", url="/")
    html = render("plain", "pages/article.html", replace(context, breadcrumbs=(long_home,)), SampleLookup())
    assert '<a href="/">Trang chủ</a>' in html
    assert long_home.title not in html
