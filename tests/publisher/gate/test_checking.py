"""The gate says what is wrong with a drawn page, where, and whether the page may pass."""

import random

import pytest

from cms.publisher.gate import Finding, check_page

BASE = "https://congdoan.example.vn"
HERE = "/tin-tuc/bai/"
DESCRIPTION = "Hai bên ký thoả thuận sau bốn buổi thương lượng; hơn một nghìn người làm ca đêm được hưởng."
THEME_FAULT = "Đây là lỗi của giao diện, hãy báo người quản trị."
SIZES = {
    "/": 9_000,
    "/tin-tuc/": 9_000,
    HERE: 9_000,
    "/tep/ke-hoach.pdf": 900_000,
    "/anh/nho.jpg": 40_000,
    "/anh/nho.avif": 20_000,
    "/anh/to.jpg": 312_000,
    "/anh/to.avif": 250_000,
    "/chu/loa.woff2": 20_000,
    "/ma/tim.js": 4_000,
}


def make_page(body: str = "", *, head: str = "", **changes: str) -> str:
    """A sound page with `body` after its heading; `changes` replace parts of its frame."""
    parts = {
        "language": ' lang="vi"',
        "title": "<title>Bữa ăn ca đêm</title>",
        "description": f'<meta name="description" content="{DESCRIPTION}">',
        "style": "<style>p{color:#123}</style>",
        "heading": "<h1>Bữa ăn ca đêm</h1>",
    } | changes
    return (
        f'<!doctype html>\n<html{parts["language"]}>\n<head>\n<meta charset="utf-8">\n{parts["title"]}\n'
        f'{parts["description"]}\n{head}{parts["style"]}\n</head>\n<body>\n<header><a href="/">Trang chủ</a></header>\n'
        f'<main id="main">\n{parts["heading"]}\n{body}\n</main>\n<footer><p>Công đoàn</p></footer>\n</body>\n</html>\n'
    )


def check(html: str) -> list[Finding]:
    """What the gate says of a page of a small site."""
    return check_page(html.encode(), here=HERE, exists=SIZES.__contains__, base_url=BASE, size_of=SIZES.__getitem__)


def check_body(body: str) -> list[tuple[str, str]]:
    """What the gate says of a page with `body`, without the sentence that blames the theme."""
    return [(finding.level, finding.message.removesuffix(THEME_FAULT).rstrip()) for finding in check(make_page(body))]


def test_a_sound_page_passes_without_a_word():
    body = (
        '<p>Xem <a href="/tin-tuc/">tin</a>, <a href="../">mục</a>, <a href="/tin-tuc/?trang=2#cuoi">nữa</a>, '
        f'<a href="{BASE}/tin-tuc/">đây</a>, <a href="#bua-an">dưới</a>, <a href="{HERE}#bua-an">dưới</a>, '
        '<a href="https://vbpl.vn/luat?a=1&amp;b=2">luật</a>, <a href="tel:0297">gọi</a>, '
        '<a href="mailto:a@b.vn">thư</a>, <a href="/tep/ke-hoach.pdf">kế hoạch</a>.</p>'
        '<h2 id="bua-an">Bữa ăn</h2><h3>Món</h3><h2>Giá &amp; suất</h2>'
        '<picture><source type="image/avif" srcset="/anh/nho.avif 320w, /anh/nho.avif 640w">'
        '<img src="/anh/nho.jpg" alt="Bếp ăn"></picture><img src="/anh/nho.jpg" alt="">'
        "<table><caption>Giá</caption><thead><tr><th>Ca</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
        '<form action="/gui/join/"><p><label for="ten">Tên</label> <input id="ten" name="ten" title="a>b"></p></form>'
        '<svg viewBox="0 0 1 1"><g><path d="M0 0"/></g></svg><script src="/ma/tim.js" defer></script>'
    )
    assert check(make_page(body)) == []


