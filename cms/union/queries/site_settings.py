"""What the public site says of itself."""

from cms.schema import Imprint, SiteSettings, TokenChange
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
        tokens=make_token_changes(profile.theme_changes.get(profile.theme, {})),
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
        exit_url=profile.exit_url,
        offline=profile.offline,
    )


def make_token_changes(changes: dict[str, list[str]]) -> tuple[TokenChange, ...]:
    """Changes of one theme's tokens as they are published. `changes`: token → [light, dark]."""
    return tuple(TokenChange(name=name, light=light, dark=dark) for name, (light, dark) in sorted(changes.items()))


def _page_ref(page_id: int | None) -> Ref:
    return make_ref("page", page_id) if page_id else Ref("")
