"""Signatures of requests to a bucket, compared with those of Amazon's own library."""

from datetime import UTC, datetime
from unittest.mock import patch

import botocore.auth
import botocore.awsrequest
import botocore.credentials
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.publisher.targets.signing import quote_key, quote_query, sign

NOW = datetime(2026, 11, 22, 13, 14, 15, tzinfo=UTC)
KEYS = {"key_id": "AKIDEXAMPLE", "secret": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}
words = st.text(st.characters(min_codepoint=0x20, blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40)
keys = words.filter(lambda key: not key.startswith("/") and "//" not in key and ".." not in key)
headers = st.dictionaries(
    st.sampled_from(["Content-Type", "Cache-Control", "x-amz-meta-loa"]), st.from_regex(r"[!-~]{1,30}", fullmatch=True)
)


@settings(max_examples=300, deadline=None)
@given(
    method=st.sampled_from(["GET", "PUT", "HEAD", "DELETE"]),
    key=keys,
    query=st.dictionaries(words, words, max_size=3),
    given_headers=headers,
    body=st.binary(max_size=200),
)
def test_every_request_is_signed_as_amazons_own_library_signs_it(method, key, query, given_headers, body):
    url = f"https://s3.example.org/bucket/{quote_key(key)}" + (f"?{quote_query(query)}" if query else "")
    signed = sign(method, url, given_headers, body, region="ap-southeast-1", now=NOW, **KEYS)
    request = botocore.awsrequest.AWSRequest(method, url, headers=dict(given_headers), data=body)
    credentials = botocore.credentials.Credentials(KEYS["key_id"], KEYS["secret"])
    with patch("botocore.auth.get_current_datetime", return_value=NOW.replace(tzinfo=None)):
        botocore.auth.S3SigV4Auth(credentials, "s3", "ap-southeast-1").add_auth(request)
    assert signed["x-amz-content-sha256"] == request.headers["X-Amz-Content-SHA256"]
    assert signed["Authorization"] == request.headers["Authorization"]


def test_the_secret_is_in_nothing_that_is_sent():
    signed = sign("PUT", "https://s3.example.org/b/k", {}, b"x", region="r", now=NOW, **KEYS)
    assert KEYS["secret"] not in repr(signed)
