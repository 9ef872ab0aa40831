"""Targets, tried against real servers of each protocol on this machine."""
