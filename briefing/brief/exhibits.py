"""The exhibits of a brief: risk matrix, timeline, graph, indicators, competing hypotheses, figures, legends.

Every exhibit has a caption that is a sentence, a source line, and where it is a picture a text that says the same.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from briefing.brief.blocks import marked, some
from briefing.brief.inline import Runs, visible


class Direction(Enum):
    """Where a risk is heading."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MatrixBand:
    """A level of risk: the word for it and the colours of its cells as "#RRGGBB" (`ink` is legible on `fill`)."""

    word: str
    fill: str
    ink: str = "#1A1F2B"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A term of the likelihood scale with its band ("55–80 %")."""

    term: str
    band: str = ""


@dataclass(frozen=True, slots=True)
class MatrixMark:
    """A risk in the matrix.

    `label` is the name in the dot ("R3"), `title` its words in the list beneath; `row` and `column` are its place,
    from 0 at top left, None while the risk is not rated. `direction` gives the arrow, `trend` the word for it in the
    document's language. `target` is the anchor (with "#") the dot leads to; empty for none.
    """

    label: str
    title: Runs
    row: int | None = None
    column: int | None = None
    direction: Direction = Direction.UNKNOWN
    trend: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Likelihood × impact.

    `rows` from the top, the most likely first; `columns` the impacts from the least to the gravest. `cells[row]
    [column]` is the index of the cell's band in `bands`: risk levels come from this table, never from a product.
    `row_axis` and `column_axis` name the axes; `unrated` is the word for risks without a place; `alt` says in words
    what the picture shows.
    """

    rows: tuple[MatrixRow, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    bands: tuple[MatrixBand, ...]
    marks: tuple[MatrixMark, ...]
    row_axis: str = "Likelihood"
    column_axis: str = "Impact"
    unrated: str = "Not rated"
    alt: str = ""
    caption: Runs = ()
    source: Runs = ()
    portion: str = ""
    anchor: str = ""

    def band_of(self, mark: MatrixMark) -> MatrixBand | None:
        """The level of risk of `mark`, or None while it is not rated."""
        if mark.row is None or mark.column is None:
            return None
        return self.bands[self.cells[mark.row][mark.column]]

    def marks_in(self, row: int, column: int) -> tuple[MatrixMark, ...]:
        """The marks in one cell, in their order."""
        return tuple(mark for mark in self.marks if (mark.row, mark.column) == (row, column))

    def lines(self) -> Iterator[str]:
        """Caption, rows with the dots in them, columns, axes, bands, then the list of risks, then the source."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "")
        yield from some(self.row_axis)
        for index, row in enumerate(self.rows):
            yield from some(row.term, row.band)
            for column in range(len(self.columns)):
                yield from some(*(mark.label for mark in self.marks_in(index, column)))
        yield from some(*self.columns, self.column_axis, *(band.word for band in self.bands))
        for mark in self.marks:
            band = self.band_of(mark)
            yield from some(mark.label, visible(mark.title), band.word if band else self.unrated, mark.trend)
        yield from some(visible(self.source))


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event: when, in words ("Mar 2026", "about 1990"), and what. `forecast` marks what is still to come."""

    when: str
    runs: Runs
    forecast: bool = False

    def lines(self) -> Iterator[str]:
        """When and what."""
        return some(self.when, visible(self.runs))


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in their order."""

    entries: tuple[TimelineEntry, ...]
    caption: Runs = ()
    source: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption, events, source line."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "")
        for entry in self.entries:
            yield from entry.lines()
        yield from some(visible(self.source))


@dataclass(frozen=True, slots=True)
class GraphNode:
    """An actor in the graph.

    `kind` is the word for its type; `x` and `y` its place from 0 (left, top) to 1, None to let the renderer choose.
    """

    id: str
    label: str
    kind: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A relation: from the node `start` to the node `end`; `label` says what it is; `directed` gives it an arrow."""

    start: str
    end: str
    label: str = ""
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Graph:
    """Who stands how to whom. `alt` says in words what the picture shows."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    alt: str = ""
    caption: Runs = ()
    source: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption, nodes, relations' labels, source line."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "")
        for node in self.nodes:
            yield from some(node.label, node.kind)
        yield from some(*(edge.label for edge in self.edges), visible(self.source))


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something to watch: what, what it would tell, and where it stands ("not seen"); `level` of `levels` in dots."""

    runs: Runs
    bears_on: Runs = ()
    status: str = ""
    level: int = 0
    levels: int = 0

    def lines(self) -> Iterator[str]:
        """What, what it tells, status."""
        return some(visible(self.runs), visible(self.bears_on), self.status)


@dataclass(frozen=True, slots=True)
class Indicators:
    """The table of indicators; `header` are the words above its three columns."""

    entries: tuple[Indicator, ...]
    header: tuple[str, str, str] = ("Indicator", "Bears on", "Status")
    caption: Runs = ()
    source: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption, header, indicators, source line."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "", *self.header)
        for entry in self.entries:
            yield from entry.lines()
        yield from some(visible(self.source))


@dataclass(frozen=True, slots=True)
class AchHypothesis:
    """A hypothesis: `label` ("H1"), its words, and how much evidence speaks against it, in words ("2 I, 1 II")."""

    label: str
    runs: Runs
    against: str = ""


@dataclass(frozen=True, slots=True)
class AchEvidence:
    """A piece of evidence: `label` ("E1"), its words, and its weight in words (empty where none is given)."""

    label: str
    runs: Runs
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Ach:
    """Competing hypotheses, in rows, against evidence, in columns.

    `scores[hypothesis][evidence]` is C, N/A, I or II, or empty. `against` heads the last column. `emphasis` are the
    scores set in bold (those that speak against a hypothesis).
    """

    hypotheses: tuple[AchHypothesis, ...]
    evidence: tuple[AchEvidence, ...]
    scores: tuple[tuple[str, ...], ...]
    header: str = "Hypothesis"
    against: str = "Against"
    emphasis: tuple[str, ...] = ("I", "II")
    caption: Runs = ()
    source: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption, header, hypotheses with their scores, then the evidence in words, then the source."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "", self.header)
        yield from some(*(each.label for each in self.evidence), self.against)
        for hypothesis, scores in zip(self.hypotheses, self.scores, strict=True):
            yield from some(hypothesis.label, visible(hypothesis.runs), *scores, hypothesis.against)
        for each in self.evidence:
            yield from some(each.label, visible(each.runs), each.weight)
        yield from some(visible(self.source))


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture.

    `image` are the bytes of the file, `media_type` what they are ("image/png", "image/jpeg", "image/svg+xml"); `alt`
    says in words what it shows; `width` is its part of the text's width, up to 1.
    """

    image: bytes
    media_type: str
    alt: str
    caption: Runs = ()
    source: Runs = ()
    width: float = 1.0
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption and source line."""
        return some(marked(self.portion, visible(self.caption)) if self.caption else "", visible(self.source))


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and its meaning: `term` in bold, `meaning` after it; `level` of `levels` as dots, `fill` as a swatch."""

    term: str
    meaning: Runs = ()
    level: int = 0
    levels: int = 0
    fill: str = ""

    def lines(self) -> Iterator[str]:
        """Term and meaning."""
        return some(self.term, visible(self.meaning))


@dataclass(frozen=True, slots=True)
class Legend:
    """How to read the scales used in the brief: `title` in bold, then its entries in one run."""

    title: str
    entries: tuple[LegendEntry, ...]
    note: Runs = ()

    def lines(self) -> Iterator[str]:
        """Title, entries, note."""
        yield from some(self.title)
        for entry in self.entries:
            yield from entry.lines()
        yield from some(visible(self.note))
