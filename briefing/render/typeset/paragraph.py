"""Paragraphs: spans of text become words, lines, and operators on pages."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.brief.document import Align
from briefing.render.typeset import linebreak
from briefing.render.typeset.host import Notes, Page
from briefing.render.typeset.operators import number
from briefing.render.typeset.pen import Pen, Span
from briefing.render.typeset.pieces import NOTHING, SLACK, Drawn, Piece
from briefing.render.typeset.rows import WIDTH, Words
from briefing.render.typeset.structure import ARTIFACT, Node
from briefing.render.typeset.words import Font

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
SOFT_HYPHEN = b")]TJ/Span<</ActualText<FEFF00AD>>>BDC[(%b)]TJ EMC[("
# A justified line with spaces looser than this asks for hyphens.
BAD = 1.6
# A line whose spaces would have to grow by more than this part of themselves stays ragged.
WIDEST = 1.6
# So does a ragged one that ends so far from the edge, as a part of the width.
RAGGED_BAD = 0.22
# Text is justified only where a line holds so many characters.
JUSTIFIED_FROM = 60
USUAL_LETTERS = "etaoinshrdlu etaoin cmfwypvb"
# Edges closer than this, in points, are the same.
NEAR = 0.005
# Fewer lines than this are never left alone on a page.
KEPT_LINES = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a paragraph stand: points, and what may be done to them."""

    leading: float
    before: float = 0.0
    after: float = 0.0
    align: Align = Align.LEFT
    justify: bool = False
    keep: bool = False
    limit: float = 0.0
    hyphenate: bool = False


@dataclass(slots=True)
class Line:
    """The words of a line, and whether the paragraph or a forced break ends with it."""

    words: Words
    first: int
    last: int
    final: bool


