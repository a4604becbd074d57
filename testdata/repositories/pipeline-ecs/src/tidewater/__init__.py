"""Readings in, tables out."""

__version__ = "3.1.0"
