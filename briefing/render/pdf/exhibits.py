"""Timeline, graph, figure and legend."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from math import cos, hypot, pi, sin
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Image

from briefing.brief.document import Figure, Graph, GraphEdge, Legend, Run, Runs, Text, Timeline, TimelineEntry
from briefing.errors import RenderError
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Box, Panel, baseline
from briefing.render.pdf.door import line
from briefing.render.pdf.judgements import DOT_STEP, draw_dots
from briefing.render.pdf.preflight import NOTHING_WRITTEN
from briefing.render.pdf.setter import Setter

EVENT_GAP = 22.0
GRAPH_PART = 0.52
NODE_HEIGHT = 26.0
ARROW = 6.0


class Event(Box):
    """A dated point on a line, with what happened beside it."""

    def __init__(self, entry: TimelineEntry, words: Any, when_width: float, *, first: bool, last: bool) -> None:
        super().__init__(after=0)
        self.entry = entry
        self.words = words
        self.when_width = when_width
        self.first = first
        self.last = last

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The height of the words and the space below them."""
        self.width = width
        _, tall = self.words.wrapOn(getattr(self, "canv", None), width - self.when_width - EVENT_GAP, height)
        self.height = tall + 6
        return self.width, self.height

    def draw(self) -> None:
        """Date, line and dot (hollow and red for a forecast), words."""
        canvas = self.canv
        x = self.when_width + EVENT_GAP / 2 - 2
        base = self.height - baseline(self.words, theme.CELL.size)
        y = base + 3
        canvas.setStrokeColor(theme.HAIRLINE)
        canvas.setLineWidth(0.9)
        canvas.line(x, y if self.first else self.height, x, y if self.last else 0)
        ink = theme.RED if self.entry.forecast else theme.ACCENT
        style = replace(theme.CELL, bold=True, colour=theme.RED if self.entry.forecast else theme.INK)
        line(self.entry.when, style).draw(canvas, 0, base)
        canvas.setFillColor(theme.WHITE if self.entry.forecast else ink)
        canvas.setStrokeColor(ink)
        canvas.circle(x, y, 2.8, stroke=1, fill=1)
        self.words.drawOn(canvas, self.when_width + EVENT_GAP, 6)


def set_timeline(timeline: Timeline, setter: Setter, width: float) -> list[Any]:
    """One event beneath the other on a line."""
    dates = [line(entry.when, replace(theme.CELL, bold=True)).width for entry in timeline.entries]
    when_width = min(max(dates, default=0.0), width / 3)
    last = len(timeline.entries) - 1
    events = []
    for number, entry in enumerate(timeline.entries):
        style = replace(theme.CELL, italic=entry.forecast, after=0)
        words = setter.paragraph(entry.runs, style, width - when_width)
        events.append(Event(entry, words, when_width, first=number == 0, last=number == last))
    return setter.exhibit(timeline, [Panel([[event] for event in events], after=8)] if events else [])


