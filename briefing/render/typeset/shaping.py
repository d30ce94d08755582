"""Shaping: from a piece of text in one face to widths and codes, by HarfBuzz."""
# SPDX-License-Identifier: MIT

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import uharfbuzz as hb

from briefing.render.typeset.faces import UsedFace, kerned
from briefing.render.typeset.operators import actual_text, number

# So many words of a face are kept from one document to the next: those of a long brief, in less than a megabyte.
KEPT_WORDS = 3000
# Positions closer than this, in thousandths of the size, are the same.
NEAR = 0.2
# Devanagari's vowel signs: marks that Unicode does not count as combining.
INDIC_SIGNS = "".join(map(chr, [*range(0x900, 0x904), *range(0x93A, 0x950), *range(0x951, 0x958), 0x962, 0x963]))
START = FIRST = itemgetter(0)
SECOND = itemgetter(1)
# The operator that raises what follows, as it stands in a word's code.
RAISING = b" Ts[("
LISTED = hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.NO_CLUSTERS


class Placed(NamedTuple):
    """A glyph of a shaped piece: where its cluster begins, the cluster's text, the glyph, its place in thousandths."""

    start: int
    text: str
    glyph: int
    x: float
    y: float


class Piece(NamedTuple):
    """A part of a word in one face: what is shaped, and in `said` what it says if that is not the same."""

    used: UsedFace
    size: float
    text: str
    said: str
    features: dict[str, bool]


def with_marks(text: str) -> Iterator[str]:
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


def encoded(piece: Piece, *, rtl: bool, language: str) -> tuple[float, int, bytes]:
    """Width in thousandths of the size, number of glyphs, code."""
    infos, positions = _glyphs_of(piece, "rtl" if rtl else "ltr", language)
    if not rtl and len(infos) == len(piece.text):
        simple = _simple(piece, infos, positions)
        if simple:
            return simple
    return _general(piece, infos, positions, rtl=rtl)


def shape_simple(piece: Piece, language: str) -> tuple[float, int, bytes] | None:
    """The same for a piece that is simple; None where it is not."""
    if piece.text.isascii():
        return _shape_ascii(piece, language)
    infos, positions = _glyphs_of(piece, "ltr", language)
    return _simple(piece, infos, positions) if len(infos) == len(piece.text) else None


def _shape_ascii(piece: Piece, language: str) -> tuple[float, int, bytes] | None:
    """The same for ASCII, of which no letter becomes two: HarfBuzz's own list in words is quicker than its objects."""
    used = piece.used
    listed = _listed(piece, language).split("|")
    if len(listed) != len(piece.text):
        return None
    try:
        entries = list(map(used.listed.__getitem__, zip(listed, piece.text, strict=True)))
    except KeyError:
        return None
    return sum(map(FIRST, entries)) * used.face.per_mille, len(entries), b"".join(map(SECOND, entries))


def _listed(piece: Piece, language: str) -> str:
    """HarfBuzz's list of a piece's glyphs. The face keeps it for the next document: a preview asks for it again."""
    face = piece.used.face
    key = (piece.text, language, "tnum" in piece.features)
    listed = face.listed.get(key)
    if listed is None:
        _shape(piece, "ltr", language)
        listed = face.buffer.serialize(face.font, flags=LISTED)[1:-1]
        if len(face.listed) < KEPT_WORDS:
            face.listed[key] = listed
    return listed


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
    return b")]TJ %b%b%b)]TJ 0 Ts[(" % (number(rise), RAISING, code)
