"""The bucket target, against a real server of the S3 protocol: headers, differences, bad lines, servers that lie."""

import os
import re
import threading

import boto3
import pytest

from cms.publisher.targets.errors import TargetError
from tests.publisher.targets.crawling import Crawler
from tests.publisher.targets.houses import House
from tests.publisher.targets.machines import KEYS, run_store
from tests.publisher.targets.proxies import bad_line
from tests.publisher.targets.sending_now import SenderNursery, assert_equal, check, kill_at_random, send

KILLS = int(os.environ.get("LOA_KILLS", "25")) // 2


@pytest.fixture
def entry(store, bucket):
    """The bucket's entry of LOA_TARGETS."""
    return store.describe(bucket)


def read_bucket(store, bucket):
    """How a browser reads the bucket."""

    def fetch(path):
        answer = store.get(bucket, path)
        assert answer.status in (200, 404), answer.status
        return answer.data if answer.status == 200 else None

    return fetch


def list_objects(store, bucket) -> set[str]:
    listing = store.http.request("GET", f"{store.endpoint}/{bucket}?list-type=2").data.decode()
    return set(re.findall(r"<Key>([^<]+)</Key>", listing))


def test_each_object_carries_what_a_server_would_say(house, store, bucket, entry):
    send(house.folder, entry)
    page = store.get(bucket, "/tin/bai-3/index.html")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert page.headers["x-amz-meta-content-security-policy"] == "default-src 'none'; style-src 'sha256-abc'"
    assert page.headers["x-amz-meta-referrer-policy"] == "same-origin"
    assert page.data.endswith(b"</html>")
    picture = store.get(bucket, "/f/hinh-3.jpg")
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert picture.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Encoding" not in picture.headers
    names = list_objects(store, bucket)
    assert names == {f"web{path}" for path in house.manifest.files} | {"web/.loa-release.json"}


def test_a_union_whose_cdn_packs_by_itself_stores_plain(house, store, bucket):
    entry = store.describe(bucket, options="&store=plain")
    send(house.folder, entry)
    assert "Content-Encoding" not in store.get(bucket, "/index.html").headers
    assert_equal(house.folder, entry)


def test_only_what_differs_travels_and_what_is_gone_is_removed(house, store, bucket, entry):
    first = send(house.folder, entry)
    house.edit(3)
    house.release()
    second = send(house.folder, entry)
    assert (second.written, second.removed) == (2, 0)
    assert second.bytes < first.bytes / 5
    house.take_down()
    house.release()
    assert send(house.folder, entry).removed == 3
    again = send(house.folder, entry)
    assert (again.written, again.removed, again.bytes) == (0, 0, 0)
    assert_equal(house.folder, entry)


def test_a_new_policy_alone_is_sent_too(house, store, bucket, entry):
    send(house.folder, entry)
    house.policies = {**house.policies, "asset": {"Content-Security-Policy": "sandbox"}}
    house.release()
    assert send(house.folder, entry).written == 31
    assert store.get(bucket, "/f/hinh-3.jpg").headers["x-amz-meta-content-security-policy"] == "sandbox"


def test_more_objects_than_one_page_of_a_list_holds(store, bucket, entry, tmp_path):
    house = House(tmp_path / "large", articles=340)
    send(house.folder, entry)
    store.http.request("DELETE", f"{store.endpoint}/{bucket}/web/.loa-release.json")
    house.edit(7)
    house.release()
    assert send(house.folder, entry).written == 2
    assert assert_equal(house.folder, entry).files > 1000


def test_strangers_objects_are_reported_and_stay_and_old_ones_of_ours_go(house, store, bucket, entry):
    send(house.folder, entry)
    for name in ("web/google123.html", "web/tin/ghi chú+1.txt", "khac/tep.txt"):
        store.http.request("PUT", f"{store.endpoint}/{bucket}/{name}", body=b"cua nguoi khac")
    store.http.request("DELETE", f"{store.endpoint}/{bucket}/web/.loa-release.json")
    house.take_down()
    house.release()
    assert send(house.folder, entry).removed == 3
    assert assert_equal(house.folder, entry).foreign == ["google123.html", "tin/ghi chú+1.txt"]
    assert "khac/tep.txt" in list_objects(store, bucket)


def test_errors_of_a_moment_are_got_over_and_lasting_ones_said_in_words(house, store, bucket):
    trouble = {"every": 20, "answers": 0}

    def answer_503(data: bytes) -> bytes:
        if not data.startswith(b"HTTP/1."):
            return data
        trouble["answers"] += 1
        if not trouble["every"] or trouble["answers"] % trouble["every"]:
            return data
        return re.sub(rb"^HTTP/1\.[01] [^\r]+", b"HTTP/1.1 503 Slow", data)

    with bad_line(store.port) as line:
        entry = store.describe(bucket, line.port)
        line.answer = answer_503
        send(house.folder, entry)
        assert_equal(house.folder, entry)
        trouble["every"] = 1
        house.edit()
        house.release()
        with pytest.raises(TargetError, match="503"):
            send(house.folder, entry)
        trouble["every"] = 0
        send(house.folder, entry)
        assert_equal(house.folder, entry)


