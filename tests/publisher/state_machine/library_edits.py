"""What happens to pictures and documents that pages use."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from hypothesis.stateful import rule

from cms.demo.drawing import DOCUMENTS, draw_document
from cms.library.models import Document, Picture
from tests.publisher.state_machine.choices import Rules, which, words
from tests.publisher.state_machine.house import draw_tile, make_tile


class LibraryEdits(Rules):
    """Rules about files and what is said of them."""

    def pick(self, model, number):
        """One picture or document; None when there is none."""
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    @rule(shade=which)
    def upload_a_picture(self, shade):
        make_tile(shade)

    @rule(picture=which, shade=which)
    def swap_the_file_of_a_picture(self, picture, shade):
        if found := self.pick(Picture, picture):
            found.file = ContentFile(draw_tile(shade + 100), name=f"moi-{shade}.jpg")
            found.save()

    @rule(picture=which, text=words)
    def describe_a_picture(self, picture, text):
        if found := self.pick(Picture, picture):
            found.description, found.credit = text, text[:20]
            found.save()

    @rule(picture=which)
    def delete_a_picture(self, picture):
        if found := self.pick(Picture, picture):
            with self.house.office():
                found.delete()

    @rule(picture=which)
    def lose_the_copies_of_a_picture(self, picture):
        if found := self.pick(Picture, picture):
            found.renditions.all().delete()

    @rule(paper=which, text=words)
    def rename_a_document(self, paper, text):
        if found := self.pick(Document, paper):
            found.title, found.number = text, text[:10]
            found.save()

    @rule(paper=which, name=which)
    def swap_the_file_of_a_document(self, paper, name):
        if found := self.pick(Document, paper):
            key = sorted(DOCUMENTS)[name % 3]
            found.file = ContentFile(draw_document(key), name=f"{name}-{DOCUMENTS[key].filename}")
            found.save()

    @rule(paper=which, newer=which)
    def say_which_document_replaces_it(self, paper, newer):
        found, other = self.pick(Document, paper), self.pick(Document, newer)
        if found:
            found.replaced_by = other if other.pk != found.pk else None
            found.save()

    @rule(paper=which)
    def delete_a_document(self, paper):
        if found := self.pick(Document, paper):
            with self.house.office():
                found.delete()

    @rule(number=which)
    def lose_a_file_and_find_it_again(self, number):
        files = sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
        if files:
            place = files[number % len(files)]
            shutil.move(place, self.house.lost / place.name)
            self.house.settle()
            self.house.compare()
            if not place.exists():  # a copy may have been drawn anew
                shutil.move(self.house.lost / place.name, place)
