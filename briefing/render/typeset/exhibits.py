"""Timeline and legend."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

from briefing.brief.document import Legend, Run, Runs, Text, Timeline, TimelineEntry, plain
from briefing.render.typeset.host import Page
from briefing.render.typeset.judgements import DOT_STEP, dots
from briefing.render.typeset.operators import circle, fill, filled_box, number, ruled_line, stroke
from briefing.render.typeset.paragraph import Paragraph
from briefing.render.typeset.pieces import Drawn, Piece, Stack
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node, numbering
from briefing.render.typeset.theme import coloured, cut_of

EVENT_GAP = 20.0
EVENT_ROOM = 4.5
# The widest column of dates, as a part of the width.
DATES_PART = 0.36


class Event(Piece):
    """A dated point on a line, with what happened beside it."""

    def __init__(
        self,
        entry: TimelineEntry,
        when: Paragraph,
        words: Paragraph,
        setter: Setter,
        *,
        node: Node,
        ends: tuple[bool, bool],
    ) -> None:
        """`ends` say whether it is the first and whether it is the last."""
        self.entry = entry
        self.when = when
        self.words = words
        self.setter = setter
        self.node = node
        self.ends = ends
        self.left = 0.0

    def measure(self, width: float) -> float:
        """The height of the words, or of the date where it is higher, and the room below them."""
        date = self.when.measure(self.left)
        self.height = max(self.words.measure(width - self.left - EVENT_GAP), date) + EVENT_ROOM
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Line and dot (hollow for a forecast), date, words."""
        theme = self.setter.theme
        base = top - self.words.baseline()
        middle, y = x + self.left + EVENT_GAP / 2 - 1, base + 2.7
        first, last = self.ends
        line = (middle, y if first else top, middle, y if last else top - self.height)
        ink = theme.colour("warning" if self.entry.forecast else "accent")
        inside = fill("#FFFFFF") if self.entry.forecast else fill(ink)
        shape = circle(middle, y, 2.3)
        page.artifact(
            b"%b %b %b 1.1 w %b B" % (ruled_line(line, theme.colour("hairline"), 0.9), inside, stroke(ink), shape)
        )
        self.when.draw(page, x, top, self.height, fresh=True)
        self.words.draw(page, x + self.left + EVENT_GAP, top, self.height, fresh=True)
        return Drawn(self.height, more=False)


class Events(Stack):
    """The events under each other; their dates share a column."""

    def measure(self, width: float) -> float:
        """As wide a column as the dates need, within reason: a longer one goes on in a second line."""
        events = [piece for piece in self.pieces if isinstance(piece, Event)]
        for event in events:
            event.when.measure(width * DATES_PART)
        widest = max((event.when.widest for event in events), default=0.0)
        for event in events:
            event.left = widest + 0.1
        return super().measure(width)


def set_timeline(timeline: Timeline, setter: Setter, node: Node) -> list[Piece]:
    """One event beneath the other on a line."""
    if not timeline.entries:
        return setter.exhibit(timeline, [], node)
    owner = node.child(b"L", numbering(b"None"))
    last = len(timeline.entries) - 1
    events = []
    said = replace(setter.theme.style("cell"), after=0.0)
    dated = replace(said, bold=True)
    for at, entry in enumerate(timeline.entries):
        item = owner.child(b"LI")
        when = setter.paragraph(
            plain(entry.when), coloured(dated, "warning") if entry.forecast else dated, item.child(b"Lbl")
        )
        words = setter.paragraph(entry.runs, cut_of(said, said.bold, entry.forecast), item.child(b"LBody"))
        events.append(Event(entry, when, words, setter, node=item, ends=(at == 0, at == last)))
    return setter.exhibit(timeline, [Events(events, after=6)], node)


class Signed(Piece):
    """A legend's entry with its sign, dots or a swatch, left of the words."""

    after = 1.0

    def __init__(self, words: Paragraph, tint: str, levels: tuple[int, int], setter: Setter) -> None:
        self.words = words
        self.tint = tint
        self.levels = levels
        self.setter = setter
        self._left = max(levels[1] * DOT_STEP, 9.0 if tint else 0.0) + 5

    def measure(self, width: float) -> float:
        """As high as the words."""
        self.height = self.words.measure(width - self._left)
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Sign and words."""
        theme = self.setter.theme
        middle = top - self.words.baseline() + 2.6
        sign = dots(x, middle, *self.levels, (theme.colour("accent"), theme.colour("dot-off")))
        if self.tint:
            box = b"0.6 G %b w %.2f %.2f 7 7 re S" % (number(0.4), x, middle - 3.5)
            sign = b"%b %b %b" % (filled_box(x, middle - 3.5, 7, 7, self.tint), box, sign)
        page.artifact(sign)
        self.words.draw(page, x + self._left, top, self.height, fresh=True)
        return Drawn(self.height, more=False)


def set_legend(legend: Legend, setter: Setter, node: Node) -> list[Piece]:
    """Title, then the entries; those without a sign run on in one paragraph."""
    running: list[Run] = []
    signed: list[Piece] = []
    owner = node.child(b"Div")
    title: list[Piece] = []
    if legend.title:
        title.append(setter.paragraph((Text(legend.title),), "caption", owner.child(b"P"), keep=True))
    style = setter.theme.style("legend")
    for entry in legend.entries:
        # A single sign ("¶") never stands at the end of a line without what it means.
        gap = "\N{NO-BREAK SPACE}" if len(entry.term) == 1 else " "
        words: Runs = (Text(entry.term, bold=True), Text(gap), *entry.meaning)
        if entry.levels or entry.fill:
            held = setter.paragraph(words, style.tight(), owner.child(b"P"))
            signed.append(Signed(held, entry.fill, (entry.level, entry.levels), setter))
        else:
            if running:
                setter.host.added.append("·")
                running.append(Text("  ·  "))
            running += words
    first: list[Piece] = [setter.paragraph(tuple(running), style, owner.child(b"P"))] if running else []
    note: list[Piece] = [setter.paragraph(legend.note, style, owner.child(b"P"))] if legend.note else []
    inner = [*title, *first, *signed, *note]
    return [Stack(inner, after=4)] if inner else []
