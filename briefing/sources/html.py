"""HTML pages: the article's text without the page around it, and the metadata the page gives about it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.blocks import Block, set_as_text, titled
from briefing.sources.bylines import opening_of, signature_of
from briefing.sources.encoding import Decoded
from briefing.sources.html_body import Body, body_of, length
from briefing.sources.html_metadata import Metadata, metadata_of
from briefing.sources.html_page import Page, decoded_page, parsed, without_hidden
from briefing.sources.html_parts import Part, parts_of
from briefing.sources.html_visible import flattened, visible_text
from briefing.sources.language import language_of, short_code
from briefing.sources.plain import no_text, require_visible, title_from_name

_WHOLE_PAGE = "whole page"
_WHOLE_PAGE_NOTE = "No article was found on the page, so all its visible text was kept."
_TOO_DEEP_NOTE = "The page is nested too deeply to find the article in it, so all its visible text was kept."
_FROM_METADATA_NOTE = "The text was taken from the page's own description of itself (JSON-LD), for its body holds less."
# A page shows about what its JSON-LD says; far less means the extractor missed the article.
_FAR_LESS = 0.35
_SHORTEST_ARTICLE = 80
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read_html(raw: bytes, name: str, charset: str = "") -> Article:
    """The article in an HTML page. `charset` is the encoding its server said it has, "" for none.

    Raises NothingToRead when the page has no readable text.
    """
    content = decoded_page(raw, charset)
    page = parsed(content.text)
    if page is None:
        raise no_text(name, content.encoding)
    without_hidden(page.tree)
    parts = parts_of(page.tree) if page.complete else []
    metadata = metadata_of(page.tree, parts)
    body, note = _body(page, parts, metadata)
    text, headings = set_as_text(titled(body.blocks, metadata.title))
    require_visible(text, name, content.encoding)
    metadata = _completed(metadata, text)
    return _article(
        raw=raw, name=name, content=content, metadata=metadata, body=body, note=note, text=text, headings=headings
    )


def with_metadata_of_page(pasted: Article, source: str) -> Article:
    """Pasted text as it was seen, with what its formatted twin knows: metadata, and which lines are headings."""
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
        headings=_headings(pasted, page),
    )


def _headings(pasted: Article, page: Page) -> tuple[Heading, ...]:
    """The lines of pasted text that its formatted twin sets as headings, in their order, after those known already."""
    wanted = [(int(each.tag[1]), " ".join(each.text_content().split())) for each in page.tree.iter(*_HEADING_TAGS)]
    found = {heading.start: heading for heading in pasted.headings}
    start = 0
    for line in pasted.text.split("\n"):
        words = " ".join(line.split())
        place = next((at for at, (_level, said) in enumerate(wanted) if said == words), -1) if words else -1
        if place >= 0:
            begin = start + len(line) - len(line.lstrip())
            level = wanted[place][0]
            found.setdefault(begin, Heading(begin, begin + len(line.strip()), level))
            del wanted[: place + 1]
        start += len(line) + 1
    return tuple(heading for _, heading in sorted(found.items()))


def _completed(metadata: Metadata, text: str) -> Metadata:
    """The page's metadata with what only the article's first lines say."""
    opening = opening_of(text)
    if opening.byline and not metadata.byline:
        metadata = replace(metadata, byline=opening.byline, found=(*metadata.found, ("byline", "byline in the text")))
    signature = signature_of(text)
    if signature and not metadata.byline:
        metadata = replace(metadata, byline=signature, found=(*metadata.found, ("byline", "signature in the text")))
    last, where = metadata.byline_of_last_resort
    if last and not metadata.byline:
        metadata = replace(metadata, byline=last, found=(*metadata.found, ("byline", where)))
    if opening.published and not metadata.published:
        found = (*metadata.found, ("published", "date line in the text"))
        metadata = replace(metadata, published=opening.published, found=found)
    return metadata


def _body(page: Page, parts: list[Part], metadata: Metadata) -> tuple[Body, str]:
    """The article's blocks, and a sentence where they were not found in the usual way ("")."""
    if not page.complete:
        return _whole(parsed(flattened(page.source)) or page), _TOO_DEEP_NOTE
    body = body_of(page.tree, parts)
    described = [Block(line.strip()) for line in metadata.article_body.split("\n") if line.strip()]
    if length(described) >= _SHORTEST_ARTICLE and length(body.blocks) < length(described) * _FAR_LESS:
        return Body(described, "JSON-LD", "1"), _FROM_METADATA_NOTE
    if length(body.blocks) < _SHORTEST_ARTICLE:
        return _whole(page), _WHOLE_PAGE_NOTE
    return body, ""


def _whole(page: Page) -> Body:
    lines = visible_text(page.tree).split("\n\n")
    return Body([Block(line) for line in lines if line], _WHOLE_PAGE, "1")


def _article(
    *,
    raw: bytes,
    name: str,
    content: Decoded,
    metadata: Metadata,
    body: Body,
    note: str,
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
        notes=(*content.notes(), *([note] if note else [])),
        encoding=content.encoding,
        extractor=body.extractor,
        extractor_version=body.version,
        media_type="text/html",
        file_name=name,
        original=raw,
    )
