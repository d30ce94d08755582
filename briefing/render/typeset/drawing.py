"""Pictures made of shapes and words: one piece of marked content, with a text that says the same."""
# SPDX-License-Identifier: MIT

from briefing.render.typeset.door import Label
from briefing.render.typeset.host import Page
from briefing.render.typeset.pieces import Drawn, Piece
from briefing.render.typeset.structure import ARTIFACT, Node, pictured


class Canvas:
    """Where a picture is drawn: operators, and the words that stand in it. (0, 0) is its lower left corner."""

    def __init__(self) -> None:
        self.code: list[bytes] = []
        self.words: list[str] = []

    def shape(self, *code: bytes) -> None:
        """Draw shapes."""
        self.code += code

    def write(self, label: Label, x: float, y: float) -> None:
        """Words from x on."""
        self._put(label, label.at(x, y))

    def write_ending(self, label: Label, x: float, y: float) -> None:
        """Words that end at x."""
        self._put(label, label.ending_at(x, y))

    def write_centred(self, label: Label, x: float, y: float) -> None:
        """Words with their middle at x."""
        self._put(label, label.centred_at(x, y))

    def _put(self, label: Label, code: bytes) -> None:
        if label.text:
            self.code.append(code)
            self.words.append(label.text)


class Picture(Piece):
    """A picture that is never parted. What draws it is in its subclasses."""

    def __init__(self, node: Node, alt: str, *, before: float = 0.0, after: float = 0.0) -> None:
        self.node = node
        self.alt = alt
        self.before = before
        self.after = after
        self.width = 0.0

    def measure(self, width: float) -> float:
        """Its height at this width."""
        self.width = width
        self.height = self.laid_out()
        return self.height

    def laid_out(self) -> float:
        """Place what is in it within `width`; return the height."""
        raise NotImplementedError

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Draw it."""
        raise NotImplementedError

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The whole of it."""
        canvas = Canvas()
        self.paint(canvas, page)
        low = top - self.height
        code = b"1 0 0 1 %.2f %.2f cm %b" % (x, low, b"\n".join(canvas.code))
        if self.node is ARTIFACT:
            page.artifact(code)
            return Drawn(self.height, more=False)
        words = self.alt or " · ".join(canvas.words)
        self.node.attributes += pictured(words, (x, low, x + self.width, top))
        page.content(self.node, code)
        page.host.said.extend(canvas.words)
        return Drawn(self.height, more=False)
