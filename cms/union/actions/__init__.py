"""What is done to the union's tables."""

from cms.union.actions.coverage import HandOver, close_unit, reassign_coverage
from cms.union.actions.looks import choose_look
from cms.union.actions.places import Loaded, load_places

__all__ = ["HandOver", "Loaded", "choose_look", "close_unit", "load_places", "reassign_coverage"]
