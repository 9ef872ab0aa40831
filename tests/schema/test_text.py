"""Text in the one form Loa stores."""

import pytest

from cms.schema.text import to_nfc


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("Tie\u0302\u0301ng Vie\u0302\u0323t", "Tiếng Việt"),
        ("hai dòng\x0btừ Word", "hai dòng từ Word"),
        ("trống\x00 không\x1f", "trống không"),
        ("nửa \ud83d biểu tượng", "nửa  biểu tượng"),
        ("cả 👩🏽\u200d🏭 còn nguyên\n", "cả 👩🏽\u200d🏭 còn nguyên\n"),
        ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ"),
        (" \u200b\u2060\u3000", ""),
        ("\ud7fc", "\ud7fc"),
        ("", ""),
    ],
)
def test_text_is_stored_without_what_no_database_or_reader_can_hold(pasted, stored) -> None:
    assert to_nfc(pasted) == stored
