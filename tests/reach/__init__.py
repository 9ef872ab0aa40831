"""Readings, counted without watching anybody."""
