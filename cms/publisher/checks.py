"""What `manage.py check` asks of LOA_TARGETS: addresses that can be understood, and targets that hurt nothing here."""

import os
import shutil
import stat
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from cms.publisher.targets.addresses import Address, BucketAddress, FolderAddress, RsyncAddress, list_addresses
from cms.publisher.targets.errors import AddressError

_HERE = ("127.0.0.1", "::1", "localhost")


@register(Tags.files)
def check_targets(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """publisher.E001 to E005, W001: every target of LOA_TARGETS can be sent to, and is no folder of ours."""
    try:
        addresses = list_addresses()
    except AddressError as error:
        return [Error(f"LOA_TARGETS: {error}.", hint="deploy/README.md, Targets", id="publisher.E001")]
    messages = [message for address in addresses for message in _check_one(address)]
    return messages + list(_check_overlaps(addresses))


def _check_one(address: Address) -> Iterator[CheckMessage]:
    match address:
        case FolderAddress():
            yield from _check_folder(address)
        case RsyncAddress():
            yield from _check_rsync(address)
        case BucketAddress():
            yield from _check_bucket(address)


def _check_folder(address: FolderAddress) -> Iterator[CheckMessage]:
    """A target's strangers are left alone, but a folder inside another of ours would be published, or cleaned away."""
    own = {
        "LOA_SITE_DIR": settings.LOA_SITE_DIR,
        "LOA_VAR_DIR": settings.VAR_DIR,
        "LOA_MEDIA_DIR": settings.MEDIA_ROOT,
        "LOA_SPOOL_DIR": settings.LOA_SPOOL_DIR,
    }
    target = address.path.resolve()
    for name, folder in own.items():
        folder = Path(folder).resolve()
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            yield Error(f"{address.name} and {name} ({folder}) lie one in the other.", id="publisher.E002")


def _check_rsync(address: RsyncAddress) -> Iterator[CheckMessage]:
    for program in ("rsync", "ssh"):
        if not shutil.which(program):
            yield Error(f"{address.name} needs the program {program}.", id="publisher.E003")
    for option, path in (("key", address.key), ("known_hosts", address.known_hosts)):
        if path and not os.access(path, os.R_OK):
            yield Error(f"{address.name}: {path} ({option}) cannot be read.", id="publisher.E004")
    if address.key and os.path.exists(address.key) and os.stat(address.key).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Error(f"{address.name}: others may read {address.key}; SSH refuses such a key.", id="publisher.E004")


def _check_bucket(address: BucketAddress) -> Iterator[CheckMessage]:
    if not all(address.read_keys()):
        yield Error(
            f"{address.name} needs {address.key_id_variable} and {address.secret_variable} in the environment.",
            id="publisher.E005",
        )
    place = urlsplit(address.endpoint)
    if place.scheme != "https" and place.hostname not in _HERE:
        yield Warning(f"{address.name}: {address.endpoint} is not https: others can read along.", id="publisher.W001")


def _check_overlaps(addresses: list[Address]) -> Iterator[CheckMessage]:
    """One target inside another would take the other's files for strangers', and both would write there."""
    for one, other in combinations(addresses, 2):
        first, second = f"{one.name}/", f"{other.name}/"
        if first.startswith(second) or second.startswith(first):
            yield Error(f"{one.name} and {other.name} lie one in the other.", id="publisher.E002")
