"""What setting a document needs at hand: the door for text, the page map, and the way from any block to flowables."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefing.brief.document import Block, Blocks, Heading, Runs
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Group, Stack, grouped
from briefing.render.pdf.door import Door
from briefing.render.pdf.theme import Style


@dataclass(slots=True)
class PageMap:
    """Where things came to stand: how many pages there are, each heading's page by its order, the anchors placed."""

    pages: int = 0
    headings: dict[int, int] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()


@dataclass(slots=True)
class Setter:
    """One pass over a document.

    `known` is the page map of the pass before, `found` that of this one. `setters` holds for each kind of block the
    function that makes its flowables. `headings` are all headings of the body in order.
    """

    door: Door
    known: PageMap
    found: PageMap
    headings: tuple[Heading, ...]
    setters: dict[type, Callable[[Any, "Setter", float], list[Any]]]
    _set_headings: int = 0

    def next_heading(self) -> int:
        """The place among `headings` of the heading that is set now."""
        self._set_headings += 1
        return self._set_headings - 1

    def flowables(self, blocks: Blocks, width: float) -> list[Any]:
        """The blocks as flowables for a column of this width."""
        return [flowable for block in blocks for flowable in self._set(block, width)]

    def stack(self, blocks: Blocks, width: float) -> Stack:
        """The blocks as groups that keep together."""
        return grouped(self.flowables(blocks, width))

    def paragraph(self, runs: Runs, style: Style, width: float, *, anchor: str = "", portion: str = "") -> Any:
        """A paragraph no wider than the eye can follow."""
        right = max(0.0, width - theme.MEASURE * style.size / theme.BODY.size)
        return self.door.paragraph(runs, style, anchor=anchor, portion=portion, right=right)

    def exhibit(self, exhibit: Any, shown: list[Any]) -> list[Any]:
        """`shown` between the exhibit's caption and its source line."""
        above: list[Any] = []
        if exhibit.caption:
            above = [
                self.door.paragraph(exhibit.caption, theme.CAPTION, anchor=exhibit.anchor, portion=exhibit.portion)
            ]
        elif exhibit.anchor:
            # A place for links without any words.
            above = [self.door.paragraph((), Style(leading=0.1, after=0), anchor=exhibit.anchor)]
        below = [self.door.paragraph(exhibit.source, theme.SOURCE_LINE)] if exhibit.source else []
        for each in [*above, *(shown[-1:] if below else [])]:
            each.keepWithNext = 1
        return [*above, *shown, *below]

    def _set(self, block: Block, width: float) -> Group:
        return self.setters[type(block)](block, self, width)
