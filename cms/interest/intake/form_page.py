"""Writing into a published page: what was typed, what is wrong with it, the receipt code. Nothing else changes.

The theme marks the places with data attributes: `data-field="NAME"` around a control, `data-error` on the paragraph for
its message, `data-error-summary` on the box at the top, `data-receipt` on the place of the code. A theme that lacks
one of the places gets it made.
"""

from bs4 import BeautifulSoup, Tag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.interest.receipts import LANGUAGE_FIELD
from cms.schema import Form

_CONTROLS = ["input", "textarea", "select"]
_UNSEEN = {"hidden", "submit", "button"}
ONCE = "once"
"""The hidden field in which the script says what is one sending, and no more than one."""
CARRIED = ("placement", ONCE)
"""Hidden fields that are not the page's own: they come back as they were sent."""
TOKEN = "token"  # noqa: S105  the name of a field
EDIT, ASKED = "edit", "asked"
"""Names of fields: back to the questions; the answers were looked at."""


def fill_form(html: str, form: Form, typed: dict[str, str], errors: dict[str, str], heading: str) -> str:
    """The page with its form filled in. `errors`: by the name of the field; `heading`: the first line of the box.

    What is carried along unseen (CARRIED, and the token in `typed`) stands in hidden fields.
    """
    soup = BeautifulSoup(html, "html.parser")
    place = find_form(soup, form)
    names = [question.name for question in form.fields] + [consent.purpose for consent in form.consents]
    for name in names:
        controls = _find_controls(place, name)
        for control in controls:
            _type_into(control, typed.get(name, ""))
        if controls and name in errors:
            _mark_wrong(soup, controls, name, errors[name])
        missed = any(name in group and errors.keys() & group for group in form.alternatives)
        if controls and (typed.get(name) or name in errors or missed):
            _unfold(controls[0])
    for name in (*CARRIED, TOKEN):
        carry(soup, place, name, typed.get(name, ""))
    ids = {name: controls[0]["id"] for name in errors if (controls := _find_controls(place, name))}
    if heading:
        _fill_summary(soup, place, heading, [(ids.get(name, ""), message) for name, message in errors.items()])
    if errors and soup.title is not None:
        soup.title.string = _("Lỗi: %(title)s") % {"title": soup.title.get_text().strip()}
    return str(soup)


def write_receipt(html: str, code: str, promised: str = "") -> str:
    """The page shown after sending, with the receipt code in its place; empty when the page has no such place.

    `promised`: who calls by when. Both it and the way to the worker's page go where the theme says, or after the code.
    """
    soup = BeautifulSoup(html, "html.parser")
    places = soup.select("[data-receipt]")
    if not places:
        return ""
    for place in places:
        place.string = code
        del place["hidden"]
    last = places[-1].find_parent("p") or places[-1]
    _put(soup, "data-follow", _make_way(soup, code), last)
    if promised:
        line = soup.new_tag("p", attrs={"data-promise": ""})
        line.string = promised
        _put(soup, "data-promise", line, last)
    return str(soup)


def _put(soup: BeautifulSoup, mark: str, tag: Tag, after: Tag) -> None:
    place = soup.select_one(f"[{mark}]")
    if place is None:
        after.insert_after(tag)
        return
    del place["hidden"]
    if tag.name == "p":
        place.string = tag.get_text()
    else:
        place.append(tag)


def _make_way(soup: BeautifulSoup, code: str) -> Tag:
    # A form, not a link: the code must stand in no address.
    way = soup.new_tag("form", attrs={"method": "post", "action": "/bien-nhan/"})
    way.append(soup.new_tag("input", attrs={"type": "hidden", "name": "code", "value": code}))
    way.append(soup.new_tag("input", attrs={"type": "hidden", "name": LANGUAGE_FIELD, "value": get_language()}))
    button = soup.new_tag("button", attrs={"type": "submit", "class": "button plain"})
    button.string = _("Xem việc đến đâu, nhắc, sửa hoặc xóa")
    way.append(button)
    return way


def find_phone(html: str) -> tuple[str, str]:
    """The first telephone number a page links to, as (address, words); both empty when there is none."""
    link = BeautifulSoup(html, "html.parser").select_one('a[href^="tel:"]')
    return (str(link["href"]), link.get_text().strip()) if link else ("", "")


def find_form(soup: BeautifulSoup, form: Form) -> Tag:
    """The form on the page; the whole page when it has none."""
    return soup.find("form", action=form.action) or soup.find("form", method="post") or soup


def carry(soup: BeautifulSoup, place: Tag, name: str, value: str) -> None:
    """Put `value` into the form's hidden field `name`, which is made when there is none and there is a value."""
    field = place.find("input", attrs={"name": name, "type": "hidden"})
    if field is None and value:
        field = soup.new_tag("input", attrs={"type": "hidden", "name": name})
        place.append(field)
    if field is not None:
        field["value"] = value


def _find_controls(place: Tag, name: str) -> list[Tag]:
    """The controls of this name a person sees: one, or all of a group to choose from."""
    found = [c for c in place.find_all(_CONTROLS, attrs={"name": name}) if c.get("type") not in _UNSEEN]
    return found if found and found[0].get("type") == "radio" else found[:1]


def _type_into(control: Tag, value: str) -> None:
    if control.name == "textarea":
        # The parser of a browser drops one line end right after the tag.
        control.string = f"\n{value}" if value.startswith("\n") else value
    elif control.name == "select":
        for option in control.find_all("option"):
            del option["selected"]
            if value and option.get("value", option.get_text()) == value:
                option["selected"] = ""
    elif control.get("type") in ("checkbox", "radio"):
        del control["checked"]
        if (value and control.get("type") == "checkbox") or (value and control.get("value") == value):
            control["checked"] = ""
    else:
        control["value"] = value


def _unfold(control: Tag) -> None:
    # What was typed, or is wrong, is never out of sight.
    for fold in control.find_parents("details"):
        fold["open"] = ""


def _mark_wrong(soup: BeautifulSoup, controls: list[Tag], name: str, message: str) -> None:
    control = controls[0]
    wrapper = control.find_parent(attrs={"data-field": name})
    paragraph = wrapper.select_one("[data-error]") if wrapper else soup.find(id=f"{name}-error")
    if paragraph is None:
        paragraph = soup.new_tag("p", attrs={"data-error": ""})
        control.insert_before(paragraph)
    paragraph["id"] = f"{name}-error"
    paragraph.string = message
    del paragraph["hidden"]
    if not control.get("id"):
        control["id"] = name
    # A group to choose from is described as a whole, by the fieldset around it.
    marked = control.find_parent("fieldset") if len(controls) > 1 else None
    marked = marked or control
    control["aria-invalid"] = "true"
    described = str(marked.get("aria-describedby", "")).split()
    marked["aria-describedby"] = " ".join(dict.fromkeys([paragraph["id"], *described]))


def _fill_summary(soup: BeautifulSoup, place: Tag, heading: str, lines: list[tuple[str, str]]) -> None:
    box = soup.select_one("[data-error-summary]")
    if box is None:
        box = soup.new_tag("div", attrs={"data-error-summary": "", "role": "alert"})
        place.insert(0, box)
    del box["hidden"]
    box["tabindex"] = "-1"
    for name in ("h2", "ul"):
        if box.find(name) is None:
            box.append(soup.new_tag(name))
    box.h2.string = heading
    box.ul.clear()
    for target, message in lines:
        item, link = soup.new_tag("li"), soup.new_tag("a", attrs={"href": f"#{target}"})
        (link if target else item).string = message
        if target:
            item.append(link)
        box.ul.append(item)
