"""The health page: numbers and plain words for who watches the machine, and for nobody else."""

import os
import time

import pytest
from django.test import Client

from cms.interest.intake import health
from cms.interest.intake.health import look_at_spool
from tests.interest.conftest import ANSWERS

PATH = "/gui/suc-khoe/"


def test_all_is_well(send, settings):
    send()
    answer = Client().get(PATH)
    said = answer.json()
    assert answer.status_code == 200
    assert (said["healthy"], said["waiting"], said["broken"], said["troubles"]) == (True, 1, 0, [])
    assert said["free"] > 0
    assert answer["Cache-Control"] == "no-store"
    for personal in (ANSWERS["name"], "0912"):
        assert personal not in answer.content.decode()


def test_on_the_machine_itself_it_is_asked_without_tls_and_under_any_name(join_page, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["congdoan.example.org"]
    assert Client().get(PATH, HTTP_HOST="localhost").status_code == 200


def test_who_comes_through_a_proxy_or_from_elsewhere_sees_nothing(join_page, settings):
    for asked in ({"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}):
        assert Client().get(PATH, **asked).status_code == 404
        settings.LOA_HEALTH_TOKEN = "mot-khoa"
        assert Client().get(PATH, **asked).status_code == 404
        assert Client().get(PATH, **asked, HTTP_AUTHORIZATION="Bearer mot-khoa").status_code == 200
        settings.LOA_HEALTH_TOKEN = ""
        assert Client().get(PATH, **asked, HTTP_AUTHORIZATION="Bearer ").status_code == 404
    assert Client().post(PATH).status_code == 404


def test_each_trouble_is_told_in_words(send, settings, monkeypatch):
    send()
    spool = settings.LOA_SPOOL_DIR
    [path] = (spool / "new").iterdir()
    old = time.time() - 3600
    os.utime(path, (old, old))
    (spool / "broken" / "x.sealed").write_bytes(b"")
    settings.LOA_INTAKE_PUBLIC_KEY = ""
    monkeypatch.setattr(health, "LEAST_FREE", 2**62)
    answer = Client().get(PATH)
    assert answer.status_code == 503
    assert answer.json()["oldest"] >= 3600
    troubles = " ".join(answer.json()["troubles"])
    for word in ("chưa ai mở", "không mở được", "khóa công khai", "Đĩa sắp đầy"):
        assert word in troubles


def test_a_spool_nobody_can_write_is_no_error_but_a_trouble(tmp_path, settings):
    (tmp_path / "file").write_text("")
    for spool in (tmp_path / "file", tmp_path / "file" / "spool"):
        assert any("Không ghi được" in trouble for trouble in look_at_spool(spool, time.time()).troubles)
    assert look_at_spool(tmp_path / "not" / "yet", time.time()).troubles == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_spool_without_the_right_to_write_is_a_trouble(tmp_path):
    (tmp_path / "new").mkdir(mode=0o500)
    assert look_at_spool(tmp_path, time.time()).troubles
