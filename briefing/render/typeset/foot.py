"""Footnotes at the foot of the page that points to them.

A note is placed when the line with its mark is drawn; the room for text on that page shrinks by its height. A note
that finds no room goes to the foot of the next page; one that nothing points to, or that is as high as a third of a
page, stands at the end of the brief.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

from briefing.brief.document import Footnote
from briefing.render.typeset.host import Page
from briefing.render.typeset.notes import set_footnote
from briefing.render.typeset.operators import ruled_line
from briefing.render.typeset.pieces import Piece, Stack
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node

RULE_ROOM = 11.0
RULE_WIDTH = 72.0
# So far above the notes, within the room kept for it.
RULE_ABOVE = 4.0
# A note higher than this part of a page stands at the end; all notes together never take more than the other.
TALLEST = 0.34
MOST = 0.5


class Foot:
    """The notes of one document, as far as they stand at the feet of its pages."""

    def __init__(self, notes: Sequence[Footnote], setter: Setter, node: Node) -> None:
        self._notes = {note.id: note for note in notes}
        self._setter = setter
        self._node = node
        self._frame = setter.frame
        self._pieces: dict[str, Piece] = {}
        self._done: set[str] = set()
        self._waiting: list[str] = []
        self._placed: list[str] = []

    def height_of(self, name: str) -> float:
        """The room that a note will take at the foot of a page; none for one that is placed, or stands elsewhere."""
        if name in self._done or name not in self._notes:
            return 0.0
        piece = self._piece(name)
        return piece.height + piece.after if piece.height <= self._frame.height * TALLEST else 0.0

    def place(self, page: Page, name: str) -> None:
        """Take a note to the foot of this page, or of the next one that has room."""
        if not self.height_of(name):
            return
        height = self.height_of(name)
        self._done.add(name)
        if page.foot_height + height > self._frame.height * MOST:
            self._waiting.append(name)
            return
        page.foot_height += height + (0.0 if self._placed else RULE_ROOM)
        self._placed.append(name)

    def begin(self, page: Page) -> None:
        """Place on a new page what found no room on the last one."""
        waiting, self._waiting = self._waiting, []
        self._done -= set(waiting)
        for name in waiting:
            self.place(page, name)

    @property
    def is_waiting(self) -> bool:
        """Whether a note still has no page."""
        return bool(self._waiting)

    def draw(self, page: Page) -> None:
        """Draw what was placed on this page, beneath a short rule."""
        if not self._placed:
            return
        left = self._frame.left
        y = self._frame.bottom + page.foot_height - RULE_ROOM
        rule = (left, y + RULE_ABOVE, left + RULE_WIDTH, y + RULE_ABOVE)
        page.artifact(ruled_line(rule, self._setter.theme.colour("muted"), 0.5))
        for name in self._placed:
            piece = self._piece(name)
            piece.draw(page, left, y, piece.height, fresh=True)
            y -= piece.height + piece.after
        self._placed = []

    def rest(self) -> tuple[Footnote, ...]:
        """The notes that no page took; from now on none will."""
        left = tuple(note for name, note in self._notes.items() if name not in self._done)
        self._done.update(note.id for note in left)
        return left

    def _piece(self, name: str) -> Piece:
        """A note, laid out."""
        if name not in self._pieces:
            piece = Stack(set_footnote(self._notes[name], self._setter, self._node), after=2.0)
            piece.measure(self._frame.width)
            self._pieces[name] = piece
        return self._pieces[name]
