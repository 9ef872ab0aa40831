"""A context for every template: full, and with everything optional left out."""

from datetime import date
from typing import Any

from minijinja import safe

from cms import schema
from cms.schema.facets import state_facets
from cms.schema.references import Ref
from cms.theming.samples.archive import HOURS, make_archive, make_changes, make_past
from cms.theming.samples.calculator import make_calculator, make_calculator_page, make_empty_calculator
from cms.theming.samples.form import make_form
from cms.theming.samples.guides import make_guide
from cms.theming.samples.law import make_check, make_citations, make_law
from cms.theming.samples.registers import make_empty_registers, make_registers, make_ways_in
from cms.theming.samples.sharing import make_shared
from cms.theming.samples.union import at, make_blocks, make_empty_blocks, make_empty_site, make_site

NEWS = "Hai bên ký thoả thuận sau bốn buổi thương lượng; hơn một nghìn người làm ca đêm được hưởng từ ngày 01/04."


def make_cards() -> tuple[schema.Card, ...]:
    """Cards as a list shows them, with and without pictures."""
    card = schema.Card
    return (
        card(
            kind="article",
            title="Công nhân ca đêm được thêm bữa ăn nóng từ tháng Tư",
            url="/tin-tuc/bua-an-ca-dem/",
            summary=NEWS,
            picture=Ref("picture:1"),
            picture_alt="Bếp ăn ca đêm",
            published_at=at(14, 33),
            section="Tin tức",
        ),
        card(
            kind="article",
            title="Tủ sách ở khu trọ: mượn không cần thẻ",
            url="/tin-tuc/tu-sach/",
            summary="Ba khu trọ ở phường Rạch Sen có tủ sách do chính người ở trọ giữ chìa khoá.",
            picture=Ref("picture:2"),
            published_at=at(9, 5, 12),
            section="Tin tức",
        ),
        card(
            kind="article",
            title="Xe đưa đón công nhân đổi giờ trong tuần lễ",
            url="/tin-tuc/xe-dua-don/",
            published_at=at(7, 0, 9),
            section="Thông báo",
        ),
    )


def make_questions() -> tuple[schema.Card, ...]:
    """Cards of explainers."""
    titles = (
        "Bị nợ lương thì phải làm gì?",
        "Tăng ca được trả thêm bao nhiêu?",
        "Mang thai có bị cho nghỉ việc không?",
        "Công ty giữ căn cước của tôi, có đúng không?",
        "Bị tai nạn lao động, ai trả tiền chữa trị?",
        "Nghỉ việc thì nhận trợ cấp thế nào?",
    )
    return tuple(
        schema.Card(kind="explainer", title=title, url=f"/quyen-cua-ban/{index}/") for index, title in enumerate(titles)
    )


def make_review() -> dict[str, Any]:
    """For whom an explainer holds, who checked it, and what changed in it."""
    return {
        "applies_to": state_facets(["no_contract", "women"]),
        "synonyms": ("cty quỵt lương", "chậm lương"),
        **make_check(),
        "index_terms": ("Nợ lương",),
        "changes": (
            schema.ChangeNote(at=at(9, 0, 20), text="Tiền lãi tính theo lãi suất mới từ ngày 01/04."),
            schema.ChangeNote(at=at(8, 0, 2), text="Thêm cách gửi đơn tới hoà giải viên."),
        ),
    }


def make_explainer(**changes) -> schema.Explainer:
    """An explainer with all it can hold."""
    values = {
        "title": "Bị nợ lương thì phải làm gì?",
        "description": "Các bước đòi lương bị trả chậm, bằng chứng cần giữ và nơi giúp bạn.",
        "published_at": at(8, 0),
        "updated_at": at(9, 0, 20),
        "short_answer": "<p>Công ty chậm lương quá 15 ngày thì phải <strong>trả thêm tiền lãi</strong>. Bạn có quyền "
        "đòi bằng văn bản, và được nghỉ việc ngay mà không cần báo trước nếu không được trả đủ và đúng hạn.</p>",
        **make_review(),
        "covers": "<p>Mọi người làm việc theo hợp đồng lao động, kể cả thử việc và hợp đồng bằng lời nói.</p>",
        "steps": (
            "<p><strong>Ghi lại</strong> số tiền và số ngày bị nợ. Chụp bảng lương, tin nhắn báo lương.</p>",
            "<p><strong>Hỏi bằng văn bản</strong> hoặc tin nhắn: bao giờ trả, trả bao nhiêu.</p>",
            '<p><strong>Báo công đoàn cơ sở</strong>, hoặc <a href="page:2">để lại số điện thoại</a>.</p>',
            "<p><strong>Gửi đơn</strong> tới hoà giải viên lao động, trong 6 tháng kể từ ngày bị nợ.</p>",
        ),
        "proof": ("Hợp đồng hoặc tin nhắn nhận việc", "Bảng chấm công, ảnh chụp máy chấm công", "Sao kê ngân hàng"),
        "if_refused": "<p>Ghi lại ngày giờ và người trả lời. Việc cho nghỉ vì bạn đòi lương là trái luật.</p>",
        "help": '<p>Gọi <a href="tel:02973862123">0297 3862 123</a>, giờ hành chính. Không mất tiền.</p>',
        "citations": make_citations(),
        "legal_basis": (
            schema.LegalReference(
                document="Bộ luật Lao động 45/2019/QH14",
                provision="Khoản 4 Điều 97",
                gist="Chậm lương từ 15 ngày trở lên phải trả thêm tiền lãi.",
                in_force_from=date(2021, 1, 1),
                url="https://vbpl.vn/bo-luat-lao-dong",
            ),
            schema.LegalReference(document="Nghị định 145/2020/NĐ-CP", in_force_to=date(2027, 12, 31)),
        ),
        "sensitive": True,
        "tab_title": "Thông tin cho bạn (2)",
        "tags": (schema.Tag(name="Tiền lương", slug="tien-luong"),),
        "body": make_blocks(),
    }
    return schema.Explainer(**values | changes)


