"""The registry of the law: what was issued, what each place in it says from when to when, and its numbers."""

from cms.law.models.dated import check_no_overlap
from cms.law.models.document import LegalDocument
from cms.law.models.figure import Figure, FigureValue
from cms.law.models.provision import Provision, ProvisionVersion
from cms.law.models.region import RegionPlace
from cms.law.models.upload import LawUpload

__all__ = [
    "Figure",
    "FigureValue",
    "LawUpload",
    "LegalDocument",
    "Provision",
    "ProvisionVersion",
    "RegionPlace",
    "check_no_overlap",
]
