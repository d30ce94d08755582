"""The pen: writes shaped words into a page and keeps its marked content balanced within one text object."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass

from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import number
from briefing.render.typeset.structure import ARTIFACT, Node
from briefing.render.typeset.words import Font


@dataclass(slots=True, eq=False)
class Wrap:
    """What a stretch of words stands in: a link to `target` that is called `contents`, or words in a `language`."""

    target: str = ""
    contents: str = ""
    language: str = ""


@dataclass(slots=True, eq=False)
class Span:
    """Words in one font and colour, perhaps raised, within a wrap, at a named place.

    `note` is the footnote they point to. Nothing changes a span; that nothing can would cost a long brief more than it
    is worth.
    """

    text: str
    font: Font
    colour: bytes
    rise: float = 0.0
    wrap: Wrap | None = None
    place: str = ""
    note: str = ""


class Pen:
    """Writes operators for one block of text on one page, from `begin` to `end`."""

    __slots__ = ("_colour", "_font", "_rise", "_tracking", "node", "out", "page", "wrap", "wrap_node")

    def __init__(self, page: Page, node: Node) -> None:
        self.page = page
        self.node = node
        self.out = page.code.append
        self.wrap: Wrap | None = None
        self.wrap_node: Node | None = None
        self._font: Font | None = None
        self._colour = b""
        self._rise = 0.0
        self._tracking = 0.0

    def begin(self, *, whole: bool) -> None:
        """Begin a piece of the node's content; `whole` says that there will be no other."""
        if self.node is ARTIFACT:
            self.out(b"/Artifact BMC BT")
            return
        structure = self.page.host.structure
        mark = structure.leaf(self.node, self.page) if whole else structure.mark(self.node, self.page)
        self.out(b"/%b<</MCID %d>>BDC BT" % (self.node.tag, mark))

    def end(self) -> None:
        """End the text; what was changed for it is as it was."""
        if self._tracking:
            self.out(b"0 Tc")
        self.out(b"0 Ts ET EMC" if self._rise else b"ET EMC")

    def show(self, span: Span, code: bytes) -> None:
        """Show words of a span; operators are written only for what changes."""
        if span.wrap is not self.wrap:
            self._change(span.wrap)
        font = span.font
        if font is not self._font:
            self._font = font
            self.out(font.select)
            if font.tracking != self._tracking:
                self._tracking = font.tracking
                self.out(b"%b Tc" % number(font.tracking))
        if span.colour != self._colour:
            self._colour = span.colour
            self.out(span.colour)
        if span.rise != self._rise:
            self._rise = span.rise
            self.out(b"%b Ts" % number(span.rise))
        self.out(b"[(%b)]TJ" % code)

    def _change(self, wrap: Wrap | None) -> None:
        """Go on in another element: the paragraph, a link in it, a stretch in another language."""
        self.wrap = wrap
        if self.node is ARTIFACT:
            return
        structure = self.page.host.structure
        if wrap is None:
            self.wrap_node = None
            self.out(b"EMC/%b<</MCID %d>>BDC" % (self.node.tag, structure.mark(self.node, self.page)))
            return
        tag = b"Link" if wrap.target else b"Span"
        self.wrap_node = Node(tag, self.node, language=wrap.language)
        self.out(b"EMC/%b<</MCID %d>>BDC" % (tag, structure.mark(self.wrap_node, self.page)))

    def renew(self) -> int:
        """Begin another piece of the node's content; how many the node had before."""
        before = len(self.node.kids)
        self._change(None)
        return before

    def link_box(self, span: Span, left: float, right: float, y: float) -> None:
        """Lay the link of the span over the words just shown."""
        if self.wrap_node is None or span.wrap is None or not span.wrap.target:
            return
        size = span.font.size
        box = (left, y + span.rise - 0.25 * size, right, y + span.rise + 0.85 * size)
        self.page.link(self.wrap_node, span.wrap.target, span.wrap.contents, box)