def make_campaign(**changes) -> schema.Campaign:
    """A campaign with all it can hold."""
    speaker = schema.Speaker
    values = {
        "title": "Không ai phải đứng suốt ca",
        "demand": "Mỗi chuyền một hàng ghế, mỗi hai giờ mười phút ngồi nghỉ.",
        "picture": Ref("picture:4"),
        "picture_alt": "Công nhân đứng bên chuyền",
        "why": "<p>Đứng tám giờ liền làm suy tĩnh mạch. Luật đã cho nghỉ giữa giờ, nhưng không có chỗ ngồi.</p>",
        "actions": ('<p><a href="page:2">Ghi tên cùng đòi</a>.</p>', "<p>Chụp chỗ làm không có ghế.</p>"),
        "speakers": (
            speaker(name="Chị Hoa", role="kiểm hàng, 9 năm", quote="Chân tôi sưng từ trưa.", portrait=Ref("picture:5")),
            speaker(name="Anh Tuấn", quote="Có ghế, chúng tôi làm đều tay hơn."),
        ),
        "starts_on": date(2026, 3, 1),
        "ends_on": date(2026, 6, 30),
        "progress": "<p><strong>1.240 người</strong> đã ký. Ba xưởng đã đặt ghế.</p>",
        "materials": (Ref("document:3"), Ref("document:4")),
        "action_text": "Ghi tên cùng đòi",
        "action_target": Ref("page:2"),
        "body": make_blocks(),
    }
    return schema.Campaign(**values | changes)


def make_article(**changes) -> schema.Article:
    """An article with all it can hold."""
    values = {
        "title": "Công nhân ca đêm được thêm bữa ăn nóng từ tháng Tư",
        "published_at": at(14, 33),
        "updated_at": at(16, 2),
        "sapo": NEWS,
        "picture": Ref("picture:1"),
        "picture_alt": "Bếp ăn ca đêm",
        "picture_caption": "Bếp ăn ca đêm ở khu công nghiệp Rạch Sen.",
        "signature": "Ban Tuyên giáo",
        "source": "Báo Lao Động",
        "source_url": "https://laodong.example.vn/",
        "documents": (Ref("document:3"),),
        "body": make_blocks(),
    }
    return schema.Article(**values | changes)


def make_join(**changes) -> schema.Join:
    """The join page with all it can hold."""
    values = {
        "title": "Tham gia công đoàn",
        "lead": "Để lại một số điện thoại. Chúng tôi gọi trong hai ngày làm việc.",
        "form": make_form(),
        "after_form": "<p>Không muốn điền? Gọi thẳng số ở cuối trang.</p>",
        "received_title": "Công đoàn đã nhận được tin của bạn",
        "received_text": "<p>Trước 17 giờ ngày mai, một cán bộ sẽ gọi cho bạn.</p>",
        "body": make_blocks()[1:2],
    }
    return schema.Join(**values | changes)


def make_full_contexts() -> dict[str, Any]:
    """Template name → context with everything in it."""
    link = schema.Link
    page = {
        "site": make_site(),
        "url": "/quyen-cua-ban/trang/",
        "breadcrumbs": (link(title="Trang chủ", url="/"), link(title="Quyền của bạn", url="/quyen-cua-ban/")),
    }
    more = {
        **make_shared(page["url"]),
        "tags": (link(title="Tiền lương", url="/chu-de/tien-luong/"), link(title="Bữa ăn", url="/chu-de/bua-an/")),
        "related": make_cards(),
    }
    return {
        **_make_full_lists(page),
        **make_registers(page, more),
        "pages/article.html": schema.PageContext(
            **page, **more, versions_url="/ban-luu/quyen-cua-ban/trang/", page=make_article()
        ),
        "pages/explainer.html": schema.PageContext(**page, **more, **make_law(), **make_past(), page=make_explainer()),
        "pages/guide.html": schema.PageContext(**page, **more, **make_law(), page=make_guide()),
        "pages/campaign.html": schema.PageContext(**page, **more, page=make_campaign()),
        "pages/join.html": schema.PageContext(**page, page=make_join()),
        "pages/plain.html": schema.PageContext(
            **page, **more, page=schema.Plain(title="Giới thiệu", lead="Chúng tôi là ai.", body=make_blocks())
        ),
        "pages/calculator.html": schema.CalculatorContext(
            **page, **more, **make_law(), page=make_calculator_page(make_citations()), calculator=make_calculator()
        ),
        "received.html": schema.ReceiptContext(**page, page=make_join()),
        "404.html": schema.NotFoundContext(site=make_site(), url="/404.html"),
        "redirect.html": schema.RedirectContext(site=make_site(), url="/cu/", target="/tin-tuc/bua-an-ca-dem/"),
        **make_archive(page),
        "changes.html": make_changes(page),
        "search.html": schema.SearchContext(
            **page, index_url="/tim/vi.json", script_url="/tim.js", topics=page["breadcrumbs"]
        ),
        "offline.html": schema.OfflineContext(**page, library_url="/luu/quyen.json", script_url="/tren-may.js"),
        "wipe.html": schema.WipeContext(site=make_site(), url="/x/", done_url="/x/y/", script_url="/tren-may.js"),
    }


