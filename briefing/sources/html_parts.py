"""A page as the parts a reader sees, in order: paragraphs, headings, list entries, table rows; each with its region."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from briefing.sources.html_labels import said_of

# What these hold is not read as text, or is no part of an article (buttons, menus).
_UNREAD = {
    "script", "style", "template", "svg", "iframe", "object", "select", "textarea", "button", "head", "title",
    "input", "canvas", "audio", "video", "map", "noscript", "nav", "datalist", "option", "dialog", "applet", "embed",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "g-emoji", "math", "amp-img", "meta", "link",
}  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_DOUBTFUL_TAGS = {"aside": 2, "footer": 2, "figure": 1, "figcaption": 1, "caption": 1}
# A space alone stays as it is, and is not worth a match.
_SPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_SPACES = re.compile(" {2,}")
_CELLS = {"td", "th"}
_SAYS_NOTHING = {"html", "body", "form", "div", "section", "center", "article", "main", "header", "tbody", "table"}


@dataclass(slots=True)
class Region:
    """An element that holds blocks.

    `doubt` is 1 where its label speaks for what stands around articles, 2 where it does so strongly; `body` where it is
    labelled as an article's body. `begins` and `ends` count regions in the page's order. `prose`,
    `other` and `aside` are filled by who judges.
    """

    tag: str
    parent: Region | None
    doubt: int
    body: bool
    depth: int = 0
    begins: int = 0
    ends: int = 0
    prose: float = 0.0
    other: float = 0.0
    aside: bool = False
    children: list[Region] = field(default_factory=list)

    def outwards(self) -> Iterator[Region]:
        """This region and those around it, to the page."""
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent

    def is_within(self, outer: Region) -> bool:
        """Whether this is `outer` or stands inside it."""
        return outer.begins <= self.begins <= outer.ends


@dataclass(slots=True)
class Part:
    """One block of text. `linked` counts its characters inside links; `level` is above 0 for headings (1 to 6).

    `kind` is the tag of the nearest block around the text that says what it is: "p", "li", "tr", "figcaption", "div" …
    `teaser`, whether it announces another article, is filled by who judges.
    """

    text: str
    linked: int
    kind: str
    level: int
    region: Region
    order: int
    teaser: bool = False

    @property
    def unlinked(self) -> int:
        """The number of characters outside links."""
        return len(self.text) - self.linked

    @property
    def link_share(self) -> float:
        """The share of the text inside links, 0 to 1."""
        return self.linked / len(self.text) if self.text else 0.0


def parts_of(tree: HtmlElement) -> list[Part]:
    """The parts of a page in its order."""
    return _Walk().over(tree)


class _Walk:
    """One pass over a tree without recursion; text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.region = Region("html", None, 0, body=False)
        self._pieces: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._verbatim = 0
        self._breaks = 0
        self._count = 0
        self._kinds: list[str] = ["div"]

    def over(self, tree: HtmlElement) -> list[Part]:
        skipped: HtmlElement | None = None
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNREAD or not isinstance(tag, str):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._open(element, tag)
                continue
            if skipped is None:
                self._close(tag)
            skipped = None
            self._say(element.tail)
        self._finish()
        self.region.ends = self._count
        return self.parts

    def _open(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            self._break()
            return
        if tag == "a":
            self._in_link += 1
        elif tag in _CELLS:
            self._say("\t", cell=True)
        elif tag not in _INLINE:
            self._finish()
            if tag == "hr":
                return
            self._enter(element, tag)
        self._say(element.text)

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._in_link = max(0, self._in_link - 1)
        elif tag not in _INLINE and tag not in _CELLS and tag not in {"br", "hr"}:
            self._finish()
            self._leave(tag)

    def _enter(self, element: HtmlElement, tag: str) -> None:
        self._kinds.append(tag)
        self._verbatim += tag == "pre"
        around = self.region
        body, doubt = said_of(f"{element.get('class', '')} {element.get('id', '')}")
        body = body or element.get("itemprop", "").lower() == "articlebody"
        doubt = 0 if body or tag == "body" else max(doubt, _DOUBTFUL_TAGS.get(tag, 0))
        self._count += 1
        self.region = Region(tag, around, doubt, body=body, depth=around.depth + 1, begins=self._count)
        around.children.append(self.region)

    def _leave(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        self._kinds.pop()
        self.region.ends = self._count
        if self.region.parent is not None:
            self.region = self.region.parent

    def _break(self) -> None:
        """A line break ends a line; two of them, as old pages write, a paragraph."""
        if self._breaks:
            self._finish()
        elif self._pieces:
            self._pieces.append("\n")
            self._breaks = 1

    def _say(self, text: str | None, *, cell: bool = False) -> None:
        if not text:
            return
        if cell:
            if "".join(self._pieces).strip():
                self._pieces.append("\t")
            return
        if text.isspace():
            # Between two blocks it says nothing; inside one it divides words.
            if self._pieces:
                self._pieces.append(text if self._verbatim else " ")
            return
        self._breaks = 0
        self._pieces.append(text if self._verbatim else _SPACE.sub(" ", text))
        if self._in_link:
            self._linked += len(text.strip())

    def _finish(self) -> None:
        if self._pieces:
            lines = "".join(self._pieces).split("\n")
            if not self._verbatim:
                lines = [(_SPACES.sub(" ", line) if "  " in line else line).strip(" ") for line in lines]
            text = "\n".join(line for line in lines if line.strip() or self._verbatim).strip("\n\t")
            if text.strip():
                self._add(text)
        self._pieces = []
        self._linked = 0
        self._breaks = 0

    def _add(self, text: str) -> None:
        kind = self._kind()
        part = Part(text, min(self._linked, len(text)), kind, _HEADINGS.get(kind, 0), self.region, len(self.parts))
        self.parts.append(part)

    def _kind(self) -> str:
        for tag in reversed(self._kinds):
            if tag not in _SAYS_NOTHING:
                return tag
        return "div"
