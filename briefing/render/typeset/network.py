"""The relationship graph: actors in boxes, relations as lines with their words."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence
from math import hypot

from briefing.brief.document import Graph, GraphEdge, GraphNode
from briefing.render.typeset.door import Label
from briefing.render.typeset.drawing import Canvas, Picture
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import fill, filled_box, polygon, rounded_box, ruled_line, stroke
from briefing.render.typeset.pieces import Piece
from briefing.render.typeset.places import Box, Point, around, beside, cleared, free_place, untangled
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node

HIGH_PART = 0.5
LEAST_HIGH = 80.0
HIGH_EACH = 24.0
NODE_HEIGHT = 24.0
ARROW = 5.5
# Between two lines that tie the same two actors.
APART = 11.0
WORDS_HALF = 4.7


class Network(Picture):
    """Nodes in boxes, relations as lines between them."""

    def __init__(self, graph: Graph, setter: Setter, node: Node) -> None:
        super().__init__(node.child(b"Figure"), graph.alt, after=6)
        self.graph = graph
        self.setter = setter

    def laid_out(self) -> float:
        """As high as its actors need, at most half as high as wide."""
        needed = LEAST_HIGH + HIGH_EACH * len(self.graph.nodes)
        return max(LEAST_HIGH, min(needed, self.width * HIGH_PART))

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Lines first, then boxes, then the relations' words where they hide neither."""
        names = [(self.setter.label(node.label, "cell", bold=True), node) for node in self.graph.nodes]
        boxes = self._boxes([name for name, _node in names])
        by_id = {node.id: box for node, box in zip(self.graph.nodes, boxes, strict=True)}
        known = [edge for edge in self.graph.edges if edge.start in by_id and edge.end in by_id]
        lines = [_line(by_id[edge.start], by_id[edge.end], _offset(edge, known)) for edge in known]
        for edge, line in zip(known, lines, strict=True):
            self._paint_line(canvas, edge, *line)
        for (name, node), box in zip(names, boxes, strict=True):
            self._paint_node(canvas, name, node, box)
        taken = [*boxes]
        for edge, line in zip(known, lines, strict=True):
            if edge.label:
                taken.append(self._paint_words(canvas, edge.label, line, taken))
        # A relation to nobody is still in the brief's words.
        canvas.words += [edge.label for edge in self.graph.edges if edge not in known and edge.label]

    def _boxes(self, names: Sequence[Label]) -> list[Box]:
        """Each node at its given place, else on an ellipse, in the order in which few lines cross."""
        nodes = self.graph.nodes
        numbers = {node.id: at for at, node in enumerate(nodes)}
        ends = ((edge.start, edge.end) for edge in self.graph.edges)
        pairs = [(numbers[start], numbers[end]) for start, end in ends if start in numbers and end in numbers]
        circle = around(len(nodes))
        made = []
        for node, name, place in zip(nodes, names, untangled(len(nodes), pairs), strict=True):
            half = max(name.width, self.setter.label(node.kind, "axis").width) / 2 + 8
            x = circle[place][0] if node.x is None else 2 * node.x - 1
            y = circle[place][1] if node.y is None else 1 - 2 * node.y
            wide, high = max(0.0, self.width / 2 - 66), self.height / 2 - NODE_HEIGHT / 2 - 2
            middle = min(max(self.width / 2 + wide * x, half), max(half, self.width - half))
            made.append(Box(middle, self.height / 2 + high * y, half, NODE_HEIGHT / 2))
        return cleared(made, pairs, self.width)

    def _paint_node(self, canvas: Canvas, name: Label, node: GraphNode, box: Box) -> None:
        theme = self.setter.theme
        low, left = box.y - box.half_height, box.x - box.half_width
        shape = rounded_box(left, low, 2 * box.half_width, 2 * box.half_height, 4)
        canvas.shape(fill(theme.colour("panel")), stroke(theme.colour("accent")), b"0.8 w", shape, b"B")
        canvas.write_centred(name, box.x, box.y + (1.5 if node.kind else -3))
        canvas.write_centred(self.setter.label(node.kind, "axis"), box.x, box.y - 7.8)

    def _paint_line(self, canvas: Canvas, edge: GraphEdge, start: Point, end: Point) -> None:
        ink = self.setter.theme.colour("muted")
        length = hypot(end[0] - start[0], end[1] - start[1])
        if not edge.directed or length <= ARROW:
            canvas.shape(ruled_line((*start, *end), ink, 0.8))
            return
        dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        x, y = end[0] - ARROW * dx, end[1] - ARROW * dy
        wings = [(x - ARROW / 2 * dy, y + ARROW / 2 * dx), (x + ARROW / 2 * dy, y - ARROW / 2 * dx)]
        canvas.shape(ruled_line((*start, x, y), ink, 0.8), fill(ink), polygon([end, *wings]), b"f")

    def _paint_words(self, canvas: Canvas, words: str, line: tuple[Point, Point], taken: Sequence[Box]) -> Box:
        label = self.setter.label(words, "axis")
        box = free_place(*line, (label.width / 2 + 2, WORDS_HALF), taken)
        canvas.shape(filled_box(box.x - box.half_width, box.y - WORDS_HALF, 2 * box.half_width, 9.4, "#FFFFFF"))
        canvas.write_centred(label, box.x, box.y - 2.3)
        return box


def _offset(edge: GraphEdge, edges: Sequence[GraphEdge]) -> float:
    """How far from the line between the middles an edge stands: 0 where it is the only one."""
    ends = {edge.start, edge.end}
    between = [other for other in edges if {other.start, other.end} == ends]
    # Left is seen from the edge's own start.
    side = 1.0 if edge.start == min(ends) else -1.0
    at = next(at for at, other in enumerate(between) if other is edge)
    return side * APART * (at - (len(between) - 1) / 2)


def _line(start: Box, end: Box, offset: float) -> tuple[Point, Point]:
    """The line between two boxes, from border to border."""
    begin, finish = beside((start.x, start.y), (end.x, end.y), offset)
    return start.border(begin, finish), end.border(finish, begin)


def set_graph(graph: Graph, setter: Setter, node: Node) -> list[Piece]:
    """Actors as boxes, relations as lines."""
    return setter.exhibit(graph, [Network(graph, setter, node)] if graph.nodes else [], node)