def _make_full_lists(page: dict[str, Any]) -> dict[str, Any]:
    """Pages that list others. `page`: what all contexts share."""
    link = schema.Link
    older, newer = link(title="Bài cũ hơn", url="/tin-tuc/cu/"), link(title="Bài mới hơn", url="/tin-tuc/")
    blocks = make_blocks()
    home = schema.Home(
        title="Ở đâu có người lao động, ở đó có công đoàn",
        lead="Tin của công nhân, quyền của bạn viết bằng lời dễ hiểu, và một số điện thoại có người nghe.",
        picture=Ref("picture:6"),
        picture_alt="Công nhân tan ca",
        ways_in=(
            schema.WaysIn(heading="Bạn cần gì?", ways=(schema.WayIn(text="Bị nợ lương", target=Ref("page:12")),)),
        ),
        body=blocks,
    )
    section = schema.Section(title="Tin tức", lead="Việc làm được và việc đang làm.", body=blocks)
    return {
        "pages/home.html": schema.HomeContext(
            **page | {"url": "/", "breadcrumbs": ()},
            page=home,
            featured=make_cards(),
            latest=make_cards(),
            explainers=make_questions(),
            campaigns=make_cards()[:2],
            ways_in=make_ways_in(),
        ),
        "pages/section.html": schema.SectionContext(
            **page, page=section, subsections=page["breadcrumbs"], cards=make_cards(), older=older, feed_url="/t.xml"
        ),
        "listing.html": schema.ListingContext(
            **page, title="Bài về tiền lương", cards=make_cards(), links=(older, newer), newer=newer, older=older
        ),
    }


def make_empty_contexts() -> dict[str, Any]:
    """Template name → context with nothing in it that may be left out."""
    page = {"site": make_empty_site(), "url": "/a/"}
    body = {"title": "Tên", "body": make_empty_blocks()}
    form = schema.Form(
        name="join", version="1", action="/gui/join/", fields=(), consents=(), reader="Ai.", submit="Gửi"
    )
    join = schema.Join(**body, form=form, received_title="Đã nhận")
    return {
        "pages/home.html": schema.HomeContext(**page, page=schema.Home(**body)),
        "pages/section.html": schema.SectionContext(**page, page=schema.Section(title="Mục")),
        "pages/article.html": schema.PageContext(**page, page=schema.Article(**body)),
        "pages/explainer.html": schema.PageContext(**page, page=schema.Explainer(**body, short_answer="")),
        "pages/guide.html": schema.PageContext(**page, page=schema.Guide(**body)),
        "pages/campaign.html": schema.PageContext(**page, page=schema.Campaign(**body, demand="Đòi.", ended=True)),
        "pages/join.html": schema.PageContext(**page, page=join),
        "pages/plain.html": schema.PageContext(**page, page=schema.Plain(**body)),
        "pages/calculator.html": make_empty_calculator(page),
        **make_empty_registers(page, body),
        "listing.html": schema.ListingContext(**page, title="Danh sách"),
        "received.html": schema.ReceiptContext(**page, page=join),
        "404.html": schema.NotFoundContext(**page),
        "redirect.html": schema.RedirectContext(**page, target="https://a.example/moi/"),
        "archive.html": schema.ArchiveContext(
            **page, **HOURS, title="Tên", page_url="/b/", versions_url="/c/", digest="0", body=safe("<h1>Tên</h1>")
        ),
        "archive_index.html": schema.ArchiveIndexContext(**page, title="Tên", page_url="/b/", versions=()),
        "changes.html": schema.ChangesContext(**page, title="Điều gì đã đổi", feed_url="/c.xml"),
        "search.html": schema.SearchContext(**page, index_url="/tim/vi.json", script_url="/tim.js"),
        "offline.html": schema.OfflineContext(**page, library_url="/l.json", script_url="/tren-may.js"),
        "wipe.html": schema.WipeContext(**page, done=True, done_url="/a/", script_url="/tren-may.js"),
    }
