"""Spans of a revision's text that its layout knows: headings and pages. Positions are code points."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the text: code points [start, end), level 1 (the title) to 6."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class PageBox:
    """What stood on one page of the original: page (1-based), code points [start, end), its size in points."""

    page: int
    start: int
    end: int
    width: float
    height: float
