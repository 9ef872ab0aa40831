"""What changes where pages stand: their address, their place, their copies."""

from hypothesis.stateful import rule
from wagtail.models import Page

from cms.schema.text import slugify
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no


class TreeEdits(Rules):
    """Rules about a page and all that stands below it."""

    @rule(page=which, slug=words, number=which)
    def rename_its_address(self, page, slug, number):
        if found := self.pick_text(page):
            with self.house.office():
                found.slug = f"{slugify(slug)[:40]}-{number % 3}"
                found.save_revision().publish()

    @rule(page=which, place=which)
    def move_under_another(self, page, place):
        found, parent = self.pick_page(page), self.pick_parent(place)
        if found and found.can_move_to(parent) and not parent.is_descendant_of(found) and parent.pk != found.pk:
            with self.house.office():
                found.move(parent, pos="last-child")

    @rule(page=which, place=which, right=yes_or_no)
    def stand_beside_another(self, page, place, right):
        found, other = self.pick_page(page), self.pick_page(place)
        if found is None or found.pk == other.pk or other.is_descendant_of(found):
            return
        if found.can_move_to(other.get_parent().specific):
            with self.house.office():
                found.move(other, pos="right" if right else "left")

    @rule(page=which)
    def move_to_the_front_of_its_place(self, page):
        if found := self.pick_page(page):
            with self.house.office():
                found.move(found.get_parent(), pos="first-child")

    @rule(page=which)
    def delete(self, page):
        if len(self.list_pages()) > 6 and (found := self.pick_page(page)):
            with self.house.office():
                found.delete()

    @rule(page=which)
    def hide_a_section_alone(self, page):
        if found := self.pick_page(page, "section", live=True):
            with self.house.office():
                found.unpublish()

    @rule(page=which)
    def hide_a_section_with_all_below(self, page):
        if found := self.pick_page(page, "section", live=True):
            with self.house.office():
                for below in found.get_descendants(inclusive=True).live().specific():
                    below.unpublish()

    @rule(page=which, place=which, number=which, keep_live=yes_or_no)
    def copy_with_all_below(self, page, place, number, keep_live):
        found, parent = self.pick_page(page), self.pick_parent(place)
        if found is None or parent.is_descendant_of(found) or len(self.list_pages()) > 60:
            return
        with self.house.office():
            found.copy(
                recursive=True,
                to=parent,
                update_attrs={"slug": f"ban-sao-{number}", "title": f"Bản sao {number}"},
                copy_revisions=bool(number % 2),
                keep_live=keep_live,
            )

    @rule(page=which, place=which, number=which, recursive=yes_or_no)
    def make_an_alias(self, page, place, number, recursive):
        found, parent = self.pick_page(page), self.pick_parent(place)
        if found is None or parent.pk == found.pk or parent.is_descendant_of(found) or len(self.list_pages()) > 60:
            return
        with self.house.office():
            found.create_alias(parent=parent, update_slug=f"bi-danh-{number}", recursive=recursive)

    @rule(page=which)
    def part_an_alias_from_its_source(self, page):
        aliases = Page.objects.filter(alias_of__isnull=False).order_by("pk")
        if aliases:
            with self.house.office():
                Page.objects.filter(pk=aliases[page % len(aliases)].pk).update(alias_of=None)
