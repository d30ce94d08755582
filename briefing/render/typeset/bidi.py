"""Text that runs both ways: levels (UAX #9), words in their visual order. Loaded only when a text needs it."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple, TypeVar
from unicodedata import bidirectional

from bidi import algorithm  # type: ignore[import-untyped]  # python-bidi ships without types

from briefing.brief.document import Align
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import actual_text
from briefing.render.typeset.paragraph import Line, Paragraph, Setting
from briefing.render.typeset.pen import Pen, Span
from briefing.render.typeset.phrases import in_strokes
from briefing.render.typeset.rows import Words
from briefing.render.typeset.structure import Node
from briefing.render.typeset.words import Font, Word

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
TOKEN = re.compile("[^ ]+")
T = TypeVar("T")


def base_level(text: str) -> int:
    """1 where the first letter that has a direction runs from right to left (rules P2 and P3)."""
    for character in text:
        kind = bidirectional(character)
        if kind in {"R", "AL"}:
            return 1
        if kind == "L":
            return 0
    return 0


def levels_of(text: str, base: int) -> list[int]:
    """The embedding level of every character."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [base] * len(text)
    for character in storage["chars"]:
        levels[character["index"]] = character["level"]
    return levels


def in_visual_order(parts: Sequence[T], level_of: Callable[[T], int]) -> list[T]:
    """The parts of a line as they stand from left to right (rule L2)."""
    shown = list(parts)
    odd = [level_of(part) for part in shown if level_of(part) & 1]
    if not odd:
        return shown
    for level in range(max(map(level_of, shown)), min(odd) - 1, -1):
        made: list[T] = []
        for inside, group in groupby(shown, partial(_reaches, level_of, level)):
            held = list(group)
            made += reversed(held) if inside else held
        shown = made
    return shown


def _reaches(level_of: Callable[[T], int], level: int, part: T) -> bool:
    return level_of(part) >= level


class Part(NamedTuple):
    """A word of a line, or the space after it: its level, its span, its code and width, and a word's text."""

    level: int
    span: Span
    code: bytes
    width: float
    text: str = ""


class TwoWayWords(Words):
    """Words split where the level changes; the level of each, and of the space after it."""

    __slots__ = ("levels", "space_levels", "texts")

    def __init__(self, spans: list[Span], base: int) -> None:
        self.levels: list[int] = []
        self.texts: list[str] = []
        self.space_levels: list[int] = []
        super().__init__([])
        levels = levels_of("".join(span.text for span in spans), base)
        offset = 0
        spaced = True
        for span in spans:
            if span.text.strip(" "):
                self.spans.append((len(self.words), span))
            for match in TOKEN.finditer(span.text):
                if not spaced and match.start() == 0:
                    self.glue(fixed=True)
                self._add_token(span, match.group(), levels, offset + match.start())
            spaced = span.text[-1:] in {"", " "} or (spaced and not span.text.strip(" "))
            offset += len(span.text)
        self.measure()

    def _add_token(self, span: Span, token: str, levels: list[int], start: int) -> None:
        end = start + len(token)
        for count, (level, indexes) in enumerate(groupby(range(start, end), levels.__getitem__)):
            held = "".join(token[index - start] for index in indexes)
            if count:
                self.glue(fixed=True)
            self.words.append(directed(span.font, held, level))
            self.levels.append(level)
            self.texts.append(held)
            self.space_levels.append(level)
        if end < len(levels):
            self.space_levels[-1] = levels[end]


def directed(font: Font, text: str, level: int) -> Word:
    """A word shaped in the direction of its level."""
    return font.right_to_left(text) if level & 1 else font[text]


