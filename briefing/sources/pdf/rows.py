"""Rows: the runs of a page that stand at one height, whichever columns they belong to."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from briefing.sources.pdf.words import Run

# Two runs share a row when their middles are closer than this part of the lower one's height.
_SAME_ROW = 0.5
_LOOKED_BACK = 4
# In heights: so near stands a raised number to its word, and so far may words of one row overlap.
_BESIDE = 0.3
# Between words, in letter sizes: cells of a table are so far apart, parts of a word so near.
_TAB = 1.3
_GLUED = 0.12
# An initial is a letter, perhaps with a quotation mark, so many times as large as the lines beside it.
_LONGEST_INITIAL = 2
_INITIAL = 1.8
_FEWEST_BESIDE = 2


@dataclass(slots=True, eq=False)
class Row:
    """Runs at one height, from left to right, and the box around them.

    `main` is the run with most text: what the row's size, weight and place are measured on.
    """

    runs: list[Run]
    main: Run
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """The row's words."""
        if len(self.runs) == 1:
            return self.runs[0].text
        return " ".join(run.text for run in self.runs)


def row_of(runs: list[Run]) -> Row:
    """The row that some runs at one height make."""
    if len(runs) == 1:
        run = runs[0]
        return Row(runs, run, run.left, run.top, run.right, run.bottom)
    return Row(
        sorted(runs, key=attrgetter("left")),
        max(runs, key=lambda run: len(run.text)),
        min([run.left for run in runs]),
        min([run.top for run in runs]),
        max([run.right for run in runs]),
        max([run.bottom for run in runs]),
    )


def rows_of(runs: list[Run]) -> list[Row]:
    """The rows of a page from top to bottom."""
    groups: list[list[Run]] = []
    for run in sorted(_with_initials(runs), key=lambda each: each.top + each.bottom):
        for group in reversed(groups[-_LOOKED_BACK:]):
            if _belongs(group, run):
                group.append(run)
                break
        else:
            groups.append([run])
    return sorted((row_of(group) for group in groups), key=lambda row: row.main.middle)


def _with_initials(runs: list[Run]) -> list[Run]:
    """The runs, with a large initial that stands beside several lines put before the words of the first of them."""
    initials = [run for run in runs if len(run.text) <= _LONGEST_INITIAL and run.text[:1].isupper()]
    taken = [initial for initial in initials if _is_taken(initial, runs)]
    return [run for run in runs if not any(run is initial for initial in taken)] if taken else runs


def _is_taken(initial: Run, runs: list[Run]) -> bool:
    """Put an initial before the highest line beside it, if there are two; the line's edge stays where it is."""
    beside = [run for run in runs if _stands_beside(run, initial)]
    if len(beside) < _FEWEST_BESIDE:
        return False
    first = min(beside, key=lambda run: run.top)
    first.text = initial.text + first.text
    return True


def _stands_beside(run: Run, initial: Run) -> bool:
    if run.size * _INITIAL > initial.size or not run.text[:1].isalpha():
        return False
    near = -_BESIDE * run.height <= run.left - initial.right <= run.height
    return near and initial.top - run.height / 2 < run.middle < initial.bottom


def _belongs(group: list[Run], run: Run) -> bool:
    first = group[0]
    apart = abs(first.top + first.bottom - run.top - run.bottom) / 2
    height, own_height = first.bottom - first.top, run.bottom - run.top
    if apart > _SAME_ROW * height and apart > _SAME_ROW * own_height:
        return False
    gaps = [max(other.left, run.left) - min(other.right, run.right) for other in group]
    lower, higher = sorted((height, own_height))
    if min(gaps) < -_BESIDE * lower:
        return False
    # A raised number is smaller and higher than the words it stands beside.
    return apart <= _SAME_ROW * lower or min(gaps) <= _BESIDE * higher


def words_of(row: Row, *, tabs: bool) -> str:
    """A row's words in reading order; `tabs` divides cells of a table, far apart, by a tab."""
    text = row.runs[0].text
    if len(row.runs) == 1:
        return text
    for before, after in pairwise(row.runs):
        gap = after.left - before.right
        text += _between(gap, max(before.size, after.size), tabs=tabs) + after.text
    return text


def _between(gap: float, size: float, *, tabs: bool) -> str:
    if tabs and gap > _TAB * size:
        return "\t"
    return "" if gap < _GLUED * size else " "
