"""What is read aloud at a table or on the telephone before somebody agrees: one sentence for each purpose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.union.models import SiteProfile

VERSION = "doc-1"
"""Changes whenever a sentence below changes: it is kept with each agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenConsent:
    """One purpose, with the sentence read aloud. `short`: what the office calls it. `required`: none without it."""

    purpose: str
    wording: str
    short: str
    required: bool = False


def list_spoken_consents() -> tuple[SpokenConsent, ...]:
    """The sentences in the order in which they are read, with the union's name in them."""
    union = SiteProfile.load().name or _("công đoàn")
    return (
        SpokenConsent(
            purpose="consent_contact",
            wording=_(
                "Anh chị có đồng ý để %(union)s dùng tên gọi, số điện thoại và những điều vừa nói "
                "để liên hệ lại với anh chị không?"
            )
            % {"union": union},
            short=_("Đồng ý cho liên hệ lại"),
            required=True,
        ),
        SpokenConsent(
            purpose="consent_news",
            wording=_(
                "Anh chị có muốn nhận tin của %(union)s qua điện thoại hoặc Zalo không? Thôi nhận lúc nào cũng được."
            )
            % {"union": union},
            short=_("Muốn nhận tin"),
        ),
        SpokenConsent(
            purpose="consent_tell_local",
            wording=_("Anh chị có đồng ý để công đoàn ở nơi anh chị làm việc được biết không?"),
            short=_("Đồng ý báo công đoàn cơ sở"),
        ),
        SpokenConsent(
            purpose="consent_forward",
            wording=_(
                "Nếu nơi làm việc ở tỉnh khác, anh chị có đồng ý để chúng tôi chuyển thông tin "
                "sang công đoàn tỉnh đó không?"
            ),
            short=_("Đồng ý chuyển sang tỉnh khác"),
        ),
    )
