"""The text of an OpenDocument text as blocks: tracked deletions, annotations and hidden text left out."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from briefing.sources.blocks import Block, row_of
from briefing.sources.docx_parts import number, value
from briefing.sources.odt_lists import Lists

_SPACE = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1000
_MOST_ANCESTORS = 30
# What holds blocks of the text without being one.
_WRAPPERS = {
    "text:section", "text:index-body", "text:index-title", "text:table-of-content", "text:alphabetical-index",
    "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:bibliography",
    "office:text", "draw:text-box", "draw:g", "draw:a", "draw:page", "table:shapes",
}  # fmt: skip
_SHAPES = {
    "draw:frame", "draw:custom-shape", "draw:rect", "draw:g", "draw:ellipse", "draw:polygon", "draw:path", "draw:line",
    "draw:caption", "draw:connector", "draw:circle",
}  # fmt: skip
_LEFT_OUT = {
    "text:tracked-changes", "office:annotation", "office:annotation-end", "text:hidden-text", "text:ruby-text",
    "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:event-listeners",
    "svg:title", "svg:desc", "text:note-citation",
}  # fmt: skip
Part = Callable[[str], "etree._Element | None"]


def named(element: etree._Element) -> str:
    """An element's name with the last word of its namespace ("text:p"), whatever prefix the file uses."""
    return _short(str(element.tag))


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    namespace, _, local = name[1:].rpartition("}")
    words = namespace.removesuffix(":1.0").split(":")
    family = {"drawing": "draw", "svg-compatible": "svg"}.get(words[-1], words[-1])
    return f"{family}:{local}"


@dataclass(slots=True)
class _Style:
    parent: str
    list_style: str
    is_hidden: bool


@dataclass(slots=True)
class Story:
    """What is known while a text is walked; `part` opens another part of the document, such as a formula."""

    styles: dict[str, _Style]
    lists: Lists
    part: Part
    title: str = ""
    notes: list[etree._Element] = field(default_factory=list)
    shapes: list[etree._Element] = field(default_factory=list)

    @classmethod
    def of(cls, roots: Sequence[etree._Element], lists: Lists, part: Part) -> Story:
        """The story of a document whose styles stand in `roots`."""
        styles: dict[str, _Style] = {}
        for root in roots:
            for each in root.iter("{*}style"):
                hidden = any(value(kind, "display") == "none" for kind in each if "text-properties" in str(kind.tag))
                styles[value(each, "name")] = _Style(
                    value(each, "parent-style-name"), value(each, "list-style-name"), hidden
                )
        return cls(styles, lists, part)

    def is_title(self, name: str) -> bool:
        """Whether a paragraph style is "Title" or made from it."""
        for _ in range(_MOST_ANCESTORS):
            if name == "Title":
                return True
            style = self.styles.get(name)
            if style is None:
                return False
            name = style.parent
        return False

    def is_hidden(self, name: str) -> bool:
        """Whether text in a style is not shown."""
        return name in self.styles and self.styles[name].is_hidden


def blocks_in(container: etree._Element, story: Story) -> Iterator[Block]:
    """The blocks of a text, section, cell, note or text box."""
    for element in container:
        yield from _block(element, story)


def _block(element: etree._Element, story: Story) -> Iterator[Block]:
    name = named(element)
    if name in {"text:p", "text:h"}:
        yield from _paragraph(element, story)
    elif name == "text:list":
        yield from _list(element, story, "", ())
    elif name == "text:numbered-paragraph":
        yield from blocks_in(element, story)
    elif name == "table:table":
        yield from _table(element, story)
    elif name in _SHAPES or (name in _WRAPPERS and value(element, "display") != "none"):
        yield from blocks_in(element, story)


def notes_of(story: Story) -> Iterator[Block]:
    """The notes in the order of their marks in the text."""
    # The list grows while it is read: a note may have a note.
    for place, note in enumerate(story.notes, start=1):
        body = next((each for each in note if named(each) == "text:note-body"), None)
        texts = [] if body is None else [block.text for block in blocks_in(body, story)]
        if texts:
            yield Block(f"[{place}] " + "\n".join(texts))


def _paragraph(element: etree._Element, story: Story, label: str = "", *, tight: bool = False) -> Iterator[Block]:
    shapes, story.shapes = story.shapes, []
    text = "".join(_Line(story).pieces(element)).strip(" ")
    own_shapes, story.shapes = story.shapes, shapes
    if text.strip():
        yield _set(element, text, story, label, tight=tight)
    for shape in own_shapes:
        yield from blocks_in(shape, story)


