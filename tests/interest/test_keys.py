"""Keys: fresh ones can be made, changed and written on paper; missing or wrong ones are told before anything starts."""

import io
import sys
from base64 import b64encode

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.checks import check_office_keys
from cms.interest.intake.checks import check_intake
from cms.interest.recovery import MisreadLine, read_from_paper, write_on_paper
from cms.interest.sealing import open_sealed, seal

KEYS = st.binary(min_size=32, max_size=32).map(lambda raw: b64encode(raw).decode())


def printed(*command: str) -> str:
    out = io.StringIO()
    call_command("keys", *command, stdout=out)
    return out.getvalue()


def settings_in(text: str) -> dict[str, str]:
    lines = [line for line in text.splitlines() if line.startswith("LOA_") and "=" in line]
    return dict(line.split("=", 1) for line in lines)


def take_over(settings, text: str) -> None:
    """Set what a command printed, as an administrator does; the older settings go."""
    settings.LOA_OFFICE_PRIVATE_KEY = settings.LOA_INTAKE_PUBLIC_KEY = ""
    for name, value in settings_in(text).items():
        setattr(settings, name, value.split(",") if name.endswith("KEYS") else value)


def test_fresh_keys_fit_each_other_and_pass_the_checks(settings):
    text = printed("make")
    keys = settings_in(text)
    assert set(keys) == {"LOA_INTAKE_PUBLIC_KEYS", "LOA_INTAKE_SECRET", "LOA_OFFICE_PRIVATE_KEYS", "LOA_DATA_KEY"}
    assert keys != settings_in(printed("make"))
    take_over(settings, text)
    assert open_sealed(seal(b"x", settings.LOA_INTAKE_PUBLIC_KEYS), settings.LOA_OFFICE_PRIVATE_KEYS) == b"x"
    assert [*check_office_keys(), *check_intake()] == []
    assert "mở được" in printed("check")


def test_after_a_rotation_old_and_new_messages_open_and_new_ones_need_the_new_key(settings):
    take_over(settings, printed("make"))
    old_public, old_private = settings.LOA_INTAKE_PUBLIC_KEYS, settings.LOA_OFFICE_PRIVATE_KEYS
    before = seal(b"before", old_public)
    take_over(settings, printed("recovery"))
    paper = [key for key in settings.LOA_INTAKE_PUBLIC_KEYS if key not in old_public]
    take_over(settings, printed("rotate"))
    after = seal(b"after", settings.LOA_INTAKE_PUBLIC_KEYS)
    assert open_sealed(before, settings.LOA_OFFICE_PRIVATE_KEYS) == b"before"
    assert open_sealed(after, settings.LOA_OFFICE_PRIVATE_KEYS) == b"after"
    with pytest.raises(ValueError, match="cannot be opened"):
        open_sealed(after, old_private)
    assert paper[0] in settings.LOA_INTAKE_PUBLIC_KEYS
    assert check_office_keys() == []


def test_the_paper_opens_what_was_sealed_when_the_office_is_gone(settings, monkeypatch):
    take_over(settings, printed("make"))
    said = printed("recovery")
    take_over(settings, said)
    sealed = seal(b"x", settings.LOA_INTAKE_PUBLIC_KEYS)
    lines = [line.partition(".  ")[2] for line in said.splitlines() if ".  " in line]
    assert len(lines) == 4
    settings.LOA_OFFICE_PRIVATE_KEYS = []
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines).lower() + "\n"))
    said = printed("recover")
    assert "mở được thư đang nhận" in said
    take_over(settings, said)
    assert open_sealed(sealed, settings.LOA_OFFICE_PRIVATE_KEYS) == b"x"


def test_another_organisers_key_opens_too_and_its_private_half_is_shown_once(settings):
    take_over(settings, printed("make"))
    said = printed("add")
    private = said.splitlines()[1]
    settings.LOA_INTAKE_PUBLIC_KEYS = settings_in(said)["LOA_INTAKE_PUBLIC_KEYS"].split(",")
    assert open_sealed(seal(b"x", settings.LOA_INTAKE_PUBLIC_KEYS), private) == b"x"
    shown = printed("show")
    assert len(shown.split("\n")) == 2 + shown.endswith("\n")
    assert private not in shown


@given(KEYS, st.integers(0, 3), st.integers(0, 15), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_paper_is_read_back_and_a_wrong_letter_names_its_line(key, line, at, letter):
    lines = write_on_paper(key)
    assert read_from_paper(lines) == key
    signs = lines[line].replace(" ", "")
    if signs[at] != letter:
        wrong = [*lines[:line], signs[:at] + letter + signs[at + 1 :], *lines[line + 1 :]]
        try:
            assert read_from_paper(wrong) != key  # one in 65,536 passes the check of its line
        except MisreadLine as error:
            assert error.number == line + 1


@pytest.mark.parametrize(("lines", "number"), [([], 0), (["a"] * 4, 1), (["đ"] * 4, 1), (["ABCD"] * 5, 0)])
def test_paper_that_is_no_key_is_refused(lines, number):
    with pytest.raises(MisreadLine) as caught:
        read_from_paper(lines)
    assert caught.value.number == number


def test_an_office_that_opens_nothing_fails_the_check(settings):
    take_over(settings, printed("make"))
    settings.LOA_OFFICE_PRIVATE_KEYS = settings_in(printed("make"))["LOA_OFFICE_PRIVATE_KEYS"].split(",")
    with pytest.raises(CommandError, match="opens nothing"):
        printed("check")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOA_INTAKE_PUBLIC_KEY", "", "interest.E001"),
        ("LOA_INTAKE_PUBLIC_KEY", "abc", "interest.E001"),
        ("LOA_INTAKE_SECRET", "", "interest.W002"),
        ("LOA_OFFICE_PRIVATE_KEY", "", "interest.E003"),
        ("LOA_OFFICE_PRIVATE_KEY", "A" * 43 + "=", "interest.E004"),
        ("LOA_DATA_KEY", "", "interest.E005"),
        ("LOA_DATA_KEY", "x,y", "interest.E005"),
    ],
)
def test_a_key_that_is_missing_or_wrong_is_told(settings, name, value, said):
    setattr(settings, name, value)
    found = [*check_office_keys(), *check_intake()]
    assert said in [message.id for message in found]
    assert value == "" or all(value not in str(message) for message in found)
