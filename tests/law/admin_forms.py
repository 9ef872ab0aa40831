"""The registry's screens for tests: who opens them, and what their forms send, as a browser sends it."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from cms.law.models import LegalDocument, RegionPlace

LAW = "/quan-tri/so-luat"

NO_CHECK = {"checked_by": "", "checked_on": ""}


def today() -> date:
    """The day the lists speak of."""
    return timezone.localdate()


def day(offset: int) -> str:
    """So many days from today, as a form sends it."""
    return (today() + timedelta(days=offset)).isoformat()


def formset(name: str, *rows: dict, known: int = 0) -> dict[str, str]:
    """A list of rows below a row. `known`: how many of them are in the database (each with its `id`)."""
    data = {
        f"{name}-TOTAL_FORMS": str(len(rows)),
        f"{name}-INITIAL_FORMS": str(known),
        f"{name}-MIN_NUM_FORMS": "1",
        f"{name}-MAX_NUM_FORMS": "1000",
    }
    for number, row in enumerate(rows):
        data |= {f"{name}-{number}-{field}": str(value) for field, value in (NO_CHECK | row).items()}
    return data


def figure_form(*values: dict, known: int = 0, **fields: str) -> dict[str, str]:
    """The form of a figure."""
    named = {"label": "Lương tối thiểu, vùng IX", "unit": "dong", "group": "Lương", "key": "luong-vung-9", "note": ""}
    return named | fields | formset("values", *values, known=known)


def provision_form(document: int, *versions: dict, known: int = 0, **fields: str) -> dict[str, str]:
    """The form of a provision."""
    named = {"document": str(document), "article": "99", "clause": "", "point": "", "keywords": ""}
    return named | fields | formset("versions", *({"text": ""} | one for one in versions), known=known)


def enter(user) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def read(client: Client, path: str, **query: str) -> str:
    """A page of the registry."""
    answer = client.get(f"{LAW}/{path}", query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().replace("\xa0", " ")


def make_place(document: LegalDocument, **fields) -> RegionPlace:
    """A commune in a wage region."""
    values = {"code": "30742", "name": "phường Rạch Giá", "province": "91", "region": "II"} | fields
    return RegionPlace.objects.create(document=document, **values)
