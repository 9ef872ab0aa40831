"""Guides: their graph, their screen, their page."""
