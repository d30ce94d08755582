"""Markdown: the text a reader sees, its headings marked; front matter becomes metadata and is no part of the text."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.bylines import Opening, opening_of
from briefing.sources.encoding import Decoded, decoded
from briefing.sources.front_matter import divided, told_by
from briefing.sources.language import language_of
from briefing.sources.plain import require_visible, title_from_name
from briefing.sources.text import normalised

EXTRACTOR = "Markdown"
EXTRACTOR_VERSION = "1"
_FRONT = "front matter"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]+\S+")
_QUOTED = re.compile(r" {0,3}(?:>[ \t]?)+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# In the order of precedence: code and escapes first, so that what stands in them is left alone.
_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)(?P<inside>[^\n]+?)(?<!`)(?P=ticks)(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]+)>"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]*?[^\s*])\1(?![\w*])|(?<![\w_])(_{1,3})(?=[^\s_])([^\n]{0,300}?[^\s_])\3(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]*?\S)~~")


@dataclass(slots=True)
class _Page:
    """The visible lines so far, and where the headings among them stand."""

    lines: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    length: int = 0

    def add(self, line: str, level: int = 0) -> None:
        if level and line:
            self.headings.append(Heading(self.length, self.length + len(line), level))
        self.lines.append(line)
        self.length += len(line) + 1

    def make_last_a_heading(self, level: int) -> None:
        line = self.lines[-1]
        start = self.length - len(line) - 1
        self.headings.append(Heading(start, start + len(line), level))


def read_markdown(raw: bytes, name: str) -> Article:
    """The article in a Markdown file: emphasis, link targets, fences and comments are not part of what is seen."""
    content = decoded(raw)
    front, body = divided(normalised(content.text))
    text, headings = visible(body)
    require_visible(text, name)
    return _article(raw=raw, name=name, content=content, front=front, text=text, headings=headings)


def visible(source: str) -> tuple[str, tuple[Heading, ...]]:
    """The text a reader of the rendered Markdown sees, line for line, and its headings."""
    page = _Page()
    fence = ""
    for line in _COMMENT.sub("", source).split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark.group(1)
        elif fence:
            page.add(line)
        else:
            _add_visible(page, line)
    return "\n".join(page.lines), tuple(page.headings)


def _add_visible(page: _Page, line: str) -> None:
    heading = _ATX_HEADING.match(line)
    if heading:
        page.add(_inline(heading.group(2) or ""), len(heading.group(1)))
    elif _SETEXT.match(line) and page.lines and page.lines[-1].strip():
        page.make_last_a_heading(1 if "=" in line else 2)
    elif not (_RULE.match(line) or _REFERENCE.match(line)):
        page.add(_inline(_QUOTED.sub("", line, count=1)).rstrip(" \\"))


def _inline(line: str) -> str:
    """A line without its marks. What is code or escaped is set aside while emphasis is taken off."""
    kept: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        if match["code"] or match["escaped"] or match["address"]:
            kept.append(match["inside"] or match["escaped"] or match["address"])
            # A private-use pair stands in for it; text may hold such characters too, so they are numbered and checked.
            return f"\ue000{len(kept) - 1}\ue001"
        return "" if match["tag"] else _inline(match["label"])

    plain = _INLINE.sub(set_aside, line)
    for _ in range(2):
        plain = _EMPHASIS.sub(lambda match: match[2] or match[4], plain)
    plain = _STRUCK.sub(r"\1", plain)
    return _put_back(plain, kept)


def _put_back(plain: str, kept: list[str]) -> str:
    def stood_there(match: re.Match[str]) -> str:
        number = int(match[1])
        return kept[number] if number < len(kept) else match[0]

    return re.sub("\ue000([0-9]{1,6})\ue001", stood_there, plain) if kept else plain


def _article(
    *,
    raw: bytes,
    name: str,
    content: Decoded,
    front: dict[str, str],
    text: str,
    headings: tuple[Heading, ...],
) -> Article:
    told = told_by(front)
    opening = opening_of(text)
    published = told.published or opening.published
    title, title_from = _title(told.title, text, headings, opening, name)
    language = language_of(text, told.language)
    places = (
        ("title", title_from),
        ("byline", _where(told.byline, opening.byline, "byline in the text")),
        ("publisher", _where(told.publisher, "", "")),
        ("published", _where(told.published, opening.published, "date line in the text")),
        ("address", _where(told.address, "", "")),
        ("language", "the text itself" if language else ""),
    )
    return Article(
        title=title,
        text=text,
        byline=told.byline or opening.byline,
        publisher=told.publisher,
        published=published,
        language=language,
        address=told.address,
        found=tuple((field_name, where) for field_name, where in places if where),
        headings=headings,
        notes=content.notes(),
        encoding=content.encoding,
        extractor=EXTRACTOR,
        extractor_version=EXTRACTOR_VERSION,
        media_type="text/markdown",
        file_name=name,
        original=raw,
    )


def _where(told: object, read: object, place: str) -> str:
    if told:
        return _FRONT
    return place if read else ""


def _title(told: str, text: str, headings: tuple[Heading, ...], opening: Opening, name: str) -> tuple[str, str]:
    if told:
        return told, _FRONT
    if headings:
        best = min(headings, key=lambda heading: (heading.level, heading.start))
        return text[best.start : best.end], "first heading"
    if opening.title:
        return opening.title, "first line of the text"
    return title_from_name(name), "file name"
