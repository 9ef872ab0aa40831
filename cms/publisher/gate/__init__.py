"""The gate: what is looked at on every drawn page before its file changes."""

from cms.publisher.gate.checking import MOST_FINDINGS, check_page
from cms.publisher.gate.findings import Finding
from cms.publisher.gate.lost_links import describe_lost_links

__all__ = ["MOST_FINDINGS", "Finding", "check_page", "describe_lost_links"]
