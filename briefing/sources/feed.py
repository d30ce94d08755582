"""News feeds (RSS 0.9 to 2.0, RDF, Atom): each entry is an article, with a feed of that one entry as its original."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import copy
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefing.errors import SourceError
from briefing.model.dates import Period
from briefing.sources.article import Article
from briefing.sources.blocks import Block, set_as_text, titled
from briefing.sources.declared_charset import declared_charset
from briefing.sources.encoding import Decoded, decoded
from briefing.sources.feed_text import as_blocks, as_line
from briefing.sources.opening import refusal
from briefing.sources.packed import damaged, require_no_entities
from briefing.sources.told import Reading, Told, as_article, day_month_or_year, is_address, moment_or_day

EXTRACTOR = "news feed"
MOST_ENTRIES = 2_000
_ENTRY = "feed entry"
_FEED = "feed"
_AND = re.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What describes a feed as a whole and is short enough to go with each entry.
_ABOUT_FEED = {"title", "link", "language", "author", "creator", "id", "publisher"}
_LONGEST_ABOUT = 4096
_WITH_MAIL = re.compile(r"^\s*\S+@\S+\s*\(([^)]+)\)\s*$|^\s*(.+?)\s*[(<]\S+@\S+[)>]\s*$")


def read_feed(raw: bytes, name: str) -> Article:
    """The first entry of a feed that has text; a note tells of the others. Raises SourceError as `read_entries`."""
    refused: SourceError | None = None
    feed = _feed(raw, name)
    for entry in feed.entries:
        try:
            article = _article(entry, feed, name)
        except SourceError as error:
            refused = refused or error
            continue
        amount = len(feed.entries)
        note = f"“{name}” holds {amount} entries; this is the first with a text."
        return replace(article, notes=(*article.notes, note)) if amount > 1 else article
    raise refused or _empty(name)


def read_entries(raw: bytes, name: str) -> Iterator[Article | SourceError]:
    """Every entry of a feed as an article, or why it is none.

    Raises SourceError when the file is no feed, has no entries, or declares entities.
    """
    feed = _feed(raw, name)
    for entry in feed.entries[:MOST_ENTRIES]:
        try:
            yield _article(entry, feed, name)
        except SourceError as error:
            yield error
    if len(feed.entries) > MOST_ENTRIES:
        yield refusal(f"“{name}” has more than {MOST_ENTRIES:,} entries; the others were not read.", "Divide the file.")


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed taken apart: `frame` is what is left of it without the entries, `head` what describes it in there."""

    frame: etree._Element
    head: etree._Element
    entries: list[etree._Element]
    is_in_head: bool
    content: Decoded


def _feed(raw: bytes, name: str) -> _Feed:
    require_no_entities(raw, name)
    content = decoded(raw, declared_charset(raw))
    root = _parsed(content.text, name)
    head = _head(root)
    entries = [each for each in root.iter() if local(each) in {"item", "entry"} and _is_outer(each)]
    if not entries or entries[0] is root:
        raise _empty(name)
    is_in_head = entries[0].getparent() is head
    for entry in entries:
        above = entry.getparent()
        if above is not None:
            above.remove(entry)
    for each in list(head):
        if each is not head and (local(each) not in _ABOUT_FEED or len(etree.tostring(each)) > _LONGEST_ABOUT):
            head.remove(each)
    return _Feed(root, head, entries, is_in_head, content)


def _empty(name: str) -> SourceError:
    return refusal(f"“{name}” is a news feed without entries.", "Choose another file.")


def _parsed(source: str, name: str) -> etree._Element:
    clean = "".join(_with_known_signs(_DECLARATION.sub("", _CONTROLS.sub("", source), count=1)))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(clean.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, error) from error
    if root is None:
        raise damaged(name)
    return root


def _with_known_signs(source: str) -> Iterator[str]:
    """The source with every "&" made one that XML knows, except where it is literal (CDATA)."""
    position = 0
    while True:
        begin = source.find("<![CDATA[", position)
        end = source.find("]]>", begin) if begin >= 0 else -1
        if end < 0:
            yield _AND.sub(_as_character, source[position:])
            return
        yield _AND.sub(_as_character, source[position:begin])
        yield source[begin : end + 3]
        position = end + 3


def _as_character(match: re.Match[str]) -> str:
    """An entity of HTML as the character it stands for, any other "&" as itself; feeds use both against XML's rules."""
    meant = html.unescape(match[0])
    return html.escape(meant)


