"""The pages of a PDF as they are seen: runs of words with their places and looks."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2

from briefing.sources.pdf.letters import Letters
from briefing.sources.pdf.words import Run, Standing

_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class Page:
    """One page as it is seen: its number from 1 and its size.

    Where it is written from right to left, left and right are exchanged: lines begin on the left for all who follow.
    """

    number: int
    width: float
    height: float
    from_right: bool = False


def page_of(document: pypdfium2.PdfDocument, index: int) -> tuple[Page, list[Run]]:
    """Page `index` (from 0), and its runs in the order they were drawn.

    Raises pypdfium2.PdfiumError for a page that cannot be read.

    Text on its side (a stamp in the margin) is left out, unless most of the page lies on its side.
    """
    page = document[index]
    try:
        box = page.get_bbox()
        textpage = page.get_textpage()
        try:
            sheet, runs = _upright(Letters(textpage), box)
        finally:
            textpage.close()
    finally:
        page.close()
    width, height = sheet.size
    from_right = _is_from_right(runs)
    if from_right:
        for run in runs:
            run.left, run.right = width - run.right, width - run.left
    return Page(index + 1, width, height, from_right), runs


def _is_from_right(runs: list[Run]) -> bool:
    """Whether most letters are of scripts written from right to left."""
    text = "".join(run.text for run in runs)
    return len(_FROM_RIGHT.findall(text)) * 2 > len(text)


def _upright(letters: Letters, box: tuple[float, float, float, float]) -> tuple[Standing, list[Run]]:
    sheet = Standing(*box, 0)
    runs, turned = letters.runs(sheet)
    if turned and max(turned.values()) > sum(len(run.text) for run in runs):
        sheet = Standing(*box, turned.most_common(1)[0][0])
        runs, _others = letters.runs(sheet)
    return sheet, runs
