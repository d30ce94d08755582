"""What stands on pages: pieces that know their height, can begin where there is some room, and go on overleaf.

A piece is measured once for its width, then drawn from the top downwards, page after page, until nothing is left.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.render.typeset.host import Notes, Page

# Sums of the same heights in another order differ by less.
SLACK = 0.01
# What is higher than this is not held to what follows as a whole.
TALL = 420.0


@dataclass(slots=True)
class Drawn:
    """What came of drawing: the height used, and whether something is left for the next page."""

    used: float
    more: bool


NOTHING = Drawn(0.0, more=True)


class Piece:
    """Something to be set: `before` and `after` are the space it asks for, `keep` holds it to what follows."""

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    height: float = 0.0

    def measure(self, width: float) -> float:
        """Lay it out for a column of this width; the height of the whole."""
        raise NotImplementedError

    def least(self) -> float:
        """The room it needs to begin on a page."""
        return self.height

    def baseline(self) -> float:
        """How far below its top the first line of text stands."""
        return 0.0

    def notes(self) -> Iterator[str]:
        """The footnotes that it points to, drawn or not."""
        return iter(())

    def keep_notes(self, notes: Notes) -> bool:
        """Whether it keeps room for its footnotes by itself, line by line."""
        return False

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Draw what fits in `room` below `top`, or the rest of it. On a `fresh` page something must be drawn."""
        raise NotImplementedError


