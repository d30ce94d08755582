"""Every format that can be read: how it is recognised, and which reader takes it.

To add a format: write its reader, one file in this folder, and add one line to FORMATS.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from briefing.errors import SourceError
from briefing.sources import recognising
from briefing.sources.article import Article
from briefing.sources.encoding import unmarked_utf16
from briefing.sources.opening import LARGEST_FILE, opened, refusal, too_large
from briefing.sources.pdf import is_pdf
from briefing.sources.signatures import is_binary, seems_to_be, seems_to_wrap

Reader = Callable[[bytes, str], Article]
_NUL_SHARE = 10
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name for people, its suffixes, a look at its bytes, its reader "module:function".

    `each` is the reader of a kind that can hold several articles; it yields them, or why one could not be read.
    `is_certain`: bytes that it recognises are of this kind whatever the name says.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    reader: str
    each: str = ""
    is_certain: bool = False

    def read(self, raw: bytes, name: str) -> Article:
        """Read with this format's reader; its libraries are imported now, not before."""
        reader: Reader = _loaded(self.reader)
        return reader(raw, name)

    def read_each(self, raw: bytes, name: str) -> Iterator[Article | SourceError]:
        """Read one article after the other; just one from a kind that holds no more."""
        if not self.each:
            yield self.read(raw, name)
            return
        reader: Callable[[bytes, str], Iterator[Article | SourceError]] = _loaded(self.each)
        yield from reader(raw, name)


def _loaded(reader: str) -> Callable[..., Any]:
    module, _, function = reader.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), function)
    return loaded


_ANY_TAG = re.compile(rb"<")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?---[ \t]*\r?\n", re.DOTALL)


def _looks_like_markdown(raw: bytes) -> bool:
    return bool(_FRONT_MATTER.match(raw[:16384]))


def _never(_raw: bytes) -> bool:
    return False


PLAIN = Format("plain text", (".txt", ".text", ".log", ".asc"), _never, "briefing.sources.plain:read_plain")
MARKDOWN = Format(
    "Markdown", (".md", ".markdown", ".mdown"), _looks_like_markdown, "briefing.sources.markdown:read_markdown"
)
HTML = Format("HTML", (".html", ".htm", ".xhtml", ".xht"), recognising.is_html, "briefing.sources.html:read_html")
_HERE = "briefing.sources"
DOCX = Format(
    "Word document", (".docx", ".docm", ".dotx"), recognising.is_docx, f"{_HERE}.docx:read_docx", is_certain=True
)
PDF = Format("PDF document", (".pdf",), is_pdf, f"{_HERE}.pdf.reader:read_pdf", is_certain=True)
ODT = Format("OpenDocument text", (".odt", ".ott"), recognising.is_odt, f"{_HERE}.odt:read_odt", is_certain=True)
RTF = Format("RTF document", (".rtf",), recognising.is_rtf, f"{_HERE}.rtf:read_rtf", is_certain=True)
EPUB = Format("EPUB book", (".epub",), recognising.is_epub, f"{_HERE}.epub:read_epub", is_certain=True)
MSG = Format("Outlook message", (".msg",), recognising.is_msg, f"{_HERE}.msg:read_msg", is_certain=True)
ARCHIVE = Format(
    "ZIP archive",
    (".zip",),
    recognising.is_archive,
    f"{_HERE}.archive:read_archive",
    each=f"{_HERE}.archive:read_members",
    is_certain=True,
)
MHTML = Format("saved web page", (".mhtml", ".mht"), recognising.is_mhtml, f"{_HERE}.mail:read_mhtml")
MAIL = Format("e-mail", (".eml",), recognising.is_mail, f"{_HERE}.mail:read_mail")
FEED = Format(
    "news feed",
    (".rss", ".atom", ".rdf", ".xml"),
    recognising.is_feed,
    f"{_HERE}.feed:read_feed",
    each=f"{_HERE}.feed:read_entries",
)
FORMATS: tuple[Format, ...] = (PDF, DOCX, ODT, RTF, EPUB, MSG, ARCHIVE, FEED, MHTML, MAIL, HTML, MARKDOWN, PLAIN)


def read(path: Path | str) -> Article:
    """The article in a file. Raises SourceError, in one plain sentence, for what cannot be read."""
    path = Path(path)
    return read_bytes(opened(path), path.name)


def read_bytes(raw: bytes, name: str) -> Article:
    """The article in the content of a file called `name`. Raises SourceError as `read` does.

    Of a file that holds several articles it is the first, with a note that tells of the others; see `read_each`.
    """
    chosen = _chosen(raw, name)
    return _noted(chosen.read(raw, name), chosen, name)


