"""What stands around pages: words, names, settings, looks, old addresses, who may see what."""

from django.db.models import F
from hypothesis.stateful import rule
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from cms.content.models import PenName, Tag
from cms.library.models import Document, Picture
from cms.schema.text import slugify
from cms.union.models import SiteProfile
from tests.publisher.state_machine.choices import Rules, which, words, yes_or_no

SITE_FIELDS = ("name", "tagline", "address", "phone", "managing_body", "parent_body", "person_responsible")


class Surroundings(Rules):
    """Rules about everything that many pages show."""

    @rule(tag=which, name=words, slug=yes_or_no)
    def rename_a_tag(self, tag, name, slug):
        tags = list(Tag.objects.order_by("pk"))
        if tags:
            found = tags[tag % len(tags)]
            with self.house.office():
                found.name = f"{name[:60]} {tag % 3}"
                found.slug = slugify(found.name) if slug else found.slug
                found.full_clean()
                found.save()

    @rule(tag=which)
    def delete_a_tag(self, tag):
        if tags := list(Tag.objects.order_by("pk")):
            with self.house.office():
                tags[tag % len(tags)].delete()

    @rule(name=words)
    def rename_a_pen_name(self, name):
        with self.house.office():
            found = PenName.objects.order_by("pk").first()
            found.name = name[:80]
            found.save()

    @rule(field=which, value=words)
    def change_what_the_site_says_of_itself(self, field, value):
        profile = SiteProfile.load()
        setattr(profile, SITE_FIELDS[field % len(SITE_FIELDS)], value[:40])
        profile.save()

    @rule()
    def empty_the_imprint_and_fill_it_again(self):
        SiteProfile.objects.update(email="")
        self.house.settle()
        self.house.compare()
        SiteProfile.objects.update(email="lienhe@example.org")

    @rule(page=which, privacy=yes_or_no)
    def choose_a_special_page(self, page, privacy):
        profile, found = SiteProfile.load(), self.pick_page(page) if page % 5 else None
        setattr(profile, "privacy_page_id" if privacy else "join_page_id", found.pk if found else None)
        profile.save()

    @rule()
    def move_to_another_domain(self):
        Site.objects.update(port=F("port") + 1)

    # Looks

    @rule()
    def switch_the_theme(self):
        profile = SiteProfile.load()
        profile.theme = "lien-doan" if profile.theme == "plain" else "plain"
        profile.save()

    @rule(number=which, large=yes_or_no, of_both=yes_or_no)
    def change_a_token_of_the_theme(self, number, large, of_both):
        profile = SiteProfile.load()
        changes = {"accent": [f"#0000{number % 256:02x}", "#ffffff"]} | ({"text": ["large", ""]} if large else {})
        profile.theme_changes = dict.fromkeys(("plain", "lien-doan") if of_both else ("plain",), changes)
        profile.save()

    @rule(number=which, colour=which)
    def edit_the_style(self, number, colour):
        sheets = sorted(self.house.themes.glob("*/css/**/*.css"))
        with sheets[number % len(sheets)].open("a") as sheet:
            sheet.write(f".x{colour} {{ color: #{colour:03}; }}\n")

    @rule(number=which)
    def edit_a_template(self, number):
        templates = sorted(self.house.themes.glob("*/templates/**/*.html"))
        with templates[number % len(templates)].open("a") as template:
            template.write("{# sửa #}" if number % 2 else "<!-- sửa -->")

    @rule(number=which)
    def break_a_template_and_mend_it(self, number):
        templates = sorted(self.house.themes.glob("plain/templates/**/*.html"))
        template = templates[number % len(templates)]
        good = template.read_text()
        template.write_text(good + "{{ khong.co.gi }}")
        self.house.settle()
        self.house.compare()
        template.write_text(good)

    # Old addresses

    @rule(old=words, page=which, outside=yes_or_no, number=which)
    def keep_an_old_address(self, old, page, outside, number):
        found = self.pick_page(page)
        where = {"redirect_link": "https://example.org/"} if outside or not found else {"redirect_page": found}
        with self.house.office():
            Redirect.objects.create(old_path=f"/{slugify(old)[:40]}-{number % 4}", site=None, **where)

    @rule(page=which, place=which)
    def keep_the_address_of_a_page_that_is_there(self, page, place):
        found, other = self.pick_page(page), self.pick_page(place)
        if found and found.url:
            with self.house.office():
                path = Redirect.normalise_path(found.get_url_parts()[2])
                Redirect.objects.create(old_path=path, site=None, redirect_page=other)

    @rule(number=which, page=which)
    def lead_an_old_address_elsewhere(self, number, page):
        if rows := list(Redirect.objects.order_by("pk")):
            row = rows[number % len(rows)]
            row.redirect_page, row.redirect_link = self.pick_page(page), ""
            row.save()

    @rule(number=which)
    def forget_an_old_address(self, number):
        if rows := list(Redirect.objects.order_by("pk")):
            rows[number % len(rows)].delete()

    # Who may see what

    @rule(page=which)
    def restrict_a_page(self, page):
        if found := self.pick_page(page):
            PageViewRestriction.objects.create(page=found, restriction_type="login")

    @rule(page=which)
    def lift_a_restriction(self, page):
        if rows := list(PageViewRestriction.objects.order_by("pk")):
            rows[page % len(rows)].delete()

    @rule(number=which, below=yes_or_no)
    def put_files_into_a_collection(self, number, below):
        root = Collection.get_first_root_node()
        found = Collection.objects.filter(depth=2).first() or root.add_child(name="Riêng")
        found = (found.get_children().first() or found.add_child(name="Trong")) if below else found
        model = Picture if number % 2 else Document
        rows = list(model.objects.order_by("pk"))
        if rows:
            row = rows[number // 2 % len(rows)]
            row.collection = root if number % 3 == 0 else Collection.objects.get(pk=found.pk)
            row.save()

    @rule()
    def close_or_open_the_collection(self):
        found = Collection.objects.filter(depth=2).first()
        if found and not CollectionViewRestriction.objects.all().delete()[0]:
            CollectionViewRestriction.objects.create(collection=found, restriction_type="login")
