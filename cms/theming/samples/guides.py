"""A guide with all it can hold: two questions that lead to one outcome, ways back, blocks in an outcome."""

from dataclasses import replace

from cms import schema
from cms.theming.samples.law import make_check, make_citations
from cms.theming.samples.union import at, make_blocks


def make_guide(**changes) -> schema.Guide:
    """A sensitive guide of two questions and two outcomes."""
    values = {
        "title": "Bị nợ lương, tôi làm gì?",
        "description": "Trả lời vài câu để biết công ty nợ bạn những gì và bước tiếp theo là gì.",
        "published_at": at(8, 0),
        "lead": "Hai câu hỏi là biết việc cần làm.",
        "nodes": _make_nodes(),
        "citations": make_citations(),
        **make_check(),
        "sensitive": True,
        "tags": (schema.Tag(name="Tiền lương", slug="tien-luong"),),
        "body": (schema.RichText(html="<p>Nội dung mẫu.</p>"),),
    }
    return schema.Guide(**values | changes)


def _make_nodes() -> tuple[schema.GuideNode, ...]:
    answer, back = schema.GuideAnswer, schema.GuideBack
    return (
        schema.GuideNode(
            code="muc-tre-may-ngay",
            number=1,
            title="Lương trễ mấy ngày rồi?",
            help="<p>Đếm từ ngày trả lương ghi trong hợp đồng.</p>",
            answers=(
                answer(text="Chưa tới 15 ngày", leads_to="muc-ai-noi", number=2),
                answer(text="Từ 15 ngày trở lên", leads_to="muc-doi-them-lai", number=3),
            ),
        ),
        schema.GuideNode(
            code="muc-ai-noi",
            number=2,
            title="Công ty có nói lý do không?",
            answers=(
                answer(text="Có", leads_to="muc-doi-them-lai", number=3),
                answer(text="Không", leads_to="muc-hoi", number=4),
                answer(text="Câu trả lời còn dở của một bản nháp"),
            ),
            came_from=(back(code="muc-tre-may-ngay", number=1),),
        ),
        schema.GuideNode(
            code="muc-doi-them-lai",
            number=3,
            title="Đòi đủ lương, kèm tiền lãi",
            body=_lower_headings(),
            came_from=(back(code="muc-tre-may-ngay", number=1), back(code="muc-ai-noi", number=2)),
        ),
        schema.GuideNode(
            code="muc-hoi",
            number=4,
            title="Hỏi bằng tin nhắn",
            body=(schema.CallToAction(text="Gọi công đoàn", url="tel:02973862123"),),
            came_from=(back(code="muc-ai-noi", number=2),),
        ),
    )


def _lower_headings() -> tuple[schema.Block, ...]:
    """Every kind of block, as an outcome states them."""
    return tuple(
        replace(block, level=3, anchor="") if isinstance(block, schema.Heading) else block for block in make_blocks()
    )
