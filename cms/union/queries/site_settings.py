"""What the public site says of itself."""

from cms.schema import Imprint, SiteSettings
from cms.schema.references import Ref, make_ref
from cms.union.models import SiteProfile


def get_site_settings_entry(base_url: str) -> SiteSettings:
    """What the public site says of itself. `base_url`: the public address, without a slash at the end."""
    profile = SiteProfile.load()
    return SiteSettings(
        name=profile.name,
        tagline=profile.tagline,
        base_url=base_url.rstrip("/"),
        theme=profile.theme,
        imprint=Imprint(
            managing_body=profile.managing_body,
            parent_body=profile.parent_body,
            address=profile.address,
            email=profile.email,
            phone=profile.phone,
            person_responsible=profile.person_responsible,
        ),
        join_page=_page_ref(profile.join_page_id),
        privacy_page=_page_ref(profile.privacy_page_id),
    )


def _page_ref(page_id: int | None) -> Ref:
    return make_ref("page", page_id) if page_id else Ref("")
