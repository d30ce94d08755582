"""Flow: the blocks of all pages as one text, with paragraphs that go on over columns and pages."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from briefing.model.positions import Heading, PageBox
from briefing.sources.pdf.blocks import BOLDER, Block
from briefing.sources.pdf.hyphens import HYPHENS, Joints
from briefing.sources.pdf.pages import Page

_LARGER = 1.12
_SMALLER = 0.93
_SAME_SIZE = 0.06
_MOST_HEADING_LINES = 6
_LONGEST_HEADING = 220
_DEEPEST_LEVEL = 6
_FOOTNOTE_PART = 0.4
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)|table|chart|map|photo|source|abb(?:ildung|\.)|tab(?:elle|leau|la|lo|\.)|figura|şekil"
    r"|рис(?:унок|\.)|таблица|εικόνα|πίνακας|图|圖|図|表)\s*[\dIVX]+",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?:\(?\d{1,3}\)?\.?|\[\d{1,3}\]|[*†‡§¶]{1,3}|[a-z]\))(?=\s|[^\W\d_])")
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]]*\d{0,3}$")
_LETTER = re.compile(r"[^\W\d_]")
_HEADING_END = re.compile(r"[.,;][\"'”’»)\]]*$")


class Kind(Enum):
    """What a block is."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it grows: its pieces with their pages, what it is, and the block it ends with."""

    kind: Kind
    pieces: list[tuple[int, str]]
    last: Block
    level: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece for _page, piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document, its headings and its page boxes, and where the footnotes begin (or the text's end)."""

    text: str
    headings: tuple[Heading, ...]
    pages: tuple[PageBox, ...]


@dataclass(slots=True)
class Looks:
    """What ordinary text looks like in a document, and the sizes of headings, the largest first."""

    size: float
    weight: int
    heading_sizes: list[float] = field(default_factory=list)


def looks_of(letters: Counter[tuple[float, int]]) -> Looks:
    """The look of most letters; `letters` counts them by letter size and weight."""
    sizes: Counter[float] = Counter()
    for (size, _weight), count in letters.items():
        sizes[size] += count
    if not sizes:
        return Looks(0, 0)
    body = max(sizes, key=lambda size: (sizes[size], -size))
    weights = {weight: count for (size, weight), count in letters.items() if size == body}
    weight = max(weights, key=lambda each: (weights[each], -each))
    return Looks(body, weight, sorted((size for size in sizes if size > body * _LARGER), reverse=True))


def flowing(pages: Sequence[tuple[Page, list[Block]]], looks: Looks, joints: Joints) -> Text:
    """The text of all pages; footnotes come after it."""
    flow = _Flow(looks, joints)
    for page, blocks in pages:
        for block, kind in _kinds(page, blocks, looks):
            flow.add(block, kind)
    return _written([*flow.paragraphs, *flow.notes], {page.number: page for page, _blocks in pages})


class _Flow:
    def __init__(self, looks: Looks, joints: Joints) -> None:
        self._looks = looks
        self._joints = joints
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []

    def add(self, block: Block, kind: Kind) -> None:
        text = self._text(block, kind)
        if not text.strip():
            return
        target = self.notes if kind is Kind.NOTE else self.paragraphs
        open_one = self._open(target, block, kind, text)
        if open_one is not None:
            page, before = open_one.pieces[-1]
            before, between = self._joints.joint(before, text)
            open_one.pieces[-1] = page, before + between
            open_one.pieces.append((block.page, text))
            open_one.last = block
            return
        level = self._looks_level(block) if kind is Kind.HEADING else 0
        target.append(Paragraph(kind, [(block.page, text)], block, level))

    def _text(self, block: Block, kind: Kind) -> str:
        breaks = block.breaks if kind is not Kind.HEADING else ()
        return self._joints.joined([line.text for line in block.lines], breaks).strip()

    def _open(self, target: list[Paragraph], block: Block, kind: Kind, text: str) -> Paragraph | None:
        """The paragraph that this block goes on with."""
        if kind not in {Kind.TEXT, Kind.NOTE} or not target:
            return None
        last = target[-1]
        if last.kind is kind and last.last.ends_column and block.begins_column:
            return last if self._continues(last, block, text, near=True) else None
        if kind is Kind.NOTE or not (block.begins_column and self._is_body(block)):
            return None
        for paragraph in reversed(target):
            if paragraph.kind is Kind.HEADING:
                return None
            if paragraph.kind is Kind.TEXT and self._is_body(paragraph.last):
                return paragraph if self._continues(paragraph, block, text, near=False) else None
        return None

    def _continues(self, paragraph: Paragraph, block: Block, text: str, *, near: bool) -> bool:
        last = paragraph.last
        if not _alike(last, block) or last.is_verse or _SENTENCE_END.search(last.last_words):
            return False
        if text[0].islower():
            return True
        if last.last_words[-1] in HYPHENS:
            return True
        return near and last.is_full and not block.is_indented

    def _is_body(self, block: Block) -> bool:
        return abs(block.size - self._looks.size) <= _SAME_SIZE * self._looks.size

    def _looks_level(self, block: Block) -> int:
        sizes = _distinct(self._looks.heading_sizes)
        larger = sum(1 for size in sizes if size > block.size * (1 + _SAME_SIZE))
        return min(larger + 1, _DEEPEST_LEVEL)


def _distinct(sizes: list[float]) -> list[float]:
    """Sizes that differ by more than a nuance."""
    kept: list[float] = []
    for size in sizes:
        if not kept or size < kept[-1] * (1 - _SAME_SIZE):
            kept.append(size)
    return kept


def _kinds(page: Page, blocks: list[Block], looks: Looks) -> list[tuple[Block, Kind]]:
    notes = _notes(page, blocks, looks)
    return [(block, Kind.NOTE if index in notes else _kind(block, looks)) for index, block in enumerate(blocks)]


def _notes(page: Page, blocks: list[Block], looks: Looks) -> set[int]:
    """The footnotes: small blocks that end a column low on the page, from the first with a number or sign."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if not _is_note_text(page, block, looks):
            continue
        goes_on = index - 1 in found and not block.begins_column
        if (goes_on or _NOTE_MARK.match(block.lines[0].text)) and _ends_small(page, blocks, index, looks):
            found.add(index)
    return found


def _is_note_text(page: Page, block: Block, looks: Looks) -> bool:
    return block.size <= looks.size * _SMALLER and block.lines[0].top > page.height * _FOOTNOTE_PART


def _ends_small(page: Page, blocks: list[Block], index: int, looks: Looks) -> bool:
    for block in blocks[index:]:
        if not _is_note_text(page, block, looks):
            return False
        if block.ends_column:
            return True
    return True


def _kind(block: Block, looks: Looks) -> Kind:
    if _CAPTION.match(block.lines[0].text):
        return Kind.CAPTION
    if block.is_table:
        return Kind.TABLE
    return Kind.HEADING if _is_heading(block, looks) else Kind.TEXT


def _is_heading(block: Block, looks: Looks) -> bool:
    words = " ".join(line.text for line in block.lines)
    if len(block.lines) > _MOST_HEADING_LINES or len(words) > _LONGEST_HEADING or not _LETTER.search(words):
        return False
    if block.size > looks.size * _LARGER:
        return True
    is_bold = block.weight >= looks.weight + BOLDER and block.size > looks.size * _SMALLER
    return is_bold and not _HEADING_END.search(words)


def _alike(one: Block, other: Block) -> bool:
    same_size = abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)
    return same_size and abs(one.weight - other.weight) < BOLDER


def _written(paragraphs: list[Paragraph], pages: dict[int, Page]) -> Text:
    parts: list[str] = []
    headings: list[Heading] = []
    boxes: list[PageBox] = []
    position = 0
    for paragraph in paragraphs:
        if parts:
            parts.append("\n\n")
            position += 2
        begin = position
        for number, piece in paragraph.pieces:
            parts.append(piece)
            _reach(boxes, pages[number], position, position + len(piece))
            position += len(piece)
        if paragraph.kind is Kind.HEADING:
            headings.append(Heading(begin, position, paragraph.level))
    return Text("".join(parts), tuple(headings), tuple(boxes))


def _reach(boxes: list[PageBox], page: Page, start: int, end: int) -> None:
    """Let the page's box reach the end of a piece; a new box where another page comes in between."""
    if boxes and boxes[-1].page == page.number:
        start = boxes.pop().start
    boxes.append(PageBox(page.number, start, end, page.width, page.height))
