"""HTML that is a text and not a web page (chapters, mails, feed entries) as blocks: all that is visible, in order."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from briefing.sources.blocks import Block
from briefing.sources.html_page import parsed, without_hidden
from briefing.sources.html_visible import flattened

_SPACE = re.compile("[ \t\r\n\f]+")
_UNSHOWN = {
    "head", "script", "style", "template", "title", "iframe", "object", "select", "textarea", "svg", "rp", "noscript",
    "annotation", "annotation-xml", "audio", "video", "button",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "math", "mi", "mn", "mo", "mrow", "mtext", "msup", "msub", "mfrac",
    "input", "blink", "center-text",
}  # fmt: skip
_CELLS = {"td", "th"}
_HEADING = re.compile(r"h([1-6])$")
_DRAWN = {"br": "\n", "hr": ""}
# Empty elements that only XML may write in the short way; HTML reads "<title/>" as the begin of all that follows.
_SHORT_TAG = re.compile(
    r"<(title|script|style|iframe|textarea|a|span|div|p|i|b|em|strong|td|th|li|h[1-6])(\s[^<>]{0,2000})?/>",
    re.IGNORECASE,
)

# XHTML may declare entities in its DOCTYPE; they are never used here, and are no text either.
_DECLARATIONS = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[[^\]]{0,20000}\]\s*>", re.IGNORECASE)


def blocks_of(source: str) -> list[Block]:
    """The visible text of some HTML or XHTML, of any depth of nesting; [] where there is none."""
    page = parsed(_SHORT_TAG.sub(r"<\1\2></\1>", _DECLARATIONS.sub("", source, count=1)))
    if page is None:
        return []
    if not page.complete:
        # Too deep for the parser: every tag that nests becomes a paragraph, which does not.
        page = parsed(flattened(page.source)) or page
    without_hidden(page.tree)
    return list(_Walk(page.tree).blocks())


class _Walk:
    """One walk over a tree, without recursion: text gathers until a block begins or ends."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._gathered: list[str] = []
        self._levels: list[int] = []
        self._tight = 0
        self._kept = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks in the tree's order."""
        skipped: HtmlElement | None = None
        for event, element in etree.iterwalk(self._tree, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._add(element.tail)
                continue
            if event == "start" and _is_unshown(element):
                skipped = element
            elif event == "start":
                yield from self._begin(element)
            else:
                yield from self._end(element)
        yield from self._finished()

    def _begin(self, element: HtmlElement) -> Iterator[Block]:
        name = _name(element)
        if name in _DRAWN:
            self._gathered.append(_DRAWN[name])
        elif name in _CELLS:
            self._gathered.append("\t" if "".join(self._gathered).strip() else "")
        elif not _is_inline(element):
            yield from self._finished()
            heading = _HEADING.match(name)
            self._levels += [int(heading[1])] if heading else []
            self._tight += name in {"li", "tr", "dt", "dd"}
        self._kept += name == "pre"
        self._add(element.text)

    def _end(self, element: HtmlElement) -> Iterator[Block]:
        name = _name(element)
        self._kept -= name == "pre"
        if name not in _CELLS and not _is_inline(element):
            yield from self._finished()
            if _HEADING.match(name) and self._levels:
                self._levels.pop()
            self._tight -= name in {"li", "tr", "dt", "dd"}
        if element is not self._tree:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._gathered.append(text if self._kept else _SPACE.sub(" ", text))

    def _finished(self) -> Iterator[Block]:
        joined = re.sub(" {2,}", " ", "".join(self._gathered)) if not self._kept else "".join(self._gathered)
        self._gathered.clear()
        text = joined.strip("\n") if self._kept else _lines(joined)
        if text.strip():
            yield Block(text, self._levels[-1] if self._levels else 0, self._tight > 0 and not self._levels)


def _lines(joined: str) -> str:
    lines = [line.strip(" ") for line in joined.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n\t ")


def _name(element: HtmlElement) -> str:
    name = element.tag
    # Names with a prefix ("o:p", "epub:switch") wrap text as their last word does.
    return name.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(name, str) else ""


def _is_unshown(element: HtmlElement) -> bool:
    return _name(element) in _UNSHOWN


def _is_inline(element: HtmlElement) -> bool:
    """Whether an element is part of a line: by its kind, or as the only content of a table's cell."""
    name = _name(element)
    if name in _INLINE or name in _DRAWN or name == "":
        return True
    parent = element.getparent()
    if name not in {"p", "div"} or parent is None or _name(parent) not in _CELLS:
        return False
    alone = len(parent) == 1 and not (parent.text or "").strip() and not (element.tail or "").strip()
    return alone and all(_name(inner) in _INLINE or _name(inner) in _DRAWN for inner in element)
