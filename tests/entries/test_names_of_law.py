"""A document is named once, with its whole number."""

import pytest

from cms.entries.law_reading import name_document
from cms.schema import LegalDocument


@pytest.mark.parametrize(
    ("short_title", "number", "shown"),
    [
        ("Bộ luật Lao động", "45/2019/QH14", "Bộ luật Lao động 45/2019/QH14"),
        ("Luật Công đoàn 50/2024/QH15", "50/2024/QH15", "Luật Công đoàn 50/2024/QH15"),
        ("Nghị định 145/2020", "145/2020/NĐ-CP", "Nghị định 145/2020/NĐ-CP"),
        ("Nghị định 293/2025 về lương tối thiểu", "293/2025/NĐ-CP", "Nghị định 293/2025/NĐ-CP về lương tối thiểu"),
        ("Hướng dẫn 38 (2024)", "38/HD-TLĐ", "Hướng dẫn 38/HD-TLĐ (2024)"),
        ("Điều lệ Công đoàn khóa XII", "Điều lệ khóa XII", "Điều lệ Công đoàn khóa XII"),
    ],
)
def test_a_document_is_named_with_its_number_once(short_title, number, shown):
    document = LegalDocument(number=number, title=short_title, short_title=short_title)
    assert name_document(document) == shown