@pytest.mark.parametrize(
    ("body", "level", "message"),
    [
        ("<div><p>Chữ</div>", "error", "Mã HTML hỏng ở gần “Chữ”: thẻ <p> chưa được đóng đúng chỗ."),
        ("<p>Chữ</b></p>", "error", "thẻ </b> không đóng thẻ nào."),
        ("<p><b><i>Chữ</b></i></p>", "error", "thẻ <i> chưa được đóng đúng chỗ."),
        ("<p>Một<div>hai</div></p>", "error", "Mã HTML hỏng ở gần “hai”: <div> không được đứng trong <p>."),
        ("<p><span><ul><li>hai</li></ul></span></p>", "error", "<ul> không được đứng trong <span>."),
        ('<a href="/">Một <a href="/">hai</a></a>', "error", "<a> không được đứng trong <a>."),
        ("<ul><li>Một<li>hai</li></li></ul>", "error", "<li> không được đứng trong <li>."),
        ("<table><tr><p>Chữ</p></tr></table>", "error", "<p> không được đứng trong <tr>."),
        ("<table>lạc<tr><td>1</td></tr></table>", "error", "có chữ đứng ngoài chỗ dành cho chữ."),
        ("<tr><td>1</td></tr>", "error", "<tr> không được đứng trong <main>."),
        ("<div/>Chữ</div>", "error", "thẻ <div> chưa được đóng đúng chỗ."),
        ("<p>1 < 2</p>", "error", "có một dấu < không thuộc thẻ nào."),
        ("<p>Chữ <b class=></b></p>", "error", "thẻ viết sai (<b class=>)."),
        ("<p>Chữ</p id='a'>", "error", "thẻ viết sai (</p id='a'>)."),
        ('<p class="a" CLASS="b">Chữ</p>', "error", "<p> có thuộc tính class hai lần."),
        ("<p class=a>Chữ</p>", "warning", "thuộc tính class của <p> thiếu dấu ngoặc kép."),
        ("<blink>Chữ</blink>", "warning", "không có thẻ nào tên là <blink>."),
        ("<span><div>Chữ</div></span>", "warning", "<div> không nên đứng trong <span>."),
        ("<ul><p>Chữ</p></ul>", "warning", "<p> không nên đứng trong <ul>."),
        ("<li>Chữ</li>", "warning", "<li> không nên đứng trong <main>."),
        ("<p>&khong; có</p>", "warning", "ký tự đặc biệt &khong; viết sai."),
        ("<p>a\x00b</p>", "warning", "có ký tự điều khiển không nhìn thấy được"),
        ("<!-- <p>chưa đóng</p>", "error", "có một dấu < không thuộc thẻ nào."),
        ('<p id="a">1</p><p id="a">2</p>', "warning", "Hai phần của trang cùng mang tên “a”"),
        ('<label for="ten">Tên</label>', "warning", "Trang nhắc tới phần “ten” ở gần “Tên”"),
    ],
)
def test_html_that_is_not_sound_is_found(body, level, message):
    assert [found_level for found_level, found in check_body(body) if message in found] == [level]


def test_one_broken_tag_is_told_once_and_not_as_twenty_faults():
    assert len(check_body("<section><div><p>Chữ</section>" + "<p>Đoạn</p>" * 50)) == 1


def test_thousand_elements_in_one_another_are_refused():
    assert "quá nhiều thẻ" in check_body("<div>" * 1000 + "</div>" * 1000)[0][1]


@pytest.mark.parametrize(
    ("html", "level", "message"),
    [
        (make_page(heading=""), "error", "Trang không có tiêu đề chính (h1)."),
        (make_page("<h1>Hai</h1>"), "error", "Trang có 2 tiêu đề chính (h1): “Bữa ăn ca đêm”, “Hai”."),
        (make_page(heading="<h2>Trên</h2><h1>Bài</h1>"), "warning", "Đề mục “Trên” đứng trước tiêu đề chính"),
        (
            make_page("<h2>Một</h2><h4>Bốn <b>chữ</b></h4>"),
            "warning",
            "Tiêu đề “Bốn chữ” nhảy từ cấp 2 xuống cấp 4. Hãy chọn cấp 3 cho tiêu đề này.",
        ),
        (make_page("<h2></h2>"), "warning", "Có một tiêu đề cấp 2 không có chữ."),
        (make_page(title=""), "error", "Trang không có tên (thẻ title)."),
        (make_page(title="<title> </title>"), "error", "Trang không có tên (thẻ title)."),
        (make_page(language=""), "warning", "Trang không nói mình viết bằng tiếng gì (lang)."),
        (make_page(description=""), "warning", "Trang chưa có mô tả ngắn."),
        (make_page(description='<meta name="description" content="Ngắn">'), "warning", "Mô tả ngắn mới có 4 chữ cái"),
        (
            make_page(description=f'<meta name="description" content="{"dài " * 50}">'),
            "warning",
            "Mô tả ngắn dài 199 chữ cái, máy tìm kiếm chỉ hiện 160",
        ),
        (make_page().replace("<!doctype html>\n", ""), "error", "không mở đầu và kết thúc như một trang HTML"),
        (make_page().replace("</html>", "</html><p>Thừa</p>"), "error", "<p> không được đứng trong"),
        (make_page().replace("</body>\n</html>", ""), "error", "thẻ <body> chưa được đóng"),
        (make_page(head="lạc "), "error", "có chữ đứng ngoài chỗ dành cho chữ"),
        ("Chỉ có chữ", "error", "không mở đầu và kết thúc như một trang HTML"),
    ],
)
def test_what_every_page_must_have_is_missed(html, level, message):
    assert [found.level for found in check(html) if message in found.message] == [level]


