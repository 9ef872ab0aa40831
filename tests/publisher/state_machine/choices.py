"""What a random edit is about: which page, which words. All from small numbers, so that failures shrink well."""

from collections.abc import Iterable

from hypothesis import strategies as st
from wagtail.models import Page

from cms import schema
from cms.content.models import PAGE_MODELS, ContentPage
from cms.library.models import Document, Picture
from cms.schema.references import Ref
from tests.publisher.state_machine.house import House

WORDS = (
    "Tăng ca",
    "Lương & thưởng",
    "Bữa ăn <ca>",
    "Hỏi “đáp” 'nhanh'",
    "Đình công",
    "Nghỉ phép năm",
    "A" * 90,
    "Trang 1",
)
"""Titles and texts: marks, letters that HTML must escape, words that are the same once written as addresses."""

which = st.integers(0, 40)
"""A number that stands for one of however many there are."""
words = st.sampled_from(WORDS)
kinds = st.sampled_from(("article", "article", "article", "explainer", "guide", "campaign", "section", "plain", "join"))
pieces = st.lists(st.integers(0, 200), max_size=4)
"""A body: each number is a block, what kind and about what; see make_body."""
yes_or_no = st.booleans()


class Rules:
    """What all groups of rules need."""

    house: House

    def list_pages(self, *wanted: str, live: bool | None = None) -> list[Page]:
        """The pages of the site, the home page first; `wanted`: only of these kinds."""
        pages = Page.objects.filter(depth__gte=2).order_by("pk").select_related("content_type")
        if live is not None:
            pages = pages.filter(live=live)
        names = {model._meta.model_name for model in PAGE_MODELS if not wanted or model.entry_kind in wanted}
        return [page for page in pages if page.content_type.model in names]

    def pick_page(self, number: int, *wanted: str, live: bool | None = None, home: bool = False) -> ContentPage | None:
        """One page as what it is, never the home page unless `home`; None when there is none."""
        pages = [page for page in self.list_pages(*wanted, live=live) if home or page.depth > 2]
        return pages[number % len(pages)].specific if pages else None

    def pick_text(self, number: int, *wanted: str, live: bool | None = None, home: bool = False) -> ContentPage | None:
        """One page that can be edited: an alias only follows its source."""
        page = self.pick_page(number, *wanted, live=live, home=home)
        return page if page and not page.alias_of_id else None

    def pick_parent(self, number: int) -> ContentPage:
        """The home page or a section."""
        return self.pick_page(number, "home", "section", home=True)

    def pick_ref(self, kind: str, number: int) -> Ref:
        """A reference to some page, picture or document, public or not; empty when there is none."""
        things = {"page": Page.objects.filter(depth__gte=2), "picture": Picture.objects, "document": Document.objects}
        keys = list(things[kind].order_by("pk").values_list("pk", flat=True))
        return Ref(f"{kind}:{keys[number % len(keys)]}") if keys else Ref("")

    def type_address(self, number: int) -> str:
        """The address of some page, public or not, as somebody copies it out of a browser."""
        pages = self.list_pages()
        return pages[number % len(pages)].full_url or "https://example.org/"

    def change(self, page, *, live=True, **values):
        """Save a page with other values, and publish it or leave it a draft."""
        if page is None:
            return
        with self.house.office():
            for name, value in values.items():
                setattr(page, name, value)
            revision = page.save_revision()
            if live:
                revision.publish()

    def make_body(self, numbers: Iterable[int]) -> tuple[schema.Block, ...]:
        """Blocks of a body, with links to other pages, pictures and documents."""
        return tuple(block for number in numbers if (block := self._make_block(number % 9, number // 9)))

    def _make_block(self, kind: int, number: int) -> schema.Block | None:
        word = WORDS[number % len(WORDS)]
        page, picture, paper = (self.pick_ref(name, number) for name in ("page", "picture", "document"))
        plain = word.replace("&", "&amp;").replace("<", "&lt;")
        makers = (
            lambda: schema.RichText(html=f'<p>{plain}, xem <a href="{page}">{plain}</a>.</p>'),
            lambda: schema.RichText(html=f'<p>Tải <a href="{paper}">{plain}</a>.</p>') if paper else None,
            lambda: schema.Picture(picture=picture, alt=word[:80], caption=word) if picture else None,
            lambda: schema.Document(document=paper, note=word) if paper else None,
            lambda: schema.CallToAction(text=word[:30], target=page),
            lambda: schema.Heading(text=word, level=2 + number % 2),
            lambda: schema.Quote(text=word, attribution="Chị Sáu"),
            lambda: schema.QuestionAnswer(question=word, answer=f'<p><a href="{page}">{plain}</a></p>'),
            lambda: schema.RichText(html=f'<p>Gõ tay <a href="{self.type_address(number)}">{plain}</a>.</p>'),
        )
        return makers[kind]()
