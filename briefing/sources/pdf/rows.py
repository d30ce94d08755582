"""Rows: the runs of a page that stand at one height, whichever columns they belong to."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefing.sources.pdf.pages import Run

# Two runs share a row when their middles are closer than this part of the lower one's height.
_SAME_ROW = 0.5
_LOOKED_BACK = 4
# A raised number stands within this part of a letter's height beside the word it belongs to.
_BESIDE = 0.3
# Between words, in letter sizes: cells of a table are so far apart, parts of a word so near.
_TAB = 1.3
_GLUED = 0.12


@dataclass(slots=True)
class Row:
    """Runs at one height, from left to right, and the box around them."""

    runs: list[Run]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """The row's words."""
        return " ".join(run.text for run in self.runs)

    @property
    def main(self) -> Run:
        """The run with most text: what the row's size and weight are measured on."""
        return max(self.runs, key=lambda run: len(run.text))


def row_of(runs: list[Run]) -> Row:
    """The row that some runs at one height make."""
    return Row(
        sorted(runs, key=lambda run: run.left),
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
    )


def rows_of(runs: list[Run]) -> list[Row]:
    """The rows of a page from top to bottom."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: each.top + each.bottom):
        for group in reversed(groups[-_LOOKED_BACK:]):
            if _belongs(group, run):
                group.append(run)
                break
        else:
            groups.append([run])
    return sorted((row_of(group) for group in groups), key=lambda row: row.main.middle)


def _belongs(group: list[Run], run: Run) -> bool:
    beside = any(_is_beside(other, run) for other in group)
    first = group[0]
    apart = abs(first.middle - run.middle)
    near = apart <= _SAME_ROW * min(first.height, run.height)
    raised = beside and apart <= _SAME_ROW * max(first.height, run.height)
    return (near or raised) and not any(_overlap(other, run) for other in group)


def _is_beside(one: Run, other: Run) -> bool:
    gap = max(one.left, other.left) - min(one.right, other.right)
    return gap <= _BESIDE * max(one.height, other.height)


def _overlap(one: Run, other: Run) -> bool:
    common = min(one.right, other.right) - max(one.left, other.left)
    return common > _BESIDE * min(one.height, other.height)


def words_of(row: Row, *, tabs: bool) -> str:
    """A row's words in reading order; `tabs` divides cells of a table, far apart, by a tab."""
    text = row.runs[0].text
    for before, after in pairwise(row.runs):
        gap = after.left - before.right
        text += _between(gap, max(before.size, after.size), tabs=tabs) + after.text
    return text


def _between(gap: float, size: float, *, tabs: bool) -> str:
    if tabs and gap > _TAB * size:
        return "\t"
    return "" if gap < _GLUED * size else " "
