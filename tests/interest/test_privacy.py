"""A worker's name and number are nowhere in plain text: not in the database, not in the spool, not in the logs."""

import io
import logging
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from cms.interest.actions import ingest_spool
from cms.interest.models import Lead
from tests.interest.conftest import enter

NEEDLES = ["0987654321", "987654321", "098 765", "Nguyễn Văn Chẳng Ai", "Chẳng Ai", "chang ai", "Xưởng Bí Mật"]
NEEDLES += ["nợ lương bốn tháng", "Đã gặp ở quán nước"]


def whole_database(tmp_path: Path) -> bytes:
    """Every byte of the SQLite file, or every row of every table."""
    if connection.vendor == "sqlite":
        copy = tmp_path / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        return copy.read_bytes() + Path(connection.settings_dict["NAME"]).read_bytes()
    rows = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')  # noqa: S608
            rows.write("\n".join(row[0] for row in cursor.fetchall()).encode())
    return rows.getvalue()


@pytest.mark.django_db(transaction=True)
def test_name_number_and_words_are_nowhere_in_plain_text(send, caller, settings, tmp_path, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    data = {"name": "Nguyễn Văn Chẳng Ai", "phone": "0987 654 321", "workplace": "Xưởng Bí Mật"}
    assert send(**data, question="Bị nợ lương bốn tháng").status_code == 303
    assert send(**data, question="Gửi lại: nợ lương bốn tháng").status_code == 303
    spooled = b"".join(path.read_bytes() for path in settings.LOA_SPOOL_DIR.rglob("*") if path.is_file())
    assert ingest_spool().recorded == 2
    call_command("ingest")
    lead = Lead.objects.get()
    client = enter(caller)
    address = f"/quan-tri/lien-he/{lead.pk}/"
    client.post("/quan-tri/lien-he/tim/", {"text": "0987654321"})
    client.post(f"{address}nhan/")
    client.post(f"{address}ghi-chu/", {"text": "Đã gặp ở quán nước"})
    client.post(f"{address}tinh-trang/", {"status": "closed", "reason": "Đã gặp ở quán nước"})
    assert "Đã gặp ở quán nước" in client.get(address).content.decode()
    stored = whole_database(tmp_path)
    assert b"interest_lead" in stored or b"consent_contact" in stored
    printed = capfd.readouterr()
    for place in (spooled, stored, caplog.text.encode(), printed.out.encode(), printed.err.encode()):
        for needle in NEEDLES:
            assert needle.encode() not in place
            assert needle.encode("unicode_escape") not in place


def test_no_address_of_a_visitor_is_kept_anywhere(db):
    columns = [
        column.name
        for table in connection.introspection.table_names()
        if table.startswith("interest_")
        for column in connection.introspection.get_table_description(connection.cursor(), table)
    ]
    assert "code" in columns
    assert not [name for name in columns if name in ("ip", "ip_address", "remote_addr", "user_agent")]