def test_page_hidden_from_search_engines_needs_no_description():
    assert check(make_page(description='<meta name="robots" content="noindex">')) == []


@pytest.mark.parametrize(
    ("body", "level", "message"),
    [
        ('<img src="/anh/nho.jpg"><p>Chữ</p>', "error", "Ảnh nho.jpg ở gần “Chữ” không có mô tả"),
        ('<img src="/anh/nho.jpg" alt="IMG_2031.JPG">', "warning", "Mô tả ảnh “IMG_2031.JPG”"),
        ('<img src="/anh/nho.jpg" alt="DSC00417">', "warning", "Mô tả ảnh “DSC00417”"),
        ('<img src="/anh/nho.jpg" alt="buaan-cadem.png">', "warning", "là tên tệp. Hãy viết một câu"),
        ('<img src="/anh/mat.jpg" alt="Bếp">', "error", "Trang dùng /anh/mat.jpg, nhưng trang web không có tệp đó."),
        (
            '<img src="/anh/nho.jpg" srcset="/anh/nho.jpg 320w, /anh/mat.jpg 640w" alt="Bếp">',
            "error",
            "Trang dùng /anh/mat.jpg, nhưng",
        ),
        (
            '<picture><source srcset="/anh/to.avif 1280w"><img src="/anh/to.jpg" alt="Bếp ăn"></picture>',
            "warning",
            "Ảnh “Bếp ăn” có tệp nặng 312 kB, nên dưới 200 kB.",
        ),
    ],
)
def test_pictures_are_looked_at(body, level, message):
    [(found_level, found)] = check_body(body)
    assert (found_level, message in found) == (level, True), found


@pytest.mark.parametrize(
    ("body", "level", "message"),
    [
        (
            '<p>Đọc <a href="/mat/">bài về lương</a> nhé</p>',
            "error",
            "Liên kết “bài về lương” dẫn tới /mat/, nhưng trang web không có địa chỉ đó.",
        ),
        (f'<p><a href="{BASE}/mat/">xem</a></p>', "error", "Liên kết “xem” dẫn tới /mat/"),
        ('<p><a href="mat/">xem</a></p>', "error", "Liên kết “xem” dẫn tới /tin-tuc/bai/mat/"),
        ('<p><a href="/m%E1%BA%A5t/">xem</a></p>', "error", "Liên kết “xem” dẫn tới /mất/"),
        ('<p><a href="/tep/mat.pdf">tệp</a></p>', "error", "Liên kết “tệp” dẫn tới /tep/mat.pdf"),
        ('<p><a href="#mat">xem</a></p>', "warning", "Liên kết “xem” dẫn tới mục mat, nhưng trang này không có"),
        ('<p><a href="">xem</a></p>', "warning", "Liên kết “xem” không dẫn tới đâu."),
        ('<p><a href="#">xem</a></p>', "warning", "Liên kết “xem” không dẫn tới đâu."),
        ('<p><a href="javascript:alert(1)">xem</a></p>', "error", "Liên kết “xem” có địa chỉ nguy hiểm"),
        ('<p><a href=" java&#x0A;script:alert(1)">xem</a></p>', "error", "Liên kết “xem” có địa chỉ nguy hiểm"),
        ('<p><a href="data:text/html,x">xem</a></p>', "error", "Liên kết “xem” có địa chỉ nguy hiểm"),
        ('<p><a href="thunder://x">xem</a></p>', "warning", "Liên kết “xem” có địa chỉ lạ (thunder://x)"),
        ('<p>Xem <a href="/"></a></p>', "warning", "Có một liên kết không có chữ"),
    ],
)
def test_links_that_lead_nowhere_are_found(body, level, message):
    [(found_level, found)] = check_body(body)
    assert (found_level, message in found) == (level, True), found
    assert THEME_FAULT not in found


def test_moved_page_must_lead_to_where_something_is():
    [found] = check(make_page(head='<meta http-equiv="refresh" content="0; url=/mat/">'))
    assert found.message.startswith("Trang dùng /mat/, nhưng trang web không có tệp đó.")


