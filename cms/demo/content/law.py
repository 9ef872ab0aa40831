"""The laws the demo's explainers rest on, and the note every one of them carries."""

from datetime import date

from cms.demo.content.writing import paragraphs
from cms.schema import Callout, LegalReference

CHECKED_BY = "Luật sư Đinh Thu Vân (nhân vật hư cấu)"
CHECKED_ON = date(2026, 11, 16)
NEXT_CHECK = date(2027, 1, 4)
"""Early January: figures and laws change on the first of the year."""

SAMPLE_NOTE = Callout(
    tone="warning",
    title="Nội dung mẫu",
    html="<p>Nội dung mẫu, cần luật sư của công đoàn rà lại trước khi dùng.</p>",
)

HELP = paragraphs(
    "Công đoàn cơ sở ở chỗ bạn làm, nếu có.",
    "Công đoàn phường, xã hoặc công đoàn khu công nghiệp nơi bạn làm. Chỗ bạn chưa có công đoàn vẫn hỏi được.",
    'Gọi <a href="tel:02970000011">0297 000 0011</a>, hoặc '
    '<a href="page:de-lai-so-chung-toi-goi">để lại số để chúng tôi gọi</a>.',
)
"""Where to get help: the same on every explainer, so that nobody has to look for it."""


def labour_code(provision: str, gist: str) -> LegalReference:
    """A place in the Labour Code of 2019. `provision`: `Điều 97, khoản 4`; `gist`: one sentence."""
    return LegalReference(
        document="Bộ luật Lao động số 45/2019/QH14",
        provision=provision,
        gist=gist,
        in_force_from=date(2021, 1, 1),
    )


def union_law(provision: str, gist: str) -> LegalReference:
    """A place in the Trade Union Law of 2024. `provision`: `Điều 10`; `gist`: one sentence."""
    return LegalReference(
        document="Luật Công đoàn số 50/2024/QH15, sửa đổi bởi Luật số 97/2025/QH15",
        provision=provision,
        gist=gist,
        in_force_from=date(2025, 7, 1),
    )


def labour_decree(provision: str, gist: str) -> LegalReference:
    """A place in the decree of 2020 that details the Labour Code."""
    return LegalReference(document="Nghị định số 145/2020/NĐ-CP", provision=provision, gist=gist)
