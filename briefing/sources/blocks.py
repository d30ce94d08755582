"""Paragraphs, headings, list entries and table rows set as one text, with the headings' places in it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.model.positions import Heading
from briefing.sources.text import normalised

_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading (level 1 to 6), or a `tight` line: a list entry or table row."""

    text: str
    level: int = 0
    tight: bool = False


def set_as_text(blocks: Iterable[Block]) -> tuple[str, tuple[Heading, ...]]:
    """The blocks one under the other in normal form, and where their headings stand.

    A blank line divides two blocks, except tight ones of the same run.
    """
    parts: list[str] = []
    headings: list[Heading] = []
    position = 0
    was_tight = False
    for block in _visible(blocks):
        gap = ("\n" if was_tight and block.tight else "\n\n") if parts else ""
        position += len(gap)
        if block.level:
            headings.append(Heading(position, position + len(block.text), min(block.level, _LOWEST)))
        parts.append(gap + block.text)
        position += len(block.text)
        was_tight = block.tight
    return "".join(parts), tuple(headings)


def titled(blocks: list[Block], title: str) -> list[Block]:
    """The blocks under their title: as a first heading, unless one of the first blocks says it already."""
    title = " ".join(normalised(title).split())
    if not title:
        return blocks
    lowered = [replace(block, level=max(block.level, 2)) if block.level else block for block in blocks]
    for number, block in enumerate(lowered[:3]):
        if " ".join(block.text.split()).casefold() == title.casefold():
            return [*lowered[:number], replace(block, level=1), *lowered[number + 1 :]]
    return [Block(title, 1), *lowered]


def row_of(cells: list[list[Block]]) -> list[Block]:
    """A table's row: one line, its cells divided by tabs. A cell of several paragraphs keeps all as paragraphs."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > 1 for cell in filled):
        return [block for cell in filled for block in cell]
    line = "\t".join(" ".join(cell[0].text.split("\n")).strip() if cell else "" for cell in cells)
    return [Block(line.rstrip("\t"), tight=True)] if filled else []


def below_title(blocks: list[Block], title: str) -> list[Block]:
    """The blocks with every heading but the title lower than it; as they are where no title is marked."""
    if not title:
        return blocks
    return [
        replace(block, level=block.level + (block.text.strip() != title)) if block.level else block for block in blocks
    ]


def _visible(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        lines = [line.rstrip() for line in normalised(block.text).split("\n")]
        text = "\n".join(lines).strip("\n")
        if text.strip():
            yield replace(block, text=text)
