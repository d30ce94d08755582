"""HTML pages: the article's text without the page around it, and the metadata the page gives about it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.bylines import opening_of
from briefing.sources.encoding import Decoded
from briefing.sources.html_body import EXTRACTOR, Block, body_of, extractor_version, length
from briefing.sources.html_metadata import Metadata, metadata_of
from briefing.sources.html_page import Page, decoded_page, parsed, without_hidden
from briefing.sources.html_visible import flattened, visible_text
from briefing.sources.language import language_of, short_code
from briefing.sources.plain import no_text, require_visible, title_from_name
from briefing.sources.text import normalised

_WHOLE_PAGE = "whole page"
_WHOLE_PAGE_NOTE = "No article was found on the page, so all its visible text was kept."
_TOO_DEEP_NOTE = "The page is nested too deeply to find the article in it, so all its visible text was kept."
_FROM_METADATA_NOTE = "The text was taken from the page's own description of itself (JSON-LD), for its body holds less."
# A page shows about what its JSON-LD says; far less means the extractor missed the article.
_FAR_LESS = 0.35
_SHORTEST_ARTICLE = 80


@dataclass(frozen=True, slots=True)
class _Body:
    blocks: list[Block]
    extractor: str
    note: str = ""


def read_html(raw: bytes, name: str) -> Article:
    """The article in an HTML page. Raises SourceError when the page has no readable text."""
    content = decoded_page(raw)
    page = parsed(content.text)
    if page is None:
        raise no_text(name)
    metadata = metadata_of(page.tree)
    body = _body(page, metadata)
    text, headings = _set(body.blocks, metadata.title)
    require_visible(text, name)
    metadata = _completed(metadata, text)
    return _article(raw=raw, name=name, content=content, metadata=metadata, body=body, text=text, headings=headings)


def with_metadata_of_page(pasted: Article, source: str) -> Article:
    """Pasted text with what its formatted twin knows about it; the text stays as it was seen."""
    page = parsed(source)
    if page is None:
        return pasted
    metadata = metadata_of(page.tree)
    found = dict(pasted.found) | {field: where for field, where in metadata.found if field != "title"}
    return replace(
        pasted,
        byline=metadata.byline or pasted.byline,
        publisher=metadata.publisher,
        published=metadata.published or pasted.published,
        address=metadata.address,
        found=tuple(found.items()),
    )


def _completed(metadata: Metadata, text: str) -> Metadata:
    """The page's metadata with what only the article's first lines say."""
    opening = opening_of(text)
    if opening.byline and not metadata.byline:
        metadata = replace(metadata, byline=opening.byline, found=(*metadata.found, ("byline", "byline in the text")))
    if opening.published and not metadata.published:
        found = (*metadata.found, ("published", "date line in the text"))
        metadata = replace(metadata, published=opening.published, found=found)
    return metadata


def _body(page: Page, metadata: Metadata) -> _Body:
    if not page.complete:
        return _whole(parsed(flattened(page.source)) or page, _TOO_DEEP_NOTE)
    without_hidden(page.tree)
    blocks = body_of(page.tree)
    described = [Block(line.strip()) for line in metadata.article_body.split("\n") if line.strip()]
    if length(described) >= _SHORTEST_ARTICLE and length(blocks) < length(described) * _FAR_LESS:
        return _Body(described, "JSON-LD", _FROM_METADATA_NOTE)
    if length(blocks) < _SHORTEST_ARTICLE:
        return _whole(page, _WHOLE_PAGE_NOTE)
    return _Body(blocks, EXTRACTOR)


def _whole(page: Page, note: str) -> _Body:
    lines = visible_text(page.tree).split("\n\n")
    return _Body([Block(line) for line in lines if line], _WHOLE_PAGE, note)


def _set(blocks: list[Block], title: str) -> tuple[str, tuple[Heading, ...]]:
    """The text of the blocks under the page's title, not doubled where they begin with it, and the headings in it."""
    blocks = _normalised(blocks)
    if not blocks:
        return "", ()
    blocks = _titled(blocks, normalised(title).replace("\n", " ").strip())
    parts: list[str] = []
    headings: list[Heading] = []
    position = 0
    for number, block in enumerate(blocks):
        if number:
            gap = "\n" if block.tight and blocks[number - 1].tight else "\n\n"
            parts.append(gap)
            position += len(gap)
        if block.level:
            headings.append(Heading(position, position + len(block.text), block.level))
        parts.append(block.text)
        position += len(block.text)
    return "".join(parts), tuple(headings)


def _normalised(blocks: list[Block]) -> list[Block]:
    cleaned = (replace(block, text=normalised(block.text)) for block in blocks)
    return [block for block in cleaned if block.text.strip()]


def _titled(blocks: list[Block], title: str) -> list[Block]:
    """The blocks with the title as the first heading, and no other heading as high as it."""
    lowered = [replace(block, level=max(block.level, 2)) if block.level else block for block in blocks]
    if not title:
        return blocks
    for number, block in enumerate(blocks[:3]):
        if block.text.casefold() == title.casefold():
            return [*lowered[:number], replace(block, level=1), *lowered[number + 1 :]]
    return [Block(title, 1), *lowered]


def _article(
    *,
    raw: bytes,
    name: str,
    content: Decoded,
    metadata: Metadata,
    body: _Body,
    text: str,
    headings: tuple[Heading, ...],
) -> Article:
    language = language_of(text, metadata.language)
    found = dict(metadata.found)
    found.setdefault("title", "file name")
    if language:
        found["language"] = "page" if short_code(metadata.language) == language else "the text itself"
    return Article(
        title=metadata.title or title_from_name(name),
        text=text,
        byline=metadata.byline,
        publisher=metadata.publisher,
        published=metadata.published,
        language=language,
        address=metadata.address,
        found=tuple(found.items()),
        headings=headings,
        notes=(*content.notes(), *([body.note] if body.note else [])),
        encoding=content.encoding,
        extractor=body.extractor,
        extractor_version=extractor_version() if body.extractor == EXTRACTOR else "1",
        media_type="text/html",
        file_name=name,
        original=raw,
    )
