"""Blocks side by side: marks in the run of a brief's blocks, folded into columns when all blocks are there.

Sections follow each other, so what begins or ends columns is a mark between blocks: `ColumnsBegin`, `NextColumn`,
`ColumnsEnd`. A mark that stands first in a section takes the section's heading to the other side of it.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.brief.blocks import Block, Columns, Heading


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something between blocks that prints nothing."""

    def lines(self) -> Iterator[str]:
        """Nothing."""
        return iter(())


@dataclass(frozen=True, slots=True)
class ColumnsBegin(_Mark):
    """What follows stands in columns; `shares` are their widths in proportion, one for each."""

    shares: tuple[float, ...] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class NextColumn(_Mark):
    """What follows stands in the next column."""


@dataclass(frozen=True, slots=True)
class ColumnsEnd(_Mark):
    """What follows stands across the page again."""


ArrangingMark = ColumnsBegin | NextColumn | ColumnsEnd


def is_mark(block: Block | None) -> bool:
    """Whether a block is one of the marks."""
    return isinstance(block, _Mark)


def with_headings_after_marks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each mark before the heading of the section that begins with it."""
    made: list[Block] = []
    for block in blocks:
        at = len(made)
        while is_mark(block) and at and _is_section(made[at - 1]):
            at -= 1
        made.insert(at, block)
    return made


def arranged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with what stands between marks in columns. More columns than there are shares go on in the last."""
    made: list[Block] = []
    shares: tuple[float, ...] = ()
    columns: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, ColumnsBegin | ColumnsEnd):
            made += _folded(columns, shares)
            columns = [[]] if isinstance(block, ColumnsBegin) else []
            shares = block.shares if isinstance(block, ColumnsBegin) else ()
        elif isinstance(block, NextColumn):
            if len(columns) < len(shares):
                columns.append([])
        else:
            (columns[-1] if columns else made).append(block)
    return (*made, *_folded(columns, shares))


def _folded(columns: list[list[Block]], shares: tuple[float, ...]) -> list[Block]:
    """The columns that hold something as one block; a lone one is as wide as the page."""
    held = [(tuple(column), share) for column, share in zip(columns, shares, strict=False) if column]
    if len(held) <= 1:
        return [block for column, _share in held for block in column]
    return [Columns(tuple(column for column, _share in held), tuple(share for _column, share in held))]


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1
