"""The gate held against a whole HTML5 parser: what that stumbles over, the gate finds too."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from cms import schema
from cms.publisher.gate import check_page
from cms.theming.engine import render
from cms.theming.samples.pages import make_empty_contexts, make_full_contexts
from cms.theming.samples.union import SampleLookup
from cms.theming.themes import get_script

THEMES = ("chien-dich", "lien-doan", "plain")
FULL, EMPTY = make_full_contexts(), make_empty_contexts()
WANTING = {"listing.html": "mô tả ngắn", "pages/plain.html": "Mô tả ngắn", "pages/section.html": "Mô tả ngắn"}
"""Sample pages whose invented description is short or missing, which is the editor's affair."""
PIECES = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<span>",
        "</span>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<h2>",
        "</h2>",
        "<h3>",
        "</h3>",
    ),
    *(
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<dl>",
        "</dl>",
        "<dt>",
        "</dt>",
        "<dd>",
        "</dd>",
        "<br>",
        "</br>",
    ),
    *("<table>", "</table>", "<caption>", "</caption>", "<thead>", "</thead>", "<tbody>", "</tbody>", "<tr>", "</tr>"),
    *("<td>", "</td>", "<th>", "</th>", "<colgroup>", "</colgroup>", "<col>", "<hr>", "<img alt='' src='/a.jpg'>"),
    *(
        '<a href="/">',
        "</a>",
        "<button>",
        "</button>",
        "<form>",
        "</form>",
        "<label>",
        "</label>",
        "<input>",
        "<select>",
    ),
    *("</select>", "<option>", "</option>", "<optgroup>", "</optgroup>", "<textarea>", "</textarea>", "<details>"),
    *(
        "</details>",
        "<summary>",
        "</summary>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<svg>",
        "</svg>",
    ),
    *(
        "<path/>",
        "<g>",
        "</g>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<nav>",
        "</nav>",
        "<html>",
        "<body>",
    ),
    *(
        "</body>",
        "</html>",
        "<head>",
        "</head>",
        "<title>",
        "</title>",
        "<style>",
        "</style>",
        "<div/>",
        "<br/>",
        "<em",
    ),
    *(
        "<p class='a' class='b'>",
        "<p class=a>",
        '<p class="a"id="b">',
        "<p =a>",
        "</p a>",
        "<>",
        "</>",
        "<1>",
        "<!a>",
        "<?a>",
    ),
    *(
        "<!-- a -->",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "&copy",
        "&khong;",
        "&#0;",
        "&#xD800;",
        "&lt;",
        "chữ",
        " ",
        '"',
        "'",
        ">",
        "<",
    ),
)


ELEMENTS = (
    *(
        "p",
        "div",
        "span",
        "b",
        "a",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h2",
        "h3",
        "table",
        "caption",
        "thead",
        "tbody",
    ),
    *("tr", "td", "th", "colgroup", "button", "form", "label", "select", "option", "optgroup", "textarea", "details"),
    *("summary", "figure", "figcaption", "fieldset", "legend", "section", "blockquote", "pre", "svg", "g", "template"),
    *(
        "noscript",
        "object",
        "video",
        "picture",
        "ruby",
        "rt",
        "math",
        "mi",
        "address",
        "em",
        "datalist",
        "main",
        "title",
    ),
)
MANY = 400
LEAVES = (
    "chữ",
    " ",
    "<br>",
    "<hr>",
    "<input>",
    '<img alt="" src="/a.jpg">',
    "<col>",
    "<path/>",
    "&amp;",
    "&#233;",
    "&copy",
)


def find_parse_errors(html: str) -> list:
    """What a whole parser stumbles over."""
    parser = HTMLParser()
    parser.parse(html)
    return parser.errors


def draw_trees() -> st.SearchStrategy[str]:
    """Elements that are closed as they should be, wherever they stand."""

    def wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        parts = st.tuples(st.sampled_from(ELEMENTS), st.lists(inner, max_size=2).map("".join))
        return parts.map(lambda part: f"<{part[0]}>{part[1]}</{part[0]}>")

    return st.recursive(st.sampled_from(LEAVES), wrap, max_leaves=4)


def look(html: str, base_url: str = "https://congdoan.example.vn", theme: str = "plain") -> list:
    """What the gate says when every address leads somewhere."""
    here = "/quyen-cua-ban/trang/"
    script = get_script(theme).encode()
    return check_page(
        html.encode(), here=here, exists=lambda path: True, base_url=base_url, size_of=lambda path: 1, script=script
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", sorted(schema.CONTEXTS))
def test_pages_of_every_theme_pass_and_a_parser_agrees(theme, template):
    html = render(theme, template, FULL[template], SampleLookup())
    assert find_parse_errors(html) == []
    left = [found.message for found in look(html) if WANTING.get(template, "\x00") not in found.message]
    assert left == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", sorted(schema.CONTEXTS))
def test_pages_with_nothing_optional_have_no_error(theme, template):
    context = EMPTY[template]
    html = render(theme, template, context, SampleLookup())
    assert find_parse_errors(html) == []
    assert [found.message for found in look(html, context.site.base_url) if found.level == "error"] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_whatever_a_parser_stumbles_over_the_gate_finds(pieces):
    frame = render_frame()
    html = frame.replace("@", "".join(pieces), 1)
    errors = find_parse_errors(html)
    assert look(html) or not errors, (errors, pieces)


@settings(max_examples=MANY, deadline=None)
@given(draw_trees())
def test_whatever_stands_where_a_parser_moves_it_the_gate_finds(tree):
    html = render_frame().replace("@", tree, 1)
    errors = find_parse_errors(html)
    assert look(html) or not errors, (errors, tree)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_is_cut_out_of_a_page_the_gate_finds_what_a_parser_stumbles_over(data):
    html = render("plain", "pages/article.html", FULL["pages/article.html"], SampleLookup())
    start = data.draw(st.integers(0, len(html) - 1))
    html = html[:start] + html[start + data.draw(st.integers(1, 12)) :]
    errors = find_parse_errors(html)
    assert look(html) or not errors, (errors, html[max(0, start - 60) : start + 60])


def render_frame() -> str:
    """A sound page with a mark where something may be put."""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>'
        f'<meta name="description" content="{"mô tả dài " * 8}"><style>p{{color:red}}</style></head>'
        "<body><main><h1>Trang</h1>@</main></body></html>"
    )


def test_the_frame_itself_is_sound():
    html = re.sub("@", "<p>Chữ</p>", render_frame())
    assert (find_parse_errors(html), look(html)) == ([], [])
