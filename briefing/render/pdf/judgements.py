"""The bottom line, key judgements and their chips: a word, dots and a band, so that colour is never alone."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, replace
from typing import Any

from briefing.brief.document import Bluf, Confidence, KeyJudgement, Likelihood, Paragraph
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Box, Panel, grouped
from briefing.render.pdf.door import Line, line
from briefing.render.pdf.setter import Setter

CHIP_HEIGHT = 14.0
CHIP_GAP = 6.0
DOT_STEP = 5.6
DOT_RADIUS = 1.9
INDENT = 18.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A rounded label: `strong` words, `light` ones, and `level` of `levels` dots."""

    strong: Line
    light: Line
    level: int
    levels: int
    fill: str
    ink: str

    def width(self) -> float:
        """From edge to edge."""
        gap = 3 if self.light.pieces else 0
        return 8 + self.strong.width + gap + self.light.width + 6 + self.levels * DOT_STEP + 5

    def draw(self, canvas: Any, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        canvas.setFillColor(self.fill)
        canvas.roundRect(x, y, self.width(), CHIP_HEIGHT, CHIP_HEIGHT / 2, stroke=0, fill=1)
        base = y + 4.3
        x += 8
        self.strong.draw(canvas, x, base)
        x += self.strong.width + (3 if self.light.pieces else 0)
        self.light.draw(canvas, x, base)
        draw_dots(canvas, x + self.light.width + 6, y + CHIP_HEIGHT / 2, (self.level, self.levels), self.ink)


def draw_dots(canvas: Any, x: float, y: float, levels: tuple[int, int], ink: str) -> None:
    """Dots in a row from x. `levels`: how many are filled, of how many; the others are pale, in grey print too."""
    level, of = levels
    for number in range(of):
        canvas.setFillColor(ink if number < level else theme.DOT_OFF)
        canvas.circle(x + DOT_STEP * number + DOT_RADIUS, y, DOT_RADIUS, stroke=0, fill=1)


class Chips(Box):
    """Chips beside each other, on a second line where the column is narrow."""

    def __init__(self, chips: list[Chip]) -> None:
        super().__init__(before=3, after=4)
        self.chips = chips
        self.places: list[tuple[float, int]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Place the chips in lines."""
        self.places = []
        x, row = 0.0, 0
        for chip in self.chips:
            if x and x + chip.width() > width:
                x, row = 0.0, row + 1
            self.places.append((x, row))
            x += chip.width() + CHIP_GAP
        self.width, self.height = width, (row + 1) * (CHIP_HEIGHT + 3) - 3
        return self.width, self.height

    def draw(self) -> None:
        """Every chip at its place."""
        for chip, (x, row) in zip(self.chips, self.places, strict=True):
            chip.draw(self.canv, x, self.height - CHIP_HEIGHT - row * (CHIP_HEIGHT + 3))


def likelihood_chip(likelihood: Likelihood) -> Chip:
    """Term, band and dots in the accent colour."""
    strong = line(likelihood.term, replace(theme.CHIP, bold=True))
    light = line(likelihood.band, replace(theme.CHIP, colour=theme.MUTED))
    return Chip(strong, light, likelihood.level, likelihood.levels, theme.CHIP_LIKELIHOOD, theme.ACCENT)


def confidence_chip(confidence: Confidence) -> Chip:
    """Grade, noun and dots in red."""
    strong = line(confidence.grade, replace(theme.CHIP, bold=True, colour=theme.RED))
    light = line(confidence.noun, replace(theme.CHIP, colour=theme.RED))
    return Chip(strong, light, confidence.level, confidence.levels, theme.CHIP_CONFIDENCE, theme.RED)


def set_judgement(judgement: KeyJudgement, setter: Setter, width: float) -> list[Any]:
    """Number in the margin; the judgement, its chips, its basis, what changed."""
    room = width - INDENT
    shown = [
        setter.paragraph(judgement.runs, theme.JUDGEMENT, room, anchor=judgement.anchor, portion=judgement.portion)
    ]
    chips = [likelihood_chip(judgement.likelihood)] if judgement.likelihood else []
    chips += [confidence_chip(judgement.confidence)] if judgement.confidence else []
    shown += [Chips(chips)] if chips else []
    shown += [setter.paragraph(runs, theme.BASIS, room) for runs in (judgement.basis, judgement.change) if runs]
    label = line(judgement.number, theme.JUDGEMENT_NUMBER)
    return [Panel(grouped(shown), left=INDENT, label=label, together=True, before=2, after=8)]


def set_bluf(bluf: Bluf, setter: Setter, width: float) -> list[Any]:
    """A tinted box with a bar; the label stands left of the text."""
    label = line(bluf.label, theme.BLUF_LABEL)
    left = 16 + label.width + 16 if label.pieces else 18.0
    shown: list[Any] = []
    for block in bluf.blocks:
        if isinstance(block, Paragraph):
            shown.append(setter.door.paragraph(block.runs, theme.BLUF, anchor=block.anchor, portion=block.portion))
        else:
            shown += setter.flowables((block,), width - left - 16)
    box = Panel(
        grouped(shown),
        left=left,
        right=16,
        inside=10,
        fill=theme.PANEL,
        bar=theme.ACCENT,
        label=label if label.pieces else None,
        label_x=16,
        together=True,
        before=8,
        after=10,
    )
    return [box]
