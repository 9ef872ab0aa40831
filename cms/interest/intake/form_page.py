"""Writing into a published page: what was typed, what is wrong with it, the receipt code. Nothing else changes.

The theme marks the places with data attributes: `data-field="NAME"` around a control, `data-error` on the paragraph for
its message, `data-error-summary` on the box at the top, `data-receipt` on the place of the code. A theme that lacks
one of the places gets it made.
"""

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from cms.schema import Form

_CONTROLS = ["input", "textarea", "select"]
_UNSEEN = {"hidden", "submit", "button"}


def fill_form(html: str, form: Form, typed: dict[str, str], errors: dict[str, str], heading: str) -> str:
    """The page with its form filled in. `errors`: by the name of the field; `heading`: the first line of the box."""
    soup = BeautifulSoup(html, "html.parser")
    place = _find_form(soup, form)
    names = [question.name for question in form.fields] + [consent.purpose for consent in form.consents]
    for name in names:
        control = _find_control(place, name)
        if control is None:
            continue
        _type_into(control, typed.get(name, ""))
        if name in errors:
            _mark_wrong(soup, control, name, errors[name])
    ids = {name: control["id"] for name in errors if (control := _find_control(place, name)) and control.get("id")}
    _fill_summary(soup, place, heading, [(ids.get(name, ""), message) for name, message in errors.items()])
    if soup.title is not None:
        soup.title.string = _("Lỗi: %(title)s") % {"title": soup.title.get_text().strip()}
    return str(soup)


def write_receipt(html: str, code: str) -> str:
    """The page shown after sending, with the receipt code in its place; empty when the page has no such place."""
    soup = BeautifulSoup(html, "html.parser")
    places = soup.select("[data-receipt]")
    for place in places:
        place.string = code
        del place["hidden"]
    return str(soup) if places else ""


def find_phone(html: str) -> tuple[str, str]:
    """The first telephone number a page links to, as (address, words); both empty when there is none."""
    link = BeautifulSoup(html, "html.parser").select_one('a[href^="tel:"]')
    return (str(link["href"]), link.get_text().strip()) if link else ("", "")


def _find_form(soup: BeautifulSoup, form: Form) -> Tag:
    return soup.find("form", action=form.action) or soup.find("form", method="post") or soup


def _find_control(place: Tag, name: str) -> Tag | None:
    for control in place.find_all(_CONTROLS, attrs={"name": name}):
        if control.get("type") not in _UNSEEN:
            return control
    return None


def _type_into(control: Tag, value: str) -> None:
    if control.name == "textarea":
        # The parser of a browser drops one line end right after the tag.
        control.string = f"\n{value}" if value.startswith("\n") else value
    elif control.name == "select":
        for option in control.find_all("option"):
            del option["selected"]
            if value and option.get("value", option.get_text()) == value:
                option["selected"] = ""
    elif control.get("type") == "checkbox":
        del control["checked"]
        if value:
            control["checked"] = ""
    else:
        control["value"] = value


def _mark_wrong(soup: BeautifulSoup, control: Tag, name: str, message: str) -> None:
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
    control["aria-invalid"] = "true"
    described = str(control.get("aria-describedby", "")).split()
    control["aria-describedby"] = " ".join(dict.fromkeys([paragraph["id"], *described]))


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
