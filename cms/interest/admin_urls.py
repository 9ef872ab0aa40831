"""Addresses of the organisers' screens, under the admin's. Nothing personal ever stands in one."""

from django.urls import path

from cms.interest.views import bulk, entry, export, following, groups, inbox, lead, merging, reassigning, rules, sheet

urlpatterns = [
    path("lien-he/", inbox.InboxView.as_view(), name="interest_leads"),
    path("lien-he/tim/", inbox.SearchView.as_view(), name="interest_search"),
    path("lien-he/hang-loat/", bulk.BulkView.as_view(), name="interest_bulk"),
    path("lien-he/cung-noi-lam/", groups.GroupsView.as_view(), name="interest_groups"),
    path("lien-he/cung-noi-lam/<int:workplace>/", groups.GroupView.as_view(), name="interest_group"),
    path("lien-he/ghi-vao/", entry.EntryView.as_view(), name="interest_entry"),
    path("lien-he/bang-tinh/", sheet.SheetView.as_view(), name="interest_sheet"),
    path("lien-he/bang-tinh/mau/", sheet.SheetTemplateView.as_view(), name="interest_sheet_template"),
    path("lien-he/bang-tinh/ghi/", sheet.RecordSheetView.as_view(), name="interest_sheet_record"),
    path("lien-he/xuat/", export.ExportView.as_view(), name="interest_export"),
    path("lien-he/quy-tac/", rules.RulesView.as_view(), name="interest_rules"),
    path("lien-he/quy-tac/them/", rules.AddRuleView.as_view(), name="interest_rule_add"),
    path("lien-he/quy-tac/<int:pk>/het/", rules.EndRuleView.as_view(), name="interest_rule_end"),
    path("lien-he/quy-tac/thu/", rules.DryRunView.as_view(), name="interest_rules_dry_run"),
    path("lien-he/chuyen-theo-quyet-dinh/", reassigning.ReassignView.as_view(), name="interest_reassign"),
    path("lien-he/<int:pk>/", lead.LeadView.as_view(), name="interest_lead"),
    path("lien-he/<int:pk>/goi/", following.LogCallView.as_view(), name="interest_log_call"),
    path("lien-he/<int:pk>/tinh-trang/", following.ChangeStatusView.as_view(), name="interest_change_status"),
    path("lien-he/<int:pk>/don-vi/", following.MoveToUnitView.as_view(), name="interest_move_to_unit"),
    path("lien-he/<int:pk>/ghi-chu/", following.AddNoteView.as_view(), name="interest_add_note"),
    path("lien-he/<int:pk>/nhan/", following.TakeLeadView.as_view(), name="interest_take_lead"),
    path("lien-he/<int:pk>/giao/", following.AssignView.as_view(), name="interest_assign"),
    path("lien-he/<int:pk>/dua-ra/", following.ReleaseView.as_view(), name="interest_release"),
    path("lien-he/<int:pk>/ban-giao/", following.HandOverView.as_view(), name="interest_hand_over"),
    path("lien-he/<int:pk>/dong-y/", following.RecordConsentView.as_view(), name="interest_consent"),
    path("lien-he/<int:pk>/gop/", merging.FindTwinView.as_view(), name="interest_find_twin"),
    path("lien-he/<int:pk>/gop/<int:other>/", merging.MergeView.as_view(), name="interest_merge"),
    path("lien-he/<int:pk>/go-gop/", merging.UnmergeView.as_view(), name="interest_unmerge"),
    path("lien-he/<int:pk>/tach/", merging.SplitView.as_view(), name="interest_split"),
    path("lien-he/<int:pk>/bo-tach/", merging.UnsplitView.as_view(), name="interest_unsplit"),
]
