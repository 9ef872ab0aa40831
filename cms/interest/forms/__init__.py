"""What an organiser fills in: to find leads, to work on one, to write down a call, to enter a paper."""

from cms.interest.forms.inbox import BulkForm, FilterForm, SearchForm
from cms.interest.forms.lead import AssignForm, CallForm, ConsentForm, NoteForm, StatusForm, UnitForm

__all__ = [
    "AssignForm",
    "BulkForm",
    "CallForm",
    "ConsentForm",
    "FilterForm",
    "NoteForm",
    "SearchForm",
    "StatusForm",
    "UnitForm",
]
