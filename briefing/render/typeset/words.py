"""Shaped words: a `Font` is a chain of faces at a size, and the cache of every word set in it.

A word's code is ready to be put between `[(` and `)]TJ`; where it needs another face, or a glyph does not say its own
text, the code closes that array, does what is needed, and opens it again.
"""
# SPDX-License-Identifier: MIT

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import uharfbuzz as hb

from briefing.render.typeset.faces import UsedFace, kerned
from briefing.render.typeset.operators import actual_text, number

FEATURES = {"kern": True, "liga": True}
# Positions closer than this, in thousandths of the size, are the same.
NEAR = 0.2
SMALL = 0.8
# Devanagari's vowel signs: marks that Unicode does not count as combining.
INDIC_SIGNS = "".join(map(chr, [*range(0x900, 0x904), *range(0x93A, 0x950), *range(0x951, 0x958), 0x962, 0x963]))
# Alphabets of their own i: the capital of "i" keeps its dot, that of "ı" has none.
DOTTED = {ord("i"): "İ", ord("ı"): "I"}


class Word(NamedTuple):
    """A shaped word: its width with the space after it, its width, its code."""

    advance: float
    width: float
    code: bytes


class Look(NamedTuple):
    """What the letters of a font look like beyond face and size.

    `tracking` is space added to each letter, in thousandths of the size; `capitals` sets all letters as capitals while
    the text stays as it is; `small` small letters as small capitals, which then are the text.
    """

    tracking: float = 0.0
    tabular: bool = False
    capitals: bool = False
    small: bool = False
    language: str = "en"


class Placed(NamedTuple):
    """A glyph of a shaped piece: where its cluster begins, the cluster's text, the glyph, its place in thousandths."""

    start: int
    text: str
    glyph: int
    x: float
    y: float


START = FIRST = itemgetter(0)
SECOND = itemgetter(1)
LISTED = hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.NO_CLUSTERS


def capitals(text: str, language: str) -> str:
    """`text` in capitals by the rules of `language` (Turkish and Azeri keep the dot of the i)."""
    if language.partition("-")[0] in {"tr", "az"}:
        text = text.translate(DOTTED)
    return text.upper()


