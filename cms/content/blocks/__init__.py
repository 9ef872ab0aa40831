"""The blocks editors build pages from: one file per kind, each stating its public form."""

from cms.content.blocks.body import BodyBlock
from cms.content.blocks.legal_reference import LegalReferenceBlock
from cms.content.blocks.speaker import SpeakerBlock

__all__ = ["BodyBlock", "LegalReferenceBlock", "SpeakerBlock"]