def local(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case; "" for no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_outer(entry: etree._Element) -> bool:
    return not any(local(above) in {"item", "entry"} for above in entry.iterancestors())


def _article(entry: etree._Element, feed: _Feed, name: str) -> Article:
    title = as_line(_first(entry, "title"))
    text, headings = set_as_text(titled(_body(entry), title))
    notes = feed.content.notes()
    if not text:
        text, headings = set_as_text(_said_otherwise(entry))
        notes = (*notes, "The entry has no title and no text; only its author and address are here.")
    reading = Reading(
        text=text,
        headings=headings,
        extractor=EXTRACTOR,
        media_type="application/xml",
        encoding=feed.content.encoding,
        notes=notes,
    )
    told = Told(
        title=((_ENTRY, title),),
        byline=((_ENTRY, ", ".join(_authors(entry))), (_FEED, ", ".join(_authors(feed.head)))),
        publisher=(
            (_ENTRY, as_line(_first(_first(entry, "source"), "title"))),
            (_FEED, as_line(_first(feed.head, "title"))),
        ),
        address=tuple((_ENTRY, address) for address in _addresses(entry)),
        published=_dates(entry),
        language=(
            (_ENTRY, entry.get(_LANG, "")),
            (_FEED, feed.frame.get(_LANG, "")),
            (_FEED, _text(feed.head, "language")),
        ),
    )
    return as_article(_alone(entry, feed), name, reading, told)


def _head(root: etree._Element) -> etree._Element:
    """The element that describes the feed: RSS has a channel in it, Atom describes itself."""
    return next((each for each in root if local(each) == "channel"), root)


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    for each in element if element is not None else ():
        # Media extensions have titles and descriptions of their own, of pictures.
        if local(each) == name and "search.yahoo.com/mrss" not in str(each.tag):
            yield each


def _first(element: etree._Element | None, *names: str) -> etree._Element | None:
    return next((each for name in names for each in _children(element, name)), None)


def _text(element: etree._Element | None, *names: str) -> str:
    for name in names:
        for found in _children(element, name):
            text = " ".join(str(piece) for piece in found.itertext()).strip()
            if text:
                return text
    return ""


def _body(entry: etree._Element) -> list[Block]:
    """The entry's content, behind its summary where that says something else."""
    content = _longest(entry, "encoded", "content", "body") or _longest(entry, "description")
    summary = _longest(entry, "summary", "subtitle") or _longest(entry, "description")
    if not content or _key(summary) in _key(content):
        return content or summary
    return [*summary, *content]


def _said_otherwise(entry: etree._Element) -> list[Block]:
    """What an entry without title and text still tells: who wrote it, and where it is."""
    addresses = [address for address in _addresses(entry) if is_address(address)][:1]
    return [Block(", ".join(_authors(entry))), *map(Block, addresses)]


def _longest(entry: etree._Element, *names: str) -> list[Block]:
    versions = (as_blocks(each) for name in names for each in _children(entry, name))
    return max(versions, key=lambda blocks: sum(len(block.text) for block in blocks), default=[])


def _key(blocks: list[Block]) -> str:
    """The letters of a text, to see whether one holds the other; a summary's "…" at the end does not count."""
    return "".join(re.findall(r"\w+", "".join(block.text for block in blocks).casefold()))


def _authors(element: etree._Element) -> list[str]:
    names: list[str] = []
    for author in (*_children(element, "author"), *_children(element, "creator")):
        name = _text(author, "name") or ("" if len(author) else "".join(map(str, author.itertext())).strip())
        match = _WITH_MAIL.match(name)
        name = " ".join(((match[1] or match[2]) if match else name or _text(author, "email")).split())
        if name and name not in names:
            names.append(name)
    return names


def _addresses(entry: etree._Element) -> Iterator[str]:
    for link in _children(entry, "link"):
        if link.get("rel", "alternate") == "alternate":
            yield (link.get("href") or link.text or "").strip()
    for guid in _children(entry, "guid"):
        if guid.get("isPermaLink", "true") == "true":
            yield (guid.text or "").strip()
    yield _text(entry, "origlink")


def _dates(entry: etree._Element) -> list[tuple[str, Period | None]]:
    found: list[tuple[str, Period | None]] = []
    for name in ("pubdate", "published", "issued", "date", "created"):
        told = _text(entry, name)
        found.append((_ENTRY, moment_or_day(told) or day_month_or_year(told)))
    changed = _text(entry, "updated", "modified")
    found.append((f"{_ENTRY}: updated", moment_or_day(changed)))
    return found


def _alone(entry: etree._Element, feed: _Feed) -> bytes:
    """A feed of this entry alone, with what is said about the feed: it reads as the entry does in the whole feed."""
    frame = copy.deepcopy(feed.frame)
    place = _head(frame) if feed.is_in_head else frame
    own = copy.deepcopy(entry)
    own.tail = None
    place.append(own)
    return etree.tostring(frame, encoding="utf-8", xml_declaration=True)
