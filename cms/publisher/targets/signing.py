"""Signs requests to a bucket: AWS Signature Version 4, the part that whole-object requests need. Pure functions."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

_ALGORITHM = "AWS4-HMAC-SHA256"
_UNRESERVED = "-_.~"


def quote_key(key: str) -> str:
    """An object's key as it stands in an address."""
    return quote(key, safe=f"/{_UNRESERVED}")


def quote_query(query: Mapping[str, str]) -> str:
    """A query in the order and the form in which it is signed."""
    pairs = sorted((quote(name, safe=_UNRESERVED), quote(value, safe=_UNRESERVED)) for name, value in query.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


def sign(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    key_id: str,
    secret: str,
    region: str,
    now: datetime | None = None,
) -> dict[str, str]:
    """The headers to send: those given, and what proves who asks, for what, with which bytes and when.

    `url` must be quoted by `quote_key` and `quote_query`. `now` is the time in UTC.
    """
    place, moment = urlsplit(url), (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    signed = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
    signed |= {"host": place.netloc, "x-amz-date": moment, "x-amz-content-sha256": digest}
    names = ";".join(sorted(signed))
    lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
    canonical = "\n".join([method, place.path or "/", place.query, lines, names, digest])
    scope = f"{moment[:8]}/{region}/s3/aws4_request"
    to_sign = "\n".join([_ALGORITHM, moment, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, to_sign.encode(), "sha256").hex()
    credential = f"{_ALGORITHM} Credential={key_id}/{scope}, SignedHeaders={names}, Signature={signature}"
    return {**headers, "x-amz-date": moment, "x-amz-content-sha256": digest, "Authorization": credential}
