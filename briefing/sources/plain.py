"""Plain text and pasted text: every character kept; title, author and date read off the first lines."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from briefing.model.paragraphs import is_visible
from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.bylines import Opening, opening_of
from briefing.sources.encoding import decoded
from briefing.sources.language import language_of
from briefing.sources.opening import LARGEST_FILE, NothingToRead, nothing_to_read, too_large
from briefing.sources.text import normalised

EXTRACTOR = "plain text"
EXTRACTOR_VERSION = "1"
_PASTED = "Pasted text"


def read_plain(raw: bytes, name: str, charset: str = "") -> Article:
    """The article in a text file. The text is the whole file; the title line is its first heading too.

    `charset` is the encoding somebody said it has, "" for nobody. Raises NothingToRead for a blank file.
    """
    content = decoded(raw, charset)
    text = normalised(content.text)
    require_visible(text, name, content.encoding)
    return _article(text, raw, name, content.encoding, content.notes())


def read_pasted_text(text: str, html: str | None = None) -> Article:
    """The article in pasted text, with what its formatted twin adds; see `briefing.sources.read_pasted`."""
    if html and not is_visible(text):
        # Some programs copy formatted text alone.
        from briefing.sources.full_text import full_text  # noqa: PLC0415 -- as below

        text = full_text(html.encode("utf-8", "replace"), "")
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST_FILE:
        raise too_large(_PASTED, len(raw))
    stored = normalised(text)
    require_visible(stored, "")
    pasted = _article(stored, raw, "", "utf-8", ())
    if not html:
        return pasted
    # Lazy: plain pasted text needs no HTML library.
    from briefing.sources.html import with_metadata_of_page  # noqa: PLC0415 -- see above

    return with_metadata_of_page(pasted, html)


def require_visible(text: str, name: str, encoding: str = "") -> None:
    """Raise NothingToRead unless there is something to read; `name` is the file's, "" for pasted text."""
    if not is_visible(text):
        raise no_text(name, encoding)


def no_text(name: str, encoding: str = "") -> NothingToRead:
    """The refusal of a source without anything to read; `encoding` is what it was decoded with."""
    what = f"“{name}” has" if name else "What was pasted has"
    return nothing_to_read(f"{what} no readable text.", "Choose another file, or paste the text.", encoding)


def title_from_name(name: str) -> str:
    """A title made of a file's name; the name itself stays as it is."""
    stem = Path(name).stem.replace("_", " ").strip()
    return normalised(stem).replace("\n", " ") or _PASTED


def _article(text: str, raw: bytes, name: str, encoding: str, notes: tuple[str, ...]) -> Article:
    opening = opening_of(text)
    language = language_of(text)
    start, end = opening.title_span
    return Article(
        title=opening.title or title_from_name(name),
        text=text,
        byline=opening.byline,
        published=opening.published,
        language=language,
        found=_found(opening, language, name),
        headings=(Heading(start, end, 1),) if opening.title else (),
        notes=notes,
        encoding=encoding,
        extractor=EXTRACTOR,
        extractor_version=EXTRACTOR_VERSION,
        media_type="text/plain",
        file_name=name,
        original=raw,
    )


def _found(opening: Opening, language: str, name: str) -> tuple[tuple[str, str], ...]:
    fallback = "file name" if name else "nowhere: pasted"
    found = [("title", "first line of the text" if opening.title else fallback)]
    if opening.byline:
        found.append(("byline", "byline in the text"))
    if opening.published:
        found.append(("published", "date line in the text"))
    if language:
        found.append(("language", "the text itself"))
    return tuple(found)
