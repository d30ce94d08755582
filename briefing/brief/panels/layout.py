"""Directives that fill nothing from the project: what stands side by side, and the contents."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.arranging import ColumnsBegin, ColumnsEnd, NextColumn
from briefing.brief.asking import Asked, Choice, directive
from briefing.brief.blocks import Block, TableOfContents
from briefing.brief.filling import Filling

SHARES = ("1,1", "2,1", "1,2", "3,2", "2,3", "1,1,1")


@directive(
    "columns",
    "what follows stands in columns, until {{wide}}; {{column}} goes to the next",
    shares=Choice(SHARES, "the widths of the columns in proportion"),
)
def columns(_filling: Filling, asked: Asked) -> list[Block]:
    """The beginning of columns, two equal ones where nothing else is asked for."""
    shares = asked.one("shares", SHARES[0]).split(",")
    return [ColumnsBegin(tuple(map(float, shares)))]


@directive("column", "what follows stands in the next column")
def column(_filling: Filling, _asked: Asked) -> list[Block]:
    """The end of a column."""
    return [NextColumn()]


@directive("wide", "what follows stands across the page again")
def wide(_filling: Filling, _asked: Asked) -> list[Block]:
    """The end of columns."""
    return [ColumnsEnd()]


@directive("contents", "the headings with their pages", depth=Choice(("1", "2", "3"), "down to which level"))
def contents(_filling: Filling, asked: Asked) -> list[Block]:
    """The table of contents."""
    return [TableOfContents(int(asked.one("depth", "2")))]
