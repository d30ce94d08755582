"""Phrases that run against the rest of their line, each in one stroke that pdfium reads in the right order.

pdfium (Chrome, Qt) puts the strokes of a line in the order of their places, cuts what it has then into stretches of
letters, numbers and signs, and turns the stretches of a line that runs mostly from right to left. What stands inside a
stroke it takes in the stroke's own order. So a phrase from right to left in an English line is one stroke, its words in
the order of reading with jumps backwards between them; and in an Arabic or Hebrew line a name such as "S-400" or
"United States" is one stroke with its stretches back to front. poppler goes by places alone: both are the same to it.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from briefing.render.typeset.operators import number
from briefing.render.typeset.shaping import Piece, encoded

if TYPE_CHECKING:
    from briefing.render.typeset.bidi import Part
    from briefing.render.typeset.words import Font

# In thousandths of the size: less than one can see.
NEAR = 0.5
# What pdfium takes for one stretch; all other signs and spaces are another.
STRETCHES = {"L": "L", "R": "R", "AL": "R", **dict.fromkeys(("EN", "AN", "ES", "ET", "CS", "NSM"), "weak")}


class Stretch(NamedTuple):
    """What is written without a jump: its code, its left end and its width, in thousandths of the size."""

    code: bytes
    left: float
    width: float


def in_strokes(parts: Sequence[Part]) -> list[Part]:
    """The parts of a line, in the order of reading, with what runs against the line joined."""
    mostly_right = _runs_mostly_from_the_right(parts)
    made: list[Part] = []
    for (from_right, _span), group in groupby(parts, lambda part: (part.level & 1, id(part.span))):
        held = list(group)
        code = _stroke(held, from_right=bool(from_right)) if bool(from_right) is not mostly_right else b""
        made += [held[0]._replace(code=code, width=sum(part.width for part in held))] if code else held
    return made


def _runs_mostly_from_the_right(parts: Sequence[Part]) -> bool:
    """Whether pdfium takes the line for one from right to left: it counts the stretches of letters."""
    kinds = [kind for part in parts for kind, _letters in groupby(part.text, _kind)]
    return kinds.count("R") >= kinds.count("L")


def _kind(character: str) -> str:
    return STRETCHES.get(bidirectional(character), "")


def _stroke(parts: Sequence[Part], *, from_right: bool) -> bytes:
    """The code of a phrase; nothing where its parts are right as they are, or cannot be one stroke."""
    font = parts[0].span.font
    if font.look.capitals or font.look.small or font.tracking:
        # Other letters than those of the text, or room between them: such words stay strokes of their own.
        return b""
    texts = [part.text or " " for part in parts]
    if not from_right:
        texts = ["".join(letters) for _kind_of_all, letters in groupby("".join(texts), _kind)]
    used = next((each for each in font.chain if each.face.characters.issuperset("".join(texts))), None)
    if used is None or len(texts) == 1 or any(b"/ActualText" in part.code for part in parts):
        return b""
    language = font.look.language
    pieces = (Piece(used, font.size, text, "", font.features) for text in texts)
    words = [encoded(piece, rtl=from_right, language=language) for piece in pieces]
    if any(b"]TJ" in code for _width, _count, code in words):
        # A cluster with a text of its own, or above the line, is a stroke of its own.
        return b""
    end = sum(part.width for part in parts) * 1000 / font.size
    stretches = list(_from_the_right(parts, words, end) if from_right else _from_the_left(words))
    return b")]TJ %b[(%b" % (font.selecting(used, font.size), b"".join(_jumping(font, stretches, end)))


def _from_the_right(parts: Sequence[Part], words: Sequence[tuple[float, int, bytes]], end: float) -> Iterator[Stretch]:
    """Words and spaces in the order of reading, the first at the right end."""
    left = end
    for part, (width, _count, code) in zip(parts, words, strict=True):
        left -= part.width * 1000 / part.span.font.size
        yield Stretch(code, left, width)


def _from_the_left(words: Sequence[tuple[float, int, bytes]]) -> Iterator[Stretch]:
    """Stretches back to front, each where it stands."""
    left = sum(width for width, _count, _code in words)
    for width, _count, code in reversed(words):
        left -= width
        yield Stretch(code, left, width)


def _jumping(font: Font, stretches: Sequence[Stretch], end: float) -> Iterator[bytes]:
    """The codes with the jumps between them, then back in the text's own face at the right end of the phrase."""
    pen = 0.0
    for stretch in stretches:
        if abs(pen - stretch.left) > NEAR:
            yield b")%b(" % number(pen - stretch.left)
        yield stretch.code
        pen = stretch.left + stretch.width
    # pdfium leaves out a jump that ends a stroke: it begins the next one.
    yield b")]TJ %b[%b(" % (font.select, number(pen - end))