def _set(element: etree._Element, text: str, story: Story, label: str, *, tight: bool) -> Block:
    level = 0
    if named(element) == "text:h":
        level = number(value(element, "outline-level")) or 1
        if not label and value(element, "is-list-header") != "true":
            label = story.lists.heading_label(level)
    if story.is_title(value(element, "style-name")):
        level = 1
        story.title = story.title or text
    return Block(f"{label} {text}" if label else text, level, tight and not level)


class _Line:
    """The text of one paragraph: white space collapsed as the format wants, explicit spaces and tabs kept."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._after_space = True

    def pieces(self, element: etree._Element) -> Iterator[str]:
        """The text of an element's inside, piece by piece."""
        yield self._flat(element.text)
        for each in element:
            name = named(each)
            if name not in _LEFT_OUT:
                yield from self._piece(each, name)
            yield self._flat(each.tail)

    def _piece(self, element: etree._Element, name: str) -> Iterator[str]:
        if name == "text:s":
            yield self._sign(" " * min(number(value(element, "c")) or 1, _MOST_SPACES))
        elif name == "text:tab":
            yield self._sign("\t")
        elif name == "text:line-break":
            yield self._sign("\n")
            self._after_space = True
        elif name == "text:note":
            self._story.notes.append(element)
            yield self._sign(f"[{len(self._story.notes)}]")
        elif name in _SHAPES:
            yield self._shape(element)
        elif not self._story.is_hidden(value(element, "style-name")):
            yield from self.pieces(element)

    def _shape(self, element: etree._Element) -> str:
        formula = _formula(element, self._story)
        if formula:
            return self._sign(formula)
        self._story.shapes.append(element)
        return ""

    def _sign(self, text: str) -> str:
        self._after_space = False
        return text

    def _flat(self, text: str | None) -> str:
        if not text:
            return ""
        flat = _SPACE.sub(" ", text)
        if self._after_space:
            flat = flat.removeprefix(" ")
        if flat:
            self._after_space = flat.endswith(" ")
        return flat


def _formula(frame: etree._Element, story: Story) -> str:
    """The signs of a formula that stands in a frame or in a part of its own; "" for a frame of another kind."""
    for holder in frame:
        if named(holder) != "draw:object":
            continue
        part = value(holder, "href").removeprefix("./").rstrip("/")
        root = holder if len(holder) else story.part(f"{part}/content.xml")
        if root is not None and any(str(each.tag).endswith("}math") for each in root.iter()):
            signs = (each.text or "" for each in root.iter("{*}mi", "{*}mn", "{*}mo", "{*}mtext"))
            return " ".join(sign.strip() for sign in signs if sign.strip())
    return ""


def _list(element: etree._Element, story: Story, inherited: str, above: tuple[int, ...]) -> Iterator[Block]:
    style = value(element, "style-name") or inherited or _style_of_entries(element, story)
    goes_on = value(element, "continue-numbering") == "true" or bool(value(element, "continue-list"))
    count = story.lists.begin(style, len(above) + 1, goes_on=goes_on)
    for entry in element:
        if named(entry) not in {"text:list-item", "text:list-header"}:
            continue
        is_header = named(entry) == "text:list-header"
        start = value(entry, "start-value")
        count = count if is_header else (number(start) if start else count + 1)
        yield from _entry(entry, story, style, (*above, count), is_header=is_header)


def _style_of_entries(element: etree._Element, story: Story) -> str:
    """The list style that the first paragraph's own style names."""
    for paragraph in element.iter("{*}p", "{*}h"):
        style = story.styles.get(value(paragraph, "style-name"))
        return style.list_style if style else ""
    return ""


def _entry(
    entry: etree._Element, story: Story, style: str, counts: tuple[int, ...], *, is_header: bool
) -> Iterator[Block]:
    labelled = is_header
    for element in entry:
        name = named(element)
        if name == "text:list":
            yield from _list(element, story, style, counts)
        elif name in {"text:p", "text:h"}:
            label = "" if labelled else story.lists.label(style, counts)
            labelled = True
            yield from _paragraph(element, story, label, tight=True)
        else:
            yield from _block(element, story)


def _table(table: etree._Element, story: Story) -> Iterator[Block]:
    for row in table:
        name = named(row)
        if name == "table:table-row":
            yield from _row(row, story)
        elif name in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _table(row, story)


def _row(row: etree._Element, story: Story) -> Iterator[Block]:
    kinds = {"table:table-cell", "table:covered-table-cell"}
    yield from row_of([list(blocks_in(cell, story)) for cell in row if named(cell) in kinds])
