"""Boxes: a stack with room around it, on a tint, behind a bar, beside a label."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.render.typeset.door import Label
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import filled_box, number, ruled_line, stroke
from briefing.render.typeset.pieces import NOTHING, Drawn, Piece, Stack
from briefing.render.typeset.structure import ARTIFACT, Node


@dataclass(frozen=True, slots=True)
class Hanging:
    """A label that hangs beside the first line: `x` from the left edge, and the element it is.

    `counted` says that its words belong to the brief's own, which those of a bullet do not. `target` is the place it
    leads to, in the file's names.
    """

    label: Label
    x: float
    node: Node
    counted: bool = True
    target: str = ""
    place: str = ""

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it with its baseline at y."""
        left = x + self.x
        if self.target and self.node is not ARTIFACT:
            link = self.node.child(b"Link")
            mark = page.host.structure.mark(link, page)
            page.code.append(b"/Link<</MCID %d>>BDC q %b Q EMC" % (mark, self.label.at(left, y)))
            size = self.label.font.size
            box = (left, y - 0.25 * size, left + self.label.width, y + 0.85 * size)
            page.link(link, self.target, self.label.text, box)
        else:
            page.content(self.node, self.label.at(left, y))
        if self.counted:
            page.host.said.append(self.label.text)


@dataclass(frozen=True, slots=True)
class Sides:
    """Room on each side of a box's contents."""

    left: float = 0.0
    right: float = 0.0
    inside: float = 0.0


@dataclass(frozen=True, slots=True)
class Dress:
    """What a box wears: a tint, an outline, and a bar of some width at its left."""

    tint: str = ""
    outline: str = ""
    bar: str = ""
    bar_width: float = 1.6


PLAIN = Dress()


class Box(Piece):
    """A stack in a box. What it wears goes on over every page the box reaches."""

    def __init__(
        self,
        stack: Stack,
        sides: Sides,
        *,
        dress: Dress = PLAIN,
        hanging: Hanging | None = None,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
    ) -> None:
        self.stack = stack
        self.sides = sides
        self.dress = dress
        self.hanging = hanging
        self.before = before if sides.inside else max(before, stack.before)
        self.after = after
        self.keep = keep
        self._begun = False
        self._width = 0.0

    def measure(self, width: float) -> float:
        """The stack's height and the room around it."""
        self._width = width
        self.height = self.stack.measure(width - self.sides.left - self.sides.right) + 2 * self.sides.inside
        return self.height

    def least(self) -> float:
        """What the stack needs, and the room around it."""
        return self.stack.least() + 2 * self.sides.inside

    def baseline(self) -> float:
        """That of the stack."""
        return self.stack.baseline() + self.sides.inside

    def notes(self) -> Iterator[str]:
        """Those of the stack."""
        return self.stack.notes()

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """What it wears is put beneath once its height on this page is known."""
        inside = self.sides.inside
        if room < 2 * inside and not fresh:
            return NOTHING
        beneath = page.slot()
        beside = page.slot()
        if self.hanging and self.hanging.node is not ARTIFACT:
            page.host.structure.open(self.hanging.node)
        drawn = self.stack.draw(page, x + self.sides.left, top - inside, room - 2 * inside, fresh=fresh)
        if drawn.more and not drawn.used:
            return NOTHING
        if not self._begun and self.hanging:
            # It is read before what it stands beside, and drawn only where that has begun.
            end = len(page.code)
            self.hanging.draw(page, x, top - inside - self.stack.baseline())
            page.code[beside] = b"\n".join(page.code[end:])
            del page.code[end:]
        self._begun = True
        used = drawn.used + 2 * inside
        page.code[beneath] = self._worn(x, top, used)
        return Drawn(used, drawn.more)

    def _worn(self, x: float, top: float, height: float) -> bytes:
        dress = self.dress
        parts = []
        if dress.tint:
            parts.append(filled_box(x, top - height, self._width, height, dress.tint))
        if dress.outline:
            box = (x, top - height, self._width, height)
            parts.append(b"%b %b w %.2f %.2f %.2f %.2f re S" % (stroke(dress.outline), number(0.6), *box))
        if dress.bar:
            parts.append(filled_box(x, top - height, dress.bar_width, height, dress.bar))
        return b"/Artifact BMC q %b Q EMC" % b" ".join(parts) if parts else b""


class Ruled(Piece):
    """A thin line across the column."""

    def __init__(self, colour: str, *, thickness: float = 0.6, before: float = 6.0, after: float = 8.0) -> None:
        self.colour = colour
        self.thickness = thickness
        self.before = before
        self.after = after
        self.height = thickness
        self._width = 0.0

    def measure(self, width: float) -> float:
        """As high as the line is thick."""
        self._width = width
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The line."""
        page.artifact(ruled_line((x, top, x + self._width, top), self.colour, self.thickness))
        return Drawn(self.height, more=False)
