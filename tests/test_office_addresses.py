"""Addresses that are no page of the office: answered in Vietnamese, and never sent in a circle."""

import pytest


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/", "/bien-nhan/a/b/", "/gui/", "/gui/join/x/"])
def test_what_is_no_page_of_the_office_is_not_found(client, db, path, method) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.text


def test_more_than_a_form_may_hold_is_refused_in_vietnamese(client, editor, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(editor)
    answer = client.post("/quan-tri/account/", {"first_name": "x" * 2000})
    assert answer.status_code == 400
    assert "những gì bạn viết vẫn còn" in answer.text