class Font(dict[str, Word]):
    """A chain of faces at a size. As a mapping it is the cache: text to `Word`, shaped at its first use."""

    def __init__(
        self, chain: list[UsedFace], size: float, look: Look, shared: dict[str, tuple[float, int, bytes]]
    ) -> None:
        """`shared` holds what is the same at every size: the plain words of these faces in this look."""
        super().__init__()
        self._shared = shared
        self.chain = chain
        self.main = chain[0]
        self.size = size
        self.look = look
        self.tracking = look.tracking * size / 1000
        self.features: dict[str, bool] = {**FEATURES, "tnum": True} if look.tabular else FEATURES
        self.select = self.selecting(self.main, size)
        self.space_width = 0.0
        space = self._shaped(" ", rtl=False)
        self.space_width = space.width
        self.space_code = space.code
        self._rtl: dict[str, Word] = {}
        self._letters = Letters(self)

    def selecting(self, used: UsedFace, size: float) -> bytes:
        """The operator that selects a face at a size."""
        return b"/%b %b Tf" % (used.resource, number(size))

    def __missing__(self, text: str) -> Word:
        known = self._shared.get(text)
        word = self._scaled(known) if known else self._shaped(text, rtl=False)
        self[text] = word
        return word

    def right_to_left(self, text: str) -> Word:
        """A word shaped from right to left."""
        if text not in self._rtl:
            self._rtl[text] = self._shaped(text, rtl=True)
        return self._rtl[text]

    def width_of(self, text: str) -> float:
        """The width of words with single spaces between them."""
        return sum(self[word].advance for word in text.split(" ")) - self.space_width

    def shares(self, parts: list[str], width: float) -> list[float]:
        """A word's width shared out to its parts by the widths of their letters."""
        letters = self._letters
        natural = [sum(map(letters.__getitem__, part)) for part in parts]
        scale = width / (sum(natural) or 1.0)
        return [each * scale for each in natural]

    def _shaped(self, text: str, *, rtl: bool) -> Word:
        if not (rtl or self.look.capitals or self.look.small) and self.main.face.characters.issuperset(text):
            return self._plain(text)
        if self.look.capitals:
            shown = capitals(text, self.look.language)
            word = self._set(list(self._pieces(shown)), rtl=rtl)
            if shown == text:
                return word
            return word._replace(code=b")]TJ%b[(%b)]TJ EMC[(" % (actual_text(text), word.code))
        if self.look.small and text != " ":
            return self._set(list(self._small(text)), rtl=rtl)
        return self._set(list(self._pieces(text)), rtl=rtl)

    def _plain(self, text: str) -> Word:
        """A word that one face sets: shaped once for all sizes where it is simple."""
        piece = Piece(self.main, self.size, text, "", self.features)
        known = _shape_simple(piece, self.look.language)
        if known is None:
            return self._set([piece], rtl=False)
        self._shared[text] = known
        return self._scaled(known)

    def _scaled(self, known: tuple[float, int, bytes]) -> Word:
        """What is the same at every size, at this one."""
        wide, count, code = known
        width = wide * self.size / 1000 + count * self.tracking
        return Word(width + self.space_width, width, code)

    def _set(self, pieces: list["Piece"], *, rtl: bool) -> Word:
        """The word of its pieces; those in another face or size select it and go back."""
        width = 0.0
        codes = []
        for piece in reversed(pieces) if rtl else pieces:
            wide, count, code = _encoded(piece, rtl=rtl, language=self.look.language)
            width += wide * piece.size / 1000 + count * self.tracking
            if piece.used is not self.main or piece.size != self.size:
                code = b")]TJ %b[(%b)]TJ %b[(" % (self.selecting(piece.used, piece.size), code, self.select)
            codes.append(code)
        return Word(width + self.space_width, width, b"".join(codes))

    def _pieces(self, text: str) -> Iterator["Piece"]:
        """The text cut where the face must change."""
        if self.main.face.characters.issuperset(text):
            yield Piece(self.main, self.size, text, "", self.features)
            return
        for used in self.chain:
            # A word stands in one face where one has all of it.
            if used.face.characters.issuperset(text):
                yield Piece(used, self.size, text, "", self.features)
                return
        for used, group in groupby(_with_marks(text), self._face_of):
            yield Piece(used, self.size, "".join(group), "", self.features)

    def _face_of(self, cluster: str) -> UsedFace:
        """The first face that has the whole cluster, else its first character, else the main one."""
        for used in self.chain:
            if used.face.characters.issuperset(cluster):
                return used
        return next((used for used in self.chain if cluster[0] in used.face.characters), self.main)

    def _small(self, text: str) -> Iterator["Piece"]:
        """The text as small capitals: drawn ones where the face has them, else capitals of a smaller size."""
        for is_lower, group in groupby(text, str.islower):
            part = "".join(group)
            shown = capitals(part, self.look.language) if is_lower else part
            if is_lower and self._draws_small(part, shown):
                yield Piece(self.main, self.size, part, shown, {**self.features, "smcp": True})
            else:
                for piece in self._pieces(shown):
                    yield piece._replace(size=self.size * SMALL) if is_lower else piece

    def _draws_small(self, part: str, shown: str) -> bool:
        return (
            len(part) == len(shown)
            and self.main.face.has_small_capitals
            and self.main.face.characters.issuperset(part + shown)
        )


class Letters(dict[str, float]):
    """The widths of single letters in a font."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: str) -> float:
        face = self._font.main.face
        glyph = face.font.get_nominal_glyph(ord(letter))
        width = face.advance(glyph) * face.per_mille if glyph else 500.0
        self[letter] = width
        return width


class Piece(NamedTuple):
    """A part of a word in one face: what is shaped, and in `said` what it says if that is not the same."""

    used: UsedFace
    size: float
    text: str
    said: str
    features: dict[str, bool]


def _with_marks(text: str) -> Iterator[str]:
    """Characters, each with the marks that belong to it."""
    cluster = ""
    for character in text:
        if cluster and _joins(character):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    yield cluster


def _joins(character: str) -> bool:
    """Whether it is a mark that belongs to the letter before it, or a joiner."""
    return character in "\u200c\u200d" or unicodedata.combining(character) > 0 or character in INDIC_SIGNS


def _encoded(piece: Piece, *, rtl: bool, language: str) -> tuple[float, int, bytes]:
    """Width in thousandths of the size, number of glyphs, code."""
    infos, positions = _glyphs_of(piece, "rtl" if rtl else "ltr", language)
    if not rtl and len(infos) == len(piece.text):
        simple = _simple(piece, infos, positions)
        if simple:
            return simple
    return _general(piece, infos, positions, rtl=rtl)


def _shape_simple(piece: Piece, language: str) -> tuple[float, int, bytes] | None:
    """The same for a piece that is simple; None where it is not."""
    if piece.text.isascii():
        return _shape_ascii(piece, language)
    infos, positions = _glyphs_of(piece, "ltr", language)
    return _simple(piece, infos, positions) if len(infos) == len(piece.text) else None


def _shape_ascii(piece: Piece, language: str) -> tuple[float, int, bytes] | None:
    """The same for ASCII, of which no letter becomes two: HarfBuzz's own list in words is quicker than its objects."""
    used = piece.used
    _shape(piece, "ltr", language)
    listed = used.face.buffer.serialize(used.face.font, flags=LISTED)[1:-1].split("|")
    if len(listed) != len(piece.text):
        return None
    try:
        entries = list(map(used.listed.__getitem__, zip(listed, piece.text, strict=True)))
    except KeyError:
        return None
    return sum(map(FIRST, entries)) * used.face.per_mille, len(entries), b"".join(map(SECOND, entries))


