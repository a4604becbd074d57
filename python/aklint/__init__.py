"""Runs aklint, which is a program and no library: this package only knows where the program lies."""

from __future__ import annotations

from ._program import find_program

__all__ = ["find_program"]
