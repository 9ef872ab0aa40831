"""A small site, and changes to it that touch many files in different ways, each quick to make."""

from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_picture, make_section
from cms.publisher.actions import note_change, publish
from cms.publisher.verification import verify
from cms.union.models import SiteProfile


class SmallSite:
    """A site with two sections, a section within one, articles with a picture."""

    def __init__(self, home: Page, *, articles: int) -> None:
        self.home = home
        self.news = make_section(parent=home, title="Tin tức", in_menu=True)
        self.rights = make_section(parent=home, title="Quyền", in_menu=True)
        self.inner = make_section(parent=self.news, title="Cơ sở")
        picture = make_picture(width=64)
        self.articles = [
            make_article(
                parent=(self.news, self.inner)[number % 2],
                title=f"Bài {number}",
                picture=f"picture:{picture.pk}",
                picture_alt="Cổng",
                tags=("Lương",) if number % 3 else (),
            )
            for number in range(articles)
        ]
        self.turn = 0

    def retitle_a_section(self) -> None:
        """Every page shows it in its menu."""
        Page.objects.filter(pk=self.news.pk).update(title=f"Tin tức {self.turn}")

    def switch_the_theme(self) -> None:
        """Every page carries the style."""
        theme = "lien-doan" if SiteProfile.load().theme == "plain" else "plain"
        SiteProfile.objects.update(theme=theme)

    def move_a_section(self) -> None:
        """Every page below gets another address, and the old one redirects."""
        inner = Page.objects.get(pk=self.inner.pk)
        to = self.rights if inner.get_parent().pk == self.news.pk else self.news
        inner.move(Page.objects.get(pk=to.pk), pos="last-child")

    def add_one_and_take_one_away(self) -> None:
        """One page comes, another goes or comes back."""
        make_article(parent=Page.objects.get(pk=self.news.pk), title=f"Bài mới {self.turn}")
        page = Page.objects.get(pk=self.articles[self.turn % len(self.articles)].pk)
        Page.objects.filter(pk=page.pk).update(live=not page.live)

    def rewrite_one(self) -> None:
        """One article, and the lists it stands in."""
        article = self.articles[self.turn % len(self.articles)]
        ArticlePage.objects.filter(pk=article.pk).update(sapo=f"Đổi lần {self.turn}")

    CHANGES = (retitle_a_section, switch_the_theme, move_a_section, add_one_and_take_one_away, rewrite_one)

    def change(self) -> None:
        """The next of the changes, and the publisher is told."""
        self.turn += 1
        self.CHANGES[self.turn % len(self.CHANGES)](self)
        note_change(reason="đổi")

    def restore(self) -> None:
        """Publish to the end, and have all of it compared."""
        run = publish(reason="thử")
        assert run.state == run.State.DONE, (run.message, run.failures)
        found = [str(found) for found in verify().differences]
        assert found == [], found
