"""The entries of LOA_TARGETS: which target each names, and with which options. Secrets are never in them."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.conf import settings

from cms.publisher.targets.errors import AddressError

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*)|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,62}")
_REMOTE_PATH = re.compile(r"/[\w./+@-]*")
_REGION = re.compile(r"[A-Za-z0-9-]{1,40}")
_KEYS = re.compile(r"[A-Za-z0-9_]{1,30}")
_OPTIONS = {"folder": set(), "rsync": {"key", "known_hosts"}, "s3": {"endpoint", "region", "keys", "style", "store"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What every address has: the name it goes by on screens and the command line."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderAddress(Address):
    """Another folder of this machine, or of a share that is mounted here."""

    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RsyncAddress(Address):
    """A folder of another machine that has SSH and rsync."""

    host: str
    path: str
    user: str = ""
    port: int = 22
    key: str = ""
    """Path of the private key's file; empty: whichever SSH finds by itself."""
    known_hosts: str = ""
    """Path of the file with the machine's public key; empty: SSH's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketAddress(Address):
    """A bucket that speaks the S3 protocol."""

    bucket: str
    endpoint: str
    prefix: str = ""
    """What every key begins with; empty, or ends in a slash."""
    region: str = "us-east-1"
    keys: str = ""
    """Which pair of keys: LOA_S3_<KEYS>_KEY_ID and LOA_S3_<KEYS>_SECRET_KEY of the environment."""
    host_style: bool = False
    """Whether the bucket's name is part of the host's name and not of the path."""
    gzip: bool = True
    """Whether texts are stored compressed."""

    @property
    def key_id_variable(self) -> str:
        """The name of the environment variable with the public half of the keys."""
        return f"LOA_S3_{self.keys}_KEY_ID" if self.keys else "LOA_S3_KEY_ID"

    @property
    def secret_variable(self) -> str:
        """The name of the environment variable with the secret half."""
        return f"LOA_S3_{self.keys}_SECRET_KEY" if self.keys else "LOA_S3_SECRET_KEY"

    def read_keys(self) -> tuple[str, str]:
        """Both halves from the environment; empty where not set."""
        return os.environ.get(self.key_id_variable, ""), os.environ.get(self.secret_variable, "")


def list_addresses() -> list[Address]:
    """The targets of this machine's settings. Raises AddressError."""
    return read_addresses(settings.LOA_TARGETS)


def read_addresses(entries: Iterable[str]) -> list[Address]:
    """The addresses of LOA_TARGETS. Raises AddressError for the first that cannot be understood, or is named twice."""
    addresses: dict[str, Address] = {}
    for entry in entries:
        address = read_address(entry)
        if address.name in addresses:
            raise AddressError(f"{address.name} is named twice")
        addresses[address.name] = address
    return list(addresses.values())


def read_address(entry: str) -> Address:
    """One entry of LOA_TARGETS, as `folder:/srv/www`. Raises AddressError; its message never repeats a password."""
    scheme = entry.partition(":")[0].lower()
    try:
        url = urlsplit(entry)
        port = url.port
    except ValueError as error:
        raise AddressError(f"an entry that begins with {scheme}: is no address") from error
    if scheme not in _OPTIONS:
        raise AddressError("an entry begins with neither folder:/, rsync:// nor s3://")
    if url.password is not None:
        raise AddressError(f"the entry {scheme}://…{url.hostname} holds a password; it does not belong there")
    options = _read_options(scheme, url)
    if scheme == "folder":
        return _read_folder(url)
    return _read_rsync(url, port, options) if scheme == "rsync" else _read_bucket(url, port, options)


def _read_options(scheme: str, url: SplitResult) -> dict[str, str]:
    pairs = parse_qsl(url.query, keep_blank_values=True)
    options = dict(pairs)
    if unknown := set(options) - _OPTIONS[scheme]:
        raise AddressError(f"{scheme}: takes no option {', '.join(sorted(unknown))}")
    if len(pairs) > len(options):
        raise AddressError(f"{scheme}: an option is given twice")
    if url.fragment:
        raise AddressError(f"{scheme}: a # has no meaning here (write it as %23)")
    return options


def _read_folder(url: SplitResult) -> FolderAddress:
    path = unquote(url.path)
    if url.netloc or not path.startswith("/") or _climbs(path) or path.strip("/") == "":
        raise AddressError("folder: needs a whole path, as folder:/srv/www")
    return FolderAddress(name=f"folder:{path.rstrip('/')}", path=Path(path))


def _read_rsync(url: SplitResult, port: int | None, options: dict[str, str]) -> RsyncAddress:
    host, user, path = _get_host(url), url.username or "", unquote(url.path)
    if not _HOST.fullmatch(host) or (user and not _USER.fullmatch(user)):
        raise AddressError("rsync: needs a machine, as rsync://web@host/srv/www")
    if not _REMOTE_PATH.fullmatch(path) or _climbs(path) or path.strip("/") == "":
        raise AddressError("rsync: needs a whole path of letters, digits and . _ + @ -, as rsync://web@host/srv/www")
    for name, value in options.items():
        if not value.startswith("/"):
            raise AddressError(f"rsync: {name} needs a whole path")
    shown = f"{user}@{host}" if user else host
    return RsyncAddress(
        name=f"rsync://{shown}{f':{port}' if port else ''}{path.rstrip('/')}",
        host=host,
        path=path.rstrip("/"),
        user=user,
        port=port or 22,
        **options,
    )


def _read_bucket(url: SplitResult, port: int | None, options: dict[str, str]) -> BucketAddress:
    bucket, prefix, region = _get_host(url), unquote(url.path).strip("/"), options.get("region", "us-east-1")
    if not _BUCKET.fullmatch(bucket) or port or url.username is not None:
        raise AddressError("s3: needs a bucket, as s3://bucket/prefix?endpoint=https://host&region=name")
    if _climbs(prefix) or "//" in prefix or not prefix.isprintable():
        raise AddressError("s3: the prefix holds what a prefix cannot")
    if not _REGION.fullmatch(region) or not _KEYS.fullmatch(options.get("keys", "X")):
        raise AddressError("s3: region and keys are plain words")
    if options.get("style", "path") not in ("path", "host") or options.get("store", "gzip") not in ("gzip", "plain"):
        raise AddressError("s3: style is path or host; store is gzip or plain")
    endpoint = options.get("endpoint", f"https://s3.{region}.amazonaws.com").rstrip("/")
    place = urlsplit(endpoint)
    if place.scheme not in ("http", "https") or not place.hostname or place.query or "@" in place.netloc:
        raise AddressError("s3: the endpoint is an address such as https://s3.example.org")
    return BucketAddress(
        name=f"s3://{bucket}/{prefix}" if prefix else f"s3://{bucket}",
        bucket=bucket,
        endpoint=endpoint,
        prefix=f"{prefix}/" if prefix else "",
        region=region,
        keys=options.get("keys", "").upper(),
        host_style=options.get("style") == "host",
        gzip=options.get("store") != "plain",
    )


def _get_host(url: SplitResult) -> str:
    """The host as it was written: `hostname` of urllib would make it lower case, and a bucket is not."""
    host = url.netloc.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _climbs(path: str) -> bool:
    return ".." in PurePosixPath(path).parts
