"""The blocks editors build pages from: one file per kind, each stating its public form."""

from cms.content.blocks.benefit import BenefitBlock
from cms.content.blocks.body import BodyBlock
from cms.content.blocks.citation import CitationBlock
from cms.content.blocks.guide import GuideBlock
from cms.content.blocks.legal_reference import LegalReferenceBlock
from cms.content.blocks.speaker import SpeakerBlock

__all__ = ["BenefitBlock", "BodyBlock", "CitationBlock", "GuideBlock", "LegalReferenceBlock", "SpeakerBlock"]
