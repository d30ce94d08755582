"""The table of contents: its lines are set at once, the page numbers when all pages are known."""
# SPDX-License-Identifier: MIT

from briefing.brief.document import Heading, TableOfContents
from briefing.render.typeset.door import Label
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import ruled_line
from briefing.render.typeset.pieces import Drawn, Piece, Stack
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node

INDENT = 13.0
NUMBER_ROOM = 36.0


class Entry(Piece):
    """A line of the contents: title at left, page at right, the whole a link."""

    def __init__(self, heading: Heading, place: str, setter: Setter, node: Node) -> None:
        self.heading = heading
        self.place = place
        self.setter = setter
        self.node = node
        self.height = setter.theme.style("contents").leading
        self._width = 0.0
        self._title: Label | None = None

    def measure(self, width: float) -> float:
        """One line, its title cut at a word where it is too long."""
        self._width = width
        room = width - self._indent - NUMBER_ROOM
        words = self.heading.title().split()
        title = self._label(" ".join(words))
        while title.width > room and len(words) > 1:
            words.pop()
            title = self._label(" ".join(words) + " …")
        self._title = title
        return self.height

    @property
    def _indent(self) -> float:
        return INDENT * (self.heading.level - 1)

    def _label(self, text: str) -> Label:
        return self.setter.label(text, "contents", bold=self.heading.level == 1)

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """Title and hairline now; the number gets a place."""
        if self._title is None:
            raise AssertionError("an entry is measured before it is drawn")
        base = top - self.height + 4
        left, right = x + self._indent, x + self._width
        line = (left + self._title.width + 5, base + 1, right - NUMBER_ROOM / 2, base + 1)
        page.artifact(ruled_line(line, self.setter.theme.colour("hairline"), 0.4))
        structure = page.host.structure
        link = self.node.child(b"TOCI").child(b"Reference").child(b"Link")
        mark = structure.mark(link, page)
        page.code.append(b"/Link<</MCID %d>>BDC q %b" % (mark, self._title.at(left, base)))
        slot = page.slot()
        page.open_slots = True
        page.code.append(b"Q EMC")
        page.link(link, f"#{self.place}", self.heading.title(), (left, base - 3, right, base + self.height - 4))
        self.setter.contents.append((page, slot, self._number(right, base), self.place))
        return Drawn(self.height, more=False)

    def _number(self, right: float, base: float) -> "NumberAt":
        return NumberAt(self.setter, right, base)


class NumberAt:
    """Draws a page number that ends at a place, once it is known."""

    def __init__(self, setter: Setter, x: float, y: float) -> None:
        self._setter = setter
        self._x = x
        self._y = y

    def __call__(self, number: int) -> bytes:
        """The operators for this number."""
        return self._setter.label(str(number), "contents").ending_at(self._x, self._y)


def set_contents(contents: TableOfContents, setter: Setter, node: Node) -> list[Piece]:
    """The headings of the brief down to a depth."""
    owner = node.child(b"TOC")
    entries = [
        Entry(heading, setter.door.name_of(f"heading:{at}"), setter, owner)
        for at, heading in enumerate(setter.all_headings)
        if heading.level <= contents.depth and heading.in_contents and heading.title()
    ]
    return [Stack(entries, before=8, after=10)] if entries else []


def fill_numbers(setter: Setter) -> None:
    """Draw the page numbers into the places kept for them."""
    for page, slot, draw, place in setter.contents:
        page.code[slot] = draw(setter.host.places[place][0].index + 1)
