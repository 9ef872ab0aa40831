"""From the spool to the list: each sending once, to the right unit, and nothing overwritten by a stranger."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from cms.interest.actions import change_status, ingest_spool, ingesting, record_message
from cms.interest.messages import Agreement, Answer, Message, write_message
from cms.interest.models import ConsentRecord, Lead, LeadEvent, Submission
from cms.interest.queries import get_spool_state
from cms.interest.receipts import make_code
from cms.interest.sealing import BadKey, seal
from cms.interest.spool import list_waiting, write_sealed
from tests.interest.conftest import make_user

ROOT = Path(__file__).resolve().parent.parent.parent


def make_message(phone: str = "+84912345678", code: str | None = None, **answers: str) -> Message:
    given = {"name": "Trần Thị Ước Mơ", "commune": "Rạch Giá"} | answers
    return Message(
        code=code or make_code(),
        form="join",
        version="v1",
        page="/tham-gia/",
        language="vi",
        received_at=datetime(2026, 11, 22, 7, 33, tzinfo=UTC),
        answers=(
            Answer(name="phone", label="Số điện thoại", value=phone, phone=phone),
            *(Answer(name=name, label=name, value=value) for name, value in given.items()),
        ),
        agreements=(Agreement(purpose="consent_contact", wording="Tôi đồng ý.", given=True),),
    )


def spool(message: Message) -> Path:
    sealed = seal(write_message(message), live_settings.LOA_INTAKE_PUBLIC_KEY)
    return write_sealed(Path(live_settings.LOA_SPOOL_DIR), message.code, sealed)


def test_what_a_worker_sent_becomes_a_lead_with_its_consent(send, union):
    send()
    done = ingest_spool()
    lead = Lead.objects.get()
    assert (done.recorded, done.repeated, done.broken) == (1, 0, 0)
    assert (lead.name, lead.phone, lead.phone_shown) == ("Trần Thị Ước Mơ", "+84912345678", "0912 345 678")
    assert (lead.status, lead.unit) == ("new", union["ward"])
    assert list(lead.consents.values_list("purpose", "given", "wording", "version")) == [
        ("consent_contact", True, "Tôi đồng ý để công đoàn gọi lại cho tôi.", "v1"),
        ("consent_news", False, "Tôi muốn nhận tin của công đoàn.", "v1"),
    ]
    assert list_waiting(live_settings.LOA_SPOOL_DIR) == []


def test_the_same_file_twice_is_recorded_once(union, tmp_path):
    path = spool(make_message())
    copy = shutil.copy(path, tmp_path / "copy")
    ingest_spool()
    shutil.copy(copy, path)
    done = ingest_spool()
    assert (done.recorded, done.repeated) == (0, 1)
    assert (Lead.objects.count(), Submission.objects.count(), LeadEvent.objects.count()) == (1, 1, 1)
    assert ConsentRecord.objects.count() == 1
    assert list_waiting(live_settings.LOA_SPOOL_DIR) == []


def test_a_kill_after_recording_and_before_removing_is_made_good(union, monkeypatch):
    spool(make_message())
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(ingesting, "remove", lambda path: (_ for _ in ()).throw(KeyboardInterrupt()))
        ingest_spool()
    assert len(list_waiting(live_settings.LOA_SPOOL_DIR)) == 1
    assert ingest_spool().repeated == 1
    assert Submission.objects.count() == 1


def test_a_second_sending_overwrites_nothing_and_is_seen(union):
    record_message(message=make_message())
    record_message(message=make_message(name="Kẻ Lạ", workplace="Nơi khác"))
    lead = Lead.objects.get()
    assert (lead.name, lead.workplace) == ("Trần Thị Ước Mơ", "")
    event = lead.events.get(kind="sent_again")
    assert "Kẻ Lạ" in event.note
    assert lead.submissions.count() == 2


def test_who_sends_again_after_being_closed_comes_up_again(union):
    record_message(message=make_message())
    lead = Lead.objects.get()
    change_status(lead=lead, actor=make_user("a"), status="closed", reason="Nhầm số")
    record_message(message=make_message())
    lead.refresh_from_db()
    assert lead.status == "new"


def test_two_without_a_number_are_two_leads(union):
    record_message(message=make_message(phone=""))
    record_message(message=make_message(phone=""))
    assert Lead.objects.count() == 2


@pytest.mark.parametrize(
    ("answers", "unit"),
    [
        ({"commune": "phường rạch giá"}, "ward"),
        ({"commune": "Rạch Giá", "workplace": "cty hải sản xanh"}, "zone"),
        ({"commune": "", "workplace": "Hải Sản Xanh"}, "zone"),
        ({"commune": "Ở đâu đó"}, "province"),
        ({"commune": ""}, "province"),
        ({"workplace": "Công ty Chế biến"}, "zone"),  # covered from inside the company: the unit above it
        ({"commune": "Rạch Giá", "workplace": "Hải Sản Xanh", "no_local_contact": "có"}, "province"),
        ({"workplace": "Công ty Chế biến", "no_local_contact": "có"}, "province"),
    ],
)
def test_each_sending_goes_to_the_unit_that_looks_after_it(union, answers, unit):
    record_message(message=make_message(**answers))
    lead = Lead.objects.get()
    assert lead.unit == union[unit]
    assert lead.no_local_contact == bool(answers.get("no_local_contact"))


def test_without_any_unit_a_lead_is_kept_all_the_same(db):
    record_message(message=make_message())
    assert Lead.objects.get().unit is None


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xff" * 100, b"A" * 500])
def test_a_file_that_cannot_be_opened_is_set_aside_and_the_others_go_on(union, content):
    folder = Path(live_settings.LOA_SPOOL_DIR)
    write_sealed(folder, "BROKEN", content)
    spool(make_message())
    done = ingest_spool()
    assert (done.recorded, done.broken) == (1, 1)
    assert (get_spool_state().waiting, get_spool_state().broken) == (0, 1)
    assert (folder / "broken" / "BROKEN.sealed").read_bytes() == content


@pytest.mark.parametrize("inside", [b"", b"[]", b"{}", b'{"format": 1}', b'{"format": 2}', b"\xff", b"null"])
def test_an_envelope_with_something_else_inside_is_set_aside(union, inside):
    write_sealed(Path(live_settings.LOA_SPOOL_DIR), make_code(), seal(inside, live_settings.LOA_INTAKE_PUBLIC_KEY))
    assert ingest_spool().broken == 1


def test_files_set_aside_for_a_wrong_key_come_back_with_the_right_one(union, settings):
    right, wrong = settings.LOA_OFFICE_PRIVATE_KEY, settings.LOA_DATA_KEY
    spool(make_message())
    settings.LOA_OFFICE_PRIVATE_KEY = wrong
    assert ingest_spool().broken == 1
    settings.LOA_OFFICE_PRIVATE_KEY = right
    call_command("ingest", "--retry-broken")
    assert Lead.objects.count() == 1


@pytest.mark.parametrize("key", ["LOA_OFFICE_PRIVATE_KEY", "LOA_DATA_KEY"])
def test_without_its_keys_the_office_touches_no_file(union, settings, key):
    spool(make_message())
    setattr(settings, key, "")
    with pytest.raises(BadKey):
        ingest_spool()
    with pytest.raises(CommandError):
        call_command("ingest")
    assert get_spool_state() == type(get_spool_state())(waiting=1, broken=0)


def test_while_the_database_is_away_the_files_stay(union, monkeypatch):
    def away(**_kwargs):
        raise OperationalError("gone")

    spool(make_message())
    with monkeypatch.context() as patched:
        patched.setattr(ingesting, "record_messages", away)
        with pytest.raises(OperationalError):
            ingest_spool()
    assert get_spool_state().waiting == 1
    assert ingest_spool().recorded == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can be told how large its disk is")
@pytest.mark.django_db(transaction=True)
def test_while_the_databases_disk_is_full_the_files_stay():
    for number in range(100):
        spool(make_message(phone=f"+8491234{number:04}"))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0] + 3}")
        with pytest.raises(OperationalError, match="full"):
            ingest_spool()
        assert (get_spool_state().waiting, Lead.objects.count()) == (100, 0)
        cursor.execute("PRAGMA max_page_count=1000000")
    assert (ingest_spool().recorded, Lead.objects.count()) == (100, 100)


def test_there_may_be_no_spool_yet(union, settings, tmp_path):
    settings.LOA_SPOOL_DIR = tmp_path / "none"
    assert ingest_spool().recorded == 0
    call_command("ingest")


def database_url() -> str:
    """The address of this test's database, for another process."""
    own = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{own['NAME']}"
    return f"postgres://{own['USER']}@{own['HOST'] or '127.0.0.1'}:{own['PORT'] or 5432}/{own['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_record_each_sending_once(settings):
    phones = [f"+8491234567{number % 10}" for number in range(40)]
    for phone in phones:
        spool(make_message(phone=phone))
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": database_url(),
        "LOA_SPOOL_DIR": str(settings.LOA_SPOOL_DIR),
        "LOA_INTAKE_PUBLIC_KEY": settings.LOA_INTAKE_PUBLIC_KEY,
        "LOA_OFFICE_PRIVATE_KEY": settings.LOA_OFFICE_PRIVATE_KEY,
        "LOA_DATA_KEY": settings.LOA_DATA_KEY,
    }
    command = [sys.executable, "manage.py", "ingest"]
    running = [subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate(timeout=120)[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert sum(int(line.split()[0]) for line in said) == 40, said
    assert (Submission.objects.count(), Lead.objects.count()) == (40, 10)
    assert LeadEvent.objects.count() == 40
    assert (get_spool_state().waiting, get_spool_state().broken) == (0, 0)
