"""What lists of everything of a sort are made of: units and their days, words from A to Z, days documents end."""

from datetime import timedelta

from django.utils import timezone
from hypothesis.stateful import rule

from cms.content.models import ExplainerPage
from cms.library.models import Document
from cms.union.models import Coverage, Place, Unit
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no


def pick_day(number: int):
    """A day near today; None for one in five."""
    return timezone.localdate() + timedelta(days=number % 5 - 2) if number % 5 else None


class RegisterEdits(Rules):
    """Rules about what the lists hold."""

    @rule(number=which, shown=yes_or_no, phone=which)
    def show_or_hide_a_unit(self, number, shown, phone):
        code = f"dv-{number % 3}"
        values = {"name": f"Công đoàn {code}", "phone": f"0297 000 {phone:04}", "on_website": shown}
        Unit.objects.update_or_create(code=code, defaults={"kind": Unit.Kind.COMMUNE} | values)

    @rule(number=which, upper=which, day=which)
    def end_a_unit_whose_work_another_goes_on_with(self, number, upper, day):
        units = list(Unit.objects.order_by("pk"))
        if units:
            found, other = units[number % len(units)], units[upper % len(units)]
            with self.house.office():
                found.valid_to = pick_day(day)
                found.successor = other if other.pk != found.pk else None
                found.full_clean()
                found.save()

    @rule(number=which, name=words, since=which)
    def give_a_unit_a_place(self, number, name, since):
        units = list(Unit.objects.order_by("pk"))
        if units:
            code = f"{90000 + number % 4}"
            place, _made = Place.objects.update_or_create(code=code, defaults={"name": name[:40], "kind": "phuong"})
            with self.house.office():
                row = Coverage(unit=units[number % len(units)], place=place, valid_from=pick_day(since))
                row.full_clean()
                row.save()

    @rule(page=which, text=words, empty=yes_or_no)
    def say_which_words_a_right_stands_under(self, page, text, empty):
        if found := self.pick_page(page, "explainer"):
            ExplainerPage.objects.filter(pk=found.pk).update(index_terms="" if empty else f"{text}\nNợ {page % 3}")

    @rule(paper=which, day=which)
    def say_until_when_a_document_is_in_force(self, paper, day):
        rows = list(Document.objects.order_by("pk"))
        if rows:
            Document.objects.filter(pk=rows[paper % len(rows)].pk).update(in_force_to=pick_day(day))