class Network(Box):
    """Nodes in boxes, relations as lines between them."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(after=8)
        self.graph = graph

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The whole width, about half as high."""
        self.width, self.height = width, max(150.0, width * GRAPH_PART)
        return self.width, self.height

    def draw(self) -> None:
        """Lines first, then boxes, then the relations' words on top."""
        places = {node.id: (x, y) for node, (x, y) in zip(self.graph.nodes, self._places(), strict=True)}
        known = [edge for edge in self.graph.edges if edge.start in places and edge.end in places]
        for edge in known:
            self._draw_edge(edge, places[edge.start], places[edge.end])
        for node in self.graph.nodes:
            self._draw_node(node.label, node.kind, *places[node.id])
        for edge in known:
            self._draw_label(edge.label, places[edge.start], places[edge.end])

    def _places(self) -> Iterator[tuple[float, float]]:
        """Given places, else on an ellipse from the top, clockwise."""
        count = max(1, len(self.graph.nodes))
        wide, high = self.width / 2 - 70, self.height / 2 - NODE_HEIGHT
        for number, node in enumerate(self.graph.nodes):
            angle = pi / 2 - 2 * pi * number / count
            x = cos(angle) if node.x is None else 2 * node.x - 1
            y = sin(angle) if node.y is None else 1 - 2 * node.y
            yield self.width / 2 + wide * x, self.height / 2 + high * y

    def _draw_node(self, label: str, kind: str, x: float, y: float) -> None:
        canvas = self.canv
        name = line(label, replace(theme.CELL, bold=True, size=8.8))
        sort = line(kind, theme.AXIS)
        half = max(name.width, sort.width) / 2 + 8
        canvas.setFillColor(theme.PANEL)
        canvas.setStrokeColor(theme.ACCENT)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x - half, y - NODE_HEIGHT / 2, 2 * half, NODE_HEIGHT, 4, stroke=1, fill=1)
        name.draw_centred(canvas, x, y + (2 if kind else -3))
        sort.draw_centred(canvas, x, y - 8.5)

    def _draw_edge(self, edge: GraphEdge, start: tuple[float, float], end: tuple[float, float]) -> None:
        canvas = self.canv
        canvas.setStrokeColor(theme.MUTED)
        canvas.setFillColor(theme.MUTED)
        canvas.setLineWidth(0.8)
        canvas.line(*start, *end)
        length = hypot(end[0] - start[0], end[1] - start[1])
        if not edge.directed or not length:
            return
        dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        # Three quarters along: clear of both boxes and of the words in the middle.
        x, y = start[0] + 0.75 * length * dx, start[1] + 0.75 * length * dy
        path = canvas.beginPath()
        path.moveTo(x + ARROW * dx, y + ARROW * dy)
        path.lineTo(x - ARROW / 2 * dy, y + ARROW / 2 * dx)
        path.lineTo(x + ARROW / 2 * dy, y - ARROW / 2 * dx)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    def _draw_label(self, label: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        if not label:
            return
        words = line(label, theme.AXIS)
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        self.canv.setFillColor(theme.WHITE)
        self.canv.rect(x - words.width / 2 - 2, y - 4, words.width + 4, 11, stroke=0, fill=1)
        words.draw_centred(self.canv, x, y - 1)


def set_graph(graph: Graph, setter: Setter, _width: float) -> list[Any]:
    """Actors as boxes, relations as lines."""
    return setter.exhibit(graph, [Network(graph)] if graph.nodes else [])


def set_figure(figure: Figure, setter: Setter, width: float) -> list[Any]:
    """The picture at its part of the width, never taller than half a page. Raises RenderError for a broken one."""
    try:
        across, down = ImageReader(BytesIO(figure.image)).getSize()
    except OSError as error:
        raise RenderError(
            f"The picture “{figure.alt}” cannot be read: it is damaged, or not what its name says.",
            safe=NOTHING_WRITTEN,
            remedy="Put the picture into the brief again.",
            details=str(error),
        ) from error
    wide = width * min(1.0, figure.width)
    scale = min(1.0, theme.TEXT_HEIGHT / 2 / (wide * down / across))
    picture = Image(BytesIO(figure.image), wide * scale, wide * scale * down / across, hAlign="LEFT")
    picture.spaceAfter = 4
    return setter.exhibit(figure, [picture])


class LegendLine(Box):
    """A legend's entry with its sign: dots or a swatch left of the words."""

    def __init__(self, words: Any, fill: str, level: int, levels: int) -> None:
        super().__init__(after=1)
        self.words = words
        self.fill = fill
        self.levels = (level, levels)
        self.left = max(levels * DOT_STEP, 10.0 if fill else 0.0) + 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the words."""
        self.width = width
        _, self.height = self.words.wrapOn(getattr(self, "canv", None), width - self.left, height)
        return self.width, self.height

    def draw(self) -> None:
        """Sign and words."""
        middle = self.height - baseline(self.words, theme.LEGEND.size) + 2.9
        if self.fill:
            self.canv.setFillColor(self.fill)
            self.canv.rect(0, middle - 4, 8, 8, stroke=0, fill=1)
        draw_dots(self.canv, 0, middle, self.levels, theme.ACCENT)
        self.words.drawOn(self.canv, self.left, 0)


def set_legend(legend: Legend, setter: Setter, width: float) -> list[Any]:
    """Title, then the entries; those without a sign run on in one paragraph."""
    running: list[Run] = []
    shown: list[Any] = []
    for entry in legend.entries:
        words: Runs = (Text(entry.term, bold=True), Text(" "), *entry.meaning)
        if entry.levels or entry.fill:
            paragraph = setter.paragraph(words, theme.LEGEND.tight(), width)
            shown.append(LegendLine(paragraph, entry.fill, entry.level, entry.levels))
        else:
            running += [*([Text("  ·  ")] if running else []), *words]
    title = [setter.paragraph((Text(legend.title),), theme.CAPTION, width)] if legend.title else []
    first = [setter.paragraph(tuple(running), theme.LEGEND, width)] if running else []
    note = [setter.paragraph(legend.note, theme.LEGEND, width)] if legend.note else []
    return [Panel([[each] for each in (*title, *first, *shown, *note)], after=4)]
