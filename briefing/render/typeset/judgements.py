"""The bottom line, key judgements and their chips: a word, dots and a band, so that colour is never alone."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass

from briefing.brief.document import Bluf, Confidence, KeyJudgement, Likelihood, Paragraph
from briefing.render.typeset.boxes import Box, Dress, Hanging, Sides
from briefing.render.typeset.door import Label
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import circle, fill, number, rounded_box, stroke
from briefing.render.typeset.pieces import Drawn, Piece, Together
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.text import panel
from briefing.render.typeset.theme import Theme

CHIP_HEIGHT = 11.6
CHIP_GAP = 6.0
CHIP_SIDE = 6.5
DOT_STEP = 4.6
DOT_RADIUS = 1.55
INDENT = 16.0


def dots(x: float, y: float, level: int, levels: int, colours: tuple[str, str]) -> bytes:
    """Dots in a row from x, `level` of them filled. `colours` are those of the filled and of the others."""
    parts = []
    for position in range(levels):
        ink = colours[0] if position < level else colours[1]
        parts.append(b"%b %b f" % (fill(ink), circle(x + DOT_STEP * position + DOT_RADIUS, y, DOT_RADIUS)))
    return b" ".join(parts)


@dataclass(frozen=True, slots=True)
class Chip:
    """A rounded label: strong words, light ones, `level` of `levels` dots."""

    strong: Label
    light: Label
    level: int
    levels: int
    tint: str
    ink: str
    theme: Theme

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self.strong.text} {self.light.text}".strip()

    @property
    def width(self) -> float:
        """From edge to edge."""
        return CHIP_SIDE * 2 + self._text_width + 5 + self.levels * DOT_STEP

    @property
    def _text_width(self) -> float:
        return self.strong.width + (2.4 + self.light.width if self.light.text else 0.0)

    def tinted(self, x: float, y: float) -> bytes:
        """Its shape and its dots, with the lower left corner at (x, y)."""
        shape = rounded_box(x, y, self.width, CHIP_HEIGHT, CHIP_HEIGHT / 2)
        paint = b"%b %b f" % (fill(self.tint), shape)
        if not self.theme.panels:
            paint = b"%b %b w %b S" % (stroke(self.theme.colour("hairline")), number(0.5), shape)
        start = x + CHIP_SIDE + self._text_width + 5
        colours = (self.ink, self.theme.colour("dot-off"))
        return paint + b" " + dots(start, y + CHIP_HEIGHT / 2, self.level, self.levels, colours)

    def worded(self, x: float, y: float) -> bytes:
        """Its words."""
        base = y + CHIP_HEIGHT / 2 - 0.31 * self.strong.font.size
        light = self.light.at(x + CHIP_SIDE + self.strong.width + 2.4, base)
        return b"%b %b" % (self.strong.at(x + CHIP_SIDE, base), light)


class Chips(Piece):
    """Chips beside each other, on a second line where the column is narrow."""

    before = 3.0
    after = 3.0

    def __init__(self, chips: list[Chip], node: Node) -> None:
        self.chips = chips
        self.node = node
        self._places: list[tuple[float, float]] = []

    def measure(self, width: float) -> float:
        """Place the chips in lines."""
        self._places = []
        x, y = 0.0, CHIP_HEIGHT
        for chip in self.chips:
            if x and x + chip.width > width:
                x, y = 0.0, y + CHIP_HEIGHT + 3
            self._places.append((x, y))
            x += chip.width + CHIP_GAP
        self.height = y
        return y

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Every chip at its place: the shape as decoration, the words as text."""
        for chip, (left, down) in zip(self.chips, self._places, strict=True):
            page.artifact(chip.tinted(x + left, top - down))
            page.content(self.node.child(b"Span"), chip.worded(x + left, top - down))
            page.host.said.append(chip.words)
        return Drawn(self.height, more=False)


def likelihood_chip(likelihood: Likelihood, setter: Setter) -> Chip:
    """Term, band and dots in the accent colour."""
    strong = setter.label(likelihood.term, "chip", bold=True)
    light = setter.label(likelihood.band, "chip", colour="muted")
    colours = setter.theme.colour("chip-likelihood"), setter.theme.colour("accent")
    return Chip(strong, light, likelihood.level, likelihood.levels, *colours, setter.theme)


def confidence_chip(confidence: Confidence, setter: Setter) -> Chip:
    """Grade, noun and dots in the warning colour."""
    strong = setter.label(confidence.grade, "chip", bold=True, colour="warning")
    light = setter.label(confidence.noun, "chip", colour="warning")
    colours = setter.theme.colour("chip-confidence"), setter.theme.colour("warning")
    return Chip(strong, light, confidence.level, confidence.levels, *colours, setter.theme)


def set_judgement(judgement: KeyJudgement, setter: Setter, node: Node) -> list[Piece]:
    """Number in the margin; the judgement, its chips, its basis, what changed."""
    entry = node.child(b"LI")
    hanging = Hanging(setter.label(judgement.number, "judgement-number"), 0.0, entry.child(b"Lbl"))
    body = entry.child(b"LBody")
    inner: list[Piece] = [
        setter.paragraph(
            judgement.runs, "judgement", body.child(b"P"), anchor=judgement.anchor, portion=judgement.portion
        )
    ]
    chips = [likelihood_chip(judgement.likelihood, setter)] if judgement.likelihood else []
    chips += [confidence_chip(judgement.confidence, setter)] if judgement.confidence else []
    if chips:
        inner.append(Chips(chips, body.child(b"P")))
    inner += [setter.paragraph(runs, "basis", body.child(b"P")) for runs in (judgement.basis, judgement.change) if runs]
    whole = Together(inner, setter.frame.height)
    return [Box(whole, Sides(max(INDENT, hanging.label.width + 6)), hanging=hanging, before=1, after=6)]


def set_bluf(bluf: Bluf, setter: Setter, node: Node) -> list[Piece]:
    """A tinted box with a bar; the label stands left of the text."""
    owner = node.child(b"Div")
    label = setter.label(bluf.label, "bluf-label")
    left = 14 + label.width + 15 if label.text else 17.0
    hanging = Hanging(label, 14.0, owner.child(b"P")) if label.text else None
    inner: list[Piece] = []
    for block in bluf.blocks:
        if isinstance(block, Paragraph):
            inner.append(setter.own_paragraph(block, "bluf", owner))
        else:
            inner += setter.pieces_of(block, owner)
    if inner:
        inner[-1].after = 0.0
    worn = panel(setter)
    dress = Dress(worn.tint, worn.outline, setter.theme.colour("accent"), 3.2)
    whole = Together(inner, setter.frame.height - 24)
    return [Box(whole, Sides(left, 14, 9), dress=dress, hanging=hanging, before=7, after=11)]
