"""The pages of a PDF as pdfium reads them: runs of words with their places and looks."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium writes one of these where a line ends with a hyphen, and no line break after it.
_HYPHEN_MARKS = "\x02\ufffe"
_WORD = re.compile(rf"[^\s{_HYPHEN_MARKS}\x00]*[{_HYPHEN_MARKS}]|[^\s{_HYPHEN_MARKS}\x00]+")
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
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!r)", re.IGNORECASE)
_BOLD = 700
_LONGEST_FONT_NAME = 128
# Parts of the height of a word. Words further apart may be two columns; narrower gutters are not set.
_WIDEST_SPACE = 0.55
_SAME_LINE = 0.25
_SAME_HEIGHT = 0.35
_NEW_LOOK = 0.03
_QUARTERS = 4
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class Run:
    """Words close together on one base line: their text, box, letter size and weight (400 regular, 700 bold).

    `first_width` is the width of the first word: how much room it would have needed on the line above.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    weight: int
    first_width: float

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(slots=True)
class Page:
    """One page as it is seen: its number from 1, its size, its runs in the order they were drawn.

    Where it is written from right to left, left and right are exchanged: lines begin on the left for all who follow.
    """

    number: int
    width: float
    height: float
    runs: list[Run]
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a character is drawn: letter size in points, weight, and how many quarter turns to the left."""

    size: float
    weight: int
    quarter: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page on its side or upright: what turns pdfium's boxes into ours."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter % 2 else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as they are read when the text stands upright."""
        if self.quarter == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.quarter == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.quarter == 2:  # noqa: PLR2004 upside down: two quarter turns
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def page_of(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Page `index` (from 0) with its runs. Raises pypdfium2.PdfiumError for a page that cannot be read.

    Text on its side (a stamp in the margin) is left out, unless most of the page lies on its side.
    """
    page = document[index]
    try:
        box = page.get_bbox()
        textpage = page.get_textpage()
        try:
            sheet, runs = _upright(_Letters(textpage), box)
        finally:
            textpage.close()
    finally:
        page.close()
    width, height = sheet.size
    from_right = _is_from_right(runs)
    if from_right:
        for run in runs:
            run.left, run.right = width - run.right, width - run.left
    return Page(index + 1, width, height, runs, from_right)


def _is_from_right(runs: list[Run]) -> bool:
    """Whether most letters are of scripts written from right to left."""
    text = "".join(run.text for run in runs)
    return len(_FROM_RIGHT.findall(text)) * 2 > len(text)


def _upright(letters: _Letters, box: tuple[float, float, float, float]) -> tuple[_Sheet, list[Run]]:
    sheet = _Sheet(*box, 0)
    runs, turned = letters.runs(sheet)
    if turned and max(turned.values()) > sum(len(run.text) for run in runs):
        sheet = _Sheet(*box, turned.most_common(1)[0][0])
        runs, _others = letters.runs(sheet)
    return sheet, runs


class _Letters:
    """The characters of one page; asks pdfium for no more than the first and last of each word, for speed."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        self._text = _text_of(self._page)
        self._first = pdfium.FS_RECTF()
        self._last = pdfium.FS_RECTF()

    def runs(self, sheet: _Sheet) -> tuple[list[Run], Counter[int]]:
        """The runs that stand upright on this sheet, and how many characters stand otherwise, by quarter turn."""
        runs: list[Run] = []
        turned: Counter[int] = Counter()
        width, height = sheet.size
        look = _Look(0, 0, 0)
        drawn_height = -1.0
        line_end = 0
        for match in _WORD.finditer(self._text):
            start, end = match.span()
            raw = self._box(start, end, sheet.quarter)
            new_line = "\n" in self._text[line_end:start] or not line_end
            line_end = end
            if new_line or abs(raw[3] - raw[1] - drawn_height) > _NEW_LOOK * drawn_height:
                look = self._look(start)
                drawn_height = raw[3] - raw[1]
            if look.quarter != sheet.quarter:
                turned[look.quarter] += end - start
                continue
            left, top, right, bottom = sheet.place(*raw)
            if right < 0 or left > width or bottom < 0 or top > height:
                continue
            if bottom - top < look.size / 2:
                top = bottom - look.size
            word = match.group().translate(_REWRITTEN)
            _add(runs, Run(word, left, top, right, bottom, look.size, look.weight, right - left), self._first.left > self._last.left)
        return runs, turned

    def _box(self, start: int, end: int, quarter: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a word, as high as its tallest end."""
        first, last = self._first, self._last
        pdfium.FPDFText_GetLooseCharBox(self._page, start, first)
        pdfium.FPDFText_GetLooseCharBox(self._page, end - 1, last)
        left, right = min(first.left, last.left), max(first.right, last.right)
        if quarter % 2:
            bottom, top = min(first.bottom, last.bottom), max(first.top, last.top)
            wide = first if first.right - first.left >= last.right - last.left else last
            return wide.left, bottom, wide.right, top
        # A raised number at either end must not lift the word.
        tall = first if first.top - first.bottom >= last.top - last.bottom else last
        return left, tall.bottom, right, tall.top

    def _look(self, index: int) -> _Look:
        matrix = pdfium.FS_MATRIX()
        scale, quarter = 1.0, 0
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
            quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % _QUARTERS
        size = pdfium.FPDFText_GetFontSize(self._page, index) * scale
        return _Look(round(size, 2), self._weight(index), quarter)

    def _weight(self, index: int) -> int:
        name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, index, name, _LONGEST_FONT_NAME, flags)
        if _BOLD_NAME.search(name.value.decode("utf-8", "replace")):
            return _BOLD
        return max(0, int(pdfium.FPDFText_GetFontWeight(self._page, index)))


def _text_of(textpage: object) -> str:
    """The page's characters, one a position, so that positions are pdfium's own."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not any("\ud800" <= each <= "\udfff" for each in text):
        return text
    # pdfium leaves characters without a code out of the text, and counts those beyond the BMP otherwise.
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


def _add(runs: list[Run], word: Run, backwards: bool) -> None:
    """Append a word to the last run where it goes on with it, else as a run of its own."""
    last = runs[-1] if runs else None
    if last is None or not _goes_on(last, word, backwards):
        runs.append(word)
        return
    last.text = f"{last.text} {word.text}"
    last.left = min(last.left, word.left)
    last.right = max(last.right, word.right)
    last.top = min(last.top, word.top)
    last.bottom = max(last.bottom, word.bottom)
    last.weight = min(last.weight, word.weight)


def _goes_on(last: Run, word: Run, backwards: bool) -> bool:
    height = last.bottom - last.top
    if abs(last.top + last.bottom - word.top - word.bottom) / 2 > _SAME_LINE * height:
        return False
    if abs(word.bottom - word.top - height) > _SAME_HEIGHT * height:
        return False
    gap = last.left - word.right if backwards else word.left - last.right
    return -height / 2 < gap < _WIDEST_SPACE * height
