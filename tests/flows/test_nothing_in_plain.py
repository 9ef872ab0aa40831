"""A worker's whole story through the real house; then every byte it left behind is searched for what was said."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from cms.accounts.printed_passwords import DEMO_PASSWORD
from tests.browser.house import House, wait_until
from tests.database import PostgreSQLCopies
from tests.flows.plain_words import Said, encode, spell
from tests.flows.signed_in import PlainBrowser

NAME, PHONE = "Khưu Thị Tuyết Bưởi", "0834567918"
ANSWERS = {
    "name": NAME,
    "phone": "0834.567 918",
    "workplace": "Xưởng mắm Bà Khưu Cụt",
    "commune": "phuong Ben Van",
    "note": "Bị nợ lương bốn tháng mười ngày, xin đừng gọi ban ngày",
    "at_least_16": "yes",
    "consent_contact": "yes",
    "website": "",
}
OFFICE_NOTE = "Đã gặp ở quán nước mía cạnh cầu Đúc"
CORRECTION = "Hãy gọi máy của chồng là anh Tỵ Khìn"
SAID = Said(
    [NAME, "Tuyết Bưởi", "Bà Khưu Cụt", "nợ lương bốn tháng mười ngày", "nước mía cạnh cầu Đúc", "anh Tỵ Khìn"], PHONE
)
LIST, JOIN, RECEIPT = "/quan-tri/lien-he/", "/tham-gia-cong-doan/", "/bien-nhan/"


@pytest.fixture
def house(tmp_path, django_db_setup) -> Iterator[House]:
    """The demo's house on the database that is being tested."""
    house = House(tmp_path / "loa", database=make_database())
    house.build()
    house.start()
    yield house
    house.stop()
    if house.database:
        with psycopg.connect(_server(), autocommit=True) as server:
            server.execute(f'DROP DATABASE "{house.database.rpartition("/")[2]}" WITH (FORCE)')


