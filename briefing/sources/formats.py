"""Every format that can be read: how it is recognised, and which reader takes it.

To add a format: write its reader, one file in this folder, and add one line to FORMATS.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from briefing.errors import SourceError
from briefing.sources.article import Article
from briefing.sources.encoding import unmarked_utf16
from briefing.sources.opening import LARGEST_FILE, opened, refusal, too_large
from briefing.sources.signatures import is_binary, seems_to_be, seems_to_wrap

Reader = Callable[[bytes, str], Article]
_NUL_SHARE = 10
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name for people, its suffixes, a look at its first bytes, its reader "module:function"."""

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    reader: str

    def read(self, raw: bytes, name: str) -> Article:
        """Read with this format's reader; its libraries are imported now, not before."""
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(import_module(module), function)
        return reader(raw, name)


_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(rb"<[A-Za-z!/?]")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?---[ \t]*\r?\n", re.DOTALL)


def _looks_like_html(raw: bytes) -> bool:
    return bool(_HTML_START.match(raw[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def _looks_like_markdown(raw: bytes) -> bool:
    return bool(_FRONT_MATTER.match(raw[:16384]))


def _never(_raw: bytes) -> bool:
    return False


PLAIN = Format("plain text", (".txt", ".text", ".log", ".asc"), _never, "briefing.sources.plain:read_plain")
MARKDOWN = Format(
    "Markdown", (".md", ".markdown", ".mdown"), _looks_like_markdown, "briefing.sources.markdown:read_markdown"
)
HTML = Format("HTML", (".html", ".htm", ".xhtml", ".xht"), _looks_like_html, "briefing.sources.html:read_html")
FORMATS: tuple[Format, ...] = (HTML, MARKDOWN, PLAIN)


def read(path: Path | str) -> Article:
    """The article in a file. Raises SourceError, in one plain sentence, for what cannot be read."""
    path = Path(path)
    return read_bytes(opened(path), path.name)


def read_bytes(raw: bytes, name: str) -> Article:
    """The article in the content of a file called `name`. Raises SourceError as `read` does."""
    if not raw:
        raise refusal(f"“{name}” is empty.", "Choose another file.")
    if len(raw) > LARGEST_FILE:
        raise too_large(name, len(raw))
    chosen = format_of(raw, name)
    article = chosen.read(raw, name)
    suffix = Path(name).suffix.lower()
    if suffix and suffix not in chosen.suffixes:
        article = replace(
            article, notes=(*article.notes, f"“{name}” was read as {chosen.name}, for that is what it holds.")
        )
    return article


def read_pasted(text: str, html: str | None = None) -> Article:
    """The article in pasted text. `html` is the same as formatted text, when the clipboard has it.

    The text as it was seen is kept whole; the formatted text only adds what it knows: title, author, date, address.
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
    _require_text(raw, name)
    suffix = Path(name).suffix.lower()
    named = next((each for each in FORMATS if suffix in each.suffixes), None)
    if named is HTML:
        return HTML if _ANY_TAG.search(raw.replace(b"\x00", b"")) else PLAIN
    if named is not None:
        return named
    _require_no_wrapping(raw, name, suffix)
    return next((each for each in FORMATS if each.recognises(raw)), PLAIN)


def _require_no_wrapping(raw: bytes, name: str, suffix: str) -> None:
    kind = seems_to_wrap(raw, suffix)
    if kind:
        raise _not_yet(name, kind)


def _require_text(raw: bytes, name: str) -> None:
    kind = seems_to_be(raw)
    if kind:
        raise _not_yet(name, kind)
    if is_binary(raw) and not _may_be_wide(raw):
        raise refusal(f"“{name}” is not a text file.", "Choose a text, Markdown or HTML file.")


def _not_yet(name: str, kind: str) -> SourceError:
    happened = f"“{name}” seems to be {kind}, which is not yet supported."
    return refusal(happened, "Save it as text or HTML, or paste its text.")


def _may_be_wide(raw: bytes) -> bool:
    """Whether the bytes may be UTF-16 or UTF-32, whose halves look like controls."""
    marked = raw.startswith((*_UTF16_MARKS, b"\x00\x00\xfe\xff"))
    return marked or bool(unmarked_utf16(raw)) or raw.count(b"\x00") * _NUL_SHARE > len(raw)
