"""What stands around the text: cover block, marking bands, running head, foot with page n of N."""
# SPDX-License-Identifier: MIT

from briefing.brief.document import Document, Runs, Text, plain
from briefing.render.typeset.door import Label
from briefing.render.typeset.dressing import line_of, sign_of
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import filled_box
from briefing.render.typeset.pieces import Drawn, Piece
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.theme import BLACK, TLP_COLOURS, Line

HEADER = b"/Type/Pagination/Subtype/Header"
FOOTER = b"/Type/Pagination/Subtype/Footer"
# Between what stands beside each other in the head or foot, in points.
GAP = 20.0


class Ends(Piece):
    """Kind at the left end of a line, reference at the right; beneath each other where they are too long."""

    def __init__(self, left: Label, right: Label, node: Node, leading: float) -> None:
        self.left = left
        self.right = right
        self.node = node
        self.leading = leading
        self._width = 0.0
        self._two = False

    def measure(self, width: float) -> float:
        """One line or two."""
        self._width = width
        self._two = bool(self.left.text and self.right.text) and self.left.width + self.right.width + 20 > width
        self.height = self.leading * (2 if self._two else 1)
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Both ends."""
        base = top - self.leading + 3
        if self.left.text:
            self._say(page, self.left, self.left.at(x, base))
        if self.right.text and self._two:
            self._say(page, self.right, self.right.at(x, base - self.leading))
        elif self.right.text and self.left.text:
            self._say(page, self.right, self.right.ending_at(x + self._width, base))
        elif self.right.text:
            self._say(page, self.right, self.right.at(x, base))
        return Drawn(self.height, more=False)

    def _say(self, page: Page, label: Label, code: bytes) -> None:
        page.content(self.node.child(b"P"), code)
        page.host.said.append(label.text)


def cover(document: Document, setter: Setter, node: Node) -> list[Piece]:
    """Kind, reference, title, subtitle and the further fields."""
    logo = setter.theme.logo
    shown: list[Piece] = [sign_of(logo, setter, node)] if logo else []
    if document.kind or document.reference():
        kind = setter.label(document.kind, "kind")
        reference = setter.label(document.reference(), "reference")
        shown.append(Ends(kind, reference, node, setter.theme.style("kind").leading))
    shown.append(setter.paragraph(plain(document.title), "title", node.child(b"H1"), portion=document.portion))
    if document.subtitle:
        shown.append(setter.paragraph(plain(document.subtitle), "subtitle", node.child(b"P")))
    fields: list[Runs] = [
        (Text(each.name, bold=True), Text(f" {each.words}" if each.name else each.words)) for each in document.fields
    ]
    if fields:
        setter.host.added.append("·" * (len(fields) - 1))
        joined = fields[0] + tuple(run for each in fields[1:] for run in (Text("   ·   "), *each))
        shown.append(setter.paragraph(joined, "fields", node.child(b"P")))
    return shown


class Furniture:
    """What stands on every page beside the text, drawn when the number of pages is known."""

    def __init__(self, document: Document, setter: Setter) -> None:
        self.document = document
        self.setter = setter
        self.theme = setter.theme
        self.marked = any(document.marking.lines())

    def open_first(self, page: Page, node: Node) -> None:
        """The marking at the head of the first page is part of the text; all others repeat it."""
        if self.marked:
            page.artifact(self._band(self.theme.page[1] - self.theme.band))
            words = " ".join(self.document.marking.lines())
            page.content(node.child(b"P"), self._marking(self.theme.page[1] - self.theme.band))
            page.host.said.append(words)

    def draw(self, page: Page, pages: int) -> None:
        """Bands, running head, foot."""
        high = self.theme.page[1] - self.theme.band
        if self.marked:
            if page.index:
                page.artifact(self._band(high) + b" " + self._marking(high), HEADER)
            page.artifact(self._band(0.0) + b" " + self._marking(0.0), FOOTER)
        if page.index:
            y = (high if self.marked else self.theme.page[1] - 12) - 17
            self._say(page, line_of(self.theme.header, self.document, page.index + 1, pages), y, HEADER)
        foot = (self.theme.band if self.marked else 12.0) + 9
        self._say(page, line_of(self.theme.footer, self.document, page.index + 1, pages), foot, FOOTER)

    def _say(self, page: Page, line: Line, y: float, kind: bytes) -> None:
        """A line of the head or foot: the right end whole, then what fits in the middle and at the left."""
        start, width = self.theme.margin, self.theme.width
        right = self._cut(line.right, width)
        left = self._cut(line.left, width - (right.width + GAP if line.right else 0.0))
        room = width - 2 * max(left.width, right.width) - 2 * GAP
        if line.right:
            page.artifact(right.ending_at(start + width, y), kind)
        if line.left:
            page.artifact(left.at(start, y), kind)
        if line.centre and room > 0:
            page.artifact(self._cut(line.centre, room).centred_at(start + width / 2, y), kind)

    def _band(self, bottom: float) -> bytes:
        return filled_box(0.0, bottom, self.theme.page[0], self.theme.band, BLACK)

    def _marking(self, bottom: float) -> bytes:
        """The banner in the middle, the TLP label at the right in its colour."""
        marking = self.document.marking
        style = self.theme.style("marking")
        base = bottom + self.theme.band / 2 - 0.33 * style.size
        right = self.theme.page[0] - self.theme.margin
        label = self.setter.label(marking.tlp, "marking", colour=TLP_COLOURS.get(marking.tlp, ""))
        parts = []
        if marking.banner:
            room = self.theme.width - (2 * label.width + 24 if marking.tlp else 0)
            banner = self._cut(marking.banner, room, "marking")
            parts.append(banner.centred_at(self.theme.page[0] / 2, base))
        if marking.tlp:
            parts.append(b"q %b Q" % label.ending_at(right, base))
        return b" ".join(parts)

    def _cut(self, text: str, room: float, style: str = "furniture") -> Label:
        """`text`, or its beginning and an ellipsis where it is wider than `room`."""
        label = self.setter.label(text, style)
        while text and label.width > room:
            text = text[:-1]
            label = self.setter.label(f"{text.rstrip()} …", style)
        return label
