"""Shaped words: a `Font` is a chain of faces at a size, and the cache of every word set in it.

A word's code is ready to be put between `[(` and `)]TJ`; where it needs another face, or a glyph does not say its own
text, the code closes that array, does what is needed, and opens it again.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from briefing.render.typeset.faces import UsedFace
from briefing.render.typeset.operators import actual_text, number
from briefing.render.typeset.shaping import RAISING, Piece, encoded, shape_simple, with_marks

FEATURES = {"kern": True, "liga": True}
SMALL = 0.8
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
        """A word that one face sets: shaped once for all sizes, unless something in it is raised by points."""
        piece = Piece(self.main, self.size, text, "", self.features)
        language = self.look.language
        known = shape_simple(piece, language) or encoded(piece, rtl=False, language=language)
        if RAISING not in known[2]:
            self._shared[text] = known
        return self._scaled(known)

    def _scaled(self, known: tuple[float, int, bytes]) -> Word:
        """What is the same at every size, at this one."""
        wide, count, code = known
        width = wide * self.size / 1000 + count * self.tracking
        return Word(width + self.space_width, width, code)

    def _set(self, pieces: list[Piece], *, rtl: bool) -> Word:
        """The word of its pieces; those in another face or size select it and go back."""
        width = 0.0
        codes = []
        for piece in reversed(pieces) if rtl else pieces:
            wide, count, code = encoded(piece, rtl=rtl, language=self.look.language)
            width += wide * piece.size / 1000 + count * self.tracking
            if piece.used is not self.main or piece.size != self.size:
                code = b")]TJ %b[(%b)]TJ %b[(" % (self.selecting(piece.used, piece.size), code, self.select)
            codes.append(code)
        return Word(width + self.space_width, width, b"".join(codes))

    def _pieces(self, text: str) -> Iterator[Piece]:
        """The text cut where the face must change."""
        if self.main.face.characters.issuperset(text):
            yield Piece(self.main, self.size, text, "", self.features)
            return
        for used in self.chain:
            # A word stands in one face where one has all of it.
            if used.face.characters.issuperset(text):
                yield Piece(used, self.size, text, "", self.features)
                return
        for used, group in groupby(with_marks(text), self._face_of):
            yield Piece(used, self.size, "".join(group), "", self.features)

    def _face_of(self, cluster: str) -> UsedFace:
        """The first face that has the whole cluster, else its first character, else the main one."""
        for used in self.chain:
            if used.face.characters.issuperset(cluster):
                return used
        return next((used for used in self.chain if cluster[0] in used.face.characters), self.main)

    def _small(self, text: str) -> Iterator[Piece]:
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
