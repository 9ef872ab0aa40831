"""The admin's menu "Tổ chức": units, places, workplaces and who looks after whom."""

from wagtail import hooks

from cms.union.viewsets import OrganisationGroup


@hooks.register("register_admin_viewset")
def register_organisation() -> OrganisationGroup:
    """Put the organisation's tables into the admin."""
    return OrganisationGroup()
