"""Ways in, lists of everything of a sort, benefits: with all they can hold, and with nothing."""

from datetime import date
from typing import Any

from cms import schema
from cms.schema.references import Ref

_TITLES = {"rights.html": "Quyền A–Z", "contacts.html": "Gọi cho ai", "documents.html": "Văn bản, tài liệu"}


def make_ways_in() -> tuple[schema.LinkGroup, ...]:
    """Entries of the front page: short words to tap."""
    groups = {
        "Bạn đang gặp chuyện gì?": ("Bị nợ lương", "Bị đuổi việc", "Có bầu", "Tai nạn", "Bị quấy rối, đánh mắng"),
        "Bạn làm nghề gì?": ("May mặc", "Thủy sản", "Tài xế công nghệ"),
    }
    return tuple(
        schema.LinkGroup(title=title, links=tuple(schema.Link(title=word, url="/quyen-cua-ban/") for word in words))
        for title, words in groups.items()
    )


def make_registers(page: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Rights from A to Z, whom to call, documents, benefits. `page`: what all contexts share; `more`: what pages do."""
    link, group = schema.Link, schema.LinkGroup
    wages, strike = "Nợ lương: Bị nợ lương thì phải làm gì?", "Đình công thế nào là đúng luật?"
    letters = (
        group(title="N", anchor="N", links=(link(title=wages, url="/quyen-cua-ban/1/"),)),
        group(title="Đ", anchor="Đ", links=(link(title=strike, url="/quyen-cua-ban/2/"),)),
    )
    untranslated = (
        group(title="T", anchor="viT", links=(link(title="Tăng ca", url="/quyen-cua-ban/3/", language="vi"),)),
    )
    places = (
        group(title="R", anchor="R", links=(link(title="Rạch Sen (phường)", url="#don-vi-rach-sen"),)),
        group(title="V", anchor="V", links=(link(title="Vàm Xa – phường Rạch Sen", url="#don-vi-rach-sen"),)),
    )
    others = (group(title="Khu công nghiệp", links=(link(title="Rạch Sen", url="#don-vi-rach-sen"),)),)
    years = (
        schema.DocumentYear(year="2026", documents=(Ref("document:3"),)),
        schema.DocumentYear(documents=(Ref("document:4"),)),
    )
    told = {
        name: {**page, "title": title, "lead": "Tìm chữ của bạn ở dưới, hoặc gọi số điện thoại ở cuối trang để hỏi."}
        for name, title in _TITLES.items()
    }
    return {
        "rights.html": schema.RightsContext(**told["rights.html"], letters=letters, untranslated=untranslated),
        "contacts.html": schema.ContactsContext(
            **told["contacts.html"], letters=places, groups=others, units=_make_units()
        ),
        "documents.html": schema.DocumentsContext(**told["documents.html"], years=years),
        "pages/benefits.html": _make_benefits({**page, **more}),
    }


def _make_units() -> tuple[schema.PublicContact, ...]:
    ward = schema.ContactArea(kind="place", name="Rạch Sen", word="phường")
    zone = schema.ContactArea(kind="zone", name="Khu công nghiệp Rạch Sen")
    later = schema.ContactArea(kind="place", name="Vàm Tre", word="xã", since=date(2026, 7, 1))
    return (
        schema.PublicContact(
            anchor="don-vi-tinh", name="Liên đoàn Lao động tỉnh Bình Giang", hours=("Thứ hai: 07:30–11:30",)
        ),
        schema.PublicContact(
            anchor="don-vi-rach-sen",
            name="Công đoàn phường Rạch Sen",
            phone="0297 3862 124",
            zalo="0912 345 678",
            email="rachsen@example.vn",
            address="Số 3 đường Bờ Sông, phường Rạch Sen",
            hours=("Thứ hai – thứ sáu: 07:30–11:30, 13:30–17:00", "Thứ bảy: 07:30–11:00"),
            areas=(ward, zone),
            later=(later,),
        ),
    )


def _make_benefits(page: dict[str, Any]) -> schema.BenefitsContext:
    """One benefit with everything, one with nothing but its title, one past."""
    loan = schema.Benefit(
        title="Vay vốn lãi thấp",
        text="<p>Đến 50 triệu đồng, trả dần trong hai năm.</p>",
        who="Đoàn viên từ sáu tháng trở lên",
        how="<ul><li>Viết đơn ở công đoàn cơ sở.</li></ul>",
        until=date(2026, 12, 31),
        contact="Ban Tài chính",
        phone="0297 3862 125",
    )
    bare = schema.Benefit(title="Hỏi luật không mất tiền")
    past = schema.Benefit(title="Vé xe về quê ăn Tết", until=date(2026, 1, 31), contact="Ban Nữ công")
    entry = schema.Benefits(
        title="Quyền lợi đoàn viên",
        lead="Vào công đoàn được gì: vay không lãi, học nghề, được bênh vực khi có chuyện.",
        benefits=(loan, bare, past),
    )
    return schema.BenefitsContext(**page, page=entry, current=(loan, bare), ended=(past,))


def make_empty_registers(page: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """The same with nothing in them that may be left out. `body`: what all pages must have."""
    return {
        "rights.html": schema.RightsContext(**page, title=_TITLES["rights.html"]),
        "contacts.html": schema.ContactsContext(**page, title=_TITLES["contacts.html"]),
        "documents.html": schema.DocumentsContext(**page, title=_TITLES["documents.html"]),
        "pages/benefits.html": schema.BenefitsContext(**page, page=schema.Benefits(**body)),
    }
