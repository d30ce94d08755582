"""All the visible text of an HTML page, for pages no extractor finds an article in; any depth of nesting is fine."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from html.parser import HTMLParser

# Text in these is not shown. (noscript's is, where scripts do not run: here.)
_UNSHOWN = {"script", "style", "template", "title", "svg", "math", "iframe", "object", "select", "textarea", "head"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
}
_INLINE |= {
    "nobr",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "img",
}
_SPACE = re.compile("[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def visible_text(source: str) -> str:
    """The page's text, one line a block, blank lines between."""
    collector = _Collector()
    collector.feed(source)
    collector.close()
    return "\n\n".join(line for line in collector.lines() if line)


class _Collector(HTMLParser):
    """Collects text per block; knows what is open only where it is hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[str]] = [[]]
        self._hidden_by = ""
        self._hidden_depth = 0

    def lines(self) -> list[str]:
        """The blocks with their white space collapsed."""
        return [_SPACE.sub(" ", "".join(block)).strip(" ") for block in self._blocks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or something hidden."""
        if self._hidden_by:
            self._hidden_depth += tag == self._hidden_by
            return
        if tag == "body":
            return
        if tag not in _VOID and (tag in _UNSHOWN or _is_hidden(dict(attrs))):
            self._hidden_by = tag
            self._hidden_depth = 1
        elif tag not in _INLINE:
            self._blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what was hidden."""
        if self._hidden_by:
            self._hidden_depth -= tag == self._hidden_by
            if not self._hidden_depth:
                self._hidden_by = ""
        elif tag not in _INLINE:
            self._blocks.append([])

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if not self._hidden_by:
            self._blocks[-1].append(data)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