def read_each(path: Path | str) -> Iterator[Article | SourceError]:
    """Every article in a file, one after the other as they are read: one of most files, many of a feed or archive.

    What could not be read of several comes as the SourceError that says why. Raises SourceError when the file itself
    cannot be read.
    """
    path = Path(path)
    return read_each_bytes(opened(path), path.name)


def read_each_bytes(raw: bytes, name: str) -> Iterator[Article | SourceError]:
    """Every article in the content of a file called `name`, as `read_each` gives them."""
    chosen = _chosen(raw, name)
    for read_one in chosen.read_each(raw, name):
        yield _noted(read_one, chosen, name) if isinstance(read_one, Article) and not chosen.each else read_one


def holds_several(raw: bytes, name: str) -> bool:
    """Whether some content is of a kind that can hold several articles: a feed, an archive. Raises as `read_bytes`."""
    return bool(_chosen(raw, name).each)


def read_all(path: Path | str) -> list[Article]:
    """Every article in a file that can be read. Raises SourceError when there is none."""
    read_ones = list(read_each(path))
    articles = [each for each in read_ones if isinstance(each, Article)]
    for each in read_ones:
        if not articles and isinstance(each, SourceError):
            raise each
    return articles


def _chosen(raw: bytes, name: str) -> Format:
    if not raw:
        raise refusal(f"“{name}” is empty.", "Choose another file.")
    if len(raw) > LARGEST_FILE:
        raise too_large(name, len(raw))
    return format_of(raw, name)


def _noted(article: Article, chosen: Format, name: str) -> Article:
    suffix = Path(name).suffix.lower()
    if not suffix or suffix in chosen.suffixes:
        return article
    return replace(article, notes=(*article.notes, f"“{name}” was read as {chosen.name}, for that is what it holds."))


def read_pasted(text: str, html: str | None = None) -> Article:
    """The article in pasted text. `html` is the same as formatted text, when the clipboard has it.

    The text as it was seen is kept whole; the formatted text only adds what it knows: author, date, address, headings.
    Where there is no other text, the words of the formatted one are taken.
    Raises SourceError when there is nothing to read.
    """
    module = import_module("briefing.sources.plain")
    pasted: Article = module.read_pasted_text(text, html)
    return pasted


def format_of(raw: bytes, name: str) -> Format:
    """The format of some bytes: by content first, then by the name's suffix.

    A name that says "text" is believed over markup in the content: someone kept the page's source on purpose.
    Raises SourceError for bytes that are no text, naming what they seem to be.
    """
    certain = next((each for each in FORMATS if each.is_certain and each.recognises(raw)), None)
    if certain is not None:
        return certain
    suffix = Path(name).suffix.lower()
    named = next((each for each in FORMATS if suffix in each.suffixes and not each.is_certain), None)
    if named in {MAIL, MHTML} and not seems_to_be(raw):
        # A mail may carry bytes that no text has.
        return MAIL if named is MAIL else MHTML
    _require_text(raw, name)
    if named is HTML:
        # Servers call feeds pages.
        if FEED.recognises(raw):
            return FEED
        return HTML if _ANY_TAG.search(raw.replace(b"\x00", b"")) else PLAIN
    if named is not None and named is not FEED:
        return named
    found = next((each for each in FORMATS if each.recognises(raw)), None)
    if found is None:
        _require_no_wrapping(name, suffix)
    return found or PLAIN


def _require_no_wrapping(name: str, suffix: str) -> None:
    # Only the name tells a mailbox; feeds and mails have been recognised by now.
    kind = seems_to_wrap(suffix)
    if kind:
        raise _not_yet(name, kind)


def _require_text(raw: bytes, name: str) -> None:
    kind = seems_to_be(raw)
    if kind:
        raise _not_yet(name, kind)
    if is_binary(raw) and not _may_be_wide(raw):
        raise refusal(f"“{name}” is not a text file.", "Choose an article: a web page, a document, a mail or a text.")


def _not_yet(name: str, kind: str) -> SourceError:
    happened = f"“{name}” seems to be {kind}; such files are not read."
    return refusal(happened, "Save it as text or HTML, or paste its text.")


def _may_be_wide(raw: bytes) -> bool:
    """Whether the bytes may be UTF-16 or UTF-32, whose halves look like controls."""
    marked = raw.startswith((*_UTF16_MARKS, b"\x00\x00\xfe\xff"))
    return marked or bool(unmarked_utf16(raw)) or raw.count(b"\x00") * _NUL_SHARE > len(raw)
