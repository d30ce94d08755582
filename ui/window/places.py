"""Places the palette offers: addresses like "S4 ¶5", and words in the article in front."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.model import Source
from briefing.model.folding import FoldedText, Span
from ui.palette.rows import Offer

if TYPE_CHECKING:
    from ui.window.page import SourcePage
    from ui.window.workspace import Workspace

_AROUND = 40
_LONGEST = 400
_ADDRESS = re.compile(r"(?:(s\d+)\s*)?[¶: ]*\s*(\d+)?", re.IGNORECASE)


class ArticleWords:
    """Words in one article; a long one is made ready to be searched in small steps."""

    def __init__(self) -> None:
        self._searched = FoldedText("")

    @property
    def is_ready(self) -> bool:
        """Whether all of the article asked for last can be searched."""
        return self._searched.is_ready

    def forget(self) -> None:
        """The article is gone."""
        self._searched = FoldedText("")

    def read_some(self) -> bool:
        """Make some more of it ready; whether more is left."""
        return self._searched.read_some()

    def offers(self, page: SourcePage, words: str, limit: int) -> tuple[Offer, ...]:
        """The first places of words; its first paragraphs for none."""
        spans = self._spans(page.text(), words, limit) if words else page.paragraph_spans()[:limit]
        return tuple(_offer(page, start, end) for start, end in spans)

    def _spans(self, text: str, words: str, limit: int) -> list[Span]:
        if self._searched.text is not text:
            self._searched = FoldedText(text, now=False)
            self._searched.read_some()
        return list(islice(self._searched.finding(words), limit))


def address(
    words: str, space: Workspace, page: SourcePage | None, called: Callable[[str], Source | None]
) -> tuple[Offer, ...]:
    """The place an address like "S4 ¶5" or, behind the sign for places, "5" tells; none where it is no address.

    Without a label it is one in the article of `page`; `called` knows the source with a label.
    """
    match = _ADDRESS.fullmatch(words.strip())
    if match is None or not words.strip():
        return ()
    label, number = match.group(1), match.group(2)
    if label is None and page is None:
        return ()
    source = called(label) if label else space.desk.project.find(Source, page.source_id if page else "")
    if source is None:
        return ()
    paragraph = int(number or 1)
    shown = f"{source.label} ¶{paragraph}"
    return (Offer(f"item {source.id}", shown, _to_paragraph(space, source, paragraph), "pilcrow", about=source.title),)


def may_be_looked_for(words: str) -> bool:
    """Whether words are enough to be looked for in a text: one letter of ours stands everywhere."""
    return len(words.strip()) > 1 or not words.isascii()


def is_within(offer: Offer, spans: Sequence[Span]) -> bool:
    """Whether a place that is offered begins within one of these code points."""
    start = int(offer.id.partition(" ")[2])
    return any(first <= start < last for first, last in spans)


def _offer(page: SourcePage, start: int, end: int) -> Offer:
    text = page.text()
    begins = text.rfind("\n", 0, start) + 1
    first = max(begins, start - _AROUND)
    before = ("…" if first > begins else "") + text[first:start]
    behind = text[end : end + 2 * _AROUND].partition("\n")[0]
    shown = " ".join(f"{before}{text[start:end]}{behind}"[:_LONGEST].split())
    about = f"{page.label} ¶{page.paragraph_of(start)}"
    return Offer(f"place {start}", shown, lambda: _show(page, start, end), "pilcrow", about=about)


def _to_paragraph(space: Workspace, source: Source, number: int) -> Callable[[], object]:
    def go() -> None:
        space.reading.open_source(source.id)
        page = space.reading.page()
        if page is not None:
            page.go_to_paragraph(number)
        space.focus_pane(space.reading)

    return go


def _show(page: SourcePage, start: int, end: int) -> None:
    page.select(start, end)
    page.reveal(start, end)
