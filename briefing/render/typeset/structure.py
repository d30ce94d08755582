"""The structure of a tagged PDF, written while the pages are drawn: who says what, in reading order.

A `Node` is an element; it comes into the file when something of it is first drawn, after its parents, so that children
stand in the order of drawing. `ARTIFACT` stands for all that is decoration or repetition.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Protocol

from briefing.render.typeset.operators import number, text_string

# Page keys in the parent tree count from 0, those of annotations from here.
FIRST_ANNOTATION = 1_000_000


class Objects(Protocol):
    """Whatever numbers objects and takes them."""

    def reserve(self) -> int:
        """The next object number."""
        ...

    def put(self, number: int, code: bytes) -> None:
        """Give a reserved object its value."""
        ...

    def add(self, code: bytes) -> int:
        """Take an object; return its number."""
        ...


class Marked(Protocol):
    """A page: its object number, and the element that owns each piece of marked content on it."""

    number: int
    owners: list[int]


class Node:
    """A structure element. `attributes` are further entries of its dictionary; `language` a BCP 47 tag or empty."""

    __slots__ = ("attributes", "kids", "number", "page", "parent", "tag")

    def __init__(self, tag: bytes, parent: Node | None, attributes: bytes = b"", language: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes + (b"/Lang%b" % text_string(language) if language else b"")
        self.kids: list[bytes] = []
        self.number = 0
        self.page = 0

    def child(self, tag: bytes, attributes: bytes = b"", language: str = "") -> Node:
        """An element within this one; within an artifact, the artifact itself."""
        return self if self is ARTIFACT else Node(tag, self, attributes, language)


ARTIFACT = Node(b"Artifact", None)


def scope(direction: bytes, columns: int = 1, rows: int = 1) -> bytes:
    """The attributes of a table's head cell, for its "Column" or its "Row"."""
    return b"/A<</O/Table/Scope/%b%b>>" % (direction, _spans(columns, rows))


def spans(columns: int, rows: int) -> bytes:
    """The attributes of a cell that reaches further than one column and row."""
    return b"/A<</O/Table%b>>" % _spans(columns, rows) if columns > 1 or rows > 1 else b""


def _spans(columns: int, rows: int) -> bytes:
    return (b"/ColSpan %d" % columns if columns > 1 else b"") + (b"/RowSpan %d" % rows if rows > 1 else b"")


def numbering(kind: bytes) -> bytes:
    """The attributes of a list: "Disc", "Decimal" or "None"."""
    return b"/A<</O/List/ListNumbering/%b>>" % kind


def pictured(alt: str, box: tuple[float, float, float, float]) -> bytes:
    """The attributes of a figure: its text, and where it stands."""
    edges = b" ".join(number(edge) for edge in box)
    return b"/Alt%b/A<</O/Layout/Placement/Block/BBox[%b]>>" % (text_string(alt), edges)


def named(name: bytes) -> bytes:
    """The identity of a note."""
    return b"/ID(%b)" % name


class Structure:
    """Takes the elements as they are drawn, and writes the tree."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._root = objects.reserve()
        self.document = Node(b"Document", None)
        self.document.number = objects.reserve()
        self._open: list[Node] = [self.document]
        self._annotations: list[int] = []

    def open(self, node: Node) -> Node:
        """Bring an element into the file, after its parents, if it is not there yet."""
        if not node.number:
            parent = self.open(node.parent) if node.parent else self.document
            node.number = self._objects.reserve()
            parent.kids.append(b"%d 0 R" % node.number)
            self._open.append(node)
        return node

    def mark(self, node: Node, page: Marked) -> int:
        """The number of the next piece of marked content on `page`, which is `node`'s."""
        self.open(node)
        mark = len(page.owners)
        page.owners.append(node.number)
        if not node.page:
            node.page = page.number
        if node.page == page.number:
            node.kids.append(b"%d" % mark)
        else:
            node.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page.number, mark))
        return mark

    def leaf(self, node: Node, page: Marked) -> int:
        """The same for an element that has this one piece only: it is written at once."""
        if node.number:
            return self.mark(node, page)
        parent = self.open(node.parent) if node.parent else self.document
        node.number = self._objects.reserve()
        parent.kids.append(b"%d 0 R" % node.number)
        mark = len(page.owners)
        page.owners.append(node.number)
        self._objects.put(
            node.number,
            b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d%b>>" % (node.tag, parent.number, page.number, mark, node.attributes),
        )
        return mark

    def annotation(self, node: Node, page: Marked, annotation: int) -> int:
        """Tie an annotation to its element; return its key in the parent tree."""
        self.open(node)
        node.kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation, page.number))
        self._annotations.append(node.number)
        return FIRST_ANNOTATION + len(self._annotations) - 1

    def finish(self, pages: list[Marked]) -> int:
        """Write the elements, the parent tree and the root; return the number of the root."""
        for node in self._open:
            parent = node.parent or self.document
            owner = self._root if node is self.document else parent.number
            page = b"/Pg %d 0 R" % node.page if node.page else b""
            self._objects.put(
                node.number,
                b"<</S/%b/P %d 0 R%b/K[%b]%b>>" % (node.tag, owner, page, b" ".join(node.kids), node.attributes),
            )
        entries = [
            b"%d %d 0 R" % (key, self._objects.add(b"[%b]" % b" ".join(b"%d 0 R" % owner for owner in page.owners)))
            for key, page in enumerate(pages)
        ]
        entries += [b"%d %d 0 R" % (FIRST_ANNOTATION + key, owner) for key, owner in enumerate(self._annotations)]
        tree = self._objects.add(b"<</Nums[%b]>>" % b" ".join(entries))
        following = FIRST_ANNOTATION + len(self._annotations)
        self._objects.put(
            self._root,
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.document.number, tree, following),
        )
        return self._root
