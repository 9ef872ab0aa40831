"""Keys: fresh ones can be made, and missing or wrong ones are told before anything starts."""

import io

import pytest
from django.core.management import call_command

from cms.interest.checks import check_office_keys
from cms.interest.intake.checks import check_intake
from cms.interest.sealing import open_sealed, seal


def printed_keys() -> dict[str, str]:
    out = io.StringIO()
    call_command("make_keys", stdout=out)
    lines = [line for line in out.getvalue().splitlines() if line.startswith("LOA_") and "=" in line]
    return dict(line.split("=", 1) for line in lines)


def test_fresh_keys_fit_each_other_and_pass_the_checks(settings):
    keys = printed_keys()
    assert set(keys) == {"LOA_INTAKE_PUBLIC_KEY", "LOA_OFFICE_PRIVATE_KEY", "LOA_DATA_KEY"}
    assert keys != printed_keys()
    for name, value in keys.items():
        setattr(settings, name, value)
    assert open_sealed(seal(b"x", keys["LOA_INTAKE_PUBLIC_KEY"]), keys["LOA_OFFICE_PRIVATE_KEY"]) == b"x"
    assert [*check_office_keys(), *check_intake()] == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOA_INTAKE_PUBLIC_KEY", "", "interest.E001"),
        ("LOA_INTAKE_PUBLIC_KEY", "abc", "interest.E001"),
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