class Paragraph(Piece):
    """A block of running text. `stretches` are its spans between forced breaks."""

    def __init__(
        self,
        stretches: list[list[Span]],
        font: Font,
        setting: Setting,
        node: Node,
        *,
        on_begin: Callable[[Page, float, float], None] | None = None,
    ) -> None:
        """`font` is that of the main text: it says where baselines stand.

        `on_begin` is told the page, the left edge and the top when the paragraph is first drawn.
        """
        self.stretches = stretches
        self.font = font
        self.setting = setting
        self.node = node
        self.before = setting.before
        self.after = setting.after
        self.keep = setting.keep
        self.lines: list[Line] = []
        self.width = 0.0
        self._on_begin = on_begin
        self._done = 0
        self._notes: Notes | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join("".join(span.text for span in spans) for spans in self.stretches)

    def measure(self, width: float) -> float:
        """Shape, break; the height of all lines."""
        setting = self.setting
        # Boxes within boxes within columns may leave next to nothing: a letter still has its place.
        self.width = max(min(width, setting.limit) if setting.limit else width, 2 * self.font.size)
        self.lines = [line for spans in self.stretches for line in self._broken(spans)]
        self.height = max(1, len(self.lines)) * setting.leading
        return self.height

    def _broken(self, spans: list[Span]) -> list[Line]:
        """The lines of a stretch."""
        words = self.words_of(spans)
        if not words.words:
            return [Line(words, 0, 0, final=True)]
        if words.ends[-1] <= self.width + 0.001:
            return [Line(words, 0, len(words.words), final=True)]
        too_long = max(map(WIDTH, words.words)) > self.width
        if too_long:
            words = self.words_of(spans, limit=self.width)
        words, limits = self._limits(words, hyphenate=self.setting.hyphenate)
        lines = [Line(words, first, last, final=False) for first, last in pairwise(limits)]
        lines[-1].final = True
        return lines

    def words_of(self, spans: list[Span], *, limit: float = 0.0) -> Words:
        """The words of a stretch; none wider than a limit, if there is one."""
        return Words(spans, limit=limit)

    def _limits(self, words: Words, *, hyphenate: bool) -> tuple[Words, list[int]]:
        """The best limits, with hyphens only where it is bad without them."""
        if not self.justified:
            limits = linebreak.even_ragged(words, self.width)
            if hyphenate and self._gappy(words, limits):
                narrow = self.width - self.font["-"].width
                words = words.parted(linebreak.crossing(words, narrow))
                limits = linebreak.even_ragged(words, narrow)
            return words, limits
        space = self.font.space_width
        limits, worst = linebreak.even_spaces(words, self.width, space)
        if worst > BAD and hyphenate:
            words = words.parted(linebreak.crossing(words, self.width))
            limits, worst = linebreak.even_spaces(words, self.width, space)
        return words, limits

    @property
    def justified(self) -> bool:
        """Whether the lines end at one edge: only where they are long enough."""
        if not self.setting.justify:
            return False
        return self.width >= JUSTIFIED_FROM * self.font.width_of(USUAL_LETTERS) / len(USUAL_LETTERS)

    def _gappy(self, words: Words, limits: list[int]) -> bool:
        """Whether a line but the last ends far from the edge."""
        shortest = self.width * (1 - RAGGED_BAD)
        pairs = pairwise(limits[:-1])
        return any(words.ends[last - 1] - words.starts[first] < shortest for first, last in pairs)

    def least(self) -> float:
        """Two lines, or all of a short paragraph."""
        count = len(self.lines)
        first = count if count <= KEPT_LINES + 1 else KEPT_LINES
        below = sum(map(self._note_height, self.lines[:first])) if self._notes else 0.0
        return first * self.setting.leading + below

    def notes(self) -> Iterator[str]:
        """The footnotes that its words point to."""
        return (span.note for spans in self.stretches for span in spans if span.note)

    def keep_notes(self, notes: Notes) -> bool:
        """Room for a note is kept only where the line with its mark is drawn."""
        self._notes = notes if any(self.notes()) else None
        return True

    def _note_height(self, line: Line) -> float:
        """The room that the footnotes of a line take."""
        inside = (span.note for start, span in line.words.spans if span.note and line.first <= start < line.last)
        return sum(map(self._notes.height_of, inside)) if self._notes else 0.0

    def baseline(self) -> float:
        """Distance from the top of a line to its baseline."""
        face = self.font.main.face
        size = self.font.size / 1000
        return (self.setting.leading - (face.ascent - face.descent) * size) / 2 + face.ascent * size

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The lines that fit; no page begins or ends with one line of several."""
        count = self._fitting(room, fresh=fresh)
        if not count and self.lines:
            return NOTHING
        if self._on_begin and not self._done:
            self._on_begin(page, x, top)
        first, self._done = self._done, self._done + count
        more = self._done < len(self.lines)
        if any(line.last for line in self.lines):
            self._write(page, x, top, self.lines[first : self._done], whole=not first and not more)
        if not more and self.node is not ARTIFACT:
            page.host.said.append(self.text)
        return Drawn(max(1, count) * self.setting.leading, more=more)

    def _fitting(self, room: float, *, fresh: bool) -> int:
        left = len(self.lines) - self._done
        count = self._counted(room) if self._notes else int(room / self.setting.leading + 0.001)
        if count >= left:
            return left
        count = min(count, left - KEPT_LINES)
        # A page that ends with a divided word is hard to turn.
        if count > KEPT_LINES and self.lines[self._done + count - 1].last in self.lines[self._done].words.hyphens:
            count -= 1
        if count < KEPT_LINES and not self._done:
            count = 0
        return max(count, 1 if fresh else 0)

    def _counted(self, room: float) -> int:
        """How many lines fit above their own footnotes."""
        for count, line in enumerate(self.lines[self._done :]):
            room -= self.setting.leading + self._note_height(line)
            if room < -SLACK:
                return count
        return len(self.lines) - self._done

    def _write(self, page: Page, x: float, top: float, lines: list[Line], *, whole: bool) -> None:
        """One text object for the lines."""
        pen = Pen(page, self.node)
        pen.begin(whole=whole and not any(span.wrap for spans in self.stretches for span in spans))
        y = top - self.baseline()
        leading = self.setting.leading
        at = x + self._indent(lines[0])
        pen.out(b"%b TL %.2f %.2f Td" % (number(leading), at, y))
        for index, line in enumerate(lines):
            if index:
                left = x + self._indent(line)
                pen.out(b"T*" if abs(left - at) < NEAR else b"%.2f %b Td" % (left - at, number(-leading)))
                at, y = left, y - leading
            self.draw_line(pen, line, at, y)
        pen.end()

    def line_width(self, line: Line) -> float:
        """How wide the words of a line are with their spaces as they are."""
        words = line.words
        if line.last == line.first:
            return 0.0
        return words.ends[line.last - 1] - words.starts[line.first] + words.hyphens.get(line.last, 0.0)

    @property
    def widest(self) -> float:
        """How wide its widest line is."""
        return max(map(self.line_width, self.lines), default=0.0)

    def _indent(self, line: Line) -> float:
        align = self.setting.align
        if align is Align.LEFT:
            return 0.0
        room = self.width - self.line_width(line)
        return room if align is Align.RIGHT else room / 2

    def draw_line(self, pen: Pen, line: Line, x: float, y: float) -> None:
        """One line, span by span. It is long because it is the loop that writes every page."""
        words, first, last = line.words, line.first, line.last
        extra = self._extra(line)
        spans = words.spans
        current = _span_at(spans, first)
        origin = words.starts[first]
        spread = 0
        while first < last:
            span = spans[current][1]
            current += 1
            stop = min(last, spans[current][0]) if current < len(spans) else last
            if span.place:
                pen.page.host.place(span.place, pen.page, y + self.setting.leading)
            if span.note and pen.page.host.notes:
                pen.page.host.notes.place(pen.page, span.note)
            space = span.font.space_code
            if extra:
                space = b"%b)%.1f(" % (space, -extra * 1000 / span.font.size)
            code = words.line_code(first, stop, space)
            if stop in words.hyphens and stop == last:
                code += SOFT_HYPHEN % span.font["-"].code
            elif stop not in words.glued:
                code += space
            pen.show(span, code)
            gaps = words.gaps(first, stop) if extra or span.wrap else 0
            if span.wrap and span.wrap.target:
                left = x + words.starts[first] - origin + spread * extra
                right = x + words.ends[stop - 1] - origin + (spread + gaps) * extra
                pen.link_box(span, left, right, y)
            spread += gaps + (stop not in words.glued)
            first = stop

    def _extra(self, line: Line) -> float:
        """What justification adds to each space of a line."""
        if line.final or not self.justified:
            return 0.0
        gaps = line.words.gaps(line.first, line.last)
        slack = self.width - self.line_width(line)
        return slack / gaps if gaps and slack < WIDEST * self.font.space_width * gaps else 0.0


def _span_at(spans: list[tuple[int, Span]], word: int) -> int:
    """The span that a word stands in."""
    index = len(spans) - 1
    while index > 0 and spans[index][0] > word:
        index -= 1
    return index


def paragraph(
    stretches: list[list[Span]],
    font: Font,
    setting: Setting,
    node: Node,
    *,
    on_begin: Callable[[Page, float, float], None] | None = None,
) -> Paragraph:
    """A paragraph of the right kind: the rules of two directions are loaded only for text that needs them."""
    for spans in stretches:
        for span in spans:
            if not span.text.isascii() and RIGHT_TO_LEFT.search(span.text):
                from briefing.render.typeset.bidi import TwoWayParagraph  # noqa: PLC0415 see above

                return TwoWayParagraph(stretches, font, setting, node, on_begin=on_begin)
    return Paragraph(stretches, font, setting, node, on_begin=on_begin)
