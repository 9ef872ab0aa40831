"""What shared links and machines are told of a sample page."""

import json

from minijinja import safe

from cms import schema

BASE = "https://congdoan.example.vn"


def make_card(url: str, alt: str) -> schema.SharedPicture:
    """The card of the page at `url`."""
    return schema.SharedPicture(url=f"{url}the.png?v=0f1e2d", width=1200, height=630, alt=alt)


def make_shared(url: str) -> dict:
    """The card and the JSON-LD of a page, with what the publisher puts into the one of an explainer."""
    title = "Bị nợ lương thì phải làm gì?"
    answer = {"@type": "Answer", "text": "Chậm trả lương quá 15 ngày thì phải trả thêm tiền lãi cho bạn."}
    steps = [{"name": "Trang chủ", "item": f"{BASE}/"}, {"name": "Quyền của bạn", "item": f"{BASE}/quyen-cua-ban/"}]
    items = [
        {"@type": "ListItem", "position": place, **step} for place, step in enumerate([*steps, {"name": title}], 1)
    ]
    facts = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [{"@type": "Question", "name": title, "acceptedAnswer": answer}],
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": items},
    }
    data = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return {"share_card": make_card(url, title), "linked_data": safe(data)}