def test_a_line_cut_in_the_middle_of_everything_brings_all_in_the_end(house, store, bucket):
    failures = 0
    with bad_line(store.port) as line, Crawler(read_bucket(store, bucket)) as reader:
        entry = store.describe(bucket, line.port)
        for _turn in range(3):
            house.change_theme()
            house.add()
            house.take_down()
            house.release()
            for attempt in range(20):
                line.room = 20_000 + 20_000 * attempt
                try:
                    send(house.folder, entry)
                    break
                except TargetError:
                    failures += 1
            line.room = None
            send(house.folder, entry)
        assert assert_equal(house.folder, entry).foreign == []
    assert line.cuts > 3
    assert failures > 3
    reader.assert_content()


def test_killed_at_any_moment_a_reader_finds_no_broken_link(house, store, bucket, entry):
    with SenderNursery(house.folder, entry) as nursery, Crawler(read_bucket(store, bucket)) as reader:
        assert kill_at_random(house, nursery, kills=KILLS, seed=3), "no sender was ever killed at work"
    assert assert_equal(house.folder, entry).foreign == []
    reader.assert_content()


def test_bytes_that_change_on_the_way_are_noticed(house, store, bucket):
    with bad_line(store.port) as line:
        entry = store.describe(bucket, line.port)
        send(house.folder, entry)
        original = house.draw_page
        house.draw_page = lambda title, body: original(title, body).replace(b"<h1>", b"<h1>CHO-NAY")
        house.release()
        plain = store.describe(bucket, line.port, "&store=plain")
        line.alter = lambda data: data.replace(b"CHO-NAY", b"CHO-KIA")
        with pytest.raises(TargetError, match="không giữ đúng"):
            send(house.folder, plain)
        line.alter = lambda data: data
        send(house.folder, plain)
        assert_equal(house.folder, plain)


def test_a_bucket_whose_hashes_lie_is_found_out_by_reading(house, store, bucket):
    """Its HEAD repeats what it was told; what it keeps is something else. Only a look at the bytes tells."""
    entry = store.describe(bucket)
    send(house.folder, entry)
    with bad_line(store.port) as line:
        lying = store.describe(bucket, line.port)
        line.answer = lambda data: data.replace(b"\x1f\x8b\x08", b"\x1f\x8b\x09")
        findings = check(house.folder, lying, every_byte=False)
    assert findings.read >= 50
    assert findings.wrong


def test_wrong_keys_and_missing_buckets_are_said_in_words(house, monkeypatch):
    """A server that asks for a signature: right keys get in, a wrong secret does not. No key is in what is said."""
    with run_store(INITIAL_NO_AUTH_ACTION_COUNT="4") as strict:
        keys = make_user(strict)
        monkeypatch.setenv("LOA_S3_KEY_ID", keys["AccessKeyId"])
        monkeypatch.setenv("LOA_S3_SECRET_KEY", keys["SecretAccessKey"])
        send(house.folder, strict.describe("trang-web"))
        with pytest.raises(TargetError, match="Không có thùng chứa"):
            send(house.folder, strict.describe("khong-co"))
        monkeypatch.setenv("LOA_S3_SECRET_KEY", "sai")
        with pytest.raises(TargetError, match="cặp khóa") as refused:
            send(house.folder, strict.describe("trang-web"))
        assert "sai" not in repr(refused.value) + repr(refused.value.__cause__)
    with pytest.raises(TargetError, match="Không nối được"):
        send(house.folder, strict.describe("trang-web"))


def make_user(strict) -> dict[str, str]:
    """Somebody with all rights, and a bucket; these four requests are the last that nobody has to sign."""
    place = {"endpoint_url": strict.endpoint, "region_name": "us-east-1"}
    place |= {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    people = boto3.client("iam", **place)
    people.create_user(UserName="loa")
    policy = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
    people.put_user_policy(UserName="loa", PolicyName="all", PolicyDocument=policy)
    keys = people.create_access_key(UserName="loa")["AccessKey"]
    boto3.client("s3", **place).create_bucket(Bucket="trang-web")
    return keys


def test_the_keys_are_never_in_the_log(house, store, bucket, entry, caplog):
    with caplog.at_level("DEBUG"):
        send(house.folder, entry)
    assert KEYS["LOA_S3_SECRET_KEY"] not in caplog.text


def test_no_thread_is_left_behind(house, entry):
    before = threading.active_count()
    send(house.folder, entry)
    assert threading.active_count() <= before
