"""The pages of a PDF as pdfium reads them: runs of words with their places and looks."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

# A word, the position of its first character, left, top, right, bottom, and whether it is written from right to left.
_Word = tuple[str, int, float, float, float, float, bool]
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
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!r)", re.IGNORECASE)
_SLANTED_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_BOLD = 700
_REGULAR = 400
_LONGEST_FONT_NAME = 128
# Parts of the height of a word. Words further apart may be two columns; narrower gutters are not set.
_WIDEST_SPACE = 0.55
_SAME_LINE = 0.25
_SAME_HEIGHT = 0.35
_NEW_LOOK = 0.03
# In points.
_NUANCE = 0.05
_QUARTERS = 4
# Asked for twice a word: declared with plain addresses, for which ctypes needs half the time.
_BOX_OF = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True, eq=False)
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
        self._address = ctypes.cast(self._page, ctypes.c_void_p)
        self._text = _text_of(self._page)
        self._first = pdfium.FS_RECTF()
        self._last = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._flags = ctypes.c_int()

    def runs(self, sheet: _Sheet) -> tuple[list[Run], Counter[int]]:
        """The runs that stand upright on this sheet, and how many characters stand otherwise, by quarter turn."""
        runs: list[Run] = []
        turned: Counter[int] = Counter()
        start = 0
        for line in self._text.split("\n"):
            words = self._words(start, line, sheet)
            start += len(line) + 1
            for look, some in self._by_look(words):
                if look.quarter == sheet.quarter:
                    _add(runs, some, look)
                else:
                    turned[look.quarter] += sum(len(word[0]) for word in some)
        width, height = sheet.size
        for run in runs:
            run.text = run.text.translate(_REWRITTEN)
        return [run for run in runs if _is_inside(run, width, height)], turned

    def _words(self, start: int, line: str, sheet: _Sheet) -> list[_Word]:
        """The words of a line that begins at position `start`, each as high as its taller end."""
        page, first, last, box_of = self._address, self._first, self._last, _BOX_OF
        to_first, to_last = ctypes.addressof(first), ctypes.addressof(last)
        quarter, edge, head = sheet.quarter, sheet.left, sheet.top
        words: list[_Word] = []
        for match in _WORD.finditer(line):
            begin, end = match.span()
            index = start + begin
            box_of(page, index, to_first)
            if end - begin > 1:
                box_of(page, index + end - begin - 1, to_last)
                left, bottom, right, top, backwards = _around(first, last, quarter % 2)
            else:
                left, bottom, right, top, backwards = first.left, first.bottom, first.right, first.top, False
            if quarter:
                words.append((match.group(), index, *sheet.place(left, bottom, right, top), backwards))
            else:
                words.append((match.group(), index, left - edge, head - top, right - edge, head - bottom, backwards))
        return words

    def _by_look(self, words: list[_Word]) -> Iterator[tuple[_Look, list[_Word]]]:
        """The words of a line, grouped by their looks; asked where a line begins and where words grow or shrink."""
        heights = [word[5] - word[3] for word in words]
        begin = 0
        if heights and max(heights) - min(heights) > _NUANCE:
            for index, height in enumerate(heights):
                if abs(height - heights[begin]) > _NEW_LOOK * heights[begin]:
                    yield self._look(words[begin][1]), words[begin:index]
                    begin = index
        if words:
            yield self._look(words[begin][1]), words[begin:]

    def _look(self, index: int) -> _Look:
        matrix = self._matrix
        scale, quarter = 1.0, 0
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
            quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % _QUARTERS
        size = pdfium.FPDFText_GetFontSize(self._page, index) * scale
        return _Look(round(size, 2), self._weight(index), quarter)

    def _weight(self, index: int) -> int:
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, _LONGEST_FONT_NAME, self._flags)
        named = _weight_in(self._name.value)
        return named or max(0, int(pdfium.FPDFText_GetFontWeight(self._page, index)))


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


def _around(first: pdfium.FS_RECTF, last: pdfium.FS_RECTF, sideways: int) -> tuple[float, float, float, float, bool]:
    """Left, bottom, right and top around both ends of a word, and whether it was written from right to left.

    A raised number at either end must not lift the word, so the larger end says how high it is.
    """
    if sideways:
        wide = first if first.right - first.left >= last.right - last.left else last
        return wide.left, min(first.bottom, last.bottom), wide.right, max(first.top, last.top), False
    bottom, top = first.bottom, first.top
    if last.top - last.bottom > top - bottom:
        bottom, top = last.bottom, last.top
    left, right = first.left, last.right
    if left <= last.left:
        return left, bottom, max(right, first.right), top, False
    return last.left, bottom, max(right, first.right), top, True


def _add(runs: list[Run], words: list[_Word], look: _Look) -> None:
    """Append words of one look to the last run where they go on with it, else as runs of their own."""
    last = runs[-1] if runs else None
    for text, _index, left, top, right, bottom, backwards in words:
        if bottom - top < look.size / 2:
            top = bottom - look.size  # noqa: PLW2901 a font that does not say how high it is
        if last is not None and _goes_on(last, left, top, right, bottom, backwards=backwards):
            last.text = f"{last.text} {text}"
            last.left = min(last.left, left)
            last.right = max(last.right, right)
            last.weight = min(last.weight, look.weight)
        else:
            last = Run(text, left, top, right, bottom, look.size, look.weight, right - left)
            runs.append(last)


def _goes_on(last: Run, left: float, top: float, right: float, bottom: float, *, backwards: bool) -> bool:
    height = last.bottom - last.top
    if abs(last.top + last.bottom - top - bottom) > 2 * _SAME_LINE * height:
        return False
    if abs(bottom - top - height) > _SAME_HEIGHT * height:
        return False
    gap = last.left - right if backwards else left - last.right
    return -height / 2 < gap < _WIDEST_SPACE * height


def _is_inside(run: Run, width: float, height: float) -> bool:
    return run.right > 0 and run.left < width and run.bottom > 0 and run.top < height
