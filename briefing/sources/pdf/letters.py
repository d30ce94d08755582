"""What pdfium tells of a page's letters, gathered into runs of words with their places and looks.

Pages of dense text have some 500 words, so each word is asked for two boxes and no more, all of them in one go: the
calls that read a single number of a structure of C are what costs the time. Most of the cost of a call is to make its
arguments ready for C; those that are the same for each word and page are made ready once.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ctypes
import math
import re
import struct
import sys
from collections import Counter, deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.sources.pdf.words import FLOATS_A_BOX, Look, Run, Standing, Words

# pdfium writes one of these where a line ends with a hyphen, and no line break after it.
_HYPHEN_MARKS = "\x02\ufffe"
_WORD = re.compile(rf"[^\s{_HYPHEN_MARKS}\x00]*[{_HYPHEN_MARKS}]|[^\s{_HYPHEN_MARKS}\x00]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_REWRITTEN = str.maketrans({**_LIGATURES, **dict.fromkeys(_HYPHEN_MARKS, "-")})
_TO_REWRITE = re.compile(f"[{''.join(map(chr, _REWRITTEN))}]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!r)", re.IGNORECASE)
_SLANTED_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_BOLD = 700
_REGULAR = 400
_LONGEST_FONT_NAME = 128
_QUARTERS = 4
_SIX_FLOATS = struct.Struct("=6f")


def _plainly(function: ctypes._FuncPointer, answer: type | None) -> ctypes._FuncPointer:
    """One of pdfium's functions, without letting go of the interpreter, for arguments that are ready for C."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_BOX_OF = _plainly(pdfium.FPDFText_GetLooseCharBox, None)
_MATRIX_OF = _plainly(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_SIZE_OF = _plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_WEIGHT_OF = _plainly(pdfium.FPDFText_GetFontWeight, ctypes.c_int)
_FONT_OF = _plainly(pdfium.FPDFText_GetFontInfo, None)

_ROOM = 4096
_BOXES = (ctypes.c_float * (FLOATS_A_BOX * _ROOM))()
_TO_BOXES = [ctypes.byref(_BOXES, place * ctypes.sizeof(pdfium.FS_RECTF)) for place in range(_ROOM)]
_MATRIX = (ctypes.c_char * ctypes.sizeof(pdfium.FS_MATRIX))()
_TO_MATRIX = ctypes.byref(_MATRIX)
_NAME = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
_TO_NAME = ctypes.byref(_NAME)
_NAME_ROOM = ctypes.c_ulong(_LONGEST_FONT_NAME)


class Letters:
    """The characters of one page."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = ctypes.c_void_p.from_param(ctypes.cast(textpage.raw, ctypes.c_void_p))
        self._text = _text_of(textpage.raw)

    def runs(self, standing: Standing) -> tuple[list[Run], Counter[int]]:
        """The runs that stand upright so, and how many characters stand otherwise, by quarter turn."""
        runs: list[Run] = []
        turned: Counter[int] = Counter()
        words = self._words(standing)
        for line in words.lines(self._text):
            for some, is_level in words.by_height(line):
                look = self._look(words.begins[some.start])
                if look.quarter == standing.quarter:
                    words.add_to(runs, some, look, is_level=is_level)
                else:
                    turned[look.quarter] += sum(map(len, words.texts[some.start : some.stop]))
        width, height = standing.size
        if _TO_REWRITE.search(self._text):
            for run in runs:
                run.text = run.text.translate(_REWRITTEN)
        return [run for run in runs if _is_inside(run, width, height)], turned

    def _words(self, standing: Standing) -> Words:
        """All words of the page, each with the boxes of its first and last character taken together."""
        begins = [match.start() for match in _WORD.finditer(self._text)]
        words = Words(_WORD.findall(self._text), begins)
        ends = [begin + len(word) - 1 for begin, word in zip(begins, words.texts, strict=True)]
        words.place(self._boxes(begins), self._boxes(ends), standing)
        return words

    def _boxes(self, indices: list[int]) -> list[float]:
        """Left, top, right and bottom of each of these characters, one after the other."""
        boxes: list[float] = []
        # pdfium leaves the room of a character that it does not know as it was.
        ctypes.memset(_BOXES, 0, ctypes.sizeof(_BOXES))
        for begin in range(0, len(indices), _ROOM):
            some = indices[begin : begin + _ROOM]
            _all(map(_BOX_OF, repeat(self._page), some, _TO_BOXES))
            boxes += _BOXES[: FLOATS_A_BOX * len(some)]
        return boxes

    def _look(self, index: int) -> Look:
        scale, quarter = _turn_of(_MATRIX.raw) if _MATRIX_OF(self._page, index, _TO_MATRIX) else (1.0, 0)
        return Look(round(_SIZE_OF(self._page, index) * scale, 2), self._weight(index), quarter)

    def _weight(self, index: int) -> int:
        _FONT_OF(self._page, index, _TO_NAME, _NAME_ROOM, None)
        named = _weight_in(_NAME.value)
        return named or max(0, int(_WEIGHT_OF(self._page, index)))


def _all(calls: Iterator[None]) -> None:
    """Make every call, none of which answers anything."""
    deque(calls, maxlen=0)


@lru_cache(maxsize=512)
def _turn_of(matrix: bytes) -> tuple[float, int]:
    """By how much a matrix stretches letters upwards, and how many quarter turns to the left it gives them."""
    a, b, c, d, _e, _f = _SIX_FLOATS.unpack(matrix)
    return math.hypot(c, d), round(math.atan2(b, a) / (math.pi / 2)) % _QUARTERS


def _text_of(textpage: object) -> str:
    """The page's characters, one a position, so that positions are pdfium's own."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not _SURROGATE.search(text):
        return text
    # pdfium leaves characters without a code out of the text, and counts those beyond the BMP otherwise.
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)


@lru_cache(maxsize=512)
def _weight_in(font_name: bytes) -> int:
    """The weight a font's name tells, 0 where it tells none. Slanted fonts have thicker stems but are not bold."""
    name = font_name.decode("utf-8", "replace")
    if _BOLD_NAME.search(name):
        return _BOLD
    return _REGULAR if _SLANTED_NAME.search(name) else 0


def _is_inside(run: Run, width: float, height: float) -> bool:
    return run.right > 0 and run.left < width and run.bottom > 0 and run.top < height
