"""What setting a document needs at hand: door, theme, host, and the way from any block of the tree to pieces."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterator
from typing import Any

from briefing.brief.document import Align, Block, Blocks, Document, Heading, KeyJudgement, Paragraph, Runs
from briefing.render.typeset.boxes import Ruled
from briefing.render.typeset.door import Door, Label
from briefing.render.typeset.host import Host, Page
from briefing.render.typeset.paragraph import Paragraph as SetParagraph
from briefing.render.typeset.pieces import Drawn, Frame, Piece
from briefing.render.typeset.structure import Node, numbering
from briefing.render.typeset.theme import Style, Theme, aligned

SetBlock = Callable[[Any, "Setter", Node], list[Piece]]


class Setter:
    """One document being set.

    `setters` has for each kind of block the function that makes its pieces, within the element it is given;
    `headings` are all there are.
    """

    def __init__(  # noqa: PLR0917  # a plain list of what it holds
        self,
        document: Document,
        door: Door,
        host: Host,
        frame: Frame,
        setters: dict[type, SetBlock],
        headings: list[Heading],
    ) -> None:
        self.document = document
        self.door = door
        self.theme: Theme = door.theme
        self.host = host
        self.frame = frame
        self.all_headings = headings
        self.headings: list[tuple[Heading, str, int]] = []
        self.contents: list[tuple[Page, int, Callable[[int], bytes], str]] = []
        self._setters = setters
        self._levels: list[int] = []

    def pieces(self, blocks: Blocks, node: Node) -> list[Piece]:
        """The blocks as pieces within an element."""
        return list(self.flow(blocks, node))

    def flow(self, blocks: Blocks, node: Node) -> Iterator[Piece]:
        """The same one after another, as they are asked for."""
        judgements: Node | None = None
        for block in blocks:
            if isinstance(block, KeyJudgement):
                judgements = judgements or node.child(b"L", numbering(b"Decimal"))
                yield from self.pieces_of(block, judgements)
            else:
                judgements = None
                yield from self.pieces_of(block, node)

    def pieces_of(self, block: Block, node: Node) -> list[Piece]:
        """One block as pieces."""
        return self._setters[type(block)](block, self, node)

    def marker(self, anchor: str) -> Callable[[Page, float, float], None] | None:
        """What names a place when it is drawn; None where there is nothing to name."""
        name = self.door.name_of(anchor) if anchor else ""
        if not name:
            return None
        return lambda page, _x, top: self.host.place(name, page, top + 4)

    def paragraph(
        self,
        runs: Runs,
        style: str | Style,
        node: Node,
        *,
        anchor: str = "",
        portion: str = "",
        keep: bool = False,
        language: str = "",
    ) -> SetParagraph:
        """A paragraph within an element that is its own."""
        look = self.theme.style(style) if isinstance(style, str) else style
        return self.door.paragraph(
            runs, look, node, portion=portion, keep=keep, language=language, on_begin=self.marker(anchor)
        )

    def own_paragraph(
        self,
        block: Paragraph,
        style: str | Style,
        node: Node,
        *,
        portion: str = "",
        anchor: str = "",
    ) -> SetParagraph:
        """A paragraph of the tree, in a style other than its role's."""
        mark, name = portion or block.portion, anchor or block.anchor
        return self.paragraph(block.runs, style, node.child(b"P"), anchor=name, portion=mark)

    def label(self, text: str, style: str, *, colour: str = "", bold: bool | None = None) -> Label:
        """A line of text in a style."""
        return self.door.label(text, self.theme.style(style), colour=colour, bold=bold)

    def exhibit(self, exhibit: Any, shown: list[Piece], node: Node) -> list[Piece]:
        """`shown` between the exhibit's caption and its source line."""
        above: list[Piece] = []
        if exhibit.caption:
            above = [
                self.paragraph(
                    exhibit.caption,
                    "caption",
                    node.child(b"P"),
                    anchor=exhibit.anchor,
                    portion=exhibit.portion,
                    keep=True,
                )
            ]
        elif exhibit.anchor:
            above = [Placed(self.marker(exhibit.anchor))]
        below: list[Piece] = []
        if exhibit.source:
            below = [self.paragraph(exhibit.source, "source-line", node.child(b"P"))]
            for each in shown[-1:]:
                # A table goes on overleaf by its rows, and keeps the source to its last ones itself.
                if hasattr(each, "tail"):
                    each.tail = below[0]
                else:
                    each.keep = True
        return [*above, *shown, *below]

    def rule(self, *, before: float = 6.0, after: float = 8.0) -> Ruled:
        """A hairline."""
        return Ruled(self.theme.colour("hairline"), before=before, after=after)

    def heading_tag(self, level: int) -> tuple[bytes, int]:
        """The tag of a heading and its level among the bookmarks; neither may skip a level."""
        self._levels = [each for each in self._levels if each < level]
        depth = len(self._levels)
        self._levels.append(level)
        return b"H%d" % min(depth + 2, 6), depth

    def aligned(self, style: str, align: Align, *, bold: bool = False) -> Style:
        """A style with another alignment, perhaps bold, without room around it."""
        return aligned(self.theme.style(style), align, bold)


class Placed(Piece):
    """A place for links without any words."""

    keep = True

    def __init__(self, mark: Callable[[Page, float, float], None] | None) -> None:
        self._mark = mark

    def measure(self, width: float) -> float:
        """It takes no room."""
        return 0.0

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Name the place."""
        if self._mark:
            self._mark(page, x, top)
        return Drawn(0.0, more=False)
