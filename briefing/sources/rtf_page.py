"""The text of an RTF document while it is written: paragraphs, table rows, lists, and what holds inside of a group."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.sources.blocks import Block, row_of

TITLE = -1
_PRIVATE_SIGNS = re.compile("[\uf020-\uf0ff]")
_BULLETS = {"\uf0b7", "\uf0a7", "\uf0a8", "\uf06e", "\uf0d8", "\uf076"}
_COUNT = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside of a group and ends with it. `level` is a heading's, or TITLE; `into` is where words go."""

    into: str = "text"
    font: int = -1
    skipped_after_unicode: int = 1
    is_hidden: bool = False
    is_deleted: bool = False
    in_table: bool = False
    level: int = 0


@dataclass(slots=True)
class Page:
    """The blocks of the text or of one note, the paragraph being written, the table row being filled.

    `counted` is the label that a list of the old kind writes before its first entry only; it goes on counting.
    """

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    counted: str = ""
    _line: list[str] = field(default_factory=list)
    _cell: list[Block] = field(default_factory=list)
    _cells: list[list[Block]] = field(default_factory=list)
    _label: str = ""

    def write(self, text: str) -> None:
        """Go on with the paragraph."""
        self._line.append(text)

    def label(self, label: str) -> None:
        """Begin a list entry with its number or bullet."""
        self._label = joined([label]).strip() or "•"

    def count_on(self) -> None:
        """Let the next paragraphs go on from the label just written, as lists of the old kind do."""
        self.counted = self._label

    def end_paragraph(self, state: State) -> None:
        """End the paragraph as a block of the text or of a table's cell."""
        text = joined(self._line)
        self._line = []
        if not text.strip():
            return
        label, self._label = self._label or self._next_label(), ""
        if label and self.counted:
            self.counted = label
        if state.level == TITLE:
            self.title = self.title or text.strip()
        level = 1 if state.level == TITLE else state.level
        block = Block(f"{label} {text.lstrip()}" if label else text, level, bool(label) and not level)
        (self._cell if state.in_table else self.blocks).append(block)

    def end_cell(self) -> None:
        """End a cell of the table row being filled."""
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Set the table row being filled."""
        self.blocks += row_of([*self._cells, self._cell])
        self._cells, self._cell = [], []

    def _next_label(self) -> str:
        return _COUNT.sub(lambda match: str(int(match[0][-9:]) + 1), self.counted)


def joined(pieces: list[str]) -> str:
    r"""A paragraph's pieces as text: \u pairs made whole, signs of picture fonts as bullets or not at all."""
    text = "".join(pieces)
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _PRIVATE_SIGNS.sub(lambda match: "•" if match[0] in _BULLETS else "", text)
