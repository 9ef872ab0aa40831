"""The union's units, the places and workplaces they look after, and what the public site says of itself."""

from cms.union.models.calendar import Holiday, WorkingHours
from cms.union.models.coverage import THINGS, Coverage, describe_period
from cms.union.models.dated import Dated, DatedQuerySet, State
from cms.union.models.founding import FoundingFigure
from cms.union.models.named import Findable, Named
from cms.union.models.place import Place, Province, Zone
from cms.union.models.site_profile import NEUTRAL_PAGE, SiteProfile
from cms.union.models.unit import Unit
from cms.union.models.upload import WorkbookUpload
from cms.union.models.workplace import Trade, Workplace

__all__ = [
    "NEUTRAL_PAGE",
    "THINGS",
    "Coverage",
    "Dated",
    "DatedQuerySet",
    "Findable",
    "FoundingFigure",
    "Holiday",
    "Named",
    "Place",
    "Province",
    "SiteProfile",
    "State",
    "Trade",
    "Unit",
    "WorkbookUpload",
    "WorkingHours",
    "Workplace",
    "Zone",
    "describe_period",
]