class TwoWayParagraph(Paragraph):
    """A paragraph whose lines are reordered for display; ragged, never hyphenated."""

    def __init__(
        self,
        stretches: list[list[Span]],
        font: Font,
        setting: Setting,
        node: Node,
        *,
        on_begin: Callable[[Page, float, float], None] | None = None,
    ) -> None:
        self.base = base_level("".join(span.text for spans in stretches for span in spans))
        if self.base and setting.align is not Align.CENTRE:
            other = Align.LEFT if setting.align is Align.RIGHT else Align.RIGHT
            setting = replace(setting, align=other)
        super().__init__(stretches, font, replace(setting, justify=False, hyphenate=False), node, on_begin=on_begin)

    def words_of(self, spans: list[Span], *, limit: float = 0.0) -> Words:
        """The words of a stretch with their levels; such words are never divided."""
        return TwoWayWords(spans, self.base)

    def draw_line(self, pen: Pen, line: Line, x: float, y: float) -> None:
        """Write the words from left to right: what poppler and pdfium turn into the order of reading.

        What runs against the line is one stroke (`phrases`).
        """
        parts = list(self._parts(line))
        parts = in_strokes(parts if self.base else _parted_from_right_to_left(parts))
        parts = in_visual_order(parts, lambda part: part.level)
        pieces = len(pen.node.kids)
        if self.base and any(part.span.wrap for part in parts):
            pieces = pen.renew()
        for _same, group in groupby(parts, lambda part: id(part.span)):
            held = list(group)
            span = held[0].span
            if span.place:
                pen.page.host.place(span.place, pen.page, y + self.setting.leading)
            if span.note and pen.page.host.notes:
                pen.page.host.notes.place(pen.page, span.note)
            pen.show(span, b"".join(part.code for part in held))
            right = x + sum(part.width for part in held)
            if span.wrap and span.wrap.target:
                pen.link_box(span, x, right, y)
            x = right
        if self.base:
            # In the tree the pieces of the line stand in the order of reading.
            pen.node.kids[pieces:] = reversed(pen.node.kids[pieces:])

    def _parts(self, line: Line) -> list[Part]:
        """Words and spaces of a line in the order of reading."""
        words = line.words
        assert isinstance(words, TwoWayWords)  # noqa: S101  # they are made above
        starts = [start for start, _span in words.spans]
        parts = []
        current = 0
        for index in range(line.first, line.last):
            while current + 1 < len(starts) and starts[current + 1] <= index:
                current += 1
            span = words.spans[current][1]
            word = words.words[index]
            parts.append(Part(words.levels[index], span, word.code, word.width, words.texts[index]))
            if index + 1 < line.last and index + 1 not in words.glued:
                parts.append(Part(words.space_levels[index], span, span.font.space_code, span.font.space_width))
        return parts


def _parted_from_right_to_left(parts: list[Part]) -> list[Part]:
    """The parts of a line from left to right; signs that follow words from right to left are told apart from them.

    Readers take a bracket or a quotation mark after such a word for one of its own, turn it round and put it on the
    other side. A mark of direction in front of it, which nobody sees, keeps it where it is.
    """
    made = []
    follows = False
    for part in parts:
        if part.text:
            if follows and not part.level & 1 and bidirectional(part.text[0]) not in {"L", "EN", "AN"}:
                part = _marked(part)  # noqa: PLW2901  # the same part, marked
            follows = bool(part.level & 1)
        made.append(part)
    return made


def _marked(part: Part) -> Part:
    """A part with a mark of direction in front of what it says."""
    if b"/ActualText" in part.code:
        return part
    said = actual_text(LEFT_TO_RIGHT + part.text)
    return part._replace(code=b")]TJ%b[(%b)]TJ EMC[(" % (said, part.code))


def line_code(text: str, font: Font) -> tuple[float, bytes]:
    """Width and code of one line in a single font, its words in their visual order."""
    base = base_level(text)
    levels = levels_of(text, base)
    parts: list[tuple[int, Word]] = []
    for level, indexes in groupby(range(len(text)), levels.__getitem__):
        held = "".join(text[index] for index in indexes)
        parts += [(level, directed(font, piece, level)) for piece in re.findall(r" |[^ ]+", held)]
    order = in_visual_order(parts, lambda part: part[0])
    return sum(word.width for _level, word in order), b"".join(word.code for _level, word in order)
