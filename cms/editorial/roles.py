"""The five roles of the office, and the review a page goes through. Made after every migration; safe to make again."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS = "Biên tập viên"
PUBLISHERS = "Người duyệt đăng"
ORGANISERS = "Cán bộ tổ chức"
DATA_KEEPERS = "Phụ trách dữ liệu cá nhân"
SITE_ADMINS = "Quản trị trang"
OPEN_LEADS = (ORGANISERS, DATA_KEEPERS)
"""The roles that read what workers send; only full administrators appoint to them."""
REVIEW = "Duyệt trước khi đăng"

_ACCESS = ("wagtailadmin.access_admin",)
_LIBRARY = (
    "wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image",
    "wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document",
)  # fmt: skip
_LAW = ("legaldocument", "provision", "figure", "regionplace")
_READ_LAW = tuple(f"law.view_{table}" for table in _LAW)
_KEEP_LAW = tuple(f"law.{verb}_{table}" for table in _LAW for verb in ("view", "add", "change", "delete"))
_TRANSLATE = ("simple_translation.submit_translation",)
_SEARCH = ("synonymgroup", "bestanswer", "preference")
_FIND = tuple(f"search.{verb}_{table}" for table in _SEARCH for verb in ("view", "add", "change"))
_WORDS = ("content.add_penname", "content.change_penname", "content.add_tag", "content.change_tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a group may do: everywhere, in the page tree from its root, in the library from its root."""

    name: str
    general: tuple[str, ...] = _ACCESS
    pages: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    was: str = ""
    """The group Wagtail makes by itself that becomes this one, with whoever is in it."""


ROLES = (
    Role(
        name=EDITORS,
        was="Editors",
        general=(*_ACCESS, *_WORDS, *_FIND, *_READ_LAW, *_TRANSLATE, "editorial.view_lawchange", "reach.view_reads"),
        pages=("add_page", "change_page"),
        library=_LIBRARY,
    ),
    Role(
        name=PUBLISHERS,
        was="Moderators",
        general=(
            *_ACCESS, *_WORDS, *_FIND, *_KEEP_LAW, *_TRANSLATE, *(f"search.delete_{table}" for table in _SEARCH),
            "content.delete_penname", "content.delete_tag",
            "wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect",
            "publisher.view_publishrun", "reach.view_reads",
            *(f"editorial.{verb}_lawchange" for verb in ("add", "change", "delete", "view")),
        ),
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        library=(
            *_LIBRARY, "wagtailcore.add_collection", "wagtailcore.change_collection",
            "wagtailcore.delete_collection",
        ),
    ),
    # Taking leads out as a file (interest.export_lead) is given to persons, by hand.
    Role(
        name=ORGANISERS,
        general=(
            *_ACCESS, "interest.view_lead", "interest.change_lead", "interest.release_lead",
            "interest.view_funnel", "interest.import_counts",  # of their own units; importing is the province's
        ),
    ),
    # Answers what people ask about their own data, and deletes it: at the province, beside its organisers.
    Role(name=DATA_KEEPERS, general=(*_ACCESS, "interest.view_lead", "interest.change_datarequest")),
    Role(
        name=SITE_ADMINS,
        general=(
            *_ACCESS, "union.change_siteprofile", "content.change_reviewsettings", "reach.view_reads",
            *(f"union.{verb}_{model}"
              for model in ("unit", "province", "place", "zone", "trade", "workplace", "coverage", "workinghours",
                            "holiday", "foundingfigure")
              for verb in ("add", "change", "delete", "view")),
            # Rules, and who works for which unit: no lead is seen by them.
            *(f"interest.{verb}_{model}"
              for model in ("organiser", "clockrule", "retentionrule")
              for verb in ("add", "change", "delete", "view")),
            *(f"interest.{verb}_routingrule" for verb in ("add", "change", "view")),
            *(f"interest.{verb}_reassignment" for verb in ("add", "view")),
            *(f"accounts.{verb}_user" for verb in ("add", "change", "delete", "view")),
        ),
    ),
)  # fmt: skip


def ensure_roles(*, using: str = "default", **_signal: object) -> None:
    """Make the roles, the review and their rights where they are missing. Rights added by hand are left alone.

    `using`: the database's alias. Does nothing while the tables are not all there, as in the middle of a migration.
    """
    needed = {model._meta.db_table for model in (Group, Page, Collection, GroupPagePermission, GroupApprovalTask)}
    if not needed <= set(connections[using].introspection.table_names()):
        return
    _ensure_permissions_exist(using)
    with transaction.atomic(using=using):
        for role in ROLES:
            _ensure_role(role)
        _ensure_review()


def _ensure_permissions_exist(using: str) -> None:
    """Django makes permissions app by app, perhaps after this; they are needed now."""
    labels = {permission.partition(".")[0] for role in ROLES for permission in (*role.general, *role.library)}
    for app in apps.get_app_configs():
        if app.label in labels | {"wagtailcore"}:
            create_permissions(app, verbosity=0, using=using)


def _ensure_role(role: Role) -> None:
    if role.was and not Group.objects.filter(name=role.name).exists():
        Group.objects.filter(name=role.was).update(name=role.name)
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.add(*_find_permissions(role.general))
    root, collections = Page.get_first_root_node(), Collection.get_first_root_node()
    for codename in role.pages:
        [permission] = _find_permissions((f"wagtailcore.{codename}",))
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in _find_permissions(role.library):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collections, permission=permission)


def _find_permissions(names: tuple[str, ...]) -> list[Permission]:
    """The permissions `app.codename`; those of models that do not exist are left out."""
    wanted = Q(pk__in=[])
    for name in names:
        app, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _ensure_review() -> None:
    """One review for all pages, by the publishers; Wagtail's own becomes it."""
    publishers = Group.objects.get(name=PUBLISHERS)
    task = GroupApprovalTask.objects.filter(name__in=[REVIEW, "Moderators approval"]).order_by("pk").first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=REVIEW)
    task.name = REVIEW
    task.save()
    task.groups.add(publishers)
    workflow = Workflow.objects.filter(name__in=[REVIEW, "Moderators approval"]).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=REVIEW)
    workflow.name = REVIEW
    workflow.save()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    root = Page.get_first_root_node()
    if not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(workflow=workflow, page=root)
