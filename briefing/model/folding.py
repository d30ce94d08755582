"""Folding: the form in which words are compared, blind to accents, letter forms and, where wanted, case.

What one reader types and another wrote differ in ways nobody means: İstanbul and istanbul, ёлка and елка, Łódź and
Lodz, Ørsted and Orsted, أحمد and احمد, ά and α, “straight” and "curly". `folded` maps both to one form; `FoldedText`
finds words in a text by that form and tells exactly which code points of the text they are.

Every letter folds by itself, so a fold never depends on its neighbours: Unicode's compatibility decomposition
(UAX #15), accents and points taken away, case folding, then what Unicode does not decompose (see `_ALIKE`). Marks that
are part of a letter (Devanagari vowels, Thai tones, Japanese voicing) stay.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

Span = tuple[int, int]

# Accents of Latin, Greek and Cyrillic; points of Hebrew, Arabic and Syriac: marks a reader may leave out.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
    "\ufe00-\ufe0f\ufe20-\ufe2f]"
)
# Tatweel, soft hyphen, zero-width and direction marks: they show nothing of their own.
_UNSEEN = frozenset(
    "\u0640\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
)
_ALIKE = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H",
    "ı": "i", "ŧ": "t", "Ŧ": "T", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ß": "ss",
    "ẞ": "SS", "ə": "e", "Ə": "E", "ς": "σ",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʹ": "'", "′": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "⁄": "/",
}  # fmt: skip


class _Fold(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __init__(self, *, case: bool) -> None:
        super().__init__()
        self._case = case

    def __missing__(self, code: int) -> str:
        found = _folded_letter(chr(code), case=self._case)
        self[code] = found
        return found


def _folded_letter(letter: str, *, case: bool) -> str:
    """One character folded; "" for what is not seen."""
    if letter in _UNSEEN:
        return ""
    if letter.isspace():
        return " "
    bare = "".join(_ALIKE.get(part, part) for part in _without_accents(letter))
    if not case:
        bare = _without_accents(bare.casefold())
        bare = "".join(_ALIKE.get(part, part) for part in bare)
    bare = "".join(_digit(part) for part in bare)
    # Puts together again what only hangs together decomposed: Korean syllables, voiced kana.
    return unicodedata.normalize("NFC", bare)


def _without_accents(letters: str) -> str:
    return _ACCENT.sub("", unicodedata.normalize("NFKD", letters))


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


_BLIND = _Fold(case=False)
_SHARP = _Fold(case=True)


def folded(text: str, *, case: bool = False) -> str:
    """The text in the form that is compared; with `case`, capitals and small letters stay apart."""
    if text.isascii():
        return _ascii(text, case=case)
    return text.translate(_SHARP if case else _BLIND)


def _ascii(text: str, *, case: bool) -> str:
    return (text if case else text.lower()).translate(_ASCII_SPACES)


_ASCII_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f"), " ")
_PIECE = 32_768


class FoldedText:
    """A text ready to be searched; building is one pass, each position is found by bisection."""

    __slots__ = ("_case", "_folded", "_origins", "_pieces", "_read", "_shift", "_text", "_uneven")

    def __init__(self, text: str, *, case: bool = False, now: bool = True) -> None:
        """With `now` it is ready at once; else when `read_some` says so, for texts that take longer than a moment."""
        self._text = text
        self._case = case
        self._folded = ""
        self._pieces: list[str] = []
        self._read = 0
        # The characters that do not fold to one character: where the fold of each begins, where it stands, how wide.
        self._uneven: list[int] = []
        self._origins: list[Span] = []
        self._shift = 0
        while now and self.read_some():
            pass

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self._text

    @property
    def is_ready(self) -> bool:
        """Whether all of the text has been read."""
        return self._read >= len(self._text)

    def read_some(self) -> bool:
        """Fold the next some ten thousand letters; whether there are more. Each folds by itself, so any cut is good."""
        piece = self._text[self._read : self._read + _PIECE]
        self._pieces.append(folded(piece, case=self._case))
        self._note_uneven(piece)
        self._read += len(piece)
        if self.is_ready:
            self._folded = "".join(self._pieces)
            self._pieces.clear()
        return not self.is_ready

    def find(self, words: str, *, whole_words: bool = False) -> list[Span]:
        """Where the words stand, as code points [start, end) of the text, in order and without overlaps.

        White space between words matches any run of it, line breaks too. Nothing is found for empty words. With
        `whole_words` no letter or digit may stand right before or after.
        """
        return list(self.finding(words, whole_words=whole_words))

    def finding(self, words: str, *, whole_words: bool = False) -> Iterator[Span]:
        """The same one by one, as they are asked for; nothing before the text is ready."""
        parts = folded(words, case=self._case).split()
        if not parts:
            return
        behind = 0
        for found in re.finditer(" +".join(map(re.escape, parts)), self._folded):
            start = self._origin(found.start())
            end = self._with_accents(self._origin(found.end() - 1) + 1)
            if start < behind or (whole_words and not self._is_whole(start, end)):
                continue
            yield start, end
            behind = end

    def _note_uneven(self, piece: str) -> None:
        if piece.isascii():
            return
        table = _SHARP if self._case else _BLIND
        wide = "".join(sorted(c for c in set(piece) if len(table[ord(c)]) != 1))
        for found in re.finditer(f"[{re.escape(wide)}]", piece) if wide else ():
            width = len(table[ord(found.group())])
            start = self._read + found.start()
            self._uneven.append(start + self._shift)
            self._origins.append((start, width))
            self._shift += width - 1

    def _origin(self, position: int) -> int:
        """The code point of the text that a position of the folded text comes from."""
        number = bisect_right(self._uneven, position) - 1
        if number < 0:
            return position
        begin = self._uneven[number]
        origin, width = self._origins[number]
        return origin if position < begin + width else origin + 1 + position - begin - width

    def _with_accents(self, end: int) -> int:
        """`end` moved on over accents, which belong to the letter before them."""
        while end < len(self._text) and _ACCENT.match(self._text, end):
            end += 1
        return end

    def _is_whole(self, start: int, end: int) -> bool:
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        return not (_is_of_word(before) or _is_of_word(after))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter) in ("Mn", "Mc")