def _glyphs_of(piece: Piece, direction: str, language: str) -> tuple[list[Any], list[Any]]:
    """Glyphs and their positions, as HarfBuzz gives them."""
    _shape(piece, direction, language)
    buffer = piece.used.face.buffer
    return buffer.glyph_infos or [], buffer.glyph_positions or []


def _shape(piece: Piece, direction: str, language: str) -> None:
    """Shape a piece in its face's buffer."""
    face = piece.used.face
    buffer = face.buffer
    buffer.clear_contents()
    buffer.add_str(piece.text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    buffer.language = language
    hb.shape(face.font, buffer, piece.features)


def _simple(piece: Piece, infos: list[Any], positions: list[Any]) -> tuple[float, int, bytes] | None:
    """The common case: one glyph for each character, nothing but kerning. None for other words."""
    used = piece.used
    per_mille = used.face.per_mille
    said = piece.said or piece.text
    total = 0.0
    parts = []
    texts, glyphs = used.texts, used.glyphs
    for index, (info, position, character) in enumerate(zip(infos, positions, said, strict=True)):
        glyph = info.codepoint
        x, y, advance, _down = position.position
        if x or y or info.cluster != index or texts.setdefault(glyph, character) != character:
            return None
        natural, code = glyphs[glyph]
        parts.append(code)
        if advance != natural:
            advance, code = kerned(advance, natural, code, per_mille)
            parts[-1] = code
        total += advance
    return total * per_mille, len(infos), b"".join(parts)


def _general(piece: Piece, infos: list[Any], positions: list[Any], *, rtl: bool) -> tuple[float, int, bytes]:
    """Ligatures, marks, right-to-left: numbers where a glyph does not stand where the last one ended.

    A cluster whose glyphs do not tell its text gets an ActualText.
    """
    used = piece.used
    glyphs, total = _placed(piece, infos, positions)
    pen = 0.0
    parts = []
    for _start, cluster in groupby(glyphs, START):
        group = list(cluster)
        plain = _tells_itself(used, group, rtl=rtl)
        if not plain:
            parts.append(b")]TJ%b[(" % actual_text(group[0].text))
        for each in group:
            if abs(pen - each.x) > NEAR:
                parts.append(b")%b(" % number(pen - each.x))
                pen = each.x
            natural, code = used.glyphs[each.glyph]
            parts.append(_raised(code, each.y * piece.size / 1000) if each.y else code)
            pen += natural * used.face.per_mille
        if not plain:
            parts.append(b")]TJ EMC[(")
    if abs(pen - total) > NEAR:
        parts.append(b")%b(" % number(pen - total))
    return total, len(glyphs), b"".join(parts)


def _placed(piece: Piece, infos: list[Any], positions: list[Any]) -> tuple[list[Placed], float]:
    """Glyphs from left to right, and the width of all."""
    said = piece.said or piece.text
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(said)], strict=True))
    scale = piece.used.face.per_mille
    pen = 0
    glyphs = []
    for info, position in zip(infos, positions, strict=True):
        start = info.cluster
        x = (pen + position.x_offset) * scale
        glyphs.append(Placed(start, said[start : ends[start]], info.codepoint, x, position.y_offset * scale))
        pen += position.x_advance
    return glyphs, pen * scale


def _tells_itself(used: UsedFace, group: list[Placed], *, rtl: bool) -> bool:
    """Whether the map of glyphs to text is enough to read the cluster."""
    text = group[0].text
    if len(group) > 1:
        # Every glyph must stand for something; the ActualText says what they stand for together.
        for at, each in enumerate(group):
            used.texts.setdefault(each.glyph, text[min(at, len(text) - 1)])
        return False
    # Readers turn letters that run from right to left round one by one, those of a ligature too.
    shown = text[::-1] if rtl else text
    return used.texts.setdefault(group[0].glyph, shown) == shown


def _raised(code: bytes, rise: float) -> bytes:
    """The code of a glyph that stands above or below the line."""
    return b")]TJ %b Ts[(%b)]TJ 0 Ts[(" % (number(rise), code)
