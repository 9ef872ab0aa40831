"""The entries of LOA_TARGETS: what they may say, and what the checks say of them."""

from pathlib import Path

import pytest

from cms.publisher.checks import check_targets
from cms.publisher.targets.addresses import BucketAddress, FolderAddress, RsyncAddress, read_address, read_addresses
from cms.publisher.targets.errors import AddressError


def test_each_kind_is_read_with_its_options():
    assert read_address("folder:/srv/www/") == FolderAddress(name="folder:/srv/www", path=Path("/srv/www"))
    assert read_address("rsync://web@host:2222/srv/www?key=/k&known_hosts=/h") == RsyncAddress(
        name="rsync://web@host:2222/srv/www",
        host="host",
        path="/srv/www",
        user="web",
        port=2222,
        key="/k",
        known_hosts="/h",
    )
    assert read_address("rsync://[::1]/srv").host == "::1"
    bucket = read_address("s3://Thung/web?endpoint=https://s3.example.org:9000&region=hcm&keys=cdn&style=host")
    assert bucket == BucketAddress(
        name="s3://Thung/web",
        bucket="Thung",
        prefix="web/",
        endpoint="https://s3.example.org:9000",
        region="hcm",
        keys="CDN",
        host_style=True,
    )
    assert bucket.secret_variable == "LOA_S3_CDN_SECRET_KEY"
    assert read_address("s3://thung").endpoint == "https://s3.us-east-1.amazonaws.com"


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "ftp://host/x",
        "/srv/www",
        "folder:srv/www",
        "folder:/",
        "folder:///",
        "folder:/srv/../etc",
        "folder://host/srv",
        "folder:/srv?mode=7",
        "rsync://host",
        "rsync://host/",
        "rsync://-oProxyCommand=x/srv",
        "rsync://host/srv/$(touch x)",
        "rsync://host/srv www",
        "rsync://host/../etc",
        "rsync://host:99999/srv",
        "rsync://host:x/srv",
        "rsync://web:mat-khau@host/srv",
        "rsync://-l@host/srv",
        "rsync://host/srv?key=relative",
        "rsync://host/srv?rsh=x",
        "rsync://host/srv?key=/a&key=/b",
        "rsync://[::1/srv",
        "s3://",
        "s3://a",
        "s3://key:mat-khau@thung/web",
        "s3://thung/../web",
        "s3://thung/a//b",
        "s3://thung?endpoint=host",
        "s3://thung?endpoint=https://a:b@host",
        "s3://thung?endpoint=file:///etc",
        "s3://thung?region=a%0d%0ab",
        "s3://thung?store=zip",
        "s3://thung#x",
    ],
)
def test_what_cannot_be_understood_is_refused_and_no_password_repeated(entry):
    with pytest.raises(AddressError) as refused:
        read_address(entry)
    assert "mat-khau" not in str(refused.value)


def test_a_target_named_twice_is_refused():
    with pytest.raises(AddressError, match="twice"):
        read_addresses(["folder:/srv/www", "folder:/srv/www/"])


def find(settings, *entries) -> list[str]:
    settings.LOA_TARGETS = list(entries)
    return [message.id for message in check_targets(None)]


def test_the_checks_say_what_is_wrong_with_a_target(settings, tmp_path, monkeypatch):
    for name in ("LOA_S3_KEY_ID", "LOA_S3_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    key = tmp_path / "key"
    key.write_text("x")
    key.chmod(0o644)
    assert find(settings) == []
    assert find(settings, f"folder:{tmp_path}/www") == []
    assert find(settings, "folder:x") == ["publisher.E001"]
    assert find(settings, f"folder:{settings.LOA_SITE_DIR}") == ["publisher.E002"]
    assert find(settings, f"folder:{settings.LOA_SITE_DIR}/tin") == ["publisher.E002"]
    assert "publisher.E002" in find(settings, f"folder:{tmp_path}")  # the site lies in it
    assert "publisher.E002" in find(settings, f"folder:{settings.MEDIA_ROOT}")
    assert find(settings, "folder:/srv/www", "folder:/srv/www/con") == ["publisher.E002"]
    assert "publisher.E004" in find(settings, f"rsync://host/srv?key={key}")
    assert "publisher.E004" in find(settings, f"rsync://host/srv?key={tmp_path}/none")
    assert find(settings, "s3://thung") == ["publisher.E005"]
    monkeypatch.setenv("LOA_S3_KEY_ID", "a")
    monkeypatch.setenv("LOA_S3_SECRET_KEY", "b")
    assert find(settings, "s3://thung") == []
    assert find(settings, "s3://thung?endpoint=http://s3.example.org") == ["publisher.W001"]
    assert find(settings, "s3://thung?endpoint=http://127.0.0.1:9000") == []
