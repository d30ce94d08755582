"""All the visible text of a web page, for whoever misses something in the article that was found in it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.sources.html_page import decoded_page, parsed, without_hidden
from briefing.sources.html_visible import flattened, visible_text
from briefing.sources.plain import require_visible
from briefing.sources.text import normalised


def full_text(raw: bytes, name: str) -> str:
    """The text of an HTML page as a browser without scripts shows it, blank lines between its blocks.

    `name` is the file's, for what is said where there is none. Raises NothingToRead for a page without text.
    """
    content = decoded_page(raw)
    page = parsed(content.text)
    if page is not None and not page.complete:
        page = parsed(flattened(page.source)) or page
    if page is not None:
        without_hidden(page.tree)
    text = normalised(visible_text(page.tree)) if page is not None else ""
    require_visible(text, name, content.encoding)
    return text
