"""Headings, paragraphs, lists, quotes, code, columns: each block's pieces."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

from briefing.brief.document import (
    Block,
    CodeBlock,
    Columns,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    ParagraphRole,
    QuoteBlock,
    Rule,
    Runs,
    Text,
    Together,
)
from briefing.render.typeset.boxes import Box, Dress, Hanging, Sides
from briefing.render.typeset.host import Bookmark, Page
from briefing.render.typeset.operators import ruled_line
from briefing.render.typeset.pieces import Beside, Drawn, Gap, Leaf, Piece, Stack
from briefing.render.typeset.pieces import Together as Whole
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import ARTIFACT, Node, numbering

ROLES = {
    ParagraphRole.BODY: "body",
    ParagraphRole.LEAD: "lead",
    ParagraphRole.NOTE: "note",
    ParagraphRole.SOURCE_LINE: "source-line",
}
LIST_INDENT = 16.0
QUOTE_INDENT = 13.0
RULE_ROOM = 5.0
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Title(Stack):
    """A heading; above a main one stands a rule across the column."""

    keep = True

    def __init__(self, words: Piece, colour: str, *, ruled: bool) -> None:
        super().__init__([words])
        self.before, self.after = words.before, words.after
        self._colour = colour
        self._room = RULE_ROOM if ruled else 0.0
        self._width = 0.0

    def measure(self, width: float) -> float:
        """The words and the room for the rule."""
        self._width = width
        self.height = super().measure(width) + self._room
        return self.height

    def least(self) -> float:
        """All of it."""
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Rule and words."""
        if self._room:
            page.artifact(ruled_line((x, top, x + self._width, top), self._colour, 1.1))
        drawn = super().draw(page, x, top - self._room, room - self._room, fresh=True)
        return replace(drawn, used=drawn.used + self._room)


def set_heading(heading: Heading, setter: Setter, node: Node) -> list[Piece]:
    """A heading: its words, its bookmark, its place for the table of contents."""
    tag, level = setter.heading_tag(heading.level)
    place = setter.door.name_of(f"heading:{len(setter.headings)}")
    setter.headings.append((heading, place, level))
    mark = setter.marker(heading.anchor)

    def begun(page: Page, x: float, top: float) -> None:
        setter.host.place(place, page, top + 8)
        setter.host.bookmarks.append(Bookmark(level, heading.title(), place))
        if mark:
            mark(page, x, top)

    number: Runs = (Text(f"{heading.number} "),) if heading.number else ()
    style = setter.theme.heading(heading.level)
    words = setter.door.paragraph(
        (*number, *heading.runs), style, node.child(tag), portion=heading.portion, on_begin=begun
    )
    return [Title(words, setter.theme.colour("accent"), ruled=heading.level == 1)]


def set_paragraph(paragraph: Paragraph, setter: Setter, node: Node) -> list[Piece]:
    """Running text in the style of its role."""
    return [setter.own_paragraph(paragraph, ROLES[paragraph.role], node)]


def set_code(code: CodeBlock, setter: Setter, node: Node) -> list[Piece]:
    """Lines in a face of equal widths, their spaces kept, on a tint."""
    owner = node.child(b"Code")
    style = setter.theme.style("code")
    lines: list[Piece] = [
        setter.door.paragraph((Text(line.replace(" ", NO_BREAK_SPACE) or NO_BREAK_SPACE),), style, owner.child(b"Span"))
        for line in code.text.expandtabs(4).split("\n")
    ]
    return [Box(Stack(lines), Sides(10, 10, 6), dress=panel(setter), before=2, after=8)]


def panel(setter: Setter) -> Dress:
    """The tint of panels; an outline where the theme has no tints."""
    if setter.theme.panels:
        return Dress(tint=setter.theme.colour("panel"))
    return Dress(outline=setter.theme.colour("hairline"))


def set_list(block: ListBlock, setter: Setter, node: Node) -> list[Piece]:
    """Entries with hanging bullets or numbers."""
    if not block.items:
        return []
    owner = node.child(b"L", numbering(b"Decimal" if block.ordered else b"Disc"))
    boxes: list[Piece] = []
    for position, item in enumerate(block.items):
        entry = owner.child(b"LI")
        words = block.label(position) or "•"
        label = setter.label(words, "ordinal" if block.ordered else "bullet")
        hanging = Hanging(label, 3.0, entry.child(b"Lbl"), counted=block.ordered)
        left = max(LIST_INDENT, label.width + 8)
        body = entry.child(b"LBody")
        inner = [piece for at, each in enumerate(item.blocks) for piece in _item(each, at, item.portion, setter, body)]
        if inner:
            inner[-1].after = 0.0
        boxes.append(Box(Stack(inner or [Blank(label.font.size, body)]), Sides(left), hanging=hanging, after=2.0))
    return [Stack(boxes, after=6.0)]


class Blank(Gap):
    """An entry without words: its element is there all the same."""

    def __init__(self, height: float, node: Node) -> None:
        super().__init__(height)
        self.node = node

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Nothing to see."""
        if self.node is not ARTIFACT:
            page.host.structure.open(self.node)
        return super().draw(page, x, top, room, fresh=fresh)


def _item(block: Block, position: int, portion: str, setter: Setter, node: Node) -> list[Piece]:
    if isinstance(block, Paragraph) and block.role is ParagraphRole.BODY:
        return [setter.own_paragraph(block, "item", node, portion="" if position else portion)]
    return setter.pieces_of(block, node)


def set_quote(quote: QuoteBlock, setter: Setter, node: Node) -> list[Piece]:
    """Words of someone else behind a thin bar, and whose they are."""
    foreign = quote.language if quote.language != setter.document.language else ""
    owner = node.child(b"BlockQuote", language=foreign)
    inner: list[Piece] = []
    for position, block in enumerate(quote.blocks):
        if isinstance(block, Paragraph):
            mark = quote.portion if position == 0 else block.portion
            words = owner.child(b"P")
            inner.append(
                setter.paragraph(block.runs, "quote", words, anchor=block.anchor, portion=mark, language=quote.language)
            )
        else:
            inner += setter.pieces_of(block, owner)
    if quote.attribution:
        if inner:
            inner[-1].keep = True
        inner.append(setter.paragraph(quote.attribution, "attribution", node.child(b"P")))
    if not inner:
        return []
    dress = Dress(bar=setter.theme.colour("accent"))
    return [Box(Stack(inner), Sides(QUOTE_INDENT), dress=dress, before=2, after=8)]


def set_columns(columns: Columns, setter: Setter, node: Node) -> list[Piece]:
    """Blocks side by side; each column is read to its end before the next."""
    if not columns.columns:
        return []
    shares = list(columns.shares) or [1.0] * len(columns.columns)
    stacks = [Stack(setter.pieces(blocks, node.child(b"Div"))) for blocks in columns.columns]
    return [Beside(stacks, shares, setter.theme.column_gap, after=8)]


def set_together(together: Together, setter: Setter, node: Node) -> list[Piece]:
    """Blocks on one page where they fit on one."""
    return [Whole(setter.pieces(together.blocks, node), setter.frame.height)]


def set_rule(_rule: Rule, setter: Setter, _node: Node) -> list[Piece]:
    """A hairline."""
    return [setter.rule()]


def set_page_break(_break: PageBreak, _setter: Setter, _node: Node) -> list[Piece]:
    """A new page."""
    return [Leaf(0.0)]