@pytest.mark.parametrize(
    "part",
    [
        '<img src="https://ngoai.example/a.gif" alt="">',
        '<img src="//ngoai.example/a.gif" alt="">',
        '<img src="\\\\ngoai.example\\a.gif" alt="">',
        '<img src="http://congdoan.example.vn.ngoai.example/a.gif" alt="">',
        '<img src="/anh/nho.jpg" srcset="https://ngoai.example/a.gif 2x" alt="">',
        '<video src="https://ngoai.example/a.mp4"></video>',
        '<video poster="https://ngoai.example/a.jpg"></video>',
        '<iframe src="https://ngoai.example/"></iframe>',
        '<object data="https://ngoai.example/a"></object>',
        '<embed src="https://ngoai.example/a">',
        '<script src="https://ngoai.example/a.js"></script>',
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">Chữ</p>',
        '<form action="https://ngoai.example/gui"><p>Chữ</p></form>',
        '<form><p><button formaction="https://ngoai.example/">Gửi</button></p></form>',
        '<p><a href="/" ping="https://ngoai.example/">xem</a></p>',
        '<p style="background:url(https://ngoai.example/a.gif)">Chữ</p>',
        '<svg><use href="https://ngoai.example/a.svg#b"/></svg>',
        '<iframe srcdoc="&lt;p&gt;"></iframe>',
    ],
)
def test_nothing_is_fetched_from_or_sent_to_elsewhere(part):
    assert "error" in [level for level, _message in check_body(part)]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="https://ngoai.example/a.css">',
        '<link rel="preload" as="font" href="https://ngoai.example/a.woff2">',
        '<link rel="icon" href="https://ngoai.example/a.ico">',
        '<link rel="preconnect" href="https://ngoai.example">',
        '<link rel="alternate stylesheet" href="https://ngoai.example/a.css">',
        '<base href="https://ngoai.example/">',
    ],
)
def test_the_head_fetches_nothing_from_elsewhere(head):
    assert [found.level for found in check(make_page(head=head))] == ["error"]


@pytest.mark.parametrize(
    "style",
    [
        "p{background:url(https://ngoai.example/a.gif)}",
        "p{background:url( '//ngoai.example/a.gif' )}",
        "p{background:u\\72l(https://ngoai.example/a.gif)}",
        "@import 'https://ngoai.example/a.css';",
        '@font-face{src:url("https://ngoai.example/a.woff2")}',
        "p{background:image-set('https://ngoai.example/a.gif' 1x)}",
        "@font-face{src:url(/chu/mat.woff2)}",
    ],
)
def test_the_style_fetches_nothing_from_elsewhere_and_nothing_missing(style):
    assert [found.level for found in check(make_page(style=f"<style>{style}</style>"))] == ["error"]


def test_the_style_may_use_what_the_site_has():
    style = "<style>@font-face{src:url(/chu/loa.woff2)}p{background:url(data:image/gif;base64,R0)}a>b{c:d}</style>"
    assert check(make_page(style=style)) == []


def test_addresses_elsewhere_that_are_only_named_are_no_requests():
    head = f'<link rel="canonical" href="{BASE}{HERE}"><link rel="license" href="https://creativecommons.org/by/4.0/">'
    assert check(make_page(head=head)) == []


def test_page_over_the_hard_limit_is_kept_back_and_nothing_else_is_asked():
    [found] = check(make_page("<p>" + "chữ " * 200_000 + "</p>"))
    assert found == Finding(
        level="error", message="Trang nặng 1172 kB, quá mức 512 kB. Hãy chia nội dung ra nhiều trang."
    )


def test_page_over_its_budget_passes_with_a_warning():
    dice = random.Random(1)  # noqa: S311  the same words each time
    words = "".join(dice.choices("aăâbcdđeêghiklmnoôơpqrstuưvxy    ", k=40_000))
    [found] = check(make_page(f"<p>{words}</p>"))
    assert found.level == "warning"
    assert found.message.startswith("Trang nặng ")
    assert found.message.endswith("Hãy chia bài hoặc bớt bảng.")


def test_errors_come_first_and_the_theme_is_blamed_only_for_what_is_its_own():
    found = check(make_page('<p><a href="#mat">xem</a></p><div><p>Chữ</div>'))
    assert [one.level for one in found] == ["error", "warning"]
    assert [one.message.endswith(THEME_FAULT) for one in found] == [True, False]


def test_hostile_page_costs_no_more_than_reading_it():
    for piece in ("<a '", '<"', "<<", "&", "<p>", "</p>", "<style>", "<!--", "<table>", "\x00", '"></a>', "<h2></h2>"):
        found = check(make_page(piece * (400_000 // len(piece))))
        assert len(found) <= 20, piece