def make_database() -> str:
    """The address of a migrated database of its own; empty for SQLite, where the house makes a file."""
    if connection.vendor == "sqlite":
        return ""
    copies = PostgreSQLCopies()
    name = f"{copies.own}_house"
    with psycopg.connect(_server(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copies.template}"')
    return f"{_server().rpartition('/')[0]}/{name}"


def _server() -> str:
    own = connection.settings_dict
    secret = f":{own['PASSWORD']}" if own["PASSWORD"] else ""
    return f"postgres://{own['USER']}{secret}@{own['HOST'] or '127.0.0.1'}:{own['PORT'] or 5432}/postgres"


def test_what_a_worker_said_stands_nowhere_in_plain(house, tmp_path):
    worker = PlainBrowser(house.url)
    code = send_the_form(worker, slip=True)
    wait_until(lambda: "Khưu" in open_inbox(house).text, "the lead is in the list")
    follow_by_the_receipt(worker, code)
    work_with_the_lead(house)
    house.manage("clock")
    house.manage("canary", "--page", house.url + JOIN)
    house.manage("publish")
    house.manage("publish", "--verify")
    keep_what_the_database_holds(house)
    assert list((house.folder / "var" / "mail").iterdir()), "a mail went out"
    assert (house.folder / "serve.log").exists()
    assert SAID.list_files(house.folder) == {}
    house.stop()  # what was in memory is on the disk now
    assert SAID.list_files(house.folder) == {}


def send_the_form(worker: PlainBrowser, *, slip: bool = False) -> str:
    """As a browser without scripts does: the form, a look at the answers or at a slip in the number, the receipt."""
    worker.open(JOIN).send("/gui/join/", **ANSWERS | ({"phone": "0834.567"} if slip else {}))
    assert NAME in worker.text
    worker.send("/gui/join/", **(ANSWERS if slip else {}))
    return worker.page.select_one("[data-receipt]").get_text().strip()


def open_inbox(house: House) -> PlainBrowser:
    """The list of everybody, as the province's organiser sees it."""
    return PlainBrowser(house.url).sign_in("to-chuc", DEMO_PASSWORD).open(f"{LIST}?list=all")


def work_with_the_lead(house: House) -> None:
    """Search, read, take, note, try a status, write it into a file: everything leaves a line in a log."""
    allow_export(house)
    office = open_inbox(house)
    for text in (NAME, "khuu thi tuyet buoi", PHONE, "0834 567 918"):
        office.open(LIST).send(f"{LIST}tim/", text=text)
        assert NAME in office.text
    lead = next(link["href"] for link in office.page.select("a.lead-name") if NAME in link.get_text())
    assert SAID.list_in(office.open(lead).content), "the search finds what is there"
    office.send(f"{lead}nhan/")
    office.open(lead).send(f"{lead}ghi-chu/", text=OFFICE_NOTE)
    office.open(lead).send(f"{lead}tinh-trang/", status="closed", reason=OFFICE_NOTE)
    assert OFFICE_NOTE in office.open(lead).text
    assert CORRECTION in office.text
    office.open(f"{LIST}xuat/?list=all").send(f"{LIST}xuat/?list=all", list="all")
    with zipfile.ZipFile(io.BytesIO(office.content)) as book:
        assert any(SAID.list_in(book.read(name)) for name in book.namelist()), "the export holds the lead"
    office.open(f"{LIST}ghi-vao/")
    office.open(f"{LIST}cung-noi-lam/")


def allow_export(house: House) -> None:
    """Give the organiser the right that is given to persons by hand."""
    script = (
        "from cms.accounts.models import User; from django.contrib.auth.models import Permission; "
        "right = Permission.objects.get(codename='export_lead'); "
        "User.objects.get(username='to-chuc').user_permissions.add(right)"
    )
    house.manage("shell", "--no-imports", "-c", script)


def follow_by_the_receipt(worker: PlainBrowser, code: str) -> None:
    """The worker nudges and corrects by the receipt, and sends once more."""
    wait_until(lambda: _sees_the_state(worker, code), "the receipt shows a state", seconds=20)
    worker.send(RECEIPT, "nudge").send(RECEIPT, "nudge")
    _sees_the_state(worker, code)
    worker.send(RECEIPT, "correct").send(RECEIPT, "correct", phone="0834 567 918", text=CORRECTION)
    send_the_form(worker)


def _sees_the_state(worker: PlainBrowser, code: str) -> bool:
    worker.open(RECEIPT).send(RECEIPT, code=code)
    return worker.page.find("input", attrs={"name": "step", "value": "nudge"}) is not None


def keep_what_the_database_holds(house: House) -> None:
    """Beside the other files: every row of PostgreSQL, and what sessions hold, which is compressed in the table."""
    script = (
        "import json; from django.contrib.sessions.models import Session; "
        "print(json.dumps([row.get_decoded() for row in Session.objects.all()], ensure_ascii=False))"
    )
    sessions = house.manage("shell", "--no-imports", "-c", script)
    assert json.loads(sessions.strip().splitlines()[-1])
    (house.folder / "sessions.json").write_text(sessions)
    if house.database:
        with psycopg.connect(house.database) as rows, (house.folder / "tables.txt").open("wb") as file:
            tables = rows.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            for (table,) in tables:
                with rows.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
                    file.write(f"\n{table}\n".encode() + b"".join(bytes(line) for line in copy))
        assert b"interest_leadevent" in (house.folder / "tables.txt").read_bytes()


@pytest.mark.parametrize("text", [NAME, "anh Tỵ Khìn", "0834567918", "+84834567918", "0834-567-918", "(0834) 567.918"])
def test_the_search_would_find_it_however_it_is_written(tmp_path, text):
    ways = [way for spelling in spell(text) for way in encode(spelling)] if text[0] not in "0+(" else [text.encode()]
    for number, way in enumerate([*ways, *encode(PHONE)]):
        path = tmp_path / f"{number}.bin"
        path.write_bytes(b"\x00before " + way + b" after\xff")
        assert SAID.list_files(tmp_path), way
        path.unlink()
    assert SAID.list_in("Khưu Thị Tuyết, 0834567981, anh Tý".encode()) == []


def test_a_file_name_and_a_packed_file_are_read_too(tmp_path):
    (tmp_path / f"{PHONE}.xlsx").touch()
    assert SAID.list_files(tmp_path)
    assert Path(tmp_path, f"{PHONE}.xlsx").exists()