class Gap(Piece):
    """Empty room."""

    def __init__(self, height: float) -> None:
        self.height = height

    def measure(self, width: float) -> float:
        """Its height."""
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Nothing to see."""
        return Drawn(min(self.height, room), more=False)


class Leaf(Gap):
    """What follows begins a new page."""


class Stack(Piece):
    """Pieces under each other. Of two spaces that meet, the larger counts; what keeps with the next is not parted."""

    def __init__(self, pieces: Iterable[Piece], *, before: float = 0.0, after: float = 0.0) -> None:
        # A new page begins between blocks of the brief only, never within a cell or a box.
        self.pieces = [piece for piece in pieces if not isinstance(piece, Leaf)]
        self.before = max(before, self.pieces[0].before) if self.pieces else before
        self.after = after
        self._at = 0
        self._begun = False

    def measure(self, width: float) -> float:
        """The sum of all."""
        self.height = 0.0
        previous: Piece | None = None
        for piece in self.pieces:
            self.height += piece.measure(width) + between(previous, piece)
            previous = piece
        return self.height

    def least(self) -> float:
        """What the first piece needs, with those that it keeps to."""
        return needed(self.pieces, 0) if self.pieces else 0.0

    def baseline(self) -> float:
        """That of the first piece."""
        return self.pieces[0].baseline() if self.pieces else 0.0

    def notes(self) -> Iterator[str]:
        """Those of all."""
        return (name for piece in self.pieces for name in piece.notes())

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """As many as fit, the last one perhaps in part."""
        used = 0.0
        previous: Piece | None = None
        while self._at < len(self.pieces):
            piece = self.pieces[self._at]
            gap = between(previous, piece)
            first = fresh and previous is None
            if not first and not self._begun and used + gap + needed(self.pieces, self._at) > room + SLACK:
                return Drawn(used, more=True)
            drawn = piece.draw(page, x, top - used - gap, room - used - gap, fresh=first)
            if drawn.more:
                self._begun = self._begun or drawn.used > 0
                return Drawn(used + (gap + drawn.used if drawn.used else 0.0), more=True)
            used += gap + drawn.used
            self._at += 1
            self._begun = False
            previous = piece
        return Drawn(used, more=False)


def between(previous: Piece | None, piece: Piece) -> float:
    """The space between two pieces; none above the first."""
    return max(previous.after, piece.before) if previous else 0.0


def needed(pieces: list[Piece], at: int) -> float:
    """The room that a piece needs to begin, with the following ones it keeps to."""
    total = 0.0
    while (
        pieces[at].keep and pieces[at].height < TALL and at + 1 < len(pieces) and not isinstance(pieces[at + 1], Leaf)
    ):
        total += pieces[at].height + between(pieces[at], pieces[at + 1])
        at += 1
    return total + pieces[at].least()


class Together(Stack):
    """Pieces that stay on one page where they fit on one; `page_height` is what fits."""

    def __init__(self, pieces: Iterable[Piece], page_height: float, *, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(pieces, before=before, after=after)
        self._page_height = page_height

    def least(self) -> float:
        """All of it, unless it is taller than a page."""
        return self.height if self.height <= self._page_height else super().least()


class Beside(Piece):
    """Stacks beside each other, each with its own width; every one goes on overleaf by itself."""

    def __init__(self, stacks: list[Stack], shares: list[float], gap: float, *, after: float = 0.0) -> None:
        self.stacks = stacks
        self.shares = shares
        self.gap = gap
        self.after = after
        self.before = max((stack.before for stack in stacks), default=0.0)
        self._left = [True] * len(stacks)
        self._widths: list[float] = []

    def measure(self, width: float) -> float:
        """The height of the tallest."""
        room = width - self.gap * (len(self.stacks) - 1)
        self._widths = [room * share / sum(self.shares) for share in self.shares]
        pairs = zip(self.stacks, self._widths, strict=True)
        self.height = max((stack.measure(each) for stack, each in pairs), default=0.0)
        return self.height

    def least(self) -> float:
        """What the one that needs most needs; a short one is not parted for a few lines' sake."""
        return max((stack.least() for stack in self.stacks), default=0.0)

    def baseline(self) -> float:
        """That of the first stack."""
        return self.stacks[0].baseline() if self.stacks else 0.0

    def notes(self) -> Iterator[str]:
        """Those of all stacks."""
        return (name for stack in self.stacks for name in stack.notes())

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Of each stack what fits."""
        used = 0.0
        for index, (stack, width) in enumerate(zip(self.stacks, self._widths, strict=True)):
            if self._left[index]:
                drawn = stack.draw(page, x, top, room, fresh=fresh)
                self._left[index] = drawn.more
                used = max(used, drawn.used)
            x += width + self.gap
        return Drawn(used, more=any(self._left))


def flow_onto(pages: Iterator[Page], pieces: Iterable[Piece], frame: "Frame", notes: Notes | None = None) -> float:
    """Set pieces on pages one after another, taking them as they come: a long brief is never laid out as a whole.

    Returns how many points of the last page are used.
    """
    flow = _Flow(pages, frame, notes)
    held: list[Piece] = []
    for piece in pieces:
        piece.measure(frame.width)
        held.append(piece)
        if piece.keep:
            continue
        while held:
            flow.set_first(held)
    while held:
        held[-1].keep = False
        flow.set_first(held)
    return flow.top - flow.y + flow.page.foot_height


class _Flow:
    """Where the flow has come to: the page, how far down, and the piece above."""

    def __init__(self, pages: Iterator[Page], frame: "Frame", notes: Notes | None) -> None:
        self.pages = pages
        self.frame = frame
        self.notes = notes
        self._turn()

    def _turn(self) -> None:
        """Go to a new page."""
        self.page = next(self.pages)
        self.y = self.top = self.frame.top_of(self.page)
        self.previous: Piece | None = None

    @property
    def _fresh(self) -> bool:
        return self.y >= self.top

    def _room(self) -> float:
        """The room left on the page, above its footnotes."""
        return self.y - self.frame.bottom - self.page.foot_height

    def set_first(self, held: list[Piece]) -> None:
        """Set the first of the pieces and take it off, or go to a new page for it."""
        first = held[0]
        if isinstance(first, Leaf):
            held.pop(0)
            if not self._fresh:
                self._turn()
            return
        apart = self._apart(first)
        gap = between(self.previous, first)
        if not self._fresh and gap + needed(held, 0) + apart > self._room() + SLACK:
            self._turn()
            return
        held.pop(0)
        room = self._above(apart, self._room() - gap)
        drawn = first.draw(self.page, self.frame.left, self.y - gap, room, fresh=self._fresh)
        while drawn.more:
            self._turn()
            gap = 0.0
            room = self._above(self._apart(first), self._room())
            drawn = first.draw(self.page, self.frame.left, self.y, room, fresh=True)
        self.y -= gap + drawn.used
        self.previous = first

    def _apart(self, piece: Piece) -> float:
        """The room to keep for the footnotes of a piece that does not keep it by itself."""
        if self.notes is None or piece.keep_notes(self.notes):
            return 0.0
        return sum(map(self.notes.height_of, piece.notes()))

    def _above(self, apart: float, room: float) -> float:
        """The room for text where so much of it is kept for footnotes, which have half of a page at most."""
        return max(room - apart, room / 2) if apart else room


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands on a page: its edges in points; `first_top` is the top on the first page."""

    left: float
    bottom: float
    width: float
    top: float
    first_top: float

    @property
    def height(self) -> float:
        """The room for text on a page."""
        return self.top - self.bottom

    def top_of(self, page: Page) -> float:
        """Where text begins on this page."""
        return self.top if page.index else self.first_top
